import GrilleCore
import GrillePacks
import GrilleTesting
import Testing

@testable import GrilleScan

/// Which detectors to ask where an anchor stands that many share.
@Suite("Uses of an anchor by its first bytes")
struct UseFiltersTests {
  /// What stands, and which of three uses may be: matches that begin with a letter and a digit; one byte before the
  /// anchor, with anything and then a digit; and such of which nothing is known.
  @Test(
    arguments: [
      ("a7..", [0, 2]), ("b3..", [0, 2]), ("7a..", [1, 2]), ("77..", [1, 2]), ("!!..", [2]),
      ("7", [0, 1, 2]),  // too short to tell
    ] as [(String, [Int])])
  func saysWhichMayBe(_ text: String, _ expected: [Int]) {
    var filters = UseFilters()
    filters.add([])
    filters.add([(0, [.letters, .digits]), (1, [.all, .digits]), nil])
    let bytes = Array(text.utf8)
    let uses = filters.uses(of: 1, at: 0, in: bytes.span)
    #expect((0..<3).filter { uses.mayBe($0) }.map { Int($0) } == expected)
    #expect(filters.uses(of: 0, at: 0, in: bytes.span) == .max)
  }

  @Test("refuse no use whose automaton allows it")
  func refuseNoMatch() throws {
    let scanner = try RecordScanner(PackLibrary.builtIn())
    let plan = try #require(scanner.plan)
    var heads = HeadTables(count: scanner.table.detectors.count)
    var places = PlaceList()
    var generator = SeededGenerator()
    var refused = 0
    for _ in 0..<2_000 {
      heads.next()
      let text = Array(LogLines.line(by: &generator).text.utf8)
      plan.scout.find(in: text.span, at: .portable, into: &places)
      for index in 0..<places.count {
        let (place, anchor) = (places[index].place, places[index].anchor)
        let first = plan.firstUse[anchor]
        let allowed = plan.filters.uses(of: anchor, at: place, in: text.span)
        for number in first..<plan.firstUse[anchor + 1] where !allowed.mayBe(number - first) {
          refused += 1
          let start = heads.start(
            of: plan.uses[Int(number)], at: place, in: text.span, plan, scanner.table)
          #expect(start == nil, "seed \(generator.seed)")
        }
      }
    }
    #expect(refused > 0)
  }
}
