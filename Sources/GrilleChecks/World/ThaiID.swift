//  Identity number (Thailand): thirteen digits, the first 1-8, the last a check digit by 11.
//
//  Weights 13 to 2; 11 - sum mod 11, of which the last digit counts.
//  1-2345-45678-78-1: 13+24+33+40+45+32+35+36+35+32+21+16 = 362, which leaves 10, and 11 - 10 = 1.
//  Source: Department of Provincial Administration.

enum ThaiID {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let id = Value(value, digits: 13), (1...8).contains(id.digit(0)) else { return false }
    return id.digit(12) == (11 - id.sum(0xDCBA98765432, 12) % 11) % 10
  }
}
