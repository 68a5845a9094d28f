//  Runs a command and says what it took.

internal import Foundation

/// What a command took.
struct Usage {
  /// Processor seconds, user and system.
  var processor: Double
  /// Seconds on the clock.
  var wall: Double
  /// Whether it gave up: statuses 0 and 1 are answers, and Grille's 3 tells of something withheld.
  var hasFailed: Bool
}

/// A command with its arguments.
struct Invocation {
  var arguments: [String]
  /// Added to the environment.
  var environment: [String: String] = [:]

  init(_ arguments: [String], environment: [String: String] = [:]) {
    self.arguments = arguments
    self.environment = environment
  }

  /// As one would type it.
  var text: String {
    (environment.sorted { $0.key < $1.key }.map { "\($0)=\($1)" } + arguments.map(Self.quoted))
      .joined(separator: " ")
  }

  private static func quoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy {
      PatternNode.wordBytes.contains($0) || "-+=./:,".utf8.contains($0)
    }
    return plain ? word : "'\(word)'"
  }
}

/// A process that was started and not yet waited for.
struct Child {
  let process: pid_t
  private let began = ContinuousClock.now

  /// Starts `invocation`.
  ///
  /// - Parameters:
  ///   - input: the descriptor that becomes its standard input.
  ///   - output: the descriptor that becomes its standard output; what it says is thrown away.
  init(_ invocation: Invocation, input: Int32, output: Int32) throws {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var all = ProcessInfo.processInfo.environment
    // Bytes are bytes: no tool here shall decode UTF-8.
    all["LC_ALL"] = "C"
    all.merge(invocation.environment) { _, new in new }
    let arguments = unsafe Self.strings(invocation.arguments)
    let environment = unsafe Self.strings(all.map { "\($0)=\($1)" })
    defer {
      unsafe (arguments + environment).forEach { unsafe free($0) }
    }
    var process: pid_t = 0
    let failure = unsafe posix_spawnp(
      &process, invocation.arguments[0], &actions, nil, arguments, environment)
    guard failure == 0 else {
      throw BenchmarkError("\(invocation.arguments[0]) cannot be started (errno \(failure))")
    }
    self.process = process
  }

  private static func strings(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] {
    unsafe words.map { unsafe strdup($0) } + [nil]
  }

  /// Waits until it ends.
  func wait() -> Usage {
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(process, &status, 0, &usage) == -1, errno == EINTR {}
    let seconds = (ContinuousClock.now - began) / .seconds(1)
    return Usage(
      processor: Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime), wall: seconds,
      hasFailed: ![0, 1 << 8, 3 << 8].contains(status))
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }

  /// Waits until it ends and looks at its memory all the while.
  ///
  /// What `wait4` says of memory begins with our own, which the child had before it became another
  /// program; `VmHWM` does not.
  func peakKilobytes() -> Int {
    var peak = 0
    var status: Int32 = 0
    while unsafe waitpid(process, &status, WNOHANG) == 0 {
      if let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
        let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
        let number = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
      {
        peak = max(peak, number)
      }
      usleep(2000)
    }
    return peak
  }
}

extension Invocation {
  /// Runs it over `file`, its output to nowhere.
  func run(on file: String) throws -> Usage { try start(on: file).wait() }

  /// The most memory it held while it ran over `file`, in kilobytes.
  func peakKilobytes(on file: String) throws -> Int { try start(on: file).peakKilobytes() }

  private func start(on file: String) throws -> Child {
    let input = unsafe open(file, O_RDONLY)
    let output = unsafe open("/dev/null", O_WRONLY)
    defer {
      close(input)
      close(output)
    }
    guard input >= 0, output >= 0 else { throw BenchmarkError("\(file) cannot be read") }
    return try Child(self, input: input, output: output)
  }

  /// What it writes when there is nothing to read; nil if it fails.
  func answer() throws -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C"]) { $1 }
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? text : nil
  }
}
