//  UTR, unique taxpayer reference: ten digits, the first one the check digit; a K may stand before.
//
//  Weights 6 7 8 9 10 5 4 3 2 over digits 2-10; the remainder by 11 looks the check up in
//  21987654321. 1955839661: 54+35+40+72+30+45+24+18+2 = 320, which leaves 1, and place 1 of the row
//  holds 1.
//  Source: HMRC.

enum UTR {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard var utr = Value(value, upTo: 11) else { return false }
    if utr[0] == UInt8(ascii: "K") { utr = utr.dropping(1) }
    guard utr.count == 10, utr.isDigits(0, 10) else { return false }
    let remainder = utr.sum(0x6789A5432, 9, from: 1) % 11
    return utr.digit(0) == (remainder < 2 ? 2 - remainder : 11 - remainder)
  }
}
