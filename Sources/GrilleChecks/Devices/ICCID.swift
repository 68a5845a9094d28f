//  ICCID: 19 or 20 digits of a SIM card, 89 before, Luhn.
//
//  8901 4103 2111 1851 0720: 7+9+0+1+8+1+0+3+4+1+2+1+2+8+1+1+0+7+4+0 = 60.
//  Source: ITU-T E.118.

enum ICCID {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let iccid = Value(value, upTo: 20), iccid.count >= 19, iccid.has("89"),
      iccid.isDigits(0, iccid.count)
    else { return false }
    return iccid.luhn(0, iccid.count)
  }
}
