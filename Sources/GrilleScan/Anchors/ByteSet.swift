/// A set of bytes.
struct ByteSet: Hashable, Sendable {
  private var words: SIMD4<UInt64> = .zero

  init() {}
  init(_ bytes: some Sequence<UInt8>) { for byte in bytes { insert(byte) } }
  init(_ text: String) { self.init(text.utf8) }
  /// The set of these bits, as ``bits`` gives them.
  init(bits first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
    words = SIMD4(first, second, third, fourth)
  }
  /// A bit for each byte value below 128, the first lowest.
  init(ascii bits: (UInt64, UInt64)) { words = SIMD4(bits.0, bits.1, 0, 0) }

  static let digits = ByteSet(0x30...0x39)
  static let uppers = ByteSet(0x41...0x5A)
  static let letters = uppers.union(ByteSet(0x61...0x7A))
  static let alphanumerics = letters.union(digits)
  /// What `\w` matches.
  static let words = alphanumerics.union(ByteSet("_"))
  static let spaces = ByteSet([0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D])
  static let all = ByteSet().inverted

  mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
  func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1 }

  func union(_ other: ByteSet) -> ByteSet {
    var result = self
    result.words |= other.words
    return result
  }
  func intersection(_ other: ByteSet) -> ByteSet {
    var result = self
    result.words &= other.words
    return result
  }
  var inverted: ByteSet {
    var result = self
    result.words = ~words
    return result
  }
  func isDisjoint(with other: ByteSet) -> Bool { words & other.words == .zero }
  func isSubset(of other: ByteSet) -> Bool { words & ~other.words == .zero }
  var isEmpty: Bool { words == .zero }
  var count: Int {
    words[0].nonzeroBitCount + words[1].nonzeroBitCount + words[2].nonzeroBitCount
      + words[3].nonzeroBitCount
  }

  /// The set with the other case of each of its letters.
  var foldingCase: ByteSet {
    var result = self
    forEach { if ByteSet.letters.contains($0) { result.insert($0 ^ 0x20) } }
    return result
  }

  /// A bit for each byte value, the first lowest.
  var bits: [UInt64] { [words[0], words[1], words[2], words[3]] }

  /// Calls `body` with each byte, in ascending order.
  @inline(__always) func forEach(_ body: (UInt8) -> Void) {
    for word in 0..<4 {
      var bits = words[word]
      while bits != 0 {
        body(UInt8(64 * word + bits.trailingZeroBitCount))
        bits &= bits - 1
      }
    }
  }

  /// In ascending order.
  var elements: [UInt8] {
    var elements: [UInt8] = []
    forEach { elements.append($0) }
    return elements
  }

  /// A letter in either case, and nothing else.
  var isOneLetter: Bool {
    guard count == 2 else { return false }
    let elements = elements
    return elements[0] ^ 0x20 == elements[1] && ByteSet.letters.contains(elements[0])
  }
}
