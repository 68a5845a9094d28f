//  United States: numbers of the tax payer, and the bank's routing number. Of these only the routing
//  number has a check digit: `111000025` is 3(1+0+0) + 7(1+0+2) + (1+0+5) = 30.

enum SSN {
  /// `536-90-4399`; area not 000, 666, 900-999, group not 00, serial not 0000 (SSA), and three
  /// numbers once printed in public, void since, and the advertising range 987-65-432x is over 900.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let ssn = Value(value, digits: 9) else { return false }
    let area = ssn.number(0, 3)
    guard area != 0, area != 666, area < 900, ssn.number(3, 5) != 0, ssn.number(5, 9) != 0
    else { return false }
    return ![78_05_1120, 219_09_9999, 457_55_5462].contains(ssn.number(0, 9))
  }
}

enum ITIN {
  /// `912-90-3456`; digits 4-5 in 50-65, 70-88, 90-92, 94-99 (IRS).
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let itin = Value(value, digits: 9), itin.digit(0) == 9 else { return false }
    switch itin.number(3, 5) {
    case 50...65, 70...88, 90...92, 94...99: return true
    default: return false
    }
  }
}

enum ATIN {
  /// `912-93-4567`; 9xx-93-xxxx (IRS).
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let atin = Value(value, digits: 9) else { return false }
    return atin.digit(0) == 9 && atin.number(3, 5) == 93
  }
}

enum EIN {
  /// `91-1144442`; the first two digits name an IRS campus, 17 prefixes name none.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let ein = Value(value, digits: 9) else { return false }
    switch ein.number(0, 2) {
    case 0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97: return false
    default: return true
    }
  }
}

enum ABA {
  /// Federal Reserve prefixes 00-12, 21-32, 61-72 and 80, weights 3 7 1; not 000000000.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let aba = Value(value, digits: 9), aba.number(0, 9) != 0 else { return false }
    switch aba.number(0, 2) {
    case 0...12, 21...32, 61...72, 80: return aba.sum(0x371371371, 9) % 10 == 0
    default: return false
    }
  }
}
