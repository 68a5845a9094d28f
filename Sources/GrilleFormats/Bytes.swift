/// Classes of bytes. In UTF-8 a byte below 0x80 is always a whole ASCII character, so single bytes
/// can be compared in any text.
package enum Bytes {
  @inlinable @inline(__always) package static func isDigit(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10
  }
  @inlinable @inline(__always) package static func isUpper(_ byte: UInt8) -> Bool {
    byte &- 0x41 < 26
  }
  @inlinable @inline(__always) package static func isLower(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26
  }
  @inlinable @inline(__always) package static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26
  }
  @inlinable @inline(__always) package static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || isLetter(byte)
  }
  /// Space, tab, line feed, carriage return, form feed, vertical tab.
  @inlinable @inline(__always) package static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte &- 0x09 < 5
  }
  @inlinable @inline(__always) package static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09
  }
  @inlinable @inline(__always) package static func isQuote(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x27
  }

  /// The value of a hexadecimal digit, or nil.
  @inlinable @inline(__always) package static func hex(_ byte: UInt8) -> UInt8? {
    if isDigit(byte) { return byte &- 0x30 }
    let lower = byte | 0x20
    return lower &- 0x61 < 6 ? lower &- 0x57 : nil
  }
}
