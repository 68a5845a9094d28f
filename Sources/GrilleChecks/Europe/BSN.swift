//  BSN (Netherlands): nine digits. Weights 9 to 2 and -1; the sum divides by 11.
//
//  111222333: 9+8+7+12+10+8+9+6-3 = 66 = 6·11. All zeros divide as well and are no number.
//  Source: Rijksdienst voor Identiteitsgegevens, elfproef.

enum BSN {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let bsn = Value(value, digits: 9), bsn.number(0, 9) > 0 else { return false }
    return passes(bsn)
  }
  static func passes(_ bsn: Value) -> Bool { (bsn.sum(0x98765432, 8) - bsn.digit(8)) % 11 == 0 }
}
