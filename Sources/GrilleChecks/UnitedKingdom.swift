//  United Kingdom: insurance, tax, health and driver numbers.

enum NINO {
  /// `AB 12 34 56 C` (HMRC NINO manual): unused letters and prefixes, suffix A-D.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let nino = Value(value, upTo: 9), nino.count == 9, nino.isLetters(0, 2),
      nino.isDigits(2, 8), nino[8] >= 65, nino[8] <= 68
    else { return false }
    if "DFIQUV".utf8.contains(nino[0]) || "DFIQUVO".utf8.contains(nino[1]) { return false }
    for prefix in ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"] where nino.has(prefix) { return false }
    return true
  }
}

enum UTR {
  /// `1955839661`: weights 6 7 8 9 10 5 4 3 2 over digits 2-10; the first digit is the check.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard var utr = Value(value, upTo: 11) else { return false }
    if utr[0] == UInt8(ascii: "K") { utr = utr.dropping(1) }
    guard utr.count == 10, utr.isDigits(0, 10) else { return false }
    let remainder = utr.sum(0x6789A5432, 9, from: 1) % 11
    return utr.digit(0) == (remainder < 2 ? 2 - remainder : 11 - remainder)
  }
}

enum NHS {
  /// `943 476 5870`: weights 10 to 1, sum divides by 11.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let nhs = Value(value, digits: 10) else { return false }
    return nhs.sum(0xA987654321, 10) % 11 == 0
  }
}

enum UKDrivingLicence {
  /// `MORGA 657054 SM9IJ` (DVLA): surname padded with 9, decade, month (+50), day, year, initials.
  /// The check letters are not published; an issue number of two symbols may follow.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let licence = Value(value, upTo: 18), licence.count == 16 || licence.count == 18,
      licence[0].isUpper, licence.isDigits(5, 11), licence.isLetters(14, 16)
    else { return false }
    var padded = false
    for position in 0..<5 {
      if licence[position] == UInt8(ascii: "9") {
        padded = true
      } else if padded || !licence[position].isUpper {
        return false
      }
    }
    let month = licence.number(6, 8) % 50
    guard licence.digit(6) % 5 < 2, isDate(2000, month, licence.number(8, 10)) else { return false }
    for position in 11..<13 where licence[position].isDigit && licence.digit(position) != 9 {
      return false
    }
    return true
  }
}
