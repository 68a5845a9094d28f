//  Versicherungsnummer (Austria): four digits, then DDMMYY; the fourth is the check digit.
//
//  Weights 3 7 9 0 5 8 4 2 1 6 by 11. The date is not asked for: where days ran out, months over 12
//  are given. 1237 010180: 3+14+27+0+0+8+0+2+8+0 = 62, which leaves 7, the fourth digit.
//  Source: Dachverband der Sozialversicherungsträger.

enum SVNR {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let svnr = Value(value, digits: 10), svnr.digit(0) != 0 else { return false }
    return svnr.sum(0x3790584216, 10) % 11 == svnr.digit(3)
  }
}
