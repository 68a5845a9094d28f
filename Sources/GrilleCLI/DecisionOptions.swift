internal import ArgumentParser

/// When it is decided what a record may show.
struct DecisionOptions: ParsableArguments {
  @Flag(
    help: """
      Read each file twice: first what every session or customer will show in all of it, then redact, so that \
      a record is decided with what comes after it. Regular files only; needs --view.
      """)
  var twoPass = false

  /// Refuses what does not go together, with the files that are named.
  func check(_ files: [String]) throws {
    if twoPass, files.isEmpty || files.contains("-") {
      throw ValidationError(
        "--two-pass reads each file twice: name files; standard input can be read only once.")
    }
  }

  /// The choice.
  var choice: Decision {
    twoPass ? .inTwoPasses : .asTheyCome
  }
}

/// When records are decided.
enum Decision {
  /// Each as it comes.
  case asTheyCome
  /// With all that the file holds.
  case inTwoPasses

  /// Refuses a reader for whom nothing is counted up.
  func check(countsUp: Bool) throws {
    let option =
      switch self {
      case .asTheyCome: ""
      case .inTwoPasses: "--two-pass"
      }
    guard countsUp || option.isEmpty else {
      throw ValidationError("\(option) goes with --view, or a --policy that has a ceiling.")
    }
  }
}
