//  SIN (Canada): nine digits, the first neither 0 nor 8, Luhn.
//
//  130 692 544: 1+6+0+3+9+4+5+8+4 = 40. The sample of the form, 046 454 286, has a sum of 50 and is
//  nobody's, since it begins with 0.
//  Source: Service Canada.

enum CanadianSIN {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let sin = Value(value, digits: 9), sin.digit(0) != 0, sin.digit(0) != 8
    else { return false }
    return sin.luhn(0, 9)
  }
}
