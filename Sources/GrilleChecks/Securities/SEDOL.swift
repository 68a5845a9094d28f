//  SEDOL: six symbols without vowels and a check digit.
//
//  Weights 1 3 1 7 3 9 1 over 0-9, A=10..Z=35. What begins with a digit is all digits.
//  B15KXQ8: 11+3+5+140+99+234+8 = 500 divides by 10.
//  Source: London Stock Exchange, SEDOL Masterfile.

enum SEDOL {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let sedol = Value(value, upTo: 7), sedol.count == 7, sedol[6].isDigit,
      !sedol[0].isDigit || sedol.isDigits(0, 7)
    else { return false }
    var sum = sedol.digit(6)
    for position in 0..<6 {
      if "AEIOU".utf8.contains(sedol[position]) { return false }
      sum += sedol.base36(position) * (0x131739 >> (4 * (5 - position)) & 15)
    }
    return sum % 10 == 0
  }
}
