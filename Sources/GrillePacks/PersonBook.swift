public import GrilleCore
internal import Yams

/// A number of people from which on a loss is to be notified.
public struct Notice: Hashable, Sendable {
  /// Where it stands.
  public var clause: String
  /// From how many people on.
  public var atLeast: Int
  /// Which people.
  public var people: String
  /// What is to be done, in our words.
  public var notice: String
  /// The key of its source in the list of sources.
  public var source: String

  /// Joins the parts.
  public init(clause: String, atLeast: Int, people: String, notice: String, source: String) {
    self.clause = clause
    self.atLeast = atLeast
    self.people = people
    self.notice = notice
    self.source = source
  }
}

/// How people are told apart, and from how many on something is due: `Patterns/duties.yaml`.
public struct PersonBook: Hashable, Sendable {
  /// Types of which a value stands for a person, the surest first.
  public var identifiers: [InfoType]
  /// From how many people on what is due, in the order of the file.
  public var notices: [Notice]

  /// Joins the parts.
  public init(identifiers: [InfoType], notices: [Notice]) {
    self.identifiers = identifiers
    self.notices = notices
  }

  /// The built-in one.
  ///
  /// - Throws: ``PackError`` for the first mistake.
  public static func builtIn() throws(PackError) -> PersonBook {
    try PersonBook(yaml: try BuiltInTables.yaml(at: "duties"), file: "duties.yaml")
  }

  init(yaml: String, file: String) throws(PackError) {
    let reader = PackReader(file: file)
    let top = try reader.mapping(try reader.root(of: yaml), keys: DutyBook.keys)
    identifiers = []
    for node in try top.list("persons") {
      guard let row = node.sequence else {
        throw reader.error(.badValue, node, "`persons` takes lists of types")
      }
      for name in row {
        let type = InfoType(try reader.string(name))
        guard InfoType.isWellFormed(type.rawValue) else {
          throw reader.error(.unknownName, name, "\"\(type)\" is no type")
        }
        guard !identifiers.contains(type) else {
          throw reader.error(.duplicateID, name, "\(type) has its place already")
        }
        identifiers.append(type)
      }
    }
    notices = try top.list("notices").map { node throws(PackError) in
      let map = try reader.mapping(node, keys: ["clause", "at_least", "of", "notice", "source"])
      guard let atLeast = try map.integer("at_least"), atLeast > 0 else {
        throw reader.error(.badValue, node, "`at_least` is needed, above 0")
      }
      return Notice(
        clause: try map.required("clause"), atLeast: atLeast, people: try map.required("of"),
        notice: try map.required("notice"), source: try map.required("source"))
    }
  }
}
