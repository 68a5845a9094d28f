//  PAN (India, income tax): five letters, four digits, a letter. No check that is published.
//
//  ACUPA7085R: the fourth letter, P, says who holds it (A B C F G H J K L P T), and 7085 is not
//  0000.
//  Source: Income Tax Department.

enum IndianPAN {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let pan = Value(value, upTo: 10), pan.count == 10, pan.isLetters(0, 5),
      pan.isDigits(5, 9), pan.isLetters(9, 10), pan.number(5, 9) != 0
    else { return false }
    return "ABCFGHJKLPT".utf8.contains(pan[3])
  }
}
