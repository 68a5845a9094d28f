import Grille
import Testing

/// What a name is said to mean is what a scanner makes of a value in such a field.
@Suite("Classifier and scanner")
struct NameStylesTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let path: String
    let value: String
    let type: InfoType?
    var testDescription: String { "\(path) = \(value)" }

    /// `path = value → type`.
    init(_ line: Substring) {
      let arrow = line.split(separator: "→", omittingEmptySubsequences: false)
      let sign = arrow[0].firstRange(of: " = ")!
      path = arrow[0][..<sign.lowerBound].filter { $0 != " " }
      value = String(arrow[0][sign.upperBound...].dropLast())
      let type = arrow[1].filter { $0 != " " }
      self.type = type.isEmpty ? nil : InfoType(type)
    }

    var names: [String] { path.split(separator: ".").map { String($0.prefix { $0 != "[" }) } }

    /// A JSON document with the value where the path leads.
    var document: String {
      let isList = path.hasSuffix("[]")
      let inner = isList ? "[\"\(value)\"]" : "\"\(value)\""
      return names.reversed().reduce(inner) { "{\"\($1)\":\($0)}" }
    }
  }

  static let rows = [NameStyles.sensitive, NameStyles.abroad, NameStyles.innocent]
    .flatMap { $0.split(separator: "\n").map(Row.init) }
  static let classifier = FieldClassifier()
  static let redactor = Result { try Redactor() }
  static let scanner = RecordScanner(.builtIn())

  @Test("a name means its type, or nothing", arguments: rows)
  func means(_ row: Row) {
    let types = Self.meant(by: row).map(\.definition.type)
    if let type = row.type {
      #expect(types.contains(type), "\(row.path) means \(types)")
    } else {
      #expect(types.isEmpty, "\(row.path) means \(types)")
    }
  }

  @Test("a value is found exactly where its field's name means it", arguments: rows)
  func isFound(_ row: Row) throws {
    var session = Self.scanner.session()
    let found = try session.scan(Array(row.document.utf8).span, refused: false).findings
    let meant = Self.meant(by: row).map(\.definition.type)
    #expect(found.isEmpty == meant.isEmpty)
    for finding in found {
      #expect(meant.contains(finding.type), "\(finding.type) is found, \(meant) are meant")
    }
  }

  @Test("a document is altered exactly where the name means what may not stay", arguments: rows)
  func isAltered(_ row: Row) throws {
    let isAltered = try Self.redactor.get().redact(row.document) != row.document
    let mayStay = Self.meant(by: row).allSatisfy { $0.definition.action == .keep }
    #expect(isAltered == !mayStay)
  }

  /// Names that need more than themselves, and what the scanner does where there is more. These are all the
  /// ways in which it finds something that no name alone means.
  @Test(
    "what a name does not mean by itself is told as a condition, or owed to the value alone",
    arguments: [
      // A word beside it.
      ("cid", #"{"cid":"417"}"#, false), ("cid", #"{"cid":"417","card_number":"x"}"#, true),
      // The form of the value.
      ("code", #"{"code":"E1042"}"#, false), ("code", #"{"code":"SplxlOBeZQQYbYS6WxSbIA"}"#, true),
      // A value that needs no name, and a keyword in a name that means something else.
      ("note", #"{"note":"see above"}"#, false), ("note", #"{"note":"ada@example.com"}"#, true),
      ("ssn_old", #"{"ssn_old":"n/a"}"#, false), ("ssn_old", #"{"ssn_old":"536904399"}"#, true),
    ])
  func isOwedToMore(name: String, document: String, isAltered: Bool) throws {
    let known = Self.classifier.classify([name])
    #expect(!known.tags.contains { !$0.isConditional })
    let redacted = try Self.redactor.get().redact(document)
    #expect((redacted != document) == isAltered)
  }

  private static func meant(by row: Row) -> [FieldTag] {
    classifier.classify(row.names).tags.filter { !$0.isConditional }
  }
}
