//  Luhn, ISO/IEC 7812-1 annex B: from the right every second digit is doubled, 9 taken from what is
//  over 9, and the sum is a multiple of ten. 4111111111111111 passes; so does one number in ten.

enum Luhn {
  /// Whether all characters are digits, there is one at least, and the sum is right.
  static func isValid(_ characters: Characters, in range: Range<Int>? = nil) -> Bool {
    let range = range ?? 0..<characters.count
    guard !characters.isBroken, !range.isEmpty else { return false }
    var sum = 0
    for (place, index) in range.reversed().enumerated() {
      guard var digit = characters.digit(index) else { return false }
      if place % 2 == 1 {
        digit *= 2
        if digit > 9 { digit -= 9 }
      }
      sum += digit
    }
    return sum % 10 == 0
  }
}
