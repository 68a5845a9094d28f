//  BIC: bank, country, place and branch in 8 or 11 symbols.
//
//  AGRIFRPP882: four letters, FR, PP, branch 882. There is no check digit, so whatever has the
//  shape and a country passes: MORTGAGE is in "GA", Gabon.
//  Source: ISO 9362.

enum BIC {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let bic = Value(value, upTo: 11), bic.count == 8 || bic.count == 11, bic.isLetters(0, 6)
    else { return false }
    return Countries.iso.contains(Countries.code(bic.dropping(4)))
  }
}
