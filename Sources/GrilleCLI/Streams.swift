//  Reading and writing by file descriptor. `print` is not used for data: it buffers, and loses what
//  it holds in a crash.

internal import ArgumentParser
internal import GrilleCore
internal import GrillePipeline
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A call of the system that failed, in words.
struct SystemFailure: Error, CustomStringConvertible {
  let what: String
  let number: Int32

  init(_ what: String, _ number: Int32 = errno) {
    self.what = what
    self.number = number
  }

  var isClosedPipe: Bool { number == EPIPE }
  var description: String { "\(what): \(unsafe String(cString: strerror(number)))" }
}

/// The three descriptors a process begins with.
enum StandardDescriptors {
  /// Takes the places of those that the parent has closed, so that no file opened later stands in one
  /// and is written over. They still fail: 0 cannot be read, 1 and 2 cannot be written.
  static func hold() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}

/// Words for people.
enum StandardError {
  static func say(_ text: String) {
    let line = Array((text.hasSuffix("\n") ? text : text + "\n").utf8)
    try? Output(descriptor: STDERR_FILENO, name: "standard error").write(line)
  }
}

/// Where data goes.
struct Output {
  static let standard = Output(descriptor: STDOUT_FILENO, name: "standard output")

  let descriptor: Int32
  let name: String

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Writes all of `bytes` or throws; what was written before a failure stays written.
  func write(_ bytes: [UInt8]) throws(SystemFailure) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe systemWrite(descriptor, buffer.baseAddress! + written, buffer.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno == EAGAIN {
        waitUntilWritable(descriptor)
      } else if errno != EINTR {
        throw SystemFailure(name)
      }
    }
  }

  func write(_ text: String) throws(SystemFailure) { try write(Array(text.utf8)) }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  unsafe write(descriptor, bytes, count)
}

private func waitUntilWritable(_ descriptor: Int32) {
  var descriptors = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
  _ = unsafe poll(&descriptors, 1, -1)
}

/// Where data comes from.
struct Input: ~Copyable {
  /// How much is read at a time: what a pipe holds. A stop that is asked for waits no longer than this
  /// much takes.
  static let chunk = 64 * 1024

  let descriptor: Int32
  let name: String

  /// Standard input.
  init() {
    descriptor = STDIN_FILENO
    name = "standard input"
  }

  /// Opens the file at `path`.
  init(path: String) throws(SystemFailure) {
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure(path) }
    name = path
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// Calls `body` with each chunk as soon as it is there, until the end or a stop is asked for. The
  /// line in hand is then finished as far as it is there: half a value would not be known as one.
  func forEachChunk(_ body: (Span<UInt8>) throws -> Void) throws {
    var buffer = [UInt8](repeating: 0, count: Self.chunk)
    var isMidLine = false
    var rest = RedactionSession.longestRecord
    while true {
      let isThere = Stop.waitForInput(descriptor)
      let isStopped = Stop.signal != 0
      if isStopped, !isThere || !isMidLine || rest <= 0 { return }
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe read(descriptor, bytes.baseAddress, bytes.count)
      }
      if count > 0 {
        var end = count
        if isStopped {
          end = buffer[..<count].firstIndex(of: 0x0A).map { $0 + 1 } ?? count
          rest -= end
        }
        try body(buffer.span.extracting(0..<end))
        isMidLine = buffer[end - 1] != 0x0A
      } else if count == 0 {
        return
      } else if errno != EINTR, errno != EAGAIN {
        throw SystemFailure(name)
      }
    }
  }
}

/// SIGTERM and SIGINT: the record in hand is finished and flushed, then the process ends as one that
/// the signal ended.
///
/// A signal may come after the last look at `signal` and before the `read` that then waits for ever;
/// so it is also written to a pipe, and whoever waits for input waits for that pipe too.
enum Stop {
  private static let received = Atomic<Int32>(0)
  private static let bell = Atomic<Int32>(-1)
  private static let alarm = Atomic<Int32>(-1)

  /// The signal that asked for a stop, or 0.
  static var signal: Int32 { received.load(ordering: .relaxed) }

  /// Takes over SIGTERM and SIGINT, and makes a closed pipe an error of `write`.
  static func install() {
    var ends: [Int32] = [-1, -1]
    if unsafe pipe(&ends) == 0 {
      for end in ends {
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
      }
      bell.store(ends[0], ordering: .relaxed)
      alarm.store(ends[1], ordering: .relaxed)
    }
    _ = signal  // the handler must not be the first to touch it
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { Stop.ask($0) }
    unsafe sigaction(SIGTERM, &action, nil)
    unsafe sigaction(SIGINT, &action, nil)
    _ = Glibc.signal(SIGPIPE, SIG_IGN)
    // A parent may have blocked them, as thread pools do; a blocked signal would end nothing.
    var both = sigset_t()
    unsafe sigemptyset(&both)
    unsafe sigaddset(&both, SIGTERM)
    unsafe sigaddset(&both, SIGINT)
    unsafe sigprocmask(SIG_UNBLOCK, &both, nil)
  }

  /// What the handler does; only calls that are safe in one.
  private static func ask(_ signal: Int32) {
    let saved = errno
    received.store(signal, ordering: .relaxed)
    var byte: UInt8 = 0
    _ = unsafe write(alarm.load(ordering: .relaxed), &byte, 1)
    errno = saved
  }

  /// Returns when `descriptor` can be read or a stop was asked for; true if it can be read.
  static func waitForInput(_ descriptor: Int32) -> Bool {
    var descriptors = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: bell.load(ordering: .relaxed), events: Int16(POLLIN), revents: 0),
    ]
    return unsafe poll(&descriptors, 2, signal == 0 ? -1 : 0) > 0 && descriptors[0].revents != 0
  }

  /// Throws the status of a process ended by a signal if one came.
  static func throwIfAsked() throws {
    if signal != 0 { throw ExitCode(128 + signal) }
  }
}
