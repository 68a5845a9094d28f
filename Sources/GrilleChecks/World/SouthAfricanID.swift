//  Identity number (South Africa): YYMMDD, four digits, citizen 0 or resident 1, a digit, Luhn.
//
//  7503305044089: 7+1+0+6+3+0+5+0+4+8+0+7+9 = 50, and 30 March 1975 is a day.
//  Source: Department of Home Affairs.

enum SouthAfricanID {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let id = Value(value, digits: 13), id.digit(10) < 2, id.luhn(0, 13) else { return false }
    let (year, month, day) = (id.number(0, 2), id.number(2, 4), id.number(4, 6))
    return isDate(1900 + year, month, day) || isDate(2000 + year, month, day)
  }
}
