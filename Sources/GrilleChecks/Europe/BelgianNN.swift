//  Rijksregisternummer (Belgium): YYMMDD, three digits, and 97 - n mod 97.
//
//  85.07.30-033.28: 850730033 leaves 69, 97 - 69 = 28. Born from 2000 on, a 2 stands before n.
//  Month or day may be unknown (00).
//  Source: Rijksregister.

enum BelgianNN {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let nn = Value(value, digits: 11), nn.number(0, 11) > 0 else { return false }
    let number = nn.number(0, 9)
    let check = nn.number(9, 11)
    let year: Int
    if 97 - number % 97 == check {
      year = 1900
    } else if 97 - (2_000_000_000 + number) % 97 == check {
      year = 2000
    } else {
      return false
    }
    let month = nn.number(2, 4)
    let day = nn.number(4, 6)
    return month == 0 || month <= 12 && (day == 0 || isDate(year + nn.number(0, 2), month, day))
  }
}
