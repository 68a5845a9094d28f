//  Driver number (Great Britain): 16 symbols, and two of an issue number may follow.
//
//  MORGA 657054 SM9IJ: surname in five, padded with 9; 6 decade, 57 month 7 and female (+50), 05
//  day, 4 year; SM initials, 9 where there is no second; three more that are not published.
//  Source: DVLA.

enum UKDrivingLicence {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let licence = Value(value, upTo: 18), licence.count == 16 || licence.count == 18,
      licence[0].isUpper, licence.isDigits(5, 11), licence.isLetters(14, 16)
    else { return false }
    var padded = false
    for position in 0..<5 {
      if licence[position] == UInt8(ascii: "9") {
        padded = true
      } else if padded || !licence[position].isUpper {
        return false
      }
    }
    let month = licence.number(6, 8) % 50
    guard licence.digit(6) % 5 < 2, isDate(2000, month, licence.number(8, 10)) else { return false }
    for position in 11..<13 where licence[position].isDigit && licence.digit(position) != 9 {
      return false
    }
    return true
  }
}
