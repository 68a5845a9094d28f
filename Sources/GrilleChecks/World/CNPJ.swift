//  CNPJ (Brazil, companies): twelve symbols and two check digits by 11; letters too from 2026.
//
//  A symbol is worth ASCII - 48. Weights 5 4 3 2 9 8 7 6 5 4 3 2, then 6 5 4 3 2 9 8 7 6 5 4 3 2.
//  16.727.230/0001-97: 156 leaves 2, 9; 147 leaves 4, 7. 12.ABC.345/01DE-35: 459 leaves 8, 3; 424
//  leaves 6, 5.
//  Source: Receita Federal.

enum CNPJ {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let cnpj = Value(value, upTo: 14), cnpj.count == 14, cnpj.isDigits(12, 14)
    else { return false }
    if (0..<12).allSatisfy({ cnpj.digit($0) == 0 }) { return false }
    let first = (11 - cnpj.sum(0x543298765432, 12) % 11) % 11 % 10
    let second = (11 - cnpj.sum(0x6543298765432, 13) % 11) % 11 % 10
    return cnpj.digit(12) == first && cnpj.digit(13) == second
  }
}
