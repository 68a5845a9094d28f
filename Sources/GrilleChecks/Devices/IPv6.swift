//  IPv6 address: eight groups of up to four hexadecimal digits.
//
//  `::` stands once for groups of zeros, a dotted quad may end it: 2001:db8::192.0.2.1 has 2
//  groups, a gap, and 2 groups. Not `::`, nobody, and `::1`, oneself.
//  Source: RFC 4291.

enum IPv6 {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard value.count >= 3, value.count <= 45 else { return false }
    var (groups, digits, start, index) = (0, 0, 0, 0)
    var compressed = false
    var group: UInt32 = 0
    var higher: UInt32 = 0  // bits of all groups before it
    while index < value.count {
      let byte = value[index]
      if let nibble = byte.hex {
        if digits == 0 {
          start = index
          higher |= group
          group = 0
        }
        digits += 1
        if digits > 4 { return false }
        group = group << 4 | UInt32(nibble)
      } else if byte == UInt8(ascii: ".") {
        guard digits > 0, IPv4.octets(value, from: start) != nil else { return false }
        groups += 2
        return compressed ? groups < 8 : groups == 8
      } else if byte == UInt8(ascii: ":") {
        if digits > 0 {
          groups += 1
          digits = 0
        } else if index == 0 {
          guard value[1] == byte else { return false }
        }
        if index + 1 < value.count, value[index + 1] == byte {
          if compressed { return false }
          compressed = true
          higher |= group
          group = 0
          index += 1
        } else if index == 0 || index + 1 == value.count {
          return false
        }
      } else {
        return false
      }
      index += 1
    }
    if digits > 0 { groups += 1 }
    return (compressed ? groups < 8 : groups == 8) && (higher > 0 || group > 1)
  }
}
