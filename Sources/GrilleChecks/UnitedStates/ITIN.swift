//  ITIN, individual taxpayer number: 9xx-gg-xxxx. No check digit; ranges alone.
//
//  gg is 50-65, 70-88, 90-92 or 94-99. 912-90-3456: begins with 9, and 90 is in 90-92.
//  Source: IRS (50-65 was added later; tables that begin with 70 refuse living people).

enum ITIN {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let itin = Value(value, digits: 9), itin.digit(0) == 9 else { return false }
    switch itin.number(3, 5) {
    case 50...65, 70...88, 90...92, 94...99: return true
    default: return false
    }
  }
}
