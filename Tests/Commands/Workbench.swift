//  The built command in an empty folder, run by lines of shell.
//
//  Nothing here can hang, whatever the command does:
//  - every line runs under `timeout`, which ends the line and all that it started,
//  - the wait for it has a deadline of its own,
//  - what it reads and writes are files, so no pipe is left open by a child of another test,
//  - it starts with no signal blocked. The threads that tests run on block SIGTERM, children inherit
//    that, and a signal that is blocked ends nothing.

import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of its own, and the command in it; the folder goes when the bench does.
final class Workbench {
  /// What a line of shell came to.
  struct Run {
    var status: Int32
    var output: [UInt8]
    var errors: String
    var text: String { String(decoding: output, as: UTF8.self) }
    var lines: [String] { text.split(separator: "\n").map(String.init) }
  }

  enum Failure: Error {
    case notBuilt(String)
    case notStarted(Int32)
    case tooSlow(String)
  }

  /// How long a line may take, in seconds: a hundred times what most need.
  static let limit = 60

  /// The command that is tested: what GRILLE_COMMAND names, or what was built beside these tests.
  static let command: String = {
    if let named = ProcessInfo.processInfo.environment["GRILLE_COMMAND"] { return named }
    let tests = URL(filePath: CommandLine.arguments[0])
    return tests.deletingLastPathComponent().appending(path: "grille").path
  }()

  let folder: URL

  init() throws {
    guard FileManager.default.isExecutableFile(atPath: Self.command) else {
      throw Failure.notBuilt(Self.command)
    }
    folder = FileManager.default.temporaryDirectory.appending(path: "grille-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Writes the file `name`, and the folders it stands in.
  func write(_ name: String, _ text: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  /// Runs a line of shell, in which `$G` is the command.
  func run(_ line: String, input: [UInt8] = [], seconds: Int = limit) throws -> Run {
    try Data(input).write(to: folder.appending(path: ".stdin"))
    let child = try start([
      "/usr/bin/timeout", "-k", "1", "\(seconds)", "/bin/bash", "-c",
      "cd '\(folder.path)' && \n\(line)",
    ])
    let status = try wait(for: child, seconds: seconds + 5, line)
    return Run(
      status: status,
      output: Array(try Data(contentsOf: folder.appending(path: ".stdout"))),
      errors: try read(".stderr"))
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func start(_ words: [String]) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, path(".stdin"), O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(
      &actions, STDOUT_FILENO, path(".stdout"), writing, 0o600)
    unsafe posix_spawn_file_actions_addopen(
      &actions, STDERR_FILENO, path(".stderr"), writing, 0o600)

    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGPIPE, SIGINT, SIGTERM] { unsafe sigaddset(&signals, signal) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    let environment = ["G=\(Self.command)", "PATH=/usr/bin:/bin", "LC_ALL=C"]
    var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    var variables = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
    var child = pid_t()
    let error = unsafe posix_spawn(
      &child, words[0], &actions, &attributes, &arguments, &variables)
    guard error == 0 else { throw Failure.notStarted(error) }
    return child
  }

  /// The exit status of `child`, or 128 and the signal that ended it.
  private func wait(for child: pid_t, seconds: Int, _ line: String) throws -> Int32 {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(seconds)
    var status: Int32 = 0
    while unsafe waitpid(child, &status, WNOHANG) == 0 {
      if clock.now > deadline {
        kill(child, SIGKILL)
        unsafe waitpid(child, &status, 0)
        throw Failure.tooSlow(line)
      }
      usleep(2000)
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }
}

/// A line of shell and what a user sees of it: a row of a table, named by its line.
struct Row: CustomTestStringConvertible, Sendable {
  var line: String
  var status: Int32
  /// All of standard output; nil where it does not matter.
  var output: String?
  /// What standard error says somewhere; nothing at all where this is empty.
  var says: String

  init(_ line: String, _ status: Int32 = 0, output: String? = nil, says: String = "") {
    self.line = line
    self.status = status
    self.output = output
    self.says = says
  }

  var testDescription: String { line }

  func expect(_ run: Workbench.Run) {
    #expect(run.status == status, "\(run.errors)")
    if let output { #expect(run.text == output) }
    #expect(says.isEmpty ? run.errors.isEmpty : run.errors.contains(says), "\(run.errors)")
  }
}

/// What most rows are about.
enum Sample {
  static let line = "SSN 536-90-4399 card 4111111111111111\n"
  static let redacted = "SSN [us_ssn] card ************1111\n"
}
