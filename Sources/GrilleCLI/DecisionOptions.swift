internal import ArgumentParser
internal import GrillePipeline

/// When it is decided what a record may show.
struct DecisionOptions: ParsableArguments {
  @Flag(
    help: """
      Read each file twice: first what every session or customer will show in all of it, then redact, so that \
      a record is decided with what comes after it. Regular files only; needs --view.
      """)
  var twoPass = false

  @Option(
    help: ArgumentHelp(
      """
      A record waits until so many more (1 to 10000) of its session or customer have come in which something \
      was found, and is decided with them; the order stays. Needs --view.
      """, valueName: "records"))
  var holdBack: Int?

  @Option(
    help: ArgumentHelp(
      """
      A record waits no longer than so many milliseconds (1 to 600000); what is decided may then depend on \
      when records come. Needs --view.
      """, valueName: "ms"))
  var holdBackMs: Int?

  func validate() throws {
    guard 1...10_000 ~= holdBack ?? 1 else {
      throw ValidationError("--hold-back takes a number from 1 to 10000.")
    }
    guard 1...600_000 ~= holdBackMs ?? 1 else {
      throw ValidationError("--hold-back-ms takes a number from 1 to 600000.")
    }
    if twoPass, holdBack != nil || holdBackMs != nil {
      throw ValidationError("--two-pass knows all that comes; --hold-back does not go with it.")
    }
  }

  /// Refuses what does not go together, with the files that are named.
  func check(_ files: [String]) throws {
    if twoPass, files.isEmpty || files.contains("-") {
      throw ValidationError(
        "--two-pass reads each file twice: name files; standard input can be read only once.")
    }
  }

  /// The choice.
  var choice: Decision {
    if twoPass { return .inTwoPasses }
    guard holdBack != nil || holdBackMs != nil else { return .asTheyCome }
    return .heldBack(
      HoldBackOptions(
        records: holdBack, longest: holdBackMs.map { Duration.milliseconds($0) }))
  }
}

/// When records are decided.
enum Decision {
  /// Each as it comes.
  case asTheyCome
  /// With all that the file holds.
  case inTwoPasses
  /// With what comes shortly after.
  case heldBack(HoldBackOptions)

  /// Refuses a reader for whom nothing is counted up.
  func check(countsUp: Bool) throws {
    let option =
      switch self {
      case .asTheyCome: ""
      case .inTwoPasses: "--two-pass"
      case .heldBack: "--hold-back"
      }
    guard countsUp || option.isEmpty else {
      throw ValidationError("\(option) goes with --view, or a --policy that has a ceiling.")
    }
  }
}
