internal import GrilleStreams

/// What a scan reads.
struct ScanInputs {
  enum Source {
    case standardInput
    case file(SystemPath)

    /// As messages call it.
    var name: String {
      switch self {
      case .standardInput: "standard input"
      case .file(let path): path.shown
      }
    }

    func open() throws(SystemFailure) -> Input {
      switch self {
      case .standardInput: Input()
      case .file(let path): try Input(path: path)
      }
    }
  }

  /// Files as they were named, and those below folders, in order of their paths; links there are not followed.
  private(set) var sources: [Source] = []
  private var failures: [SystemFailure] = []
  private var passedOver = 0

  /// - Parameter arguments: files, folders and `-`; standard input without any.
  init(_ arguments: [String]) {
    for argument in arguments.isEmpty ? ["-"] : arguments {
      let path = SystemPath(argument: argument)
      if argument == "-" {
        sources.append(.standardInput)
      } else if FileWalk.isFolder(path) {
        let walk = FileWalk(below: path)
        sources += walk.files.map { .file($0) }
        failures += walk.failures
        passedOver += walk.passedOver
      } else {
        sources.append(.file(path))
      }
    }
  }

  /// Tells what is below folders and is not read, and says whether all is that could be.
  func tellOfGaps() -> Bool {
    for failure in failures { StandardError.say("grille: \(failure)") }
    if passedOver > 0 {
      StandardError.say("grille: \(passedOver) passed over: FIFOs, sockets or devices")
    }
    return failures.isEmpty
  }
}

/// Words about files in which something may be packed.
final class CompressedInputs {
  /// After so many, those that follow are only counted: an archive may have thousands.
  private static let most = 10
  private var count = 0

  func tell(_ name: String, _ form: String) {
    count += 1
    guard count <= Self.most else { return }
    StandardError.say(
      "grille: \(name): compressed (\(form)); read as bytes only, what is packed in it was not looked at"
    )
  }

  func end() {
    guard count > Self.most else { return }
    StandardError.say(
      "grille: \(count - Self.most) more are compressed and were read as bytes only")
  }
}
