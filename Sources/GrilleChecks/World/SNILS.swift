//  SNILS (Russia, pension insurance): nine digits and a check of two.
//
//  Weights 9 to 1; the sum by 101, and 100 gives 00.
//  112-233-445 95: 9+8+14+12+15+12+12+8+5 = 95.
//  Source: Social Fund of Russia.

enum SNILS {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let snils = Value(value, digits: 11), snils.number(0, 9) != 0 else { return false }
    return snils.sum(0x987654321, 9) % 101 % 100 == snils.number(9, 11)
  }
}
