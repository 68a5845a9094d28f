//  India: Aadhaar (UIDAI), 12 digits by Verhoeff, `2341 2341 2346`; PAN (income tax), `ACUPA7085R`.
//
//  Verhoeff multiplies in the dihedral group D5, so it sees every swapped pair. The group is
//  computed: rotations 0-4, reflections 5-9.

enum Aadhaar {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let number = Value(value, digits: 12), number.digit(0) >= 2 else { return false }
    if (0..<6).allSatisfy({ number[$0] == number[11 - $0] }) { return false }  // palindromes are void
    var check = 0
    for step in 0..<12 {
      check = product(check, permuted(number.digit(11 - step), step % 8))
    }
    return check == 0
  }

  static func product(_ a: Int, _ b: Int) -> Int {
    if a < 5 { return b < 5 ? (a + b) % 5 : 5 + (a + b - 5) % 5 }
    return b < 5 ? 5 + (a - 5 - b + 5) % 5 : (a - b + 5) % 5
  }
  static func permuted(_ digit: Int, _ times: Int) -> Int {
    var digit = digit
    for _ in 0..<times {  // 1 5 7 6 2 8 3 0 9 4
      digit = Int(0x1576283094 >> UInt64(4 * (9 - digit)) & 15)
    }
    return digit
  }
}

enum IndianPAN {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let pan = Value(value, upTo: 10), pan.count == 10, pan.isLetters(0, 5),
      pan.isDigits(5, 9), pan.isLetters(9, 10), pan.number(5, 9) != 0
    else { return false }
    return "ABCFGHJKLPT".utf8.contains(pan[3])
  }
}
