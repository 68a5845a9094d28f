//  ABA routing number (United States): nine digits.
//
//  Prefixes 00-12, 21-32, 61-72 and 80 are given out; digits times 3 7 1 3 7 1 3 7 1 divide by 10.
//  111000025: 3+7+1 + 0+0+0 + 0+14+5 = 30. 000000000 divides as well and is no number.
//  Source: American Bankers Association, routing number policy.

enum ABA {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let aba = Value(value, digits: 9), aba.number(0, 9) != 0 else { return false }
    switch aba.number(0, 2) {
    case 0...12, 21...32, 61...72, 80: return aba.sum(0x371371371, 9) % 10 == 0
    default: return false
    }
  }
}
