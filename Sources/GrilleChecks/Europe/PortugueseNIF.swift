//  NIF (Portugal): nine digits, the last by 11.
//
//  Weights 9 to 2; 11 - sum mod 11, where 10 and 11 give 0.
//  501964843: 45+0+7+54+30+16+24+8 = 184, which leaves 8, and 11 - 8 = 3.
//  Source: Autoridade Tributária e Aduaneira.

enum PortugueseNIF {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let nif = Value(value, digits: 9) else { return false }
    return passes(nif)
  }
  static func passes(_ nif: Value) -> Bool {
    nif.digit(0) != 0 && nif.digit(8) == (11 - nif.sum(0x98765432, 8) % 11) % 11 % 10
  }
}
