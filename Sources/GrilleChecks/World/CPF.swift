//  CPF (Brazil, people): nine digits and two check digits by 11.
//
//  Weights 10 to 2, then 11 to 2 over the first check digit too; 11 - sum mod 11, and 10 or 11 give
//  0. 390.533.447-05: 221 leaves 1, 10 gives 0; 259 leaves 6, 5. One digit throughout divides, and
//  is void.
//  Source: Receita Federal.

enum CPF {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let cpf = Value(value, digits: 11) else { return false }
    if (1..<11).allSatisfy({ cpf[$0] == cpf[0] }) { return false }  // 111.111.111-11 is void
    let first = (11 - cpf.sum(0xA98765432, 9) % 11) % 11 % 10
    let second = (11 - cpf.sum(0xBA98765432, 10) % 11) % 11 % 10
    return cpf.digit(9) == first && cpf.digit(10) == second
  }
}
