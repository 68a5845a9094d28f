//  NRIC and FIN (Singapore): S, T, F, G or M, seven digits, a letter.
//
//  Weights 2 7 6 5 4 3 2 by 11, with 4 added for T and G, 3 for M. The rest looks the letter up in
//  JZIHGFEDCBA for citizens (S, T), in XWUTRQPNMLK for F and G, and in XWUTRQPNJLK for M.
//  S1234567D: 2+14+18+20+20+18+14 = 106, which leaves 7, D.
//  Source: Immigration and Checkpoints Authority.

enum SingaporeNRIC {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let nric = Value(value, upTo: 9), nric.count == 9, nric.isDigits(1, 8)
    else { return false }
    let sum = nric.sum(0x2765432, 7, from: 1)
    switch nric[0] {
    case UInt8(ascii: "S"): return "JZIHGFEDCBA".utf8.rank(nric[8]) == sum % 11
    case UInt8(ascii: "T"): return "JZIHGFEDCBA".utf8.rank(nric[8]) == (sum + 4) % 11
    case UInt8(ascii: "F"): return "XWUTRQPNMLK".utf8.rank(nric[8]) == sum % 11
    case UInt8(ascii: "G"): return "XWUTRQPNMLK".utf8.rank(nric[8]) == (sum + 4) % 11
    case UInt8(ascii: "M"): return "XWUTRQPNJLK".utf8.rank(nric[8]) == (sum + 3) % 11
    default: return false
    }
  }
}
