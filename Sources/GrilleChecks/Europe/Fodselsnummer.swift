//  Fødselsnummer (Norway): DDMMYY, three digits, two check digits by 11.
//
//  151086 950 88: weights 3 7 6 1 8 9 4 5 2 give 223, 11 - 223 mod 11 = 8; weights 5 4 3 2 7 6 5 4
//  3 2 give 201, 11 - 201 mod 11 = 8. A D number adds 40 to the day, a health number 40 to the
//  month; the three digits tell the century.
//  Source: Skatteetaten.

enum Fodselsnummer {
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
