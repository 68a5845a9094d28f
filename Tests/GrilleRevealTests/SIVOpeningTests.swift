import GrilleKeys
import GrilleReveal
import GrilleTesting
import GrilleTransforms
import Testing

@Suite("AES-SIV and back")
struct SIVOpeningTests {
  static let key = Array(UInt8(0)..<32)

  static func siv() throws -> SIV { try SIV(key: key.span) }

  @Test("what was sealed opens, behind what the output held")
  func roundTrip() throws {
    var chance = SeededGenerator()
    let siv = try Self.siv()
    for _ in 0..<2000 {
      func some(_ most: Int) -> [UInt8] {
        (0..<chance.number(in: 0...most)).map { _ in UInt8.random(in: 0...255, using: &chance) }
      }
      let text = some(200)
      let associated = (0..<chance.number(in: 0...3)).map { _ in some(40) }
      let bound = siv.associating(associated)
      var sealed = some(5)
      let before = sealed.count
      bound.seal(text.span, into: &sealed)
      sealed.removeFirst(before)
      #expect(sealed == siv.seal(text, associatedData: associated), "\(chance)")
      #expect(sealed.count == text.count + SIV.tagLength, "\(chance)")
      var opened = Array("before".utf8)
      try bound.open(sealed.span, into: &opened)
      #expect(opened == Array("before".utf8) + text, "\(chance)")
    }
  }

  @Test(
    "no bit may change, and nothing is left of what does not open", arguments: [0, 1, 16, 21, 80])
  func everyBit(length: Int) throws {
    let siv = try Self.siv().associating([Array("iban".utf8)])
    let text = Array(repeating: UInt8(0x44), count: length)
    let sealed = siv.seal(text)
    for bit in 0..<sealed.count * 8 {
      var changed = sealed
      changed[bit / 8] ^= 1 << (bit % 8)
      var output = Array("before".utf8)
      #expect(throws: SIVOpeningError.notAuthentic) {
        try siv.open(changed.span, into: &output)
      }
      #expect(output == Array("before".utf8))
    }
  }

  @Test("cut, longer, otherwise associated or under another key it does not open")
  func otherwise() throws {
    let siv = try Self.siv()
    let associated = [Array("pan".utf8), Array("k1".utf8)]
    let sealed = siv.seal(Array("4111111111111111".utf8), associatedData: associated)
    for length in 0..<sealed.count {
      let error = length < 16 ? SIVOpeningError.tooShort(bytes: length) : .notAuthentic
      #expect(throws: error) {
        try siv.open(Array(sealed.prefix(length)), associatedData: associated)
      }
    }
    #expect(throws: SIVOpeningError.notAuthentic) {
      try siv.open(sealed + [0], associatedData: associated)
    }
    for other in [
      [], [associated[0]], associated.reversed(), associated + [[]],
      [associated[0] + associated[1]],
    ] as [[[UInt8]]] {
      #expect(throws: SIVOpeningError.notAuthentic) { try siv.open(sealed, associatedData: other) }
    }
    let key = Array(UInt8(1)...32)
    #expect(throws: SIVOpeningError.notAuthentic) {
      try SIV(key: key.span).open(sealed, associatedData: associated)
    }
  }

  @Test("keys are two of AES's", arguments: [0, 16, 24, 31, 33, 63, 128])
  func refusesKeys(size: Int) {
    let key = [UInt8](repeating: 0, count: size)
    #expect(throws: CipherError.keySize(bytes: size)) { try SIV(key: key.span) }
  }

  @Test("prints without its key")
  func printsNoKey() throws {
    let siv = try Self.siv()
    var dumped = ""
    dump(siv, to: &dumped)
    #expect(dumped == "- SIV\n" && "\(siv)" == "SIV")
  }
}
