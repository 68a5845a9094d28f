//  Rodné číslo (Czechia, Slovakia): YYMMDD, and three digits until 1953, four since.
//
//  Women add 50 to the month, and where numbers ran out 20 more. Ten digits: the first nine by 11
//  give the last, and 10 gives 0. 710319/2745: 710319274 leaves 5; 19 March 1971 is a day.
//  Source: Act 133/2000 Coll.; Act 301/1995 Z. z.

enum RodneCislo {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let number = Value(value, upTo: 10), number.count >= 9, number.isDigits(0, number.count)
    else { return false }
    return passes(number)
  }
  static func passes(_ number: Value) -> Bool {
    var year = 1900 + number.number(0, 2)
    if number.count == 9 {
      if year >= 1980 { year -= 100 }
      if year > 1953 { return false }
    } else if year < 1954 {
      year += 100
    }
    guard isDate(year, number.number(2, 4) % 50 % 20, number.number(4, 6)) else { return false }
    return number.count == 9 || number.number(0, 9) % 11 % 10 == number.digit(9)
  }
}
