//  EIN, employer number: 2 digits for an IRS campus, 7 more. No check digit.
//
//  91-1144442: 91 is a campus; 00 07 08 09 17 18 19 28 29 49 69 70 78 79 89 96 97 are none.
//  Source: IRS, list of valid prefixes.

enum EIN {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let ein = Value(value, digits: 9) else { return false }
    switch ein.number(0, 2) {
    case 0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97: return false
    default: return true
    }
  }
}
