/// Classes of bytes. In UTF-8 a byte below 0x80 is always a whole ASCII character, so single bytes
/// can be compared in any text. Public, because only then are they inlined into other modules' loops.
public enum Bytes {
  /// 0-9.
  @inlinable @inline(__always) public static func isDigit(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10
  }
  /// A-Z.
  @inlinable @inline(__always) public static func isUpper(_ byte: UInt8) -> Bool {
    byte &- 0x41 < 26
  }
  /// a-z.
  @inlinable @inline(__always) public static func isLower(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26
  }
  /// A-Z and a-z.
  @inlinable @inline(__always) public static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26
  }
  /// A letter or a digit.
  @inlinable @inline(__always) public static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || isLetter(byte)
  }
  /// Space, tab, line feed, carriage return, form feed, vertical tab.
  @inlinable @inline(__always) public static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte &- 0x09 < 5
  }
  /// Space or tab.
  @inlinable @inline(__always) public static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09
  }
  /// A double or single quote.
  @inlinable @inline(__always) public static func isQuote(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x27
  }

  /// The byte that `%` and two hexadecimal digits at `place` stand for; nil if they do not stand there.
  static func percentDecoded(at place: Int, in text: Span<UInt8>) -> UInt8? {
    guard place >= 0, place + 2 < text.count, text[place] == UInt8(ascii: "%"),
      let high = hex(text[place + 1]), let low = hex(text[place + 2])
    else { return nil }
    return high << 4 | low
  }

  /// The value of a hexadecimal digit, or nil.
  @inlinable @inline(__always) public static func hex(_ byte: UInt8) -> UInt8? {
    if isDigit(byte) { return byte &- 0x30 }
    let lower = byte | 0x20
    return lower &- 0x61 < 6 ? lower &- 0x57 : nil
  }
}

extension Span<UInt8> {
  /// Where the first `words`, two bytes or more, end; nil if they do not stand in it.
  func end(of words: StaticString) -> Int? {
    var place = 0
    while let start = unsafe first(words.utf8Start[0], words.utf8Start[1], from: place) {
      if holds(words, at: start) { return start + words.utf8CodeUnitCount }
      place = start + 1
    }
    return nil
  }

  /// Whether `words` stand at `place`.
  func holds(_ words: StaticString, at place: Int) -> Bool {
    guard place + words.utf8CodeUnitCount <= count else { return false }
    return words.withUTF8Buffer { words in
      words.indices.allSatisfy { unsafe self[place + $0] == words[$0] }
    }
  }

  /// Where `byte` first stands in `range`; nil if it does not. O(*n*), eight bytes at a time.
  package func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    let sought = Self.ones &* UInt64(byte)
    return first(in: range) { word, _ in Self.zeros(in: word ^ sought) }
  }

  /// Where `byte` or `other` first stands in `range`; nil if neither does. O(*n*).
  func first(_ byte: UInt8, or other: UInt8, in range: Range<Int>) -> Int? {
    let (sought, another) = (Self.ones &* UInt64(byte), Self.ones &* UInt64(other))
    return first(in: range) { word, _ in
      Self.zeros(in: word ^ sought) | Self.zeros(in: word ^ another)
    }
  }

  /// Where `byte` first stands from `start` on with `next` behind it; nil if it does not. O(*n*).
  private func first(_ byte: UInt8, _ next: UInt8, from start: Int) -> Int? {
    let (sought, behind) = (Self.ones &* UInt64(byte), Self.ones &* UInt64(next))
    return first(in: start..<count) { Self.zeros(in: $0 ^ sought | $1 ^ behind) }
  }

  private static var ones: UInt64 { 0x0101_0101_0101_0101 }

  /// The highest bit of the lowest byte of `word` that is zero, and maybe of others above it.
  @inline(__always) private static func zeros(in word: UInt64) -> UInt64 {
    (word &- ones) & ~word & (ones << 7)
  }

  /// Where the first byte stands in `range` that `mark` marks by its highest bit, given eight bytes and those
  /// one further on, the first lowest.
  @inline(__always)
  private func first(in range: Range<Int>, _ mark: (UInt64, UInt64) -> UInt64) -> Int? {
    unsafe extracting(range).withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      let count = bytes.count
      var place = 0
      while place &+ 9 <= count {
        let found = unsafe mark(
          (base + place).loadUnaligned(as: UInt64.self).littleEndian,
          (base + place + 1).loadUnaligned(as: UInt64.self).littleEndian)
        if found != 0 { return range.lowerBound + place + found.trailingZeroBitCount / 8 }
        place &+= 8
      }
      while place < count {
        let next = unsafe place + 1 < count ? UInt64(bytes[place + 1]) : 0
        if unsafe mark(UInt64(bytes[place]), next) & 0x80 != 0 { return range.lowerBound + place }
        place += 1
      }
      return nil
    }
  }
}
