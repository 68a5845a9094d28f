//  What a schema says of a field beyond its name: a format is a name for its values, and a value that it
//  gives as an example is looked at as the scanner would look at it in that field.

internal import GrilleCore
public import GrillePacks

extension FieldClassifier {
  /// What the fields of a record that a schema describes may hold.
  ///
  /// A field that can only be true or false holds nothing of what its name means; nor anything confidential
  /// does one all of whose values are named, where none of them is that.
  ///
  /// - Returns: as many as there are fields, in their order.
  /// - Complexity: beyond the names, a scan for each value that is given.
  public func classify(record fields: [SchemaField]) -> [FieldClassification] {
    var known = classify(record: fields.map(\.path))
    // Made for the first value: most schemas give none.
    var values: FieldValues?
    for index in fields.indices {
      let field = fields[index]
      guard !field.isFlag else {
        known[index].ruleOut(.flag) { _ in true }
        continue
      }
      if let format = field.format { addFormat(format, to: &known[index]) }
      if !field.samples.isEmpty || field.choices != nil {
        if values == nil { values = FieldValues(packs, options) }
        values?.judge(field, &known[index])
      }
      known[index].sort()
    }
    return known
  }

  /// Formats whose values other names are known for.
  private static let formats = ["ipv4": "ip", "ipv6": "ip", "idn-email": "email"]

  /// Adds what a format says that is a name of what it describes.
  private func addFormat(_ format: String, to known: inout FieldClassification) {
    let name = Self.formats[format] ?? format
    let tags = meaning(of: name, as: .format, among: RecordNames([], table.keywords)).tags
    for tag in tags where !tag.isConditional { known.add(tag) }
  }
}

/// Looks at values that a schema gives.
struct FieldValues: ~Copyable {
  private var session: RecordScanner.Session
  private let definitions: [InfoType: TypeDefinition]

  init(_ packs: PreparedPacks, _ options: ScanOptions) {
    let scanner = RecordScanner(packs, options: options)
    session = scanner.session()
    definitions = scanner.definitions
  }

  /// Adds what the values of `field` are found to be; takes away what none of its choices is.
  mutating func judge(_ field: SchemaField, _ known: inout FieldClassification) {
    let choices = field.choices?.prefix(SchemaField.mostValues)
    var found: [InfoType: Likelihood] = [:]
    for value in field.samples + (choices ?? []) {
      for (type, likelihood) in types(of: value, in: field) {
        found[type] = max(found[type] ?? likelihood, likelihood)
      }
    }
    if let choices, choices.count == field.choices?.count {
      known.ruleOut(.choices) {
        $0.definition.sensitivity >= .confidential && found[$0.definition.type] == nil
      }
    }
    for (type, likelihood) in found.sorted(by: { $0.key < $1.key }) {
      guard let definition = definitions[type] else { continue }
      known.add(
        FieldTag(
          definition: definition, likelihood: likelihood, source: .value, words: [], expanded: []))
    }
  }

  /// The types of which all of `value` is one, where it stands in `field`.
  private mutating func types(of value: String, in field: SchemaField) -> [(InfoType, Likelihood)] {
    let opening = field.path.map { "{\(Self.quoted($0)):" }.joined()
    let document = Array("\(opening)\(Self.quoted(value))".utf8)
    let place = ByteRange(opening.utf8.count + 1, document.count - 1)
    let closed = document + [UInt8](repeating: UInt8(ascii: "}"), count: field.path.count)
    // A value in doubt is no evidence.
    guard let result = try? session.scan(closed.span, refused: false) else { return [] }
    return result.findings.filter { $0.range == place }.map { ($0.type, $0.likelihood) }
  }

  /// `text` as a string of JSON.
  private static func quoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": json += "\\\(scalar)"
      case _ where scalar.value < 0x20: json += " "
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}

extension FieldClassification {
  /// Takes away the tags that `isWrong` for `reason`.
  mutating func ruleOut(_ reason: Reason, _ isWrong: (FieldTag) -> Bool) {
    let count = tags.count
    tags.removeAll(where: isWrong)
    if tags.count < count { ruledOut = reason }
  }
}
