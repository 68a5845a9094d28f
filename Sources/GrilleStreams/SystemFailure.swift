#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A call of the system that failed, or a file that is not read, in words.
package struct SystemFailure: Error, CustomStringConvertible {
  package let what: String
  package let isClosedPipe: Bool
  private let reason: String

  package init(_ what: String, _ number: Int32 = errno) {
    self.what = what
    isClosedPipe = number == EPIPE
    reason = unsafe String(cString: strerror(number))
  }

  /// `what` cannot be used, and why; the system did not object.
  package init(_ what: String, because reason: String) {
    self.what = what
    self.reason = reason
    isClosedPipe = false
  }

  package var description: String { "\(what): \(reason)" }
}
