//  What a JSON Schema or an OpenAPI document says of fields: names, and what bears upon their values.

/// A field that a schema describes.
public struct SchemaField: Hashable, Sendable {
  /// Its name, and before it those around it, outermost first; `*` for a name that the schema leaves open.
  public var path: [String]
  /// As people write it: `accounts[].identification`.
  public var text: String
  /// Its `format`: `email`.
  public var format: String?
  /// Whether nothing but true and false may stand in it.
  public var isFlag: Bool
  /// Values that it may have: examples and defaults, at most ``mostValues``. For judging them, not for
  /// showing them.
  public var samples: [String]
  /// All values that it can have, where a schema names them.
  public var choices: [String]?

  /// As many values of a field are kept, none longer than ``longestValue`` bytes.
  public static let mostValues = 64
  /// The longest value that is kept, in bytes.
  public static let longestValue = 4096
}

/// What could not be read of a schema.
public struct UnreadReference: Hashable, Sendable, CustomStringConvertible {
  /// Why it could not.
  public enum Reason: String, Hashable, Sendable {
    /// It leads out of the document; nothing is fetched.
    case external = "it leads out of the document, and nothing is fetched"
    /// There is nothing where it leads.
    case dangling = "it leads to nothing"
    /// It stands too deep.
    case tooDeep = "schemas stand too deep in each other"
  }

  /// The schema, as it was given.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// Where it leads, without what may be secret in it.
  public var target: String
  /// Why it could not be read.
  public var reason: Reason

  /// `api.yaml:12: common.yaml#/Account was not read: it leads out of …`
  public var description: String { "\(file):\(line): \(target) was not read: \(reason.rawValue)" }
}

/// A JSON Schema (draft 4 to 2020-12), an OpenAPI 3 or a Swagger 2 document, in JSON or YAML, read.
public struct Schema: Sendable {
  /// The fields of each record: of a schema, of a request, of an answer; those of definitions that nobody
  /// refers to come last, under the name of the definition.
  public let records: [[SchemaField]]
  /// References that could not be followed.
  public let unread: [UnreadReference]

  /// Reads `text`.
  ///
  /// A document in which many definitions refer to each other is spelt out for 50,000 steps; from there on
  /// a definition is spelt out once for each name it stands under, which names every field, though not on
  /// every path.
  ///
  /// - Parameter file: what messages call it.
  /// - Throws: ``PackError`` if it is none, or if it is too large to be walked; no message holds a value.
  /// - Complexity: linear in what is walked; a megabyte takes about a second.
  public init(_ text: String, file: String) throws(PackError) {
    var walk = SchemaWalk(document: try SchemaDocument(text, file: file))
    if walk.document.isAPI { try walk.readAPI() } else { try walk.readSchema() }
    try walk.readUnreferenced()
    guard !walk.records.isEmpty || !walk.unread.isEmpty else {
      throw PackError(.badValue, file: file, line: 0, reason: "the schema names no field")
    }
    records = walk.records
    unread = walk.unread
  }

  /// From so many steps on a definition is spelt out once for each name.
  static let manySteps = 50_000
  /// More steps than that are not gone.
  static let mostSteps = 200_000
}
