//  Personal numbers of Poland, Romania, Czechia and Slovakia: the birth date stands in each.

enum PESEL {
  /// `44051401359`: weights 1 3 7 9; the month adds 20 for the 2000s, 80 for the 1800s.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let pesel = Value(value, digits: 11), pesel.sum(0x13791379131, 11) % 10 == 0
    else { return false }
    let month = pesel.number(2, 4)
    let century = [1900, 2000, 2100, 2200, 1800][month / 20]
    return isDate(century + pesel.number(0, 2), month % 20, pesel.number(4, 6))
  }
}

enum CNP {
  /// `1630615123457`: sex and century, date, county, weights 2 7 9 1 4 6 3 5 8 2 7 9, ten gives 1.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let cnp = Value(value, digits: 13), cnp.digit(0) != 0 else { return false }
    let century = [1900, 1900, 1900, 1800, 1800, 2000, 2000, 1900, 1900, 1900][cnp.digit(0)]
    guard isDate(century + cnp.number(1, 3), cnp.number(3, 5), cnp.number(5, 7))
    else { return false }
    switch cnp.number(7, 9) {
    case 1...48, 51, 52, 70, 80...83: break
    default: return false
    }
    let check = cnp.sum(0x279146358279, 12) % 11
    return cnp.digit(12) == (check == 10 ? 1 : check)
  }
}

enum RodneCislo {
  /// `710319/2745`: nine digits until 1953, ten since with n by 11; women add 50 to the month, and
  /// where numbers ran out 20 more.
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
