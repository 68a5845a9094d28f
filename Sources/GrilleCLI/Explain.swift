internal import ArgumentParser
internal import GrilleCore
internal import GrillePacks
internal import GrillePipeline
internal import GrilleReports
internal import GrilleScan
internal import GrilleStreams

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why each thing was or was not taken.",
    discussion: """
      Each candidate with its place, what speaks for and against it, and what would happen to it.
      Values are not shown; the line is, as it would be given out. From an argument on that begins with a
      dash and cannot be an option, or behind --, all is text.
      """)

  @Argument(help: "The text to explain, as one record; the lines of standard input without it.")
  var text: [String] = []

  @OptionGroup var detection: DetectionOptions

  @OptionGroup var reader: ReaderOptions

  @Flag(help: "Exit with status 1 if something was taken.")
  var check = false

  /// `arguments` of the command; if they are for this one, `--` stands before a text that begins with a dash.
  /// What is looked at may be a PEM block, and the parser would quote it in a complaint.
  static func partingText(_ arguments: [String]) -> [String] {
    guard arguments.first == "explain",
      let text = arguments.firstIndex(where: { argument in
        argument == "--"
          || argument.hasPrefix("-") && argument != "-"
            && !OptionName.isPlausible(argument.prefix { $0 != "=" })
      }), arguments[text] != "--"
    else { return arguments }
    return arguments[..<text] + ["--"] + arguments[text...]
  }

  func validate() throws { try reader.checkKey() }

  func run() throws {
    let redactor = try detection.redactor(reader: try reader.choice)
    Stop.install()
    let book = try RuleBook.builtIn(over: redactor.definitions.values)
    var taken = 0
    var isJudged = true
    func explain(_ record: some Collection<UInt8>) throws {
      guard !record.isEmpty else { return }
      if let count = try Self.explain(Array(record), by: redactor, book) {
        taken += count
      } else {
        isJudged = false
      }
    }
    if text.isEmpty {
      try forEachLine(explain)
    } else {
      for line in text.joined(separator: " ").utf8.split(separator: 0x0A) { try explain(line) }
    }
    try Stop.throwIfAsked()
    if !isJudged { throw ExitStatus.withheld }
    if check, taken > 0 { throw ExitStatus.found }
  }

  /// Calls `body` with each line of standard input as it comes; one that is longer than a record goes
  /// in parts.
  private func forEachLine(_ body: (ArraySlice<UInt8>) throws -> Void) throws {
    var pending: [UInt8] = []
    var input = Input()
    try input.refuse(writtenBy: .standard)
    var buffer = [UInt8](repeating: 0, count: Input.chunk)
    while let count = try input.next(into: &buffer) {
      for byte in buffer[..<count] {
        if byte != 0x0A { pending.append(byte) }
        guard byte == 0x0A || pending.count == RedactionSession.longestRecord else { continue }
        try body(pending[...])
        pending.removeAll(keepingCapacity: true)
      }
    }
    try body(pending[...])
  }

  /// Writes what is to be said of `record` and tells how much was taken; nil when it could not be
  /// judged.
  private static func explain(
    _ record: [UInt8], by redactor: Redactor, _ book: RuleBook
  ) throws -> Int? {
    try Output.standard.write(redactor.redact(record) + [0x0A])
    let explained: ScanResult
    do {
      explained = try redactor.explain(record)
    } catch {
      try Output.standard.write("  could not be judged: \(error)\n")
      return nil
    }
    var rows: [[String]] = []
    func row(_ finding: Finding, _ verdict: String) {
      let evidence = finding.evidence.map { String(describing: $0) }.joined(separator: " ")
      rows.append([
        "  \(finding.range.lower)..<\(finding.range.upper)", verdict, finding.type.rawValue,
        "\(finding.likelihood)", finding.detector, evidence,
      ])
    }
    let located = redactor.findings(in: record)
    for finding in explained.findings {
      let decided = located.first { $0.range == finding.range && $0.finding.type == finding.type }
      let rules = decided?.rules.map { " by \($0)" }.joined() ?? ""
      row(finding, (decided.map { "\($0.action)" } ?? "keep") + rules)
    }
    for finding in explained.refused { row(finding, "refused") }
    try Output.standard.write(rows.isEmpty ? "  nothing was considered\n" : TextTable.render(rows))
    let exposure = redactor.exposure(of: record, by: book)
    if !exposure.rules.isEmpty {
      try Output.standard.write("  together: level \(exposure.level)\n")
      let rules = exposure.rules.map { ["    \($0.id)", "\($0.level)", $0.reason] }
      try Output.standard.write(TextTable.render(rules))
    }
    return explained.findings.count
  }
}
