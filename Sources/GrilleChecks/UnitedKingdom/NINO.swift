//  National Insurance number: two letters, six digits, a letter A-D. No check digit.
//
//  Letters D F I Q U V in neither of the first two places, O not in the second; BG GB KN NK NT TN
//  ZZ are not given out. AB 12 34 56 C: A and B are used, and C ends it.
//  Source: HMRC, National Insurance Manual.

enum NINO {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let nino = Value(value, upTo: 9), nino.count == 9, nino.isLetters(0, 2),
      nino.isDigits(2, 8), nino[8] >= 65, nino[8] <= 68
    else { return false }
    if "DFIQUV".utf8.contains(nino[0]) || "DFIQUVO".utf8.contains(nino[1]) { return false }
    for prefix in ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"] where nino.has(prefix) { return false }
    return true
  }
}
