#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Where data comes from.
package struct Input: ~Copyable {
  /// How much is read at a time: it is scanned and written while it stands in the second-level cache. A
  /// stop that is asked for waits no longer than this much takes.
  package static let chunk = 256 * 1024
  /// How much is read at first: most streams that are short are shorter.
  package static let firstChunk = 16 * 1024

  package let descriptor: Int32
  package let name: String
  /// A read of so many bytes took all that there was room for: the next are there already.
  package let full: Int
  /// Called when the first bytes say that what follows is compressed, with how.
  package var onCompressed: ((String) -> Void)?
  private var isAtStart = true
  private var isMidLine = false
  /// How much of a line is read at most once a stop is asked for; no record is longer.
  private static let longestLine = 256 * 1024
  private var rest = longestLine

  /// Standard input.
  package init() { self.init(descriptor: STDIN_FILENO, name: "standard input") }

  /// Opens the file at `path`, an argument.
  package init(path: String) throws(SystemFailure) {
    try self.init(path: SystemPath(argument: path))
  }

  /// Opens the file at `path`.
  package init(path: SystemPath) throws(SystemFailure) {
    let descriptor = unsafe path.withPointer { unsafe open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw SystemFailure(path.shown) }
    self.init(descriptor: descriptor, name: path.shown)
  }

  /// Reads from `descriptor`, which is called `name` in messages, and closes it in the end.
  package init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
    full = min(Self.chunk, Pipes.enlarge(descriptor) ?? Self.chunk)
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// Waits for bytes and reads those that are there into `buffer` from `start` on, at most to its end,
  /// and says how many they are; nil at the end, or once a stop is asked for. The line in hand is then
  /// read as far as it is there: half a value would not be known as one.
  ///
  /// - Throws: also for text in UTF-16 or UTF-32, in which nothing would be found.
  package mutating func next(into buffer: inout [UInt8], from start: Int = 0) throws(SystemFailure)
    -> Int?
  {
    guard isAtStart else { return try read(into: &buffer, from: start) }
    isAtStart = false
    guard var count = try read(into: &buffer, from: start) else { return nil }
    while Beginning.isUndecided(buffer[start..<start + count]),
      let more = try read(into: &buffer, from: start + count)
    {
      count += more
    }
    let beginning = buffer[start..<start + min(count, Beginning.length)]
    if let name = Beginning.wideText(beginning) {
      throw SystemFailure(
        self.name,
        because:
          "this is \(name), in which nothing would be found; convert it: iconv -f \(name.lowercased()) -t utf-8"
      )
    }
    if let onCompressed, let name = Beginning.compression(beginning) { onCompressed(name) }
    return count
  }

  private mutating func read(into buffer: inout [UInt8], from start: Int) throws(SystemFailure)
    -> Int?
  {
    while true {
      let isStopped = Stop.signal != 0
      if isStopped, !isMidLine || rest <= 0 || !isReadable { return nil }
      var count = unsafe buffer.withUnsafeMutableBytes {
        unsafe systemRead(descriptor, $0.baseAddress! + start, $0.count - start)
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

  /// All that there is, or more than `most` bytes of it; any bytes, for they may be a secret.
  package mutating func all(atMost most: Int = .max) throws(SystemFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: Self.chunk)
    while bytes.count <= most, let count = try read(into: &buffer, from: 0) {
      bytes += buffer[..<count]
    }
    return bytes
  }

  /// Whether a read would not wait.
  package var isReadable: Bool { waitUntilReadable(milliseconds: 0) }

  private func waitUntilReadable(milliseconds: Int32) -> Bool {
    var descriptors = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&descriptors, 1, milliseconds) > 0
  }
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int
{
  unsafe read(descriptor, bytes, count)
}
