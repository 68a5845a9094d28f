import GrilleTesting
import Testing

@testable import GrilleScan

@Suite("Least runs")
struct LeastRunsTests {
  static func longest(_ text: [UInt8], of set: ByteSet) -> Int {
    text.split { !set.contains($0) }.map(\.count).max() ?? 0
  }

  @Test("finds the longest runs wherever they lie")
  func longest() {
    var generator = SeededGenerator()
    for _ in 0..<2_000 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<8, using: &generator) {
        text += [UInt8](
          repeating: "7aZ-\n".utf8.randomElement(using: &generator)!,
          count: Int.random(in: 1..<150, using: &generator))
        text.shuffle(using: &generator)
        text += "12ab".utf8
      }
      let runs = LeastRuns(of: text.span)
      #expect(runs.digits == Self.longest(text, of: .digits), "seed \(generator.seed)")
      #expect(
        runs.alphanumerics == Self.longest(text, of: .alphanumerics), "seed \(generator.seed)")
    }
  }

  @Test("counts runs of many words")
  func long() {
    for count in [1, 15, 16, 63, 64, 65, 127, 128, 129, 1000] {
      let text =
        Array(String(repeating: "-", count: 5).utf8) + [UInt8](repeating: 0x35, count: count)
      #expect(LeastRuns(of: text.span).digits == count)
      #expect(LeastRuns(of: (text + [0x20]).span).alphanumerics == count)
    }
  }
}
