//  IMEI: 15 digits of a telephone, Luhn.
//
//  49-015420-323751-8: 4+9+0+2+5+8+2+0+3+4+3+5+5+2+8 = 60.
//  Source: 3GPP TS 23.003.

enum IMEI {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    Value(value, digits: 15)?.luhn(0, 15) ?? false
  }
}
