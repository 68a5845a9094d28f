//  Passport number: 7 to 9 letters and digits. States agree on no check digit.
//
//  C01X00T47: nine symbols, a digit among them, and not one symbol throughout.
//  Source: ICAO 9303, part 4, nine places.

enum Passport {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let passport = Value(value, upTo: 9), passport.count >= 7 else { return false }
    var digits = 0
    var same = true
    for position in 0..<passport.count {
      if passport[position].isDigit { digits += 1 }
      same = same && passport[position] == passport[0]
    }
    return digits > 0 && !same
  }
}
