internal import ArgumentParser
internal import GrilleCore
internal import GrillePipeline
internal import GrilleReports
internal import GrilleScan

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say why each thing was or was not taken.",
    discussion: """
      Each candidate with its place, what speaks for and against it, and what would happen to it.
      Values are not shown; the line is, as it would be given out.
      """)

  @Argument(help: "The text to explain, as one record; the lines of standard input without it.")
  var text: [String] = []

  @OptionGroup var detection: DetectionOptions

  @Flag(help: "Exit with status 1 if something was taken.")
  var check = false

  func run() throws {
    let redactor = try detection.redactor()
    Stop.install()
    var bytes: [UInt8] = []
    if text.isEmpty {
      try Input().forEachChunk { chunk in for index in chunk.indices { bytes.append(chunk[index]) }
      }
    } else {
      bytes = Array(text.joined(separator: " ").utf8)
    }
    var taken = 0
    for record in bytes.split(separator: 0x0A, omittingEmptySubsequences: true).map(Array.init) {
      let explained = try redactor.explain(record)
      taken += explained.findings.count
      var rows: [[String]] = []
      func row(_ finding: Finding, _ verdict: String) {
        let evidence = finding.evidence.map { String(describing: $0) }.joined(separator: " ")
        rows.append([
          "  \(finding.range.lower)..<\(finding.range.upper)", verdict, finding.type.rawValue,
          "\(finding.likelihood)", finding.detector, evidence,
        ])
      }
      for finding in explained.findings {
        row(finding, redactor.definitions[finding.type].map { "\($0.action)" } ?? "keep")
      }
      for finding in explained.refused { row(finding, "refused") }
      try Output.standard.write(redactor.redact(record) + [0x0A])
      try Output.standard.write(
        rows.isEmpty ? "  nothing was considered\n" : TextTable.render(rows))
    }
    if check, taken > 0 { throw ExitStatus.found }
  }
}
