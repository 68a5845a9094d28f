//  Personnummer (Sweden): YYMMDD or YYYYMMDD, `-` or `+` (over 100 years old), four digits.
//
//  Luhn on the last ten digits; a coordination number adds 60 to the day.
//  880320-0016: 7+8+0+3+4+0+0+0+2+6 = 30, and 20 March 1988 is a day.
//  Source: Skatteverket, SKV 704.

enum Personnummer {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard value.count >= 10, value.count <= 14 else { return false }
    let mark = value.count - 5
    if value[mark] == UInt8(ascii: "+") {
      guard let left = Value(value.extracting(0..<mark), upTo: 8),
        left.count == 6 || left.count == 8,
        let right = Value(value.extracting((mark + 1)...), upTo: 4, .none), right.count == 4,
        left.isDigits(0, left.count), right.isDigits(0, 4)
      else { return false }
      return luhn(left, right) && hasDate(left)
    }
    guard let number = Value(value, upTo: 12), number.count == 10 || number.count == 12,
      number.isDigits(0, number.count)
    else { return false }
    return number.luhn(number.count - 10, number.count) && hasDate(number)
  }

  private static func luhn(_ left: Value, _ right: Value) -> Bool {
    var sum = 0
    for position in 0..<10 {
      let digit = position < 6 ? left.digit(left.count - 6 + position) : right.digit(position - 6)
      let worth = digit << (position % 2 == 0 ? 1 : 0)
      sum += worth > 9 ? worth - 9 : worth
    }
    return sum % 10 == 0
  }
  /// The date in the first six or eight digits, which are followed by four or by none.
  private static func hasDate(_ number: Value) -> Bool {
    let long = number.count == 8 || number.count == 12
    let rest = long ? number.dropping(2) : number
    let (month, plain) = (rest.number(2, 4), rest.number(4, 6))
    let day = plain > 60 ? plain - 60 : plain
    if long { return number.digit(0) > 0 && isDate(number.number(0, 4), month, day) }
    let year = rest.number(0, 2)
    return isDate(1900 + year, month, day) || isDate(2000 + year, month, day)
  }
}
