/// Bytes that nobody can foretell.
public enum Nonce {
  /// `count` bytes of the system's generator, which serves for keys.
  public static func random(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...UInt8.max, using: &generator) }
  }
}
