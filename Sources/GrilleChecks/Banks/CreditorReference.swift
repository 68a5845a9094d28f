//  RF creditor reference: `RF`, two check digits, up to 21 symbols.
//
//  As with the IBAN: the first four go to the end, A=10..Z=35, the number leaves 1 by 97.
//  RF18 5390 0754 7034: 539007547034 27 15 18 leaves 1. Check digits are 02-98.
//  Source: ISO 11649.

enum CreditorReference {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let reference = Value(value, upTo: 25), reference.count >= 5, reference.has("RF"),
      reference.isDigits(2, 4)
    else { return false }
    let check = reference.number(2, 4)
    return check >= 2 && check <= 98 && reference.mod97(startingAt: 4) == 1
  }
}
