//  A date moved by a distance that is kept for each person, so that intervals stay and days do not. It stands in
//  brackets, `[shifted:1985-06-01]`: a date that looked like any other would be moved again by a second pass.

internal import GrilleKeys

/// Moves dates by up to ``most`` days to either side.
struct DateShift: Sendable {
  /// Half a year: seasons and ages blur, years mostly stay.
  static let most = 182

  private let mac: MAC

  init(_ key: Key, domain: String) throws(KeyError) {
    mac = MAC(try key.subkey(for: ["shift", domain]))
  }

  /// How many days those of `subject` are moved: the same under one key, never 0.
  func distance(of subject: UInt64) -> Int {
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: subject >> (8 * UInt64($0))) }
    let word = mac.code(for: bytes).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let distance = Int(word % UInt64(2 * Self.most)) - Self.most
    return distance < 0 ? distance : distance + 1
  }

  /// `value` moved, with the time of day that stands behind it; nil if it is no date that can be read in one
  /// way only.
  func shifted(_ value: [UInt8], of subject: UInt64) -> [UInt8]? {
    guard let (day, rest) = Self.read(value) else { return nil }
    let moved = CivilDay(days: day.days + distance(of: subject))
    return Array("[shifted:".utf8) + moved.iso + rest + Array("]".utf8)
  }

  // MARK: reading

  /// The day that `value` begins with, and the time behind it.
  private static func read(_ value: [UInt8]) -> (CivilDay, time: [UInt8])? {
    guard value.count <= 40 else { return nil }
    let bytes = ValueBytes(value.span)
    if bytes.count >= 10, bytes.areDigits(0..<4), bytes.areDigits(5..<7), bytes.areDigits(8..<10) {
      guard bytes[4] == bytes[7], "-/.".utf8.contains(bytes[4]),
        let day = day(bytes, 0..<4, 5..<7, 8..<10), let time = time(bytes, from: 10)
      else { return nil }
      return (day, time)
    }
    if bytes.count >= 10, bytes.areDigits(0..<2), bytes.areDigits(3..<5), bytes.areDigits(6..<10) {
      guard bytes[2] == bytes[5], "-/.".utf8.contains(bytes[2]), let time = time(bytes, from: 10)
      else { return nil }
      let (monthFirst, dayFirst) = (
        day(bytes, 6..<10, 0..<2, 3..<5), day(bytes, 6..<10, 3..<5, 0..<2)
      )
      // A point stands between day, month and year, in that order; a slash may mean either.
      if bytes[2] == UInt8(ascii: ".") { return dayFirst.map { ($0, time) } }
      if let monthFirst, let dayFirst { return monthFirst == dayFirst ? (dayFirst, time) : nil }
      return (monthFirst ?? dayFirst).map { ($0, time) }
    }
    guard bytes.count == 8, bytes.areDigits(0..<8), let day = day(bytes, 0..<4, 4..<6, 6..<8)
    else { return nil }
    return (day, [])
  }

  private static func day(
    _ bytes: ValueBytes, _ year: Range<Int>, _ month: Range<Int>, _ day: Range<Int>
  ) -> CivilDay? {
    guard (1800...2199).contains(bytes.number(year)) else { return nil }
    return CivilDay(year: bytes.number(year), month: bytes.number(month), day: bytes.number(day))
  }

  /// What stands behind a date, if it is nothing or a time of day.
  private static func time(_ bytes: ValueBytes, from start: Int) -> [UInt8]? {
    var time = Array(bytes.all[start...])
    guard let first = time.first else { return [] }
    guard first == UInt8(ascii: "T") || first == 0x20 else { return nil }
    time[0] = UInt8(ascii: "T")
    let isTime = time.dropFirst().allSatisfy { $0 &- 0x30 < 10 || "Z:.+-".utf8.contains($0) }
    return isTime && time.count > 2 ? time : nil
  }
}
