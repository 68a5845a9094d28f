public import ArgumentParser
internal import GrilleCore
internal import GrillePipeline
internal import GrilleReports
internal import GrilleStreams
public import GrilleTransforms

struct Filter: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter",
    abstract: "Copy standard input or files to standard output, redacted (the default command).",
    discussion: """
      Card numbers keep their last four digits. Values of sensitivity 3 and 4, and whatever may
      never be kept, are replaced by their type: [us_ssn]. Sensitivity 1 and 2 passes. What cannot
      be judged is withheld: [withheld:match-limit:512].
      """)

  @Argument(
    help: "The files to read; standard input without any, or where a name is -.",
    completion: .file())
  var files: [String] = []

  @OptionGroup var detection: DetectionOptions

  @OptionGroup var input: FormatOptions

  @OptionGroup var reader: ReaderOptions

  @OptionGroup var decision: DecisionOptions

  @OptionGroup var keyed: KeyOptions

  @OptionGroup var workers: WorkerOptions

  @Option(help: "The character that hides a digit or letter: one of * # . x X.")
  var maskChar: String = "*"

  @Flag(help: "Let the labels of JWTs tell their algorithm and the name of their key.")
  var describeTokens = false

  @Option(
    help: ArgumentHelp(
      "What takes the place of a JSON number: string (its label), null or zero.", valueName: "kind")
  )
  var jsonNumbers = Transforms.Scalars.string

  @Option(
    help: ArgumentHelp("Write what was found to this file, as NDJSON.", valueName: "file"),
    completion: .file())
  var findings: String?

  @Option(
    help: ArgumentHelp(
      "Write a signed receipt of the run to this new file; needs --key-ring.", valueName: "file"),
    completion: .file())
  var receipt: String?

  @Flag(help: "Print bytes, records, findings, what was withheld and seconds to standard error.")
  var stats = false

  func validate() throws {
    try decision.check(files)
    try reader.checkKey(isElsewhere: keyed.policy != nil)
    if keyed.policy != nil, reader.policy != nil || reader.view != nil {
      throw ValidationError(
        "--tokenize and --action stand for a policy of their own; say it in --policy instead.")
    }
    if receipt != nil, keyed.source.keyRing == nil {
      throw ValidationError("--receipt needs keys: give --key-ring; `grille key new` makes one.")
    }
    guard maskChar.utf8.count == 1, Transforms.isMaskCharacter(maskChar.utf8.first!) else {
      throw ValidationError("--mask-char takes one of * # . x X.")
    }
  }

  private var transforms: Transforms {
    var transforms = Transforms(maskCharacter: maskChar.utf8.first ?? UInt8(ascii: "*"))
    transforms.scalars = jsonNumbers
    transforms.describesTokens = describeTokens
    return transforms
  }

  func run() throws {
    try refuseLosses()
    let ring = try keyed.source.ring
    var copying = Copying(
      files: files, detection: detection.choice, format: try input.choice,
      reader: try keyed.policy.map { Reader(policy: $0, keys: reader.keys) } ?? reader.choice,
      keys: try ring.flatMap { try keyed.keys(in: $0) }, transforms: transforms,
      threads: workers.threads, findings: findings, stats: stats)
    copying.decision = decision.choice
    copying.receipt = try receipt.map {
      try RunReceipt(
        path: $0, ring: ring!, reader: copying.reader, patterns: detection.patterns,
        isKeyed: copying.keys != nil)
    }
    try copying.run()
  }

  /// Refuses to write over what is to be read, before anything is opened.
  private func refuseLosses() throws {
    let inputs = files.isEmpty ? ["-"] : files
    try findings.map { try FileIdentity.refuse("--findings", $0, among: inputs) }
    try receipt.map { try FileIdentity.refuse("--receipt", $0, among: inputs) }
  }
}

/// What ``Filter`` does. Apart from it, since reading arguments takes longer than all else there is to
/// do before the first byte, and most of the time there are none to read.
struct Copying {
  var files: [String] = []
  var detection = Detection()
  var format = RecordFormat.auto
  var reader: Reader?
  var keys: RedactorOptions.Keys?
  var transforms = Transforms()
  var threads = 1
  var findings: String?
  var stats = false
  var receipt: RunReceipt?
  var decision = Decision.asTheyCome

  /// What is to be done when `arguments` name files alone, or nothing; nil if they may mean more: an
  /// option, or what could be a subcommand.
  init?(plain arguments: ArraySlice<String>) {
    func mayBeCommand(_ name: String) -> Bool { name.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A } }
    guard arguments.allSatisfy({ !$0.hasPrefix("-") }),
      !arguments.prefix(1).contains(where: mayBeCommand)
    else { return nil }
    files = Array(arguments)
  }

  /// From standard input to standard output.
  init() {}

  init(
    files: [String], detection: Detection, format: RecordFormat, reader: Reader?,
    keys: RedactorOptions.Keys?, transforms: Transforms, threads: Int, findings: String?,
    stats: Bool
  ) {
    self.reader = reader
    self.keys = keys
    self.format = format
    self.transforms = transforms
    self.files = files
    self.detection = detection
    self.threads = threads
    self.findings = findings
    self.stats = stats
  }

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let redactor = try detection.redactor(
      transforms: transforms, format: format, reader: reader, keys: keys,
      passesOverKept: findings == nil)
    // Taking it apart at the end would be a sixth of the work of a short run. A vault must be closed.
    if keys == nil { UntilExit.keep(redactor) }
    try decision.check(countsUp: redactor.countsUp)
    Stop.install()
    Output.standard.prepare()
    var statistics = RedactionStatistics()
    var failed = false
    let log = try findings.map { try FileOutput(path: $0) }
    do {
      for file in files.isEmpty ? ["-"] : files where Stop.signal == 0 {
        do {
          try copy(file, with: redactor, log: log, into: &statistics)
        } catch let failure as SystemFailure where failure.isAbout(file) {
          // Like `cat`: the other files are still copied.
          StandardError.say("grille: \(failure)")
          failed = true
        } catch let failure as TwoPasses.Failure {
          StandardError.say("grille: \(failure)")
          failed = true
        }
      }
    } catch let failure as SystemFailure {
      if failure.isClosedPipe { return }
      StandardError.say("grille: \(failure); the output is not complete")
      throw ExitStatus.failed
    }
    let status =
      failed ? ExitStatus.failed : statistics.withheld.isEmpty ? nil : ExitStatus.withheld
    if Stop.signal == 0 { try receipt?.end(statistics, status: status?.rawValue ?? 0) }
    for (reason, count) in statistics.withheld.sorted(by: { $0.key < $1.key }) {
      StandardError.say("grille: \(count) withheld: \(reason)")
    }
    if stats { StandardError.say(StatisticsText.text(statistics, seconds: clock.now - start)) }
    try Stop.throwIfAsked()
    if let status { throw status }
  }

  private func copy(
    _ file: String, with redactor: Redactor, log: FileOutput?,
    into statistics: inout RedactionStatistics
  ) throws {
    var redactor = redactor
    var passes: TwoPasses?
    if case .inTwoPasses = decision { passes = try TwoPasses(file) }
    let input = file == "-" ? Input() : try Input(path: file)
    let source = input.name
    for output in [.standard, log?.output].compactMap(\.self) {
      try input.refuse(writtenBy: output)
    }
    if let passes {
      guard let second = try passes.learn(with: redactor) else { return }
      redactor = second
    }
    var lines: [UInt8] = []
    // What was written counts, also if the next read fails.
    let before = statistics
    var done = RedactionStatistics()
    defer { statistics.add(done) }
    let store = keys?.store
    func write(
      _ pieces: RedactedPieces, _ chunk: Span<UInt8>, _ now: RedactionStatistics
    ) throws {
      // What the vault could not keep is not shown, and neither is what was found with it.
      try store?.commit()
      try log?.output.write(lines)
      lines.removeAll(keepingCapacity: true)
      try Output.standard.write(pieces, of: chunk)
      done = now
      try receipt?.take(pieces, of: chunk, before.adding(now))
    }
    func note(_ one: LocatedFinding) {
      lines.append(contentsOf: FindingsNDJSON.line(one, source: source).utf8)
    }
    func note(_ one: LateRaise) {
      lines.append(contentsOf: FindingsNDJSON.line(one, source: source).utf8)
    }
    if case .heldBack(let options) = decision {
      let copy = HeldCopy(
        redactor: redactor, options: options, onFinding: log == nil ? nil : note,
        onLateRaise: log == nil ? nil : note)
      done = try copy.redact(input, write: write)
      return
    }
    let crew = Crew(threads, redactor, write: write)
    if log != nil {
      crew.onFinding = note
      crew.onLateRaise = note
    }
    done = try crew.redact(input)
    try passes?.check()
  }
}

extension Transforms.Scalars: ExpressibleByArgument {}
