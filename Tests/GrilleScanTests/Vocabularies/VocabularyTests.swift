import GrilleCore
import GrilleScan
import Testing

/// The names of one kind of record, with what each of them means.
struct Vocabulary: Sendable, CustomTestStringConvertible {
  let title: String
  /// `path → type`; nothing behind the arrow where the name means nothing by itself.
  let rows: [(path: String, type: String?)]
  var testDescription: String { title }

  /// Records in `text`: lines that begin with `#` are their titles.
  static func records(_ text: String) -> [Vocabulary] {
    text.split(separator: "# ").map { record in
      let lines = record.split(separator: "\n")
      return Vocabulary(
        title: String(lines[0]),
        rows: lines.dropFirst().map { line in
          let parts = line.split(separator: "→").map { $0.filter { $0 != " " } }
          return (parts[0], parts.count > 1 ? parts[1] : nil)
        })
    }
  }
}

@Suite("Names of published vocabularies")
struct VocabularyTests {
  static let classifier = FieldClassifier()

  @Test(
    "each name means its type beside those it comes with, and the others mean nothing",
    arguments: Vocabulary.openBankingUK + Vocabulary.berlinGroup + Vocabulary.aggregators
      + Vocabulary.web)
  func means(_ record: Vocabulary) {
    let paths = record.rows.map { row in
      row.path.split(separator: ".").map { String($0.prefix { $0 != "[" }) }
    }
    for (row, known) in zip(record.rows, Self.classifier.classify(record: paths)) {
      let types = known.tags.filter { !$0.isConditional }.map(\.definition.type.rawValue)
      if let type = row.type {
        #expect(types.contains(type), "\(row.path) means \(types), not \(type)")
      } else {
        #expect(types.isEmpty, "\(row.path) means \(types)")
      }
    }
  }
}
