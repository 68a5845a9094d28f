//  CPR number (Denmark): DDMMYY, then four digits, the first of which tells the century.
//
//  211062-5629: 21 October 1862 by its seventh digit, 5, and year, 62. The date alone is asked for:
//  the check digit (weights 4 3 2 7 6 5 4 3 2 1 by 11; here 110) was given up in 2007.
//  Source: CPR-kontoret, Personnummeret i CPR.

enum CPR {
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
