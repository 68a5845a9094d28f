import GrilleTesting
import Testing

@testable import GrilleTransforms

@Suite("Base 62")
struct Base62Tests {
  static let rows: [([UInt8], String)] = [
    ([], ""), ([0], "00"), ([255], "47"), ([0, 0, 0], "00000"),
    ([255, 255, 255, 255, 255, 255, 255, 255], "LygHa16AHYF"),
    ([0, 0, 0, 0, 0, 0, 0, 1, 61], "000000000010z"),
  ]

  @Test("bytes and how they are written", arguments: rows)
  func written(_ bytes: [UInt8], text: String) {
    var output: [UInt8] = []
    Base62.encode(bytes, into: &output)
    #expect(String(decoding: output, as: UTF8.self) == text)
    #expect(Base62.decode(output) == bytes)
  }

  @Test(
    "what nothing is written as",
    arguments: ["0", "zz", "0000", "-0", "0_", "zzzzzzzzzzz", "LygHa16AHYG", "00000000000 0"])
  func notWritten(_ text: String) { #expect(Base62.decode(Array(text.utf8)) == nil) }

  @Test("any bytes come back, and one text is one row of bytes")
  func roundTrip() {
    var generator = SeededGenerator()
    for count in 0..<200 {
      let bytes = (0..<count % 50).map { _ in UInt8.random(in: 0...255, using: &generator) }
      var output: [UInt8] = []
      Base62.encode(bytes, into: &output)
      #expect(Base62.decode(output) == bytes, "\(generator)")
    }
  }
}
