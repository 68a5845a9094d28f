//  What else is installed here.

internal import Foundation

/// A program that is looked for in PATH.
enum Tools {
  /// Where `name` is; nil if nowhere.
  static func path(of name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// How to come by what is missing.
  static let packages = [
    "rg": "apt install ripgrep", "sed": "apt install sed", "grep": "apt install grep",
    "cc": "apt install gcc", "taskset": "apt install util-linux",
    "valgrind": "apt install valgrind", "hyperscan": "apt install libhyperscan-dev libpcre2-dev",
  ]

  /// The first line of `name --version`.
  static func version(of name: String) -> String? {
    guard path(of: name) != nil, let text = try? Invocation([name, "--version"]).answer() else {
      return nil
    }
    return text.split(separator: "\n").first.map(String.init)
  }

  /// Builds a C file of this folder to `output`; nil, with words, where that does not work.
  static func build(_ source: String, to output: String, _ flags: [String]) -> String? {
    guard path(of: "cc") != nil else {
      Notes.say("no C compiler: \(packages["cc"] ?? "")")
      return nil
    }
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: source).path
    let built = try? Invocation(["cc", "-O2", "-o", output, file] + flags).answer()
    return built == nil ? nil : output
  }
}
