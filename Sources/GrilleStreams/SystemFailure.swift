#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
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
