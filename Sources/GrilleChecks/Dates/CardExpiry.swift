//  When a card ends: month and year, 2015-2050.
//
//  12/27, 12 / 2027, 2027-12, 1227, 2712 (EMV), 122027, 202712: month 12, year 2027. 13/27 is none.
//  Source: ISO/IEC 7813 (YYMM on the stripe), EMV tag 5F24.

enum CardExpiry {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard value.count >= 3, value.count <= 10 else { return false }
    var first = 0
    var second = 0
    var lengths = (0, 0)
    var separated = false
    for index in value.indices {
      let byte = value[index]
      if !byte.isDigit {
        guard Value.Separators.common.contains(byte), lengths.0 > 0, lengths.1 == 0
        else { return false }
        separated = true
      } else if separated {
        second = second * 10 + Int(byte &- 48)
        lengths.1 += 1
      } else {
        first = first * 10 + Int(byte &- 48)
        lengths.0 += 1
      }
    }
    switch lengths {
    case (1, 2), (2, 2): return ends(first, 2000 + second)
    case (1, 4), (2, 4): return ends(first, second)
    case (4, 2): return ends(second, first)
    case (4, 0) where !separated:
      return ends(first / 100, 2000 + first % 100) || ends(first % 100, 2000 + first / 100)
    case (6, 0) where !separated:
      return ends(first / 10000, first % 10000) || ends(first % 100, first / 100)
    default: return false
    }
  }
  private static func ends(_ month: Int, _ year: Int) -> Bool {
    month >= 1 && month <= 12 && year >= 2015 && year <= 2050
  }
}
