//  How the commands end: with which status, what is said, and what is left to the system.

package import ArgumentParser

/// The statuses a command ends with, apart from success.
package enum ExitStatus {
  /// Something was found that was asked for.
  package static let found = ExitCode(1)
  /// It failed; nothing or part was written.
  package static let failed = ExitCode(2)
  /// Done, but something was withheld or stayed.
  package static let withheld = ExitCode(3)
}

extension ParsableCommand {
  /// Says what ended the command, and ends the process with its status. Returns if whoever reads has seen
  /// enough: that is a quiet end.
  package static func end(with error: any Error) {
    if let failure = error as? SystemFailure, failure.isClosedPipe { return }
    let code = exitCode(for: error)
    guard code != .success, !(error is ExitCode) else { exit(withError: error) }
    StandardError.say(fullMessage(for: error))
    exit(withError: code == .validationFailure || code == .failure ? ExitStatus.failed : code)
  }
}

/// Values whose memory is left to the system when the process ends.
package enum UntilExit {
  private final class Box<Value> {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  /// Keeps `value` as long as the process lives.
  package static func keep(_ value: some Any) {
    _ = unsafe Unmanaged.passRetained(Box(value))
  }
}
