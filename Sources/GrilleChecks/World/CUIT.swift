//  CUIT and CUIL (Argentina): two digits for the kind, eight digits, a check digit by 11.
//
//  20, 23-27 are people, 30, 33, 34 companies, 50, 51, 55 foreign ones. Weights 5 4 3 2 7 6 5 4 3 2;
//  11 - sum mod 11, 11 gives 0 and 10 gives 9.
//  20-05536168-2: 10+0+0+10+35+18+30+4+18+16 = 141, which leaves 9, and 11 - 9 = 2.
//  Source: ARCA (formerly AFIP).

enum CUIT {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let cuit = Value(value, digits: 11) else { return false }
    switch cuit.number(0, 2) {
    case 20, 23...27, 30, 33, 34, 50, 51, 55: break
    default: return false
    }
    let check = (11 - cuit.sum(0x5432765432, 10) % 11) % 11
    return cuit.digit(10) == (check == 10 ? 9 : check)
  }
}
