//  One stream, explained record by record: what a session gives out for each, what it told of it, and what else
//  was considered there.

internal import GrilleCore
internal import GrillePacks
internal import GrillePipeline
internal import GrilleReports
internal import GrilleScan
internal import GrilleStreams

/// Writes to standard output what is to be said of the records of a stream.
struct Explanation: ~Copyable {
  /// What the session told of since the last record.
  private final class Found {
    var findings: [LocatedFinding] = []
  }

  private let redactor: Redactor
  private let book: RuleBook
  private var session: RedactionSession
  private let found = Found()
  /// What the session holds in hand, and where that begins in the stream.
  private var pending: [UInt8] = []
  private var start = 0
  private var shown: [UInt8] = []
  /// How much was found.
  private(set) var taken = 0
  /// Whether something could not be judged.
  private(set) var isInDoubt = false

  /// - Throws: ``PackError`` if the rules do not fit the packs.
  init(_ redactor: Redactor) throws {
    self.redactor = redactor
    book = try RuleBook.builtIn(over: redactor.definitions.values)
    session = redactor.session()
    session.onFinding = { [found] in found.findings.append($0) }
  }

  /// Takes the next bytes of the stream and explains the records that end in them.
  mutating func take(_ bytes: [UInt8]) throws {
    pending += bytes
    let before = session.statistics
    session.redact(bytes.span, into: &shown)
    try explain(since: before)
  }

  /// Ends the stream, which a signal may have cut, and explains what is left of it.
  mutating func finish() throws {
    let before = session.statistics
    session.finish(into: &shown, isCut: Stop.signal != 0)
    try explain(since: before)
  }

  /// Writes what is to be said of the bytes that the session is done with.
  private mutating func explain(since before: RedactionStatistics) throws {
    let count = session.position - start
    guard count > 0 else { return }
    var record = Array(pending[..<count])
    if record.last == 0x0A { record.removeLast() }
    if !record.isEmpty, !shown.isEmpty { try explain(record, before) }
    pending.removeFirst(count)
    start += count
    shown.removeAll(keepingCapacity: true)
    found.findings.removeAll(keepingCapacity: true)
  }

  private mutating func explain(_ record: [UInt8], _ before: RedactionStatistics) throws {
    if shown.last != 0x0A { shown.append(0x0A) }
    try Output.standard.write(shown)
    let reasons = session.statistics.withheld.filter { $0.value != before.withheld[$0.key] }.keys
    if !reasons.isEmpty {
      isInDoubt = true
      let told = reasons.sorted().joined(separator: ", ")
      return try Output.standard.write("  could not be judged: \(told)\n")
    }
    taken += found.findings.count
    let rows = try rows(of: record)
    try Output.standard.write(rows.isEmpty ? "  nothing was considered\n" : TextTable.render(rows))
    try explainTogether(record)
  }

  /// What was taken, and what was not.
  private func rows(of record: [UInt8]) throws -> [[String]] {
    func row(_ finding: Finding, _ range: ByteRange, _ verdict: String) -> [String] {
      let evidence = finding.evidence.map { String(describing: $0) }.joined(separator: " ")
      return [
        "  \(range.lower)..<\(range.upper)", verdict, finding.type.rawValue,
        "\(finding.likelihood)", finding.detector, evidence,
      ]
    }
    let taken = found.findings.map { one in
      let rules = one.rules.map { " by \($0)" }.joined()
      return row(one.finding, one.range.shifted(by: -start), "\(one.action)\(rules)")
    }
    let refused = try redactor.explain(record).refused.filter { one in
      !found.findings.contains {
        $0.finding.type == one.type && $0.range.shifted(by: -start) == one.range
      }
    }
    var rows = taken
    for row in refused.map({ row($0, $0.range, "refused") }) where row != rows.last {
      rows.append(row)
    }
    return rows
  }

  /// What all that was found adds up to.
  private func explainTogether(_ record: [UInt8]) throws {
    let exposure = RecordExposure(of: found.findings, in: record.span, from: start, by: book)
    guard !exposure.rules.isEmpty else { return }
    try Output.standard.write("  together: level \(exposure.level)\n")
    let rules = exposure.rules.map { ["    \($0.id)", "\($0.level)", $0.reason] }
    try Output.standard.write(TextTable.render(rules))
  }
}
