//  Identity card (Poland, dowód osobisty): three letters, a check digit, five digits.
//
//  A=10..; weights 7 3 1 over the letters, 9 for the check digit, 7 3 1 7 3; the sum divides by 10.
//  ABA300000: 70+33+10+27 = 140.
//  Source: Ministerstwo Spraw Wewnętrznych i Administracji.

enum PolishIDCard {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let card = Value(value, upTo: 9), card.count == 9, card.isLetters(0, 3),
      card.isDigits(3, 9)
    else { return false }
    let letters = 7 * card.base36(0) + 3 * card.base36(1) + card.base36(2)
    return (letters + card.sum(0x973173, 6, from: 3)) % 10 == 0
  }
}
