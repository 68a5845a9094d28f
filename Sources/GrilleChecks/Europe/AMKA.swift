//  AMKA (Greece): DDMMYY, five digits, Luhn.
//
//  01013099997: 0+2+0+2+3+0+9+9+9+9+7 = 50, and 1 January 1930 is a day.
//  Source: IDIKA.

enum AMKA {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let amka = Value(value, digits: 11), amka.luhn(0, 11) else { return false }
    let (day, month, year) = (amka.number(0, 2), amka.number(2, 4), amka.number(4, 6))
    return isDate(1900 + year, month, day) || isDate(2000 + year, month, day)
  }
}
