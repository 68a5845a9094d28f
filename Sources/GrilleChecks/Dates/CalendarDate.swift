//  A date of 1900-2099: in ISO order, in US order, in EU order, or eight digits.
//
//  1985-10-26, 10/26/1985, 26.10.1985, 19851026. 31.04.1985 is none: April has 30 days. Marks
//  agree, and a time may follow after `T` or a space.
//  Source: ISO 8601 for the first.

enum CalendarDate {
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
