//  IPv4 address: four numbers to 255 without leading zeros.
//
//  192.0.2.44 passes. 0.0.0.0/8, loopback 127/8 and 224/4 and up name no machine of a person's.
//  Source: RFC 791, RFC 6890.

enum IPv4 {
  /// Four numbers to 255 without leading zeros; not 0/8, loopback 127/8 or 224/4 and up.
  static func isPublic(_ value: Span<UInt8>) -> Bool {
    guard let first = octets(value, from: 0) else { return false }
    return first != 0 && first != 127 && first < 224
  }
  /// The first octet of what is a dotted quad from a place to the end.
  static func octets(_ value: Span<UInt8>, from start: Int) -> Int? {
    guard value.count - start >= 7, value.count - start <= 15 else { return nil }
    var (first, octet, digits, dots) = (0, 0, 0, 0)
    for index in start..<value.count {
      let byte = value[index]
      if byte.isDigit {
        if digits > 0, octet == 0 { return nil }
        octet = octet * 10 + Int(byte &- 48)
        digits += 1
        if octet > 255 { return nil }
      } else {
        guard byte == UInt8(ascii: "."), digits > 0, dots < 3 else { return nil }
        if dots == 0 { first = octet }
        dots += 1
        (octet, digits) = (0, 0)
      }
    }
    return dots == 3 && digits > 0 ? first : nil
  }
}
