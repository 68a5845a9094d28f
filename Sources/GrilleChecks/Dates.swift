//  Dates: `1985-10-26`, `10/26/1985`, `26.10.1985`, `19851026`; and when a card ends: `12/27`.

enum CalendarDate {
  /// Years 1900-2099 in ISO, US or EU order; a time may follow after `T` or a space.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    var parts = InlineArray<3, Int>(repeating: 0)
    var lengths = InlineArray<3, Int>(repeating: 0)
    var part = 0
    var mark: UInt8 = 0
    scan: for index in value.indices {
      let byte = value[index]
      if byte.isDigit {
        if lengths[part] == 8 { return false }
        parts[part] = parts[part] * 10 + Int(byte &- 48)
        lengths[part] += 1
      } else {
        let complete = part == 2 && lengths[2] > 0 || part == 0 && lengths[0] == 8
        if complete, byte == UInt8(ascii: "T") || byte == 32 { break scan }
        guard part < 2, lengths[part] > 0, mark == 0 || byte == mark,
          Value.Separators.common.contains(byte)
        else { return false }
        mark = byte
        part += 1
      }
    }
    if part == 0, lengths[0] == 8 {
      let number = parts[0]
      return plausible(number / 10000, number / 100 % 100, number % 100)
        || plausible(number % 10000, number / 10000 % 100, number / 1_000_000)
        || plausible(number % 10000, number / 1_000_000, number / 10000 % 100)
    }
    guard part == 2 else { return false }
    if lengths[0] == 4, lengths[1] <= 2, lengths[2] > 0, lengths[2] <= 2 {
      return plausible(parts[0], parts[1], parts[2])
    }
    guard lengths[0] <= 2, lengths[1] <= 2, lengths[2] == 4 else { return false }
    return plausible(parts[2], parts[0], parts[1]) || plausible(parts[2], parts[1], parts[0])
  }
  private static func plausible(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    year >= 1900 && year <= 2099 && isDate(year, month, day)
  }
}

enum CardExpiry {
  /// `12/27`, `12 / 2027`, `2027-12`, `1227`, `2712` (EMV), `122027`, `202712`; year 2015-2050.
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
