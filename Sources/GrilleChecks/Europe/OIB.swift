//  OIB (Croatia): 11 digits, MOD 11,10.
//
//  33392005961: the product goes 3 9 0 8 7 3 6 6 0 5 and ends with 1.
//  Source: Porezna uprava; ISO/IEC 7064.

enum OIB {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    Value(value, digits: 11)?.passesMod11_10 ?? false
  }
}
