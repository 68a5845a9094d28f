//  ISO/IEC 7064 MOD 97-10 beside the IBAN: LEI (ISO 17442), creditor reference (ISO 11649), SEPA
//  creditor identifier (EPC AT-02). `RF18539007547034`: `539007547034RF18` leaves 1 by 97.

enum LEI {
  /// `213800KUD8LAJWSQ9D15`: 20 symbols, the last two digits; the length is part of the check.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let lei = Value(value, upTo: 20, .spaceDash), lei.count == 20, lei.isDigits(18, 20)
    else { return false }
    let check = lei.number(18, 20)
    return check >= 2 && check <= 98 && lei.mod97() == 1
  }
}

enum CreditorReference {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let reference = Value(value, upTo: 25), reference.count >= 5, reference.has("RF"),
      reference.isDigits(2, 4)
    else { return false }
    let check = reference.number(2, 4)
    return check >= 2 && check <= 98 && reference.mod97(startingAt: 4) == 1
  }
}

enum CreditorIdentifier {
  /// `DE98ZZZ09999999999`: the business code, symbols 5-7, is not part of the sum.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let id = Value(value, upTo: 35), id.count >= 8, id.isDigits(2, 4),
      Countries.iso.contains(Countries.code(id))
    else { return false }
    let check = id.number(2, 4)
    return check >= 2 && check <= 98 && id.mod97(startingAt: 7, dropping: 4..<7) == 1
  }
}
