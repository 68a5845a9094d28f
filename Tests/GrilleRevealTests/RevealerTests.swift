import GrilleCore
import GrilleKeys
import GrilleTesting
import Testing

@testable import GrilleReveal
@testable import GrilleTransforms

@Suite("Revealer")
struct RevealerTests {
  static let iban = InfoType("iban")
  static let name = InfoType("person_name")

  static func sealed(
    _ value: [UInt8], of type: InfoType = iban, joinable isJoinable: Bool = true, _ ring: KeyRing,
    domain: String = ""
  ) throws -> [UInt8] {
    let transforms = try KeyedTransforms(ring, domain: domain)
    var output: [UInt8] = []
    let isSealed = transforms.replace(
      value, of: type, by: .encrypt(joinable: isJoinable), into: &output)
    try #require(isSealed)
    return output
  }

  static func revealed(
    _ token: [UInt8], _ ring: KeyRing, domain: String = "",
    shows: @escaping @Sendable (InfoType) -> Bool = { _ in true }
  ) throws -> Revealer.Revealed {
    try Revealer(ring, domain: domain, shows: shows).reveal(try SealedToken(token))
  }

  @Test("whatever was sealed comes back, byte for byte", arguments: [true, false])
  func roundTrip(_ isJoinable: Bool) throws {
    var generator = SeededGenerator()
    let ring = KeyRing(at: 0)
    let revealer = Revealer(ring) { _ in true }
    let transforms = try KeyedTransforms(ring)
    for count in 1...500 {
      // Neither begins nor ends with white space, which is not part of a value.
      let middle = (0..<count % 90).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let value = [0x61] + middle + [0x7A]
      var token: [UInt8] = []
      #expect(
        transforms.replace(
          value, of: Self.name, by: .encrypt(joinable: isJoinable), into: &token))
      let back = try revealer.reveal(try SealedToken(token))
      #expect(back.value == value, "\(generator)")
      #expect((back.type, back.key.rawValue) == (Self.name, "k1"))
    }
  }

  @Test("after a rotation the ring reads what was sealed before and after")
  func rotation() throws {
    var ring = KeyRing(at: 0)
    let old = try Self.sealed([0x41], ring)
    try ring.rotate(.values, at: 1)
    let new = try Self.sealed([0x41], ring)
    #expect(old != new)
    for token in [old, new] {
      #expect(try Self.revealed(token, ring).value == [0x41])
    }
  }

  typealias Trouble = (name: String, code: String, reveal: @Sendable () throws -> Void)
  static let troubles: [Trouble] = [
    (
      "another ring with a key of that name", "not-authentic",
      {
        _ = try revealed(try sealed([0x41], KeyRing(at: 0)), KeyRing(at: 0))
      }
    ),
    (
      "another domain", "not-authentic",
      {
        let ring = KeyRing(at: 0)
        _ = try revealed(try sealed([0x41], ring, domain: "a"), ring, domain: "b")
      }
    ),
    (
      "said to be of another type", "not-authentic",
      {
        let ring = KeyRing(at: 0)
        let token = String(decoding: try sealed([0x41], ring), as: UTF8.self)
        _ = try revealed(Array(token.replacing("iban", with: "pan").utf8), ring)
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
      "a destroyed key", "not-usable",
      {
        var ring = KeyRing(at: 0)
        let token = try sealed([0x41], ring)
        try ring.rotate(.values, at: 1)
        try ring.destroy(Key.ID(rawValue: "k1")!)
        _ = try revealed(token, ring)
      }
    ),
    (
      "a key that the ring does not have", "unknown-key",
      {
        let token = String(decoding: try sealed([0x41], KeyRing(at: 0)), as: UTF8.self)
        _ = try revealed(Array(token.replacing("_k1_", with: "_k9_").utf8), KeyRing(at: 0))
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
      "a token that was cut off", "not-authentic",
      {
        let ring = KeyRing(at: 0)
        _ = try revealed(Array(try sealed([0x41], ring).dropLast(3)), ring)
      }
    ),
    ("a token without a body", "form", { _ = try SealedToken(Array("enc_iban_k1_".utf8)) }),
    ("something else", "form", { _ = try SealedToken(Array("abc_iban_k1_0".utf8)) }),
    ("a keyed hash", "one-way", { _ = try SealedToken(Array("tok_pan_k1_0123".utf8)) }),
    ("a fingerprint", "one-way", { _ = try SealedToken(Array("fp_api_key_k1_0123".utf8)) }),
  ]

  @Test("what does not come back, and why", arguments: troubles.indices)
  func trouble(_ index: Int) throws {
    let trouble = Self.troubles[index]
    let error = #expect(throws: RevealError.self, "\(trouble.name)") { try trouble.reveal() }
    #expect(error?.code == trouble.code, "\(trouble.name)")
    #expect(error.map { !"\($0)".contains("A") } == true)
  }

  @Test("no letter of a token can be changed")
  func tampering() throws {
    let ring = KeyRing(at: 0)
    let token = try Self.sealed(Array("GB82WEST12345698765432".utf8), ring)
    for index in token.indices {
      var changed = token
      changed[index] = token[index] == 0x31 ? 0x32 : 0x31
      #expect(throws: RevealError.self) { _ = try Self.revealed(changed, ring) }
    }
  }

  @Test(
    "digits that were encrypted in place come back with their key",
    arguments: [
      ("4111 1111 1111 1111", 6, 4), ("536-90-4399", 0, 0), ("(415) 555-0134", 0, 0),
      ("12345678", 0, 0),
    ])
  func digits(_ value: String, first: Int, last: Int) throws {
    var ring = KeyRing(at: 0)
    let type = InfoType("pan")
    var encrypted: [UInt8] = []
    #expect(
      try KeyedTransforms(ring).replace(
        Array(value.utf8), of: type, by: .fpe(first: first, last: last), into: &encrypted))
    let id = try ring.primary(for: .values).id
    try ring.rotate(.values, at: 1)
    let back = try Revealer(ring) { _ in true }.reveal(
      encrypted, of: type, first: first, last: last, key: id)
    #expect(String(decoding: back.value, as: UTF8.self) == value)
    let other = try Revealer(ring) { _ in true }.reveal(
      encrypted, of: type, first: first, last: last, key: try ring.primary(for: .values).id)
    #expect(other.value != back.value)
    #expect(throws: RevealError.form) {
      try Revealer(ring) { _ in true }.reveal(
        Array(value.utf8), of: type, first: first, last: last, key: id)
    }
  }
}

@Suite("Reveal session")
struct RevealSessionTests {
  /// What became of a stream.
  struct Outcome {
    var output: [UInt8]
    /// The tokens in whose place something was shown.
    var revealed: [[UInt8]]
    var refused: [String: Int]
  }

  /// What becomes of `text`, cut into pieces of `size` bytes, for one who may see all that `ring` opens.
  static func outcome(
    of text: [UInt8], _ ring: KeyRing, inPiecesOf size: Int
  ) throws -> Outcome {
    var (output, revealed) = ([UInt8](), [[UInt8]]())
    var session = RevealSession(Revealer(ring) { _ in true })
    session.onReveal = { token, _ in revealed.append(token) }
    for start in stride(from: 0, to: text.count, by: size) {
      try session.reveal(
        text.span.extracting(start..<min(start + size, text.count)), into: &output)
    }
    try session.finish(into: &output)
    return Outcome(output: output, revealed: revealed, refused: session.refused)
  }

  @Test("tokens come back wherever the stream is cut, and all else stays")
  func cuts() throws {
    let ring = KeyRing(at: 0)
    let token = try RevealerTests.sealed(Array("a \"b\"\n".utf8.dropLast()), joinable: false, ring)
    let foreign = try RevealerTests.sealed([0x41], KeyRing(at: 0))
    let text =
      Array("\u{0}enc_ x".utf8) + token + Array("\" xenc_".utf8) + token + [0x20] + foreign
      + Array(" tok_pan_k1_0123456789 enc_iban_k1_ ".utf8) + token
    let shown = Array("a \"b\"".utf8)
    let expected =
      Array("\u{0}enc_ x".utf8) + token + Array("\" xenc_".utf8) + token + [0x20] + foreign
      + Array(" tok_pan_k1_0123456789 enc_iban_k1_ ".utf8) + shown
    for size in [1, 2, 3, 7, 50, text.count] {
      let outcome = try Self.outcome(of: text, ring, inPiecesOf: size)
      #expect(outcome.output == expected, "in pieces of \(size)")
      #expect(outcome.revealed == [token])
      #expect(outcome.refused == ["not-authentic": 1, "form": 2])
    }
  }

  @Test("tokens that `_` joins each come back, wherever the stream is cut")
  func joined() throws {
    let ring = KeyRing(at: 0)
    let tokens = [
      try RevealerTests.sealed(Array("one".utf8), ring),
      try JWETests.sealed(Array("two".utf8), ring),
      try RevealerTests.sealed(Array("three".utf8), joinable: false, ring),
    ]
    for first in tokens.indices {
      for second in tokens.indices {
        let text = tokens[first] + [0x5F] + tokens[second] + Array("_enc_ tok_".utf8)
        let words = ["one", "two", "three"]
        let expected = "\(words[first])_\(words[second])_enc_ tok_"
        for size in [1, 2, 3, 7, 50, text.count] {
          let output = try Self.outcome(of: text, ring, inPiecesOf: size).output
          #expect(String(decoding: output, as: UTF8.self) == expected, "in pieces of \(size)")
        }
      }
    }
  }

  @Test("what the log refuses does not go out")
  func refusal() throws {
    struct Full: Error {}
    let ring = KeyRing(at: 0)
    let text = Array("x ".utf8) + (try RevealerTests.sealed([0x41], ring)) + Array(" y".utf8)
    var session = RevealSession(Revealer(ring) { _ in true })
    session.onReveal = { _, _ in throw Full() }
    var output: [UInt8] = []
    var isRefused = false
    do {
      try session.reveal(text.span, into: &output)
    } catch {
      isRefused = true
    }
    #expect(isRefused)
    #expect(!output.contains(0x41))
  }

  @Test("in a JSON string a value is written as one")
  func json() throws {
    let ring = KeyRing(at: 0)
    let token = try RevealerTests.sealed(Array("a\"b\\c\u{1}d".utf8), ring)
    var session = RevealSession(Revealer(ring) { _ in true }, writing: .json)
    var output: [UInt8] = []
    try session.reveal(token.span, into: &output)
    try session.finish(into: &output)
    #expect(String(decoding: output, as: UTF8.self) == #"a\"b\\c\u0001d"#)
  }
}
