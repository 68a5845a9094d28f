internal import ArgumentParser
internal import GrilleCore
internal import GrilleKeys
internal import GrillePipeline
internal import GrilleStreams

/// What is done with keys, and with which.
struct KeyOptions: ParsableArguments {
  @OptionGroup var source: KeyRingOptions

  @OptionGroup var tokens: VaultOptions

  @Option(
    help: ArgumentHelp(
      "Who the tokens are for: equal values come out otherwise in another domain.",
      valueName: "name"))
  var domain: String?

  @Option(
    help: ArgumentHelp(
      "Replace these info types by tokens: tok_us_ssn_k1_…, keyed, or with --vault random.",
      valueName: "types"),
    transform: TypeList.init(argument:))
  var tokenize: TypeList?

  @Option(
    name: .customLong("action"),
    help: ArgumentHelp(
      """
      What happens to an info type: keep, label, drop, mask(0, 4), generalize(year), token, fpe(6, 4), \
      encrypt, encrypt(joinable), encrypt(jwe), surrogate, shift or fingerprint; may be given often.
      """, valueName: "type=action"))
  var actions: [TypeAction] = []

  func validate() throws {
    try source.validate()
    try tokens.validate()
    if tokens.vault != nil, source.keyRing == nil {
      throw ValidationError("What is in a vault is sealed under keys: give --key-ring.")
    }
    if domain != nil, source.keyRing == nil {
      throw ValidationError("--domain goes with --key-ring.")
    }
    if source.keyRing == nil, tokenize != nil || actions.contains(where: \.action.needsKey) {
      throw ValidationError("Tokens need keys: give --key-ring; `grille key new` makes one.")
    }
  }

  /// The keys of `ring` for values; nil if there are none and nothing asks for one.
  func keys(in ring: KeyRing) throws -> RedactorOptions.Keys? {
    let isAsked =
      tokenize != nil || tokens.vault != nil || actions.contains(where: \.action.needsKey)
    do {
      _ = try ring.primary(for: .values)
    } catch {
      if isAsked { throw error }
      return nil
    }
    return RedactorOptions.Keys(ring, domain: domain ?? "", store: try tokens.store(ring))
  }

  /// What was asked for type by type.
  private var choices: [InfoType: Action] {
    var choices: [InfoType: Action] = [:]
    for type in tokenize?.types ?? [] { choices[type] = .token }
    for choice in actions { choices[choice.type] = choice.action }
    return choices
  }

  /// A policy that does what was asked for and leaves all else as it is; nil if nothing was. It is checked
  /// like any other: what no policy may do is refused.
  var policy: Reader.PolicySource? {
    var choices = choices
    guard !choices.isEmpty else { return nil }
    // A cut card number beside a token of one is a puzzle with few answers (PCI DSS 3.5.1).
    if choices[InfoType("pan")]?.needsKey == true {
      for cut in [InfoType("pan_truncated"), InfoType("pan_last4")] where choices[cut] == nil {
        choices[cut] = .label
      }
    }
    let types = choices.sorted { $0.key < $1.key }.map { "    \($0.key): \($0.value)\n" }
    // Who asks for look-alikes here says so.
    let marks = choices.values.contains(.surrogate) ? "surrogates: marked\n" : ""
    return .yaml(
      "policy: command-line\n\(marks)actions:\n  otherwise: own\n  types:\n\(types.joined())",
      file: "the command line")
  }
}

/// `pan=token`.
struct TypeAction: ExpressibleByArgument {
  let type: InfoType
  let action: Action

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let action = Action(String(parts[1])) else { return nil }
    type = InfoType(String(parts[0]))
    self.action = action
  }
}
