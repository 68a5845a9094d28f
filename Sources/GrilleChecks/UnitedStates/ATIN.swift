//  ATIN, taxpayer number of a child in adoption: 9xx-93-xxxx. No check digit.
//
//  912-93-4567: begins with 9, and digits 4-5 are 93, the group that ITINs leave out.
//  Source: IRS.

enum ATIN {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let atin = Value(value, digits: 9) else { return false }
    return atin.digit(0) == 9 && atin.number(3, 5) == 93
  }
}
