//  CNP (Romania): sex and century, YYMMDD, county, three digits, check digit.
//
//  Weights 2 7 9 1 4 6 3 5 8 2 7 9 by 11, and 10 gives 1.
//  1630615123457: 2+42+27+0+24+6+15+5+16+6+28+45 = 216, which leaves 7; 15 June 1963, county 12.
//  Source: OUG 97/2005.

enum CNP {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let cnp = Value(value, digits: 13), cnp.digit(0) != 0 else { return false }
    let century = [1900, 1900, 1900, 1800, 1800, 2000, 2000, 1900, 1900, 1900][cnp.digit(0)]
    guard isDate(century + cnp.number(1, 3), cnp.number(3, 5), cnp.number(5, 7))
    else { return false }
    switch cnp.number(7, 9) {
    case 1...48, 51, 52, 70, 80...83: break
    default: return false
    }
    let check = cnp.sum(0x279146358279, 12) % 11
    return cnp.digit(12) == (check == 10 ? 1 : check)
  }
}
