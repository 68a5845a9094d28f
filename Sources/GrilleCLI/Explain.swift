internal import ArgumentParser
internal import GrillePipeline
internal import GrilleStreams

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why each thing was or was not taken.",
    discussion: """
      Each candidate with its place, what speaks for and against it, and what would happen to it, record by
      record as the filter reads them. Values are not shown; the record is, as it would be given out. From an
      argument on that begins with a dash and cannot be an option, or behind --, all is text.
      """)

  @Argument(help: "The text to explain; standard input without it.")
  var text: [String] = []

  @OptionGroup var detection: DetectionOptions

  @OptionGroup var input: FormatOptions

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
    let redactor = try detection.redactor(format: try input.choice, reader: try reader.choice)
    Stop.install()
    var explanation = try Explanation(redactor)
    if text.isEmpty {
      try forEachLine { try explanation.take($0) }
    } else {
      for line in text.joined(separator: " ").utf8.split(separator: 0x0A) {
        try explanation.take(Array(line) + [0x0A])
      }
    }
    try explanation.finish()
    try Stop.throwIfAsked()
    if explanation.isInDoubt { throw ExitStatus.withheld }
    if check, explanation.taken > 0 { throw ExitStatus.found }
  }

  /// Calls `body` with each line of standard input as it comes, its line feed included; one that is longer than a
  /// record goes in parts.
  private func forEachLine(_ body: ([UInt8]) throws -> Void) throws {
    var pending: [UInt8] = []
    var input = Input()
    try input.refuse(writtenBy: .standard)
    var buffer = [UInt8](repeating: 0, count: Input.chunk)
    while let count = try input.next(into: &buffer) {
      for byte in buffer[..<count] {
        pending.append(byte)
        guard byte == 0x0A || pending.count == RedactionSession.longestRecord else { continue }
        try body(pending)
        pending.removeAll(keepingCapacity: true)
      }
    }
    try body(pending)
  }
}
