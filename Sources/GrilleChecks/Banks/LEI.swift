//  LEI: legal entity identifier, 20 symbols, the last two of them digits.
//
//  Letters become A=10..Z=35 and the whole leaves 1 when divided by 97 (MOD 97-10).
//  213800KUD8LAJWSQ9D15 is 213800 20 30 13 8 21 10 19 32 28 26 9 13 15, which leaves 1. The length
//  is part of the check, and 00, 01 and 99 are aliases of check digits that the rule never gives.
//  Source: ISO 17442, ISO/IEC 7064.

enum LEI {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let lei = Value(value, upTo: 20, .spaceDash), lei.count == 20, lei.isDigits(18, 20)
    else { return false }
    let check = lei.number(18, 20)
    return check >= 2 && check <= 98 && lei.mod97() == 1
  }
}
