//  Swiss payment reference (QR, ESR): 27 digits, the last one the check digit.
//
//  A carry goes through the digits: row 0 9 4 6 8 2 7 1 3 5 at (carry + digit) mod 10 gives the
//  next. 21 00000 00003 13947 14300 09017: 4, 2, 4, 8, ... and 3 after 26 digits; 10 - 3 = 7.
//  Source: SIX, Swiss Payment Standards, modulo 10 recursive.

enum ESRReference {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let reference = Value(value, digits: 27) else { return false }
    var carry = 0
    var any = false
    for position in 0..<26 {
      let digit = reference.digit(position)
      any = any || digit != 0
      carry = Int(0x0946827135 >> UInt64(4 * (9 - (carry + digit) % 10)) & 15)
    }
    return any && reference.digit(26) == (10 - carry) % 10
  }
}
