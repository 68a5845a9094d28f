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
  /// Where the first `words` end; nil if they do not stand in it.
  func end(of words: StaticString) -> Int? {
    var place = 0
    while let start = unsafe first(words.utf8Start.pointee, in: place..<count) {
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
    let ones: UInt64 = 0x0101_0101_0101_0101
    let sought = ones &* UInt64(byte)
    return unsafe extracting(range).withUnsafeBytes { bytes in
      var place = 0
      while place + 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
        let others = word ^ sought
        let found = (others &- ones) & ~others & (ones << 7)
        if found != 0 { return range.lowerBound + place + found.trailingZeroBitCount / 8 }
        place += 8
      }
      while place < bytes.count {
        if unsafe bytes[place] == byte { return range.lowerBound + place }
        place += 1
      }
      return nil
    }
  }
}
