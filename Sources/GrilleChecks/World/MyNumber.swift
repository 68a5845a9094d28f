//  My Number (Japan, 個人番号): eleven digits and a check digit by 11.
//
//  Weights 6 5 4 3 2 7 6 5 4 3 2; 11 - sum mod 11, and 10 or 11 give 0.
//  6214 9832 0257: 36+10+4+12+18+56+18+10+0+6+10 = 180, which leaves 4, and 11 - 4 = 7.
//  Source: Ministry of Internal Affairs and Communications, ordinance 85 of 2014.

enum MyNumber {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let number = Value(value, digits: 12) else { return false }
    return number.digit(11) == (11 - number.sum(0x65432765432, 11) % 11) % 11 % 10
  }
}
