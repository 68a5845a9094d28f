//  PPS number (Ireland): seven digits, a check letter, and a second letter may follow.
//
//  Weights 8 to 2, plus 9 times the second letter (A=1; W, T, X count nothing), by 23 in W A B ...
//  V. 6433435F: 48+28+18+15+16+9+10 = 144, which leaves 6, F. 6433435OA: 153 leaves 15, O.
//  Source: Revenue, Department of Social Protection.

enum PPSN {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let ppsn = Value(value, upTo: 9), ppsn.count >= 8, ppsn.isDigits(0, 7),
      ppsn[7].isUpper, ppsn.count == 8 || "ABCDEFGHITWX".utf8.contains(ppsn[8])
    else { return false }
    return ppsn[7] == letter(ppsn)
  }
  static func letter(_ ppsn: Value) -> UInt8 {
    var sum = ppsn.sum(0x8765432, 7)
    switch ppsn[8] {
    case UInt8(ascii: "A")...UInt8(ascii: "I"): sum += 9 * (Int(ppsn[8]) - 64)
    default: break  // none, W, T and X are worth nothing
    }
    return sum % 23 == 0 ? UInt8(ascii: "W") : UInt8(64 + sum % 23)
  }
}
