//  TFN (Australia): nine digits, old ones eight.
//
//  Weights 1 4 3 7 5 8 6 9 10; the sum divides by 11.
//  123 456 782: 1+8+9+28+25+48+42+72+20 = 253 = 23·11.
//  Source: Australian Taxation Office.

enum TFN {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let tfn = Value(value, upTo: 9), tfn.count >= 8, tfn.isDigits(0, tfn.count)
    else { return false }
    return tfn.sum(0x1437586900 >> 8, 8) % 11
      == (tfn.count == 8 ? 0 : (11 - tfn.digit(8) * 10 % 11) % 11)
  }
}
