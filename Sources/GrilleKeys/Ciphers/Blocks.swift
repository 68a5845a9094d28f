//  Bytes as blocks: `UInt128` whose most significant byte comes first.

extension Span<UInt8> {
  /// The 16 bytes from `start` on; zeros take the place of those behind the end.
  ///
  /// - Complexity: O(1), without allocation.
  package func block(at start: Int) -> UInt128 {
    guard start < count else { return 0 }
    return unsafe withUnsafeBytes { bytes in
      if bytes.count - start >= 16 {
        return UInt128(
          bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: start, as: UInt128.self))
      }
      var block: UInt128 = 0
      for index in start..<count {
        unsafe block |= UInt128(bytes[index]) << (120 - 8 * (index - start))
      }
      return block
    }
  }
}

extension [UInt8] {
  /// Appends the 16 bytes of `block`.
  package mutating func append(block: UInt128) {
    for shift in stride(from: 120, through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: block >> UInt128(shift)))
    }
  }
}
