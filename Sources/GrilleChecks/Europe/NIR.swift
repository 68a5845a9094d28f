//  NIR (France): sex, YY, MM, department, commune, order, and a key of two digits.
//
//  key = 97 - n mod 97; Corsica's 2A counts as 19, 2B as 18.
//  2 95 10 99 126 111 93: 2951099126111 leaves 4 by 97, and 97 - 4 = 93.
//  Source: INSEE.

enum NIR {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let nir = Value(value, upTo: 15), nir.count == 15, nir.isDigits(0, 6),
      nir.isDigits(7, 15)
    else { return false }
    var number = nir.number(0, 5)
    switch nir[6] {
    case UInt8(ascii: "A") where nir.digit(5) == 2: number = number * 100 + 19
    case UInt8(ascii: "B") where nir.digit(5) == 2: number = number * 100 + 18
    case let byte where byte.isDigit: number = number * 100 + nir.number(5, 7)
    default: return false
    }
    number = number * 1_000_000 + nir.number(7, 13)
    return number > 0 && 97 - number % 97 == nir.number(13, 15)
  }
}
