import GrilleKeys
import Testing

@testable import GrilleTransforms

@Suite("Date shift")
struct DateShiftTests {
  @Test(
    "days since 1970",
    arguments: [
      (1970, 1, 1, 0), (2000, 2, 29, 11_016), (1969, 12, 31, -1), (1900, 3, 1, -25_508),
      (2026, 11, 28, 20_785), (2100, 2, 28, 47_540), (1, 1, 1, -719_162),
    ])
  func days(_ year: Int, month: Int, day: Int, days: Int) {
    #expect(CivilDay(year: year, month: month, day: day)?.days == days)
  }

  @Test("each day follows the one before, from 1800 to 2199, and says what it is")
  func calendar() {
    var expected = CivilDay(year: 1800, month: 1, day: 1)?.days ?? 0
    for year in 1800..<2200 {
      for month in 1...12 {
        for day in 1...31 {
          guard let civil = CivilDay(year: year, month: month, day: day) else { continue }
          #expect(civil.days == expected)
          expected += 1
          func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
          #expect(civil.iso.elementsEqual("\(year)-\(two(month))-\(two(day))".utf8))
        }
      }
    }
    #expect(expected == CivilDay(year: 2200, month: 1, day: 1)?.days)
  }

  @Test(
    "no such day",
    arguments: [(2023, 2, 29), (1900, 2, 29), (2024, 13, 1), (2024, 4, 31), (2024, 1, 0)])
  func noDay(_ year: Int, month: Int, day: Int) {
    #expect(CivilDay(year: year, month: month, day: day) == nil)
  }

  /// A value, the day in it, and what stays behind it.
  static let rows: [(String, (Int, Int, Int)?, String)] = [
    ("1985-03-12", (1985, 3, 12), ""),
    ("1985/03/12", (1985, 3, 12), ""),
    ("19850312", (1985, 3, 12), ""),
    ("12.03.1985", (1985, 3, 12), ""),
    ("03/22/1985", (1985, 3, 22), ""),
    ("22/03/1985", (1985, 3, 22), ""),
    ("04/04/1985", (1985, 4, 4), ""),
    ("2026-01-31T10:11:12Z", (2026, 1, 31), "T10:11:12Z"),
    ("2026-01-31 10:11:12.5", (2026, 1, 31), "T10:11:12.5"),
    ("2026-01-31T10:11:12+01:00", (2026, 1, 31), "T10:11:12+01:00"),
    ("03/12/1985", nil, ""),  // two ways to read it
    ("1985-02-30", nil, ""),
    ("1985-03", nil, ""),
    ("1985-03/12", nil, ""),
    ("2026-01-31x", nil, ""),
    ("2026-01-31T4111111111111111 x", nil, ""),
    ("12 Mar 1985", nil, ""),
    ("", nil, ""),
  ]

  @Test("what is read as a date, and what then stands there", arguments: rows.indices)
  func reading(_ index: Int) throws {
    let (value, day, rest) = Self.rows[index]
    let shift = try DateShift(try KeyRing(at: 0).primary(for: .values), domain: "")
    let shifted = shift.shifted(Array(value.utf8), of: 7).map {
      String(decoding: $0, as: UTF8.self)
    }
    let expected = try day.map { year, month, day in
      let moved = try #require(CivilDay(year: year, month: month, day: day)).days
      let iso = CivilDay(days: moved + shift.distance(of: 7)).iso
      return "[shifted:\(String(decoding: iso, as: UTF8.self))\(rest)]"
    }
    #expect(shifted == expected)
  }

  @Test("distances are kept for each person, differ between them, and are never 0 or large")
  func distances() throws {
    let key = try KeyRing(at: 0).primary(for: .values)
    let (shift, other) = (try DateShift(key, domain: ""), try DateShift(key, domain: "x"))
    let distances = (0..<2000).map { shift.distance(of: $0) }
    #expect(distances == (0..<2000).map { shift.distance(of: $0) })
    #expect(distances != (0..<2000).map { other.distance(of: $0) })
    #expect(distances.allSatisfy { $0 != 0 && abs($0) <= DateShift.most })
    #expect(Set(distances).count > 300)
  }
}
