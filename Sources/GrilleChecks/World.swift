//  Australia, South Africa, and what a telephone carries.

enum TFN {
  /// `123 456 782`: weights 1 4 3 7 5 8 6 9 10, sum divides by 11; old ones have eight digits.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let tfn = Value(value, upTo: 9), tfn.count >= 8, tfn.isDigits(0, tfn.count)
    else { return false }
    return tfn.sum(0x1437586900 >> 8, 8) % 11
      == (tfn.count == 8 ? 0 : (11 - tfn.digit(8) * 10 % 11) % 11)
  }
}

enum SouthAfricanID {
  /// `7503305044089`: YYMMDD, number, citizen 0 or resident 1, Luhn.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let id = Value(value, digits: 13), id.digit(10) < 2, id.luhn(0, 13) else { return false }
    let (year, month, day) = (id.number(0, 2), id.number(2, 4), id.number(4, 6))
    return isDate(1900 + year, month, day) || isDate(2000 + year, month, day)
  }
}

enum IMEI {
  /// `49-015420-323751-8` (3GPP TS 23.003): 15 digits, Luhn.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    Value(value, digits: 15)?.luhn(0, 15) ?? false
  }
}

enum ICCID {
  /// `8991101200003204510` (ITU-T E.118): 89, 19 or 20 digits, Luhn.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let iccid = Value(value, upTo: 20), iccid.count >= 19, iccid.has("89"),
      iccid.isDigits(0, iccid.count)
    else { return false }
    return iccid.luhn(0, iccid.count)
  }
}
