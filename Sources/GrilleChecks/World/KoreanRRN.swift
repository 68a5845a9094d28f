//  Resident registration number (South Korea): YYMMDD, a digit for sex and century, six digits.
//
//  The digit is 1-4 for citizens and 5-8 for foreigners; 1 2 5 6 were born in the 1900s, 3 4 7 8 since.
//  900101-1234568: 1 January 1990 is a day. Numbers given out before October 2020 end in a check digit,
//  weights 2 3 4 5 6 7 8 9 2 3 4 5: the sum is 124, which leaves 3, and 11 - 3 = 8. Newer ones have
//  six random digits there, so the check is a test of its own.
//  Source: Ministry of the Interior and Safety, Resident Registration Act.

enum KoreanRRN {
  /// Date and century.
  static func isValid(_ value: Span<UInt8>) -> Bool { number(value) != nil }
  /// The check digit, and a place of registration of those that were given out, too.
  static func isChecked(_ value: Span<UInt8>) -> Bool {
    guard let rrn = number(value), rrn.number(7, 9) <= 96 else { return false }
    return rrn.digit(12) == (11 - rrn.sum(0x234567892345, 12) % 11) % 10
  }

  private static func number(_ value: Span<UInt8>) -> Value? {
    guard let rrn = Value(value, digits: 13), (1...8).contains(rrn.digit(6)) else { return nil }
    let century = [1900, 1900, 2000, 2000][(rrn.digit(6) - 1) % 4]
    return isDate(century + rrn.number(0, 2), rrn.number(2, 4), rrn.number(4, 6)) ? rrn : nil
  }
}
