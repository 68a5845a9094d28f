//  SEPA creditor identifier: country, two check digits, a business code of three, a national
//  number.
//
//  The business code is not part of the sum; then as with the IBAN.
//  DE98 ZZZ 09999999999: 09999999999 13 14 98 leaves 1 by 97. Check digits are 02-98.
//  Source: European Payments Council, EPC AT-02.

enum CreditorIdentifier {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let id = Value(value, upTo: 35), id.count >= 8, id.isDigits(2, 4),
      Countries.iso.contains(Countries.code(id))
    else { return false }
    let check = id.number(2, 4)
    return check >= 2 && check <= 98 && id.mod97(startingAt: 7, dropping: 4..<7) == 1
  }
}
