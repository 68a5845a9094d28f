//  Writing by file descriptor. `print` is not used for data: it buffers, and loses what it holds in a crash.

#if canImport(Glibc)
  package import Glibc
#elseif canImport(Darwin)
  package import Darwin
#endif

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
      try unsafe write(buffer)
    }
  }

  /// The same without memory for a list of parts, which a line that comes alone would wait for.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(SystemFailure) {
    var rest = unsafe bytes
    while unsafe !rest.isEmpty {
      let written = unsafe systemWrite(descriptor, rest.baseAddress, rest.count)
      if written < 0 {
        try waitAfterFailure()
      } else {
        unsafe rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      }
    }
  }

  /// Waits until it is worth to try again to write, or throws.
  private func waitAfterFailure() throws(SystemFailure) {
    if errno == EAGAIN {
      waitUntilWritable(descriptor)
    } else if errno != EINTR {
      throw SystemFailure(name)
    }
  }

  package func write(_ text: String) throws(SystemFailure) { try write(Array(text.utf8)) }

  /// Writes all parts, in order; a call of the system takes so many at most.
  package func write(_ parts: inout [iovec]) throws(SystemFailure) {
    var first = 0
    while unsafe first < parts.count {
      let number = unsafe min(parts.count - first, 1024)
      var written = unsafe parts.withUnsafeBufferPointer {
        unsafe writev(descriptor, $0.baseAddress! + first, Int32(number))
      }
      if written < 0 {
        try waitAfterFailure()
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
