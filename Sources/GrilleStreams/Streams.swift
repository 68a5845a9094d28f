//  Reading and writing by file descriptor. `print` is not used for data: it buffers, and loses what
//  it holds in a crash.

internal import ArgumentParser
internal import Synchronization

#if canImport(Glibc)
  package import Glibc
#elseif canImport(Darwin)
  package import Darwin
#endif

/// A call of the system that failed, in words.
package struct SystemFailure: Error, CustomStringConvertible {
  package let what: String
  package let number: Int32

  package init(_ what: String, _ number: Int32 = errno) {
    self.what = what
    self.number = number
  }

  package var isClosedPipe: Bool { number == EPIPE }
  package var description: String { "\(what): \(unsafe String(cString: strerror(number)))" }
}

/// The three descriptors a process begins with.
package enum StandardDescriptors {
  /// Takes the places of those that the parent has closed, so that no file opened later stands in one
  /// and is written over. They still fail: 0 cannot be read, 1 and 2 cannot be written.
  package static func hold() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}

/// Words for people.
package enum StandardError {
  package static func say(_ text: String) {
    let line = Array((text.hasSuffix("\n") ? text : text + "\n").utf8)
    try? Output(descriptor: STDERR_FILENO, name: "standard error").write(line)
  }
}

/// Where data goes.
package struct Output: Sendable {
  /// Writes to `descriptor`, which is called `name` in messages.
  package init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  package static let standard = Output(descriptor: STDOUT_FILENO, name: "standard output")

  package let descriptor: Int32
  package let name: String

  package var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Makes ready for much data.
  package func prepare() { Pipes.enlarge(descriptor) }

  /// Writes all of `bytes` or throws; what was written before a failure stays written.
  package func write(_ bytes: [UInt8]) throws(SystemFailure) {
    try unsafe bytes.span.withUnsafeBytes { buffer throws(SystemFailure) in
      var parts = unsafe [iovec(buffer)]
      try unsafe write(&parts)
    }
  }

  package func write(_ text: String) throws(SystemFailure) { try write(Array(text.utf8)) }

  /// Writes all parts, in order; a call of the system takes so many at most.
  package func write(_ parts: inout [iovec]) throws(SystemFailure) {
    var first = 0
    while unsafe first < parts.count {
      let number = unsafe min(parts.count - first, 1024)
      var written =
        unsafe number == 1
        ? systemWrite(descriptor, parts[first].iov_base, parts[first].iov_len)
        : parts.withUnsafeBufferPointer {
          unsafe writev(descriptor, $0.baseAddress! + first, Int32(number))
        }
      if written < 0 {
        if errno == EAGAIN {
          waitUntilWritable(descriptor)
        } else if errno != EINTR {
          throw SystemFailure(name)
        }
        continue
      }
      while unsafe first < parts.count, unsafe written >= parts[first].iov_len {
        unsafe written -= parts[first].iov_len
        first += 1
      }
      if written > 0 {
        unsafe parts[first].iov_base += written
        unsafe parts[first].iov_len -= written
      }
    }
  }
}

extension iovec {
  /// The place of `bytes`; a call that writes only reads there.
  package init(_ bytes: UnsafeRawBufferPointer) {
    unsafe self.init(
      iov_base: UnsafeMutableRawPointer(mutating: bytes.baseAddress), iov_len: bytes.count)
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(descriptor, bytes, count)
}

private func waitUntilWritable(_ descriptor: Int32) {
  var descriptors = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
  _ = unsafe poll(&descriptors, 1, -1)
}

/// Where data comes from.
package struct Input: ~Copyable {
  /// How much is read at a time: it is scanned and written while it stands in the second-level cache. A
  /// stop that is asked for waits no longer than this much takes.
  package static let chunk = 256 * 1024

  package let descriptor: Int32
  package let name: String
  /// A read of so many bytes took all that there was room for: the next are there already.
  package let full: Int
  private var isMidLine = false
  /// How much of a line is read at most once a stop is asked for; no record is longer.
  private static let longestLine = 256 * 1024
  private var rest = longestLine

  /// Standard input.
  package init() {
    descriptor = STDIN_FILENO
    name = "standard input"
    full = min(Self.chunk, Pipes.enlarge(descriptor) ?? Self.chunk)
  }

  /// Opens the file at `path`.
  package init(path: String) throws(SystemFailure) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure(path) }
    self.descriptor = descriptor
    name = path
    full = min(Self.chunk, Pipes.enlarge(descriptor) ?? Self.chunk)
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// Waits for bytes and reads those that are there into `buffer` from `start` on, at most to its end,
  /// and says how many they are; nil at the end, or once a stop is asked for. The line in hand is then
  /// finished as far as it is there: half a value would not be known as one.
  package mutating func next(into buffer: inout [UInt8], from start: Int = 0) throws(SystemFailure)
    -> Int?
  {
    while true {
      let isStopped = Stop.signal != 0
      if isStopped, !isMidLine || rest <= 0 || !isReadable { return nil }
      var count = unsafe buffer.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress! + start, $0.count - start)
      }
      if count == 0 { return nil }
      if count < 0 {
        switch errno {
        case EINTR: continue
        case EAGAIN: _ = waitUntilReadable(milliseconds: -1)
        default: throw SystemFailure(name)
        }
        continue
      }
      if isStopped {
        let read = buffer.span.extracting(start..<start + count)
        count = read.indices.first { read[$0] == 0x0A }.map { $0 + 1 } ?? count
        rest -= count
      }
      isMidLine = buffer[start + count - 1] != 0x0A
      return count
    }
  }

  /// All that there is.
  package mutating func all() throws(SystemFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: Self.chunk)
    while let count = try next(into: &buffer) { bytes += buffer[..<count] }
    return bytes
  }

  /// Whether a read would not wait.
  package var isReadable: Bool { waitUntilReadable(milliseconds: 0) }

  private func waitUntilReadable(milliseconds: Int32) -> Bool {
    var descriptors = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&descriptors, 1, milliseconds) > 0
  }
}

/// Pipes that hold more: whoever is at the other end waits, and wakes, less often.
package enum Pipes {
  private static let wanted: Int32 = 1 << 20

  /// Enlarges `descriptor` if it is a pipe and the system allows it, and says how much it holds; nil if
  /// it is no pipe.
  @discardableResult
  package static func enlarge(_ descriptor: Int32) -> Int? {
    #if os(Linux)
      // F_SETPIPE_SZ and F_GETPIPE_SZ, which the overlay lacks.
      _ = fcntl(descriptor, 1031, wanted)
      let size = fcntl(descriptor, 1032)
      return size > 0 ? Int(size) : nil
    #else
      return nil
    #endif
  }
}

/// SIGTERM and SIGINT: the record in hand is finished and flushed, then the process ends as one that
/// the signal ended.
///
/// A signal ends a call of the system that waits. It may also come after the last look at `signal` and
/// before the `read` that then waits for ever; so from the first one on, SIGALRM comes every second until
/// the process has ended, and one of them does meet the waiting call. That way nobody who reads a line
/// pays for a signal.
package enum Stop {
  private static let received = Atomic<Int32>(0)

  /// The signal that asked for a stop, or 0.
  package static var signal: Int32 { received.load(ordering: .relaxed) }

  /// Takes over SIGTERM and SIGINT, and makes a closed pipe an error of `write`.
  package static func install() {
    _ = signal  // the handler must not be the first to touch it
    // Without SA_RESTART: calls that wait end with EINTR.
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { Stop.ask($0) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for signal in [SIGTERM, SIGINT, SIGALRM] {
      unsafe sigaction(signal, &action, nil)
      unsafe sigaddset(&signals, signal)
    }
    _ = Glibc.signal(SIGPIPE, SIG_IGN)
    // A parent may have blocked them, as thread pools do; a blocked signal would end nothing.
    unsafe sigprocmask(SIG_UNBLOCK, &signals, nil)
  }

  /// What the handler does; only calls that are safe in one.
  private static func ask(_ signal: Int32) {
    if signal != SIGALRM { received.store(signal, ordering: .relaxed) }
    if Self.signal != 0 { alarm(1) }
  }

  /// Throws the status of a process ended by a signal if one came.
  package static func throwIfAsked() throws {
    if signal != 0 { throw ExitCode(128 + signal) }
  }
}
