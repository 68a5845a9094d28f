//  Aadhaar (India): 12 digits, the first 2-9, Verhoeff; palindromes are not given out.
//
//  Verhoeff multiplies in the dihedral group D5, so it sees every swapped pair; the group is
//  computed: rotations 0-4, reflections 5-9. From the right each digit goes through the permutation
//  1 5 7 6 2 8 3 0 9 4 as often as its place says, by 8.
//  2341 2341 2346: permuted 6 2 3 1 4 5 3 4 1 2 3 1, multiplied 6 9 6 5 6 1 4 3 4 1 4 0; it ends
//  with 0.
//  Source: UIDAI; J. Verhoeff, Error Detecting Decimal Codes, 1969.

enum Aadhaar {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let number = Value(value, digits: 12), number.digit(0) >= 2 else { return false }
    if (0..<6).allSatisfy({ number[$0] == number[11 - $0] }) { return false }  // a palindrome
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
