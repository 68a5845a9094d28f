//  Telephone numbers: North America's, and international ones.
//
//  212-555-2368: area 212 and exchange 555 begin with 2-9 and do not end with 11 (NANPA).
//  +44 20 7946 0958: `+`, the assigned country code 44, 12 digits of at most 15 (ITU-T E.164).

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
