//  MyKad number (Malaysia): YYMMDD, two digits for the place of birth, four digits. No check.
//
//  770305-02-1234: 5 March 1977 is a day, and 02 is Kedah. 00, 17-20, 69, 70, 73, 80, 81 and 94-97
//  are no places.
//  Source: Jabatan Pendaftaran Negara.

enum MyKad {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let id = Value(value, digits: 12) else { return false }
    switch id.number(6, 8) {
    case 0, 17...20, 69, 70, 73, 80, 81, 94...97: return false
    default: break
    }
    let (year, month, day) = (id.number(0, 2), id.number(2, 4), id.number(4, 6))
    return isDate(1900 + year, month, day) || isDate(2000 + year, month, day)
  }
}
