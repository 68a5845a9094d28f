//  Reading and writing by file descriptor. `print` is not used for data: it buffers, and loses what
//  it holds in a crash.

internal import ArgumentParser
internal import GrilleCore
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
        waitUntilReady(descriptor, for: Int16(POLLOUT))
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

private func waitUntilReady(_ descriptor: Int32, for events: Int16) {
  var descriptors = pollfd(fd: descriptor, events: events, revents: 0)
  _ = unsafe poll(&descriptors, 1, -1)
}

/// Where data comes from.
struct Input: ~Copyable {
  /// How much is read at a time.
  static let chunk = 256 * 1024

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

  /// Calls `body` with each chunk as soon as it is there, until the end or a stop is asked for.
  func forEachChunk(_ body: (Span<UInt8>) throws -> Void) throws {
    var buffer = [UInt8](repeating: 0, count: Self.chunk)
    while Stop.signal == 0 {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe read(descriptor, bytes.baseAddress, bytes.count)
      }
      if count > 0 {
        try body(buffer.span.extracting(0..<count))
      } else if count == 0 {
        return
      } else if errno == EAGAIN {
        waitUntilReady(descriptor, for: Int16(POLLIN))
      } else if errno != EINTR {
        throw SystemFailure(name)
      }
    }
  }
}

/// SIGTERM and SIGINT: the record in hand is finished and flushed, then the process ends as one that
/// the signal ended.
enum Stop {
  private static let received = Atomic<Int32>(0)

  /// The signal that asked for a stop, or 0.
  static var signal: Int32 { received.load(ordering: .relaxed) }

  /// Takes over SIGTERM and SIGINT, and makes a closed pipe an error of `write`.
  static func install() {
    _ = signal  // the handler must not be the first to touch it
    var action = sigaction()
    // Without SA_RESTART a waiting `read` returns, so that the stop is seen at once.
    unsafe action.__sigaction_handler.sa_handler = { Stop.received.store($0, ordering: .relaxed) }
    unsafe sigaction(SIGTERM, &action, nil)
    unsafe sigaction(SIGINT, &action, nil)
    _ = Glibc.signal(SIGPIPE, SIG_IGN)
  }

  /// Throws the status of a process ended by a signal if one came.
  static func throwIfAsked() throws {
    if signal != 0 { throw ExitCode(128 + signal) }
  }
}
