//  Mispar zehut (Israel): nine digits, Luhn; leading zeros belong to it.
//
//  039337423: 0+6+9+6+3+5+4+4+3 = 40.
//  Source: Population and Immigration Authority.

enum IsraeliID {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let id = Value(value, digits: 9), id.number(0, 9) != 0 else { return false }
    return id.luhn(0, 9)
  }
}
