import Foundation
import GrilleChecks
import Testing

@Suite struct OracleTests {
  @Test("Checks agree with python-stdnum, Fixtures/stdnum.tsv")
  func oracle() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/stdnum.tsv")
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let row = line.split(separator: "\t")
      let check = try #require(Check.named(String(row[0])), "\(row[0])")
      let bytes = Array(row[1].utf8)
      #expect(check.passes(bytes.span) == (row[2] == "1"), "\(line)")
    }
  }

  @Test("No check traps on random bytes", arguments: [UInt64(1), 2, 3])
  func fuzz(seed: UInt64) {
    var state = seed
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    let alphabets = [
      Array(UInt8.min...255), Array("0123456789".utf8), Array("0123456789 -./+:".utf8),
      Array("0123456789ABCDEFabcdefXYZxyz<=_.".utf8),
    ]
    for round in 0..<1200 {
      let alphabet = alphabets[round % 4]
      let count = round % 300 == 0 ? 10_000 : Int(next() % 64)
      let bytes = (0..<count).map { _ in alphabet[Int(next() % UInt64(alphabet.count))] }
      for check in Check.all { _ = check.passes(bytes.span) }
    }
  }
}
