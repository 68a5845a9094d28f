import GrilleCore
import GrilleKeys
import GrilleTesting
import Testing

@testable import GrilleReveal
@testable import GrilleTransforms

@Suite("JWE and the way back")
struct JWETests {
  static let iban = InfoType("iban")

  static func sealed(
    _ value: [UInt8], _ ring: KeyRing, domain: String = ""
  ) throws -> [UInt8] {
    var output: [UInt8] = []
    let isSealed = try KeyedTransforms(ring, domain: domain).replace(
      value, of: iban, by: .jwe, into: &output)
    try #require(isSealed)
    return output
  }

  static func revealed(
    _ token: [UInt8], _ ring: KeyRing, domain: String = "",
    shows: @escaping @Sendable (InfoType) -> Bool = { _ in true }
  ) throws -> [UInt8] {
    try Revealer(ring, domain: domain, shows: shows).reveal(try SealedJWE(token)).value
  }

  @Test("whatever was sealed comes back, and never comes out the same twice")
  func roundTrip() throws {
    var generator = SeededGenerator()
    let ring = KeyRing(at: 0)
    for count in 1...300 {
      let value =
        [0x61] + (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) } + [0x7A]
      let token = try Self.sealed(value, ring, domain: "d")
      #expect(try Self.revealed(token, ring, domain: "d") == value, "\(generator)")
      #expect(try Self.sealed(value, ring, domain: "d") != token)
    }
  }

  typealias Trouble = (name: String, code: String, reveal: @Sendable () throws -> Void)
  static let troubles: [Trouble] = [
    (
      "another ring", "not-authentic",
      { _ = try revealed(try sealed([0x41], KeyRing(at: 0)), KeyRing(at: 0)) }
    ),
    (
      "another domain", "not-authentic",
      {
        let ring = KeyRing(at: 0)
        _ = try revealed(try sealed([0x41], ring, domain: "a"), ring, domain: "b")
      }
    ),
    (
      "a type that the view does not show", "not-shown",
      {
        let ring = KeyRing(at: 0)
        _ = try revealed(try sealed([0x41], ring), ring) { _ in false }
      }
    ),
    (
      "a disabled key", "not-usable",
      {
        var ring = KeyRing(at: 0)
        let token = try sealed([0x41], ring)
        try ring.rotate(.values, at: 1)
        try ring.disable(Key.ID(rawValue: "k1")!)
        _ = try revealed(token, ring)
      }
    ),
    (
      "something behind it", "form",
      { _ = try SealedJWE(try sealed([0x41], KeyRing(at: 0)) + [0x20]) }
    ),
    ("another's JWE", "form", { _ = try SealedJWE(Array("eyJhbGciOiJkaXIifQ..a.b.c".utf8)) }),
  ]

  @Test("what does not come back, and why", arguments: troubles.indices)
  func trouble(_ index: Int) throws {
    let trouble = Self.troubles[index]
    let error = #expect(throws: RevealError.self, "\(trouble.name)") { try trouble.reveal() }
    #expect(error?.code == trouble.code, "\(trouble.name)")
  }

  @Test("no letter of one can be changed")
  func tampering() throws {
    let ring = KeyRing(at: 0)
    let token = try Self.sealed(Array("GB82WEST12345698765432".utf8), ring)
    for index in token.indices {
      for letter in "Aw1-.".utf8 where letter != token[index] {
        var changed = token
        changed[index] = letter
        #expect(throws: RevealError.self, "\(index)") { _ = try Self.revealed(changed, ring) }
      }
    }
  }

  @Test("in a stream they come back wherever it is cut, and what is behind them stays")
  func cuts() throws {
    let ring = KeyRing(at: 0)
    let token = try Self.sealed(Array("GB82".utf8), ring)
    let foreign = try Self.sealed([0x41], KeyRing(at: 0))
    let joinable = try RevealerTests.sealed(Array("DE89".utf8), ring)
    let before = Array("eyJ0 x".utf8) + token + Array(" eyJhbGciOiJkaXIifQ..a.b.c ".utf8)
    let text =
      before + token + Array(". Again, \"".utf8) + token + Array("\" ".utf8) + foreign + [0x0A]
      + joinable
    let expected =
      before + Array("GB82. Again, \"GB82\" ".utf8) + foreign + Array("\nDE89".utf8)
    for size in [1, 2, 3, 19, 50, text.count] {
      let outcome = try RevealSessionTests.outcome(of: text, ring, inPiecesOf: size)
      #expect(outcome.output == expected, "in pieces of \(size)")
      #expect(outcome.refused == ["not-authentic": 1])
    }
  }
}
