//  Addresses of machines and telephones.

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

enum IPv6 {
  /// RFC 4291: eight groups, `::` once, a dotted quad may end it; not `::` and `::1`.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard value.count >= 3, value.count <= 45 else { return false }
    var (groups, digits, start, index) = (0, 0, 0, 0)
    var compressed = false
    var any: UInt32 = 0
    var sum: UInt32 = 0
    while index < value.count {
      let byte = value[index]
      if let nibble = byte.hex {
        if digits == 0 { start = index }
        digits += 1
        if digits > 4 { return false }
        any = any &* 16 &+ UInt32(nibble)
        sum += UInt32(nibble) << (groups == 0 ? 4 : 0)
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
    return compressed ? groups < 8 && sum > 1 : groups == 8
  }
}

enum Phone {
  /// `212-555-2368`: area and exchange [2-9]xx and not N11 (NANPA); a 1 may stand before.
  static func isNANP(_ value: Span<UInt8>) -> Bool {
    guard var number = digits(value) else { return false }
    if number.count == 11, number.digit(0) == 1 { number = number.dropping(1) }
    guard number.count == 10 else { return false }
    for start in [0, 3] {
      if number.digit(start) < 2 || number.number(start + 1, start + 3) == 11 { return false }
    }
    return true
  }

  /// `+44 20 7946 0958` (ITU-T E.164): `+`, an assigned country code, 8-15 digits.
  static func isE164(_ value: Span<UInt8>) -> Bool {
    guard value.count >= 9, value[0] == UInt8(ascii: "+"), let number = digits(value),
      number.count >= 8, number.count <= 15
    else { return false }
    switch number.number(0, 2) {
    case 10...19, 70...79, 20, 27, 30...34, 36, 39...41, 43...49, 51...58, 60...66, 81, 82, 84, 86,
      90...95, 98:
      return true
    default: break
    }
    switch number.number(0, 3) {
    case 211...213, 216, 218, 220...258, 260...269, 290, 291, 297...299, 350...359, 370...383,
      385...387, 389, 420, 421, 423, 500...509, 590...599, 670, 672...683, 685...692, 800, 808, 850,
      852, 853, 855, 856, 870, 878, 880...883, 886, 888, 960...968, 970...977, 979, 992...996, 998:
      return true
    default: return false
    }
  }

  private static func digits(_ value: Span<UInt8>) -> Value? {
    // A copy without the marks of a telephone number; 40 bytes hold the longest written form.
    guard value.count <= 40 else { return nil }
    var kept = InlineArray<40, UInt8>(repeating: 0x20)
    for index in value.indices {
      let byte = value[index]
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: ")"): continue
      case UInt8(ascii: "+") where index == 0: continue
      default: kept[index] = byte
      }
    }
    guard let number = Value(kept.span, upTo: 15), number.isDigits(0, number.count)
    else { return nil }
    return number
  }
}
