import GrilleCore
import Testing

@testable import GrilleScan

@Suite("Values within values")
struct NestsTests {
  @Test("only so many long values within each other are asked for")
  func nests() {
    var nests = Nests()
    func deep(_ starts: Range<Int>, _ rule: Int, upTo end: Int = 10_000) -> [Int] {
      starts.filter { nests.isDeep(ByteRange($0, end), rule) }
    }
    #expect(deep(0..<40, 7) == Array(16..<40))
    // Another rule, another end, another text; short values are not counted.
    #expect(deep(40..<41, 8).isEmpty)
    #expect(deep(9_000..<9_040, 7).isEmpty)
    #expect(deep(41..<42, 7, upTo: 10_001).isEmpty)
    nests.forget()
    #expect(deep(42..<43, 7, upTo: 10_001).isEmpty)
  }
}
