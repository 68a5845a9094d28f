#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

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
