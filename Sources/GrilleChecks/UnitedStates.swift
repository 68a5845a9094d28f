//  Identifiers of the United States. Only the routing number has a check digit; the others have ranges.

enum UnitedStates {
  /// SSN 536-90-4399: area not 000, 666 or from 900 up, group not 00, serial not 0000. Since
  /// 2011-06-25 numbers are random, so older tables of areas and groups say nothing (SSA).
  static func isSSN(_ c: Characters) -> Bool {
    guard c.count == 9, let area = c.number(0..<3), let group = c.number(3..<5),
      let serial = c.number(5..<9), let whole = c.number(0..<9)
    else { return false }
    // Numbers printed on sample cards and withdrawn (SSA).
    if whole == 078_05_1120 || whole == 219_09_9999 || whole == 457_55_5462 { return false }
    return area != 0 && area != 666 && area < 900 && group != 0 && serial != 0
  }

  /// ITIN 912-90-3456: 9, then digits four and five in the ranges the IRS issues.
  static func isITIN(_ c: Characters) -> Bool {
    guard c.count == 9, c.digit(0) == 9, let group = c.number(3..<5), c.isDigits(0..<9) else {
      return false
    }
    return (50...65).contains(group) || (70...88).contains(group) || (90...92).contains(group)
      || (94...99).contains(group)
  }

  /// ATIN: 9xx-93-xxxx.
  static func isATIN(_ c: Characters) -> Bool {
    c.count == 9 && c.digit(0) == 9 && c.number(3..<5) == 93 && c.isDigits(0..<9)
  }

  /// EIN: a prefix that the IRS has given out.
  static func isEIN(_ c: Characters) -> Bool {
    guard c.count == 9, c.isDigits(0..<9), let prefix = c.number(0..<2) else { return false }
    return ![0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97].contains(prefix)
  }

  /// Routing number 111000025: weights 3, 7, 1 and a prefix of a Federal Reserve district.
  static func isABA(_ c: Characters) -> Bool {
    guard c.count == 9, let sum = c.weighted([3, 7, 1, 3, 7, 1, 3, 7, 1]),
      let prefix = c.number(0..<2), c.number(0..<9) != 0
    else { return false }
    return sum % 10 == 0
      && ((0...12).contains(prefix) || (21...32).contains(prefix) || (61...72).contains(prefix)
        || prefix == 80)
  }

  /// NANP: area and exchange begin with 2 to 9 and are not N11.
  static func isNANP(_ c: Characters) -> Bool {
    let first = c.count == 11 ? 1 : 0
    guard c.count == 10 || c.count == 11 && c.digit(0) == 1, c.isDigits(0..<c.count) else {
      return false
    }
    func isCode(_ at: Int) -> Bool {
      c.digit(at)! >= 2 && !(c.digit(at + 1) == 1 && c.digit(at + 2) == 1)
    }
    return isCode(first) && isCode(first + 3)
  }
}
