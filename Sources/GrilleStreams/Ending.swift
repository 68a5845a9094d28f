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
    StandardError.say(words(for: error))
    exit(withError: code == .validationFailure || code == .failure ? ExitStatus.failed : code)
  }
}

extension ParsableCommand {
  /// What is said of `error`. What was taken for an option may be a value that begins with a dash, and values
  /// are not told.
  private static func words(for error: any Error) -> String {
    let (full, message) = (fullMessage(for: error), message(for: error))
    guard let name = optionName(in: message), !OptionName.isPlausible(name) else { return full }
    return full.replacing(
      message,
      with: "An argument begins with a dash and is no option; behind -- it is taken as it is.",
      maxReplacements: 1)
  }
}

/// What `message` complains of, if it is an option that nobody knows. Its form is the parser's.
private func optionName(in message: String) -> Substring? {
  for beginning in ["Unknown option '", "Invalid option: "] where message.hasPrefix(beginning) {
    let name = message.dropFirst(beginning.count)
    let end = name.ranges(of: "'. Did you mean '").last?.lowerBound
    return end.map { name[..<$0] } ?? (name.hasSuffix("'") ? name.dropLast() : name)
  }
  return nil
}

/// What may be meant as the name of an option.
package enum OptionName {
  /// Whether `text` is one dash or two, and letters with dashes between.
  package static func isPlausible(_ text: some StringProtocol) -> Bool {
    let name = text.utf8.drop { $0 == UInt8(ascii: "-") }
    func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
    return 1...2 ~= text.utf8.count - name.count && name.first.map(isLetter) == true
      && name.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "-") }
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
