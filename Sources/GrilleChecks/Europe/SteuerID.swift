//  Steuer-ID (Germany): 11 digits, the first not 0.
//
//  Of the first ten, exactly one stands two or three times; then MOD 11,10.
//  36574261809: 6 stands twice, no other; the product goes 3 2 9 4 2 6 7 4 6 1 and ends with 1.
//  Source: Bundeszentralamt für Steuern, §139b AO; ISO/IEC 7064.

enum SteuerID {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let id = Value(value, digits: 11), id.digit(0) != 0 else { return false }
    var counts: UInt64 = 0  // four bits a digit
    for position in 0..<10 { counts += 1 << UInt64(4 * id.digit(position)) }
    var repeated = 0
    for digit in 0..<10 {
      let count = counts >> UInt64(4 * digit) & 15
      if count > 3 { return false }
      if count > 1 { repeated += 1 }
    }
    return repeated == 1 && id.passesMod11_10
  }
}
