internal import ArgumentParser
internal import Foundation
internal import GrilleCore
internal import GrillePacks
internal import GrillePipeline
internal import GrilleReports
internal import GrilleStreams

struct Scan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Say what is in files, folders or standard input; change nothing.",
    discussion: """
      Every type counts, whatever its sensitivity. The report says where and what, never the value.
      Exit status 1 when something was found, 0 when not.
      """)

  enum Report: String, ExpressibleByArgument, CaseIterable {
    case table, ndjson, compliance
  }

  @Argument(
    help: "Files and folders; standard input without any, or where a name is -.",
    completion: .file())
  var paths: [String] = []

  @OptionGroup var detection: DetectionOptions

  @OptionGroup var input: FormatOptions

  @OptionGroup var workers: WorkerOptions

  @OptionGroup var reader: ReaderOptions

  @Option(
    help: """
      table for people, ndjson for machines; compliance for the duties that are touched, what a reader \
      (--policy, --view) would be left with, and how many persons it is about, at least and at most.
      """)
  var report: Report = .table

  @Flag(help: "Print bytes, records, findings, what was withheld and seconds to standard error.")
  var stats = false

  func validate() throws { try reader.checkKey() }

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let persons = try PersonBook.builtIn()
    let redactor = try detection.redactor(
      format: try input.choice, reader: try reader.choice,
      digests: report == .compliance ? ValueDigests(of: PersonTally.types(of: persons)) : nil)
    Stop.install()
    let tallies = try Tallies(redactor, persons)
    var statistics = RedactionStatistics()
    let inputs = ScanInputs(paths)
    var failed = !inputs.tellOfGaps()
    let compressed = CompressedInputs()
    do {
      for source in inputs.sources where Stop.signal == 0 {
        do {
          try scan(source, with: redactor, into: tallies, compressed, &statistics)
        } catch let failure as SystemFailure where failure.what == source.name {
          StandardError.say("grille: \(failure)")
          failed = true
        }
      }
      compressed.end()
      if report == .compliance {
        try Output.standard.write(tallies.compliance.text() + tallies.persons.text())
      }
      if report == .table {
        try Output.standard.write(
          tallies.types.table(
            coloured: Output.standard.isTerminal
              && ProcessInfo.processInfo.environment["NO_COLOR"] == nil))
        let together = tallies.combinations.table()
        if !together.isEmpty { try Output.standard.write("\n" + together) }
      }
    } catch let failure as SystemFailure {
      if failure.isClosedPipe { return }
      StandardError.say("grille: \(failure); the report is not complete")
      throw ExitStatus.failed
    }
    for (reason, count) in statistics.withheld.sorted(by: { $0.key < $1.key }) {
      StandardError.say("grille: \(count) could not be judged: \(reason)")
    }
    if stats { StandardError.say(StatisticsText.text(statistics, seconds: clock.now - start)) }
    try Stop.throwIfAsked()
    if failed { throw ExitStatus.failed }
    if !statistics.withheld.isEmpty { throw ExitStatus.withheld }
    if tallies.types.count > 0 { throw ExitStatus.found }
  }

  private func scan(
    _ source: ScanInputs.Source, with redactor: Redactor, into tallies: Tallies,
    _ compressed: CompressedInputs, _ statistics: inout RedactionStatistics
  ) throws {
    var input = try source.open()
    let source = input.name
    input.onCompressed = { compressed.tell(source, $0) }
    try input.refuse(writtenBy: .standard)
    var lines: [UInt8] = []
    let crew = Crew(workers.threads, redactor, rewrites: false) { _, _, _ in
      try Output.standard.write(lines)
      lines.removeAll(keepingCapacity: true)
    }
    crew.onFinding = { one in
      tallies.add(one, source: source)
      if report == .ndjson {
        lines.append(contentsOf: FindingsNDJSON.line(one, source: source).utf8)
      }
    }
    statistics.add(try crew.redact(input))
  }
}

/// What a scan counts up.
private final class Tallies {
  var types = Tally()
  var combinations: CombinationTally
  var compliance: ComplianceReport
  var persons: PersonTally

  init(_ redactor: Redactor, _ book: PersonBook) throws {
    persons = PersonTally(book)
    combinations = CombinationTally(try RuleBook.builtIn(over: redactor.definitions.values))
    compliance = ComplianceReport(try DutyBook.builtIn())
  }

  func add(_ found: LocatedFinding, source: String) {
    types.add(found, source: source)
    combinations.add(found, source: source)
    compliance.add(found, source: source)
    persons.add(found, source: source)
  }
}
