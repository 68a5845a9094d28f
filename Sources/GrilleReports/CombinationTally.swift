internal import GrilleCore
public import GrillePacks
public import GrillePipeline

/// What records and files add up to, counted by rule.
///
/// Counts what is there, whatever a reader would be shown of it. Findings come in order of their records.
public struct CombinationTally: Sendable {
  private let book: RuleBook
  /// The record in hand, and what was found in it.
  private var record = (source: "", number: 0)
  private var exposure = Exposure()
  /// By rule: how many records satisfy it, and where the first of them is.
  private var rows: [String: (records: Int, first: String)] = [:]
  /// What all records together hold.
  private var all = Exposure()
  private var firstLine = 0

  /// Nothing yet; `book` says what adds up.
  public init(_ book: RuleBook) { self.book = book }

  /// Counts a finding.
  public mutating func add(_ found: LocatedFinding, source: String) {
    if record != (source, found.record) {
      close()
      record = (source, found.record)
      firstLine = found.line
    }
    let atom = book.atoms.atom(for: found.finding.type)
    exposure.insert(atom)
    all.insert(atom)
  }

  private mutating func close() {
    for rule in book.rules.satisfied(by: exposure) {
      rows[rule.id.rawValue, default: (0, "\(record.source):\(firstLine)")].records += 1
    }
    exposure = Exposure()
  }

  /// The table for people, the gravest rules first; empty if nothing adds up.
  public mutating func table() -> String {
    close()
    let rules = book.rules.rules.filter { rows[$0.id.rawValue] != nil }.sorted {
      $0.level != $1.level ? $1.level.isAtMost($0.level) : $0.id.rawValue < $1.id.rawValue
    }
    guard !rules.isEmpty else { return "" }
    let lines = rules.map { rule in
      let row = rows[rule.id.rawValue] ?? (0, "")
      return [rule.id.rawValue, "\(rule.level)", "\(row.records)", row.first, rule.reason]
    }
    let header = ["together", "level", "records", "first at", "because"]
    return TextTable.render([header] + lines)
      + "all of it together: level \(book.rules.level(of: all))\n"
  }
}
