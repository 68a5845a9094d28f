import GrilleKeys
import Testing

@Suite("Key ring file")
struct KeyRingFileTests {
  /// A ring with a key in each state.
  static func ring() throws -> KeyRing {
    var ring = KeyRing(at: 1_795_000_000)
    for _ in 0..<3 { try ring.rotate(.values, at: 1_795_000_001) }
    try ring.disable(Key.ID(rawValue: "k3")!)
    try ring.destroy(Key.ID(rawValue: "k1")!)
    return ring
  }
  static let passphrase = Array("correct horse".utf8)

  @Test("what is written is read", arguments: [nil, passphrase])
  func roundTrip(_ passphrase: [UInt8]?) throws {
    let ring = try Self.ring()
    let read = try KeyRingFile.decode(
      try KeyRingFile.encode(ring, passphrase: passphrase), passphrase: passphrase)
    #expect(read.keys.map(\.description) == ring.keys.map(\.description))
    #expect(read.keys.map(\.created) == ring.keys.map(\.created))
    for key in ring.keys where key.isUsable {
      let again = try read.key(key.id, for: key.purpose).subkey(for: ["t"])
      #expect(MAC(again).code(for: [7]) == MAC(try key.subkey(for: ["t"])).code(for: [7]))
    }
  }

  @Test("a wrapped ring shows no secret")
  func wrapped() throws {
    let ring = try Self.ring()
    let text = String(
      decoding: try KeyRingFile.encode(ring, passphrase: Self.passphrase), as: UTF8.self)
    for secret in try KeyRingTests.secrets(of: ring) { #expect(!text.contains(secret)) }
  }

  @Test("a wrong or missing passphrase is told, and an empty one refused")
  func passphrases() throws {
    let bytes = try KeyRingFile.encode(try Self.ring(), passphrase: Self.passphrase)
    let cases: [([UInt8]?, KeyError.Code)] = [
      (Array("wrong horse".utf8), .notAuthentic), (nil, .passphraseNeeded), ([], .refused),
    ]
    for (passphrase, code) in cases {
      let error = #expect(throws: KeyError.self) {
        try KeyRingFile.decode(bytes, passphrase: passphrase)
      }
      #expect(error?.code == code)
    }
    #expect(throws: KeyError.self) { try KeyRingFile.encode(try Self.ring(), passphrase: []) }
  }

  /// Edits of the file, each of which somebody could think harmless.
  static let edits: [(String, String, String)] = [
    ("a state", #""state" : "disabled""#, #""state" : "enabled""#),
    ("a purpose", #""purpose" : "receipts""#, #""purpose" : "values""#),
    ("a date", "1795000001", "1795000002"),
    ("an id", #""id" : "k4""#, #""id" : "k9""#),
    ("the version", #""grille_key_ring" : 1"#, #""grille_key_ring" : 2"#),
    ("the end", "}\n", ""),
  ]

  @Test("an edited ring is refused", arguments: edits)
  func edited(_ name: String, from: String, to: String) throws {
    let text = String(decoding: try KeyRingFile.encode(try Self.ring()), as: UTF8.self)
    try #require(text.contains(from), "\(name)")
    let edited = text.replacing(from, with: to)
    #expect(throws: KeyError.self) { try KeyRingFile.decode(Array(edited.utf8)) }
  }

  @Test("no changed byte goes unnoticed, and no error shows a secret")
  func damage() throws {
    let ring = try Self.ring()
    let bytes = try KeyRingFile.encode(ring)
    let secrets = try KeyRingTests.secrets(of: ring)
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 1
      do {
        // White space and an escaped way of writing the same are no change.
        let read = try KeyRingFile.decode(damaged)
        #expect(read.keys.map(\.description) == ring.keys.map(\.description))
      } catch {
        for secret in secrets { #expect(!"\(error)".contains(secret)) }
      }
    }
  }

  @Test("a ring that a line was cut from, or that is none, is refused")
  func noRing() throws {
    for text in ["", "{}", "[]", "k1", #"{"grille_key_ring":1}"#, "\u{0}"] {
      let error = #expect(throws: KeyError.self) { try KeyRingFile.decode(Array(text.utf8)) }
      #expect(error?.code == .syntax)
    }
  }
}
