//  AHV number (Switzerland): 756, nine digits, check digit as in EAN-13.
//
//  756.9217.0769.85: weights 1 3 1 3 ... give 7+15+6+27+2+3+7+0+7+18+9+24+5 = 130, which divides by
//  10.
//  Source: Zentrale Ausgleichsstelle; GS1 for EAN-13.

enum AHV {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let ahv = Value(value, digits: 13), ahv.has("756") else { return false }
    return ahv.sum(0x1313131313131, 13) % 10 == 0
  }
}
