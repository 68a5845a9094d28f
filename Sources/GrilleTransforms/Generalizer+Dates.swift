//  Dates. Which part is the year, the month and the day is never guessed: a date that can be read in two
//  ways is none.

extension Generalizer {
  private static let years = 1900...2099

  /// `1985-03-12`, `03/12/1985`, `12 Mar 1985` and `19850312` become `1985`.
  func year(_ bytes: ValueBytes) -> [UInt8]? {
    let runs = bytes.runs
    let written = runs.filter { $0.count == 4 && Self.years.contains(bytes.number($0)) }
    if written.count == 1, runs.allSatisfy({ $0.count <= 4 || isFraction($0, bytes) }) {
      return Array(bytes.all[written[0]])
    }
    guard written.isEmpty, let run = runs.first, run.count == 8,
      runs.dropFirst().allSatisfy({ $0.count <= 6 })
    else { return nil }
    let first = run.lowerBound..<(run.lowerBound + 4)
    let last = (run.lowerBound + 4)..<run.upperBound
    let isYearFirst = Self.isDay(
      bytes.number(first), bytes.number((run.lowerBound + 4)..<(run.lowerBound + 6)),
      bytes.number((run.lowerBound + 6)..<run.upperBound))
    let (one, other) = (
      bytes.number(run.lowerBound..<(run.lowerBound + 2)),
      bytes.number((run.lowerBound + 2)..<(run.lowerBound + 4))
    )
    let isYearLast =
      Self.isDay(bytes.number(last), one, other) || Self.isDay(bytes.number(last), other, one)
    guard isYearFirst != isYearLast else { return nil }
    return Array(bytes.all[isYearFirst ? first : last])
  }

  /// `2026-01-31T10:11:12Z` becomes `2026-01-31`, seconds or milliseconds since 1970 the day in UTC.
  func day(_ bytes: ValueBytes) -> [UInt8]? {
    for (form, length) in [
      ("####-##-##", 10), ("########", 8), ("##/##/####", 10), ("##.##.####", 10),
    ] {
      guard bytes.count >= length, matches(bytes, form), isDate(bytes, form),
        bytes.count == length || isTime(bytes, from: length)
      else { continue }
      return Array(bytes.all[0..<length])
    }
    guard bytes.areDigits(0..<bytes.count), bytes.count == 10 || bytes.count == 13 else {
      return nil
    }
    let seconds = bytes.number(0..<10)
    // From 2011 on: below that ten digits may be month, day and time without a year (ISO 8583, field 7).
    // To the end of 2099, as above.
    guard (1_300_000_000..<4_102_444_800).contains(seconds) else { return nil }
    return CivilDay(days: seconds / 86_400).iso
  }

  private func isFraction(_ run: Range<Int>, _ bytes: ValueBytes) -> Bool {
    run.lowerBound > 0 && bytes[run.lowerBound - 1] == UInt8(ascii: ".")
  }

  /// Whether `bytes` begins with `form`, in which `#` is a digit.
  private func matches(_ bytes: ValueBytes, _ form: String) -> Bool {
    form.utf8.enumerated().allSatisfy { index, byte in
      byte == UInt8(ascii: "#") ? bytes.isDigit(index) : bytes[index] == byte
    }
  }

  private func isDate(_ bytes: ValueBytes, _ form: String) -> Bool {
    switch form {
    case "####-##-##":
      Self.isDay(bytes.number(0..<4), bytes.number(5..<7), bytes.number(8..<10))
    case "########": Self.isDay(bytes.number(0..<4), bytes.number(4..<6), bytes.number(6..<8))
    default:
      Self.isDay(bytes.number(6..<10), bytes.number(0..<2), bytes.number(3..<5))
        || Self.isDay(bytes.number(6..<10), bytes.number(3..<5), bytes.number(0..<2))
    }
  }

  /// Whether a time of day may begin at `start`: behind `T` or a space, or six digits and no more.
  private func isTime(_ bytes: ValueBytes, from start: Int) -> Bool {
    if bytes[start] == UInt8(ascii: "T") || bytes[start] == UInt8(ascii: " ") { return true }
    return start == 8 && bytes.count == 14 && bytes.areDigits(8..<14)
  }

  private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    years.contains(year) && (1...12).contains(month) && (1...31).contains(day)
  }
}
