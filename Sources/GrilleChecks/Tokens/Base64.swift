//  base64 and base64url, with or without padding.
//
//  QWxhZGRpbjpvcGVu: Q, W, x, h are 16, 22, 49, 33, the bits of "Ala"; twelve bytes in all.
//  Source: RFC 4648.

package enum Base64 {
  /// The bytes of base64 or base64url with or without padding; nil for anything else.
  package static func decode(_ value: Span<UInt8>) -> [UInt8]? {
    var end = value.count
    while end > 0, value.count - end < 2, value[end - 1] == UInt8(ascii: "=") { end -= 1 }
    guard end % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(end * 3 / 4)
    var bits: UInt32 = 0
    var count = 0
    for index in 0..<end {
      let byte = value[index]
      let six: UInt32
      switch byte {
      case _ where byte.isUpper: six = UInt32(byte) - 65
      case _ where byte.isLower: six = UInt32(byte) - 71
      case _ where byte.isDigit: six = UInt32(byte) + 4
      case UInt8(ascii: "+"), UInt8(ascii: "-"): six = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): six = 63
      default: return nil
      }
      bits = bits << 6 | six
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        bits &= 1 << UInt32(count) - 1
      }
    }
    return bytes
  }

  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// `bytes` in base64url without padding.
  package static func encodedForURL(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var (bits, count): (UInt32, UInt32) = (0, 0)
    for byte in bytes {
      bits = (bits << 8 | UInt32(byte)) & 0xFFFF
      count += 8
      while count >= 6 {
        count -= 6
        text.append(letters[Int(bits >> count & 63)])
      }
    }
    if count > 0 { text.append(letters[Int(bits << (6 - count) & 63)]) }
    return text
  }
}
