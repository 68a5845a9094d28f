//  Henkilötunnus (Finland): DDMMYY, century sign, number 002-899, check symbol.
//
//  The nine digits by 31 look the symbol up in 0123456789ABCDEFHJKLMNPRSTUVWXY.
//  131052-308T: 131052308 leaves 25, place 25 is T. Signs: + 1800s; - and U-Y 1900s; A-F 2000s.
//  Source: Digital and Population Data Services Agency (DVV).

enum HETU {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard value.count == 11, let date = Value(value.extracting(0..<6), digits: 6, .none),
      let rest = Value(value.extracting(7..<11), upTo: 4, .none), rest.isDigits(0, 3)
    else { return false }
    let century: Int
    switch value[6] & (value[6].isLower ? 0xDF : 0xFF) {
    case UInt8(ascii: "+"): century = 1800
    case UInt8(ascii: "-"), UInt8(ascii: "U")...UInt8(ascii: "Y"): century = 1900
    case UInt8(ascii: "A")...UInt8(ascii: "F"): century = 2000
    default: return false
    }
    let number = rest.number(0, 3)
    guard number >= 2, number < 900,
      isDate(century + date.number(4, 6), date.number(2, 4), date.number(0, 2))
    else { return false }
    let check = "0123456789ABCDEFHJKLMNPRSTUVWXY".utf8.rank(rest[3])
    return check == (date.number(0, 6) * 1000 + number) % 31
  }
}
