//  The command `grille-reveal`: the way back, for a view and with a reason. It is another binary than `grille`,
//  so that whoever only hides cannot reveal.
//
//      0  done
//      2  it failed; nothing or part was written
//      3  done, but some tokens stayed

public import ArgumentParser
internal import Foundation
internal import GrilleCore
internal import GrilleKeys
internal import GrillePacks
public import GrilleReveal
internal import GrilleStreams
internal import GrilleTransforms
internal import GrilleVault

@main
struct RevealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grille-reveal",
    abstract: "Bring sealed values back, for a view and with a reason that is recorded.",
    discussion: """
      Copies standard input or files to standard output, and puts the value in the place of each \
      enc_… and of each JWE of Grille's whose type the view shows whole. Before a value goes out, a signed line in the log tells \
      who asked, why, and for which token; never the value. What the view does not show, and what was \
      made with another key, stays as it is.

      With --vault, tokens of chance (tok_…_V_…) come back too, as long as they have not ended or been \
      erased. Keyed hashes (tok_…, fp_…) have no way back. What was encrypted in place comes back with \
      --in-place TYPE=ACTION, one value a line.

      Exit status: 0 done; 2 failed; 3 done, but some tokens stayed.
      """)

  @Argument(
    help: "The files to read; standard input without any, or where a name is -.",
    completion: .file())
  var files: [String] = []

  @OptionGroup var source: KeyRingOptions

  @Option(help: ArgumentHelp("Whose eyes it is for; see `grille policy list`.", valueName: "view"))
  var view: String

  @Option(
    help: ArgumentHelp(
      "The policy: one of `grille policy list`, or a file.", valueName: "name"))
  var policy: String = "default"

  @Option(help: ArgumentHelp("Why; it is recorded.", valueName: "text")) var reason: String

  @Option(
    help: ArgumentHelp(
      "The case that opens what a view shows only for one; it is recorded.", valueName: "number"))
  var `case`: String?

  @Option(
    help: ArgumentHelp(
      "The log: a new file, or one that goes on.", valueName: "file"), completion: .file())
  var log: String

  @Option(
    help: ArgumentHelp("The vault that keeps random tokens.", valueName: "file"),
    completion: .file())
  var vault: String?

  @Option(help: ArgumentHelp("Whom the values were sealed for.", valueName: "name"))
  var domain: String = ""

  @Option(
    name: [.long, .customLong("digits")],
    help: ArgumentHelp(
      "Each line is a value that an action encrypted in place: 'pan=fpe(6, 4)', iban=fpe.",
      valueName: "type=action"))
  var inPlace: FPEChoice?

  @Option(
    help: ArgumentHelp(
      "The key with which values were encrypted in place; else the primary one.",
      valueName: "key"))
  var key: String?

  @Option(
    help: ArgumentHelp("How values are written: plain, or json as in a string.", valueName: "form"))
  var writing = RevealSession.Writing.plain

  func validate() throws {
    guard source.keyRing != nil else { throw ValidationError("Give --key-ring.") }
    guard !reason.allSatisfy(\.isWhitespace) else { throw ValidationError("Give a reason.") }
    if key != nil, inPlace == nil { throw ValidationError("--key goes with --in-place.") }
  }

  static func main() {
    Fault.silence()
    StandardDescriptors.hold()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  func run() throws {
    guard let ring = try source.ring else { throw ValidationError("Give --key-ring.") }
    let definitions = try Self.definitions()
    let library = try PolicyLibrary.builtIn(over: definitions.values)
    let clearance = try clearance(from: library)
    let forms = library.book.atoms.forms(of: definitions.keys)
    let reader = try vault.map { try VaultReader(path: $0, keys: try VaultKeys(ring)) }
    let revealer = Revealer(
      ring, domain: domain, forms: forms, vault: reader, now: Vault.clock
    ) { type in
      definitions[type].map { clearance.action(for: $0) == .keep } ?? false
    }
    let log = try RevealLog(path: log, ring: ring)
    try log.begin(view: view, policy: policy, reason: reason, case: self.case)
    Stop.install()
    var refused: [String: Int] = [:]
    for file in files.isEmpty ? ["-"] : files where Stop.signal == 0 {
      var input = file == "-" ? Input() : try Input(path: file)
      try input.refuse(writtenBy: .standard)
      if let inPlace {
        try lines(of: &input, inPlace, try inPlaceKey(in: ring), revealer, log, &refused)
      } else {
        try stream(&input, revealer, log, &refused)
      }
    }
    for (code, count) in refused.sorted(by: { $0.key < $1.key }) {
      StandardError.say("grille-reveal: \(count) stayed: \(code)")
    }
    try Stop.throwIfAsked()
    if !refused.isEmpty { throw ExitStatus.withheld }
  }

  // MARK: who may see what

  private static func definitions() throws -> [InfoType: TypeDefinition] {
    Dictionary(
      try PackLibrary.builtIn().types.map { ($0.definition.type, $0.definition) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What the view shows under the policy.
  private func clearance(from library: PolicyLibrary) throws -> Clearance {
    let read: Policy
    if PolicyLibrary.names.contains(policy) {
      read = try library.policy(named: policy)
    } else {
      guard let data = FileManager.default.contents(atPath: policy) else {
        throw ValidationError("There is no policy \"\(policy)\" and no such file.")
      }
      read = try library.policy(yaml: String(decoding: data, as: UTF8.self), file: policy)
    }
    guard let known = library.matrix.views[View.ID(view)] else {
      throw ValidationError("There is no view \"\(view)\"; `grille policy list` shows them all.")
    }
    guard !known.needsConsent else {
      throw ValidationError("The view \"\(view)\" shows what a consent allows.")
    }
    return Clearance(read, view: self.case == nil ? known : known.granting("case"))
  }

  private func inPlaceKey(in ring: KeyRing) throws -> Key.ID {
    guard let key else { return try ring.primary(for: .values).id }
    return try Key.ID(argument: key)
  }

  // MARK: values

  private func stream(
    _ input: inout Input, _ revealer: Revealer, _ log: RevealLog, _ refused: inout [String: Int]
  ) throws {
    var session = RevealSession(revealer, writing: writing)
    session.onReveal = { try log.note($0, $1) }
    var buffer = [UInt8](repeating: 0, count: Input.chunk)
    var output: [UInt8] = []
    while let count = try input.next(into: &buffer) {
      output.removeAll(keepingCapacity: true)
      try session.reveal(buffer.span.extracting(0..<count), into: &output)
      try Output.standard.write(output)
    }
    output.removeAll(keepingCapacity: true)
    try session.finish(into: &output)
    try Output.standard.write(output)
    refused.merge(session.refused, uniquingKeysWith: +)
  }

  /// Each line a value; one that does not come back stays.
  private func lines(
    of input: inout Input, _ choice: FPEChoice, _ key: Key.ID, _ revealer: Revealer,
    _ log: RevealLog, _ refused: inout [String: Int]
  ) throws {
    let bytes = try input.all()
    var output: [UInt8] = []
    for line in bytes.split(separator: 0x0A) {
      let text = Array(line)
      do {
        let revealed = try revealer.reveal(
          text, of: choice.type, first: choice.first, last: choice.last, key: key)
        try log.note(text, revealed)
        output += revealed.value
      } catch let error as RevealError {
        refused[error.code, default: 0] += 1
        output += text
      }
      output.append(0x0A)
    }
    try Output.standard.write(output)
  }
}

/// `pan=fpe(6, 4)`.
struct FPEChoice: ExpressibleByArgument {
  let type: InfoType
  let first: Int
  let last: Int

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, case .fpe(let first, let last)? = Action(String(parts[1])) else {
      return nil
    }
    (type, self.first, self.last) = (InfoType(String(parts[0])), first, last)
  }
}

extension RevealSession.Writing: ExpressibleByArgument {}
