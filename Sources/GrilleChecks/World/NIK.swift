//  NIK (Indonesia): province 2, regency 2, district 2, DDMMYY, four digits. No check.
//
//  Women have 40 added to the day. 3171011708450001: 31 is Jakarta, and 17 August 1945 is a day.
//  Source: Direktorat Jenderal Kependudukan dan Pencatatan Sipil.

enum NIK {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let nik = Value(value, digits: 16), nik.number(2, 4) != 0, nik.number(12, 16) != 0
    else { return false }
    switch nik.number(0, 2) {
    case 11...19, 21, 31...36, 51...53, 61...65, 71...76, 81, 82, 91...97: break
    default: return false
    }
    let (month, year) = (nik.number(8, 10), nik.number(10, 12))
    let day = nik.number(6, 8) > 40 ? nik.number(6, 8) - 40 : nik.number(6, 8)
    return isDate(1900 + year, month, day) || isDate(2000 + year, month, day)
  }
}
