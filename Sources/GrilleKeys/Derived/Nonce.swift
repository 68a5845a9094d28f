/// Bytes that nobody can foretell.
public enum Nonce {
  /// `count` bytes of the system's generator, which serves for keys.
  public static func random(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    // Each word is a call of the system: eight bytes are taken of it, not one.
    while bytes.count < count {
      let word = generator.next()
      for place in 0..<min(8, count - bytes.count) {
        bytes.append(UInt8(truncatingIfNeeded: word >> (8 * UInt64(place))))
      }
    }
    return bytes
  }
}
