//  Personal numbers of Sweden, Denmark, Norway, Finland: the birth date stands in each.

enum Personnummer {
  /// `880320-0016`: YYMMDD or YYYYMMDD, `-` or `+` (over 100 years old), Luhn on the last ten. A
  /// coordination number adds 60 to the day.
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

enum CPR {
  /// `211062-5629`: the date alone; the check digit was given up in 2007.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let cpr = Value(value, digits: 10) else { return false }
    let seventh = cpr.digit(6)
    let year = cpr.number(4, 6)
    let century =
      switch seventh {
      case 0...3: 1900
      case 4, 9: year >= 37 ? 1900 : 2000
      default: year >= 58 ? 1800 : 2000
      }
    return isDate(century + year, cpr.number(2, 4), cpr.number(0, 2))
  }
}

enum Fodselsnummer {
  /// `151086 95088`: two digits by 11. A D number adds 40 to the day, a health number to the month.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let fnr = Value(value, digits: 11),
      fnr.digit(9) == (11 - fnr.sum(0x376189452, 9) % 11) % 11,
      fnr.digit(10) == (11 - fnr.sum(0x5432765432, 10) % 11) % 11
    else { return false }
    var (day, month, year) = (fnr.number(0, 2), fnr.number(2, 4), fnr.number(4, 6))
    if day > 40, day < 80 { day -= 40 }
    if month > 40 { month -= 40 }
    switch fnr.number(6, 9) {
    case 0..<500: year += 1900
    case 500..<750 where year >= 54: year += 1800
    case 500..<1000 where year < 40: year += 2000
    case 900..<1000: year += 1900
    default: return false
    }
    return isDate(year, month, day)
  }
}

enum HETU {
  /// `131052-308T`: DDMMYY, century sign, number 002-899, then (DDMMYY + number) by 31.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard value.count == 11, let date = Value(value.extracting(0..<6), digits: 6, .none),
      let rest = Value(value.extracting(7..<11), upTo: 4, .none), rest.isDigits(0, 3)
    else { return false }
    let century: Int
    switch value[6] & (value[6].isLower ? 0xDF : 0xFF) {
    case UInt8(ascii: "+"): century = 1800
    case UInt8(ascii: "-"), UInt8(ascii: "U")...UInt8(ascii: "Y"): century = 1900
    case UInt8(ascii: "A")...UInt8(ascii: "F"): century = 2000
    default: return false
    }
    let number = rest.number(0, 3)
    guard number >= 2, number < 900,
      isDate(century + date.number(4, 6), date.number(2, 4), date.number(0, 2))
    else { return false }
    let check = "0123456789ABCDEFHJKLMNPRSTUVWXY".utf8.rank(rest[3])
    return check == (date.number(0, 6) * 1000 + number) % 31
  }
}
