import Foundation
import Grille
import GrilleTesting
import Testing

/// US Social Security numbers over every area, group and serial class.
@Suite("Social Security numbers")
struct SSNTests {
  static let areas = (1...899).filter { $0 != 666 }

  /// Numbers that were printed in advertisements and are void.
  static let void: Set<String> = ["078-05-1120", "219-09-9999", "457-55-5462", "123-45-6789"]

  static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: width - text.count) + text
  }

  /// Every area, every group and every hundred of serials, each at least once.
  static func numbers(by generator: inout SeededGenerator) -> [[String]] {
    let areaFirst = areas.map { ($0, generator.number(in: 1...99), generator.number(in: 1...9999)) }
    let groupFirst = (1...99).map { (generator.pick(areas), $0, generator.number(in: 1...9999)) }
    let serialFirst = (0...99).map { hundred in
      (
        generator.pick(areas), generator.number(in: 1...99),
        max(1, hundred * 100 + generator.number(in: 0...99))
      )
    }
    return (areaFirst + groupFirst + serialFirst)
      .map { [digits($0.0, 3), digits($0.1, 2), digits($0.2, 4)] }
      .filter { !void.contains($0.joined(separator: "-")) }
  }

  @Test(
    "are hidden",
    arguments: [
      ("-", "applicant § called", 5), ("-", "SSN: §", 5), ("-", #"{"note":"§"}"#, 5),
      ("-", "lookup?q=§&page=2", 5), ("", "ssn=§", 5), ("", #"{"ssn":"§"}"#, 5),
      ("", "social security number §", 5), (" ", "SSN § on file", 5),
    ])
  func areHidden(separator: String, form: String, permille: Int) throws {
    var generator = SeededGenerator()
    var misses = Misses()
    for parts in Self.numbers(by: &generator) {
      let number = parts.joined(separator: separator)
      let line = form.replacingOccurrences(of: "§", with: number)
      let output = try Recall.output(of: line)
      misses.record(
        "area \(parts[0].first!)xx", line: line,
        isMissed: Recall.isReadable(number, in: output, window: 7))
    }
    #expect(misses.areAtMost(permille), "\(generator) \(form): \(misses.list)")
  }

  @Test(
    "pass where no such number is issued",
    arguments: [
      "000-12-3456", "666-12-3456", "536-00-4399", "536-90-0000",
    ])
  func impossible(number: String) throws {
    let line = "part \(number) in stock"
    #expect(try Recall.output(of: line) == line)
  }
}
