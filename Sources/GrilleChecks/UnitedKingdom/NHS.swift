//  NHS number: ten digits. Weights 10 to 1; the sum divides by 11.
//
//  943 476 5870: 90+36+24+28+42+30+20+24+14+0 = 308 = 28·11.
//  Source: NHS Data Dictionary, NHS number.

enum NHS {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let nhs = Value(value, digits: 10) else { return false }
    return nhs.sum(0xA987654321, 10) % 11 == 0
  }
}
