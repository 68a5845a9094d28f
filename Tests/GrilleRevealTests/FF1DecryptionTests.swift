import GrilleKeys
import GrilleReveal
import GrilleTesting
import GrilleTransforms
import Testing

@Suite("FF1 and back")
struct FF1DecryptionTests {
  static let key = [UInt8](repeating: 0x2b, count: 16)

  static func digits() throws -> FF1 { try FF1(key: key.span, alphabet: .digits) }

  @Test("what was encrypted is decrypted, over every alphabet, length and kind of tweak")
  func roundTrip() throws {
    var chance = SeededGenerator()
    for _ in 0..<2000 {
      let radix = chance.number(in: 2...128)
      let alphabet = try FF1.Alphabet(radix: radix)
      let key = (0..<chance.pick([16, 24, 32])).map { _ in UInt8.random(in: 0...255, using: &chance)
      }
      let ff1 = try FF1(key: key.span, alphabet: alphabet)
      let length = chance.number(in: alphabet.minimumLength...FF1.maximumLength)
      let tweak = [UInt8](repeating: 7, count: chance.number(in: 0...40))
      var text = (0..<length).map { _ in UInt8.random(in: 0..<UInt8(radix), using: &chance) }
      if chance.once(in: 10) { text = [UInt8](repeating: UInt8(radix - 1), count: length) }
      let sealed = try ff1.encrypt(text, tweak: tweak)
      #expect(sealed.count == length && sealed.allSatisfy { $0 < radix }, "\(chance)")
      #expect(try ff1.decrypt(sealed, tweak: tweak) == text, "\(chance)")
    }
  }

  @Test("no two texts become one: 17,190 of the million of 20 bits")
  func isPermutation() throws {
    let ff1 = try FF1(key: Self.key.span, alphabet: FF1.Alphabet(radix: 2))
    let cipher = try ff1.cipher(length: 20)
    var seen = [Bool](repeating: false, count: 1 << 20)
    let none: [UInt8] = []
    for number in stride(from: 0, to: 1 << 20, by: 61) {
      var text = (0..<20).map { UInt8(number >> $0 & 1) }
      var span = text.mutableSpan
      try cipher.encrypt(&span, tweak: none.span)
      let made = (0..<20).reduce(0) { $0 | Int(text[$1]) << $1 }
      #expect(!seen[made])
      seen[made] = true
    }
  }

  @Test("a tweak, a key and each digit change the outcome")
  func dependsOnAll() throws {
    let ff1 = try Self.digits()
    let text = Array("4111111111111111".utf8)
    let sealed = try ff1.encrypt(text)
    #expect(try ff1.encrypt(text, tweak: [0]) != sealed)
    #expect(try ff1.encrypt(text, tweak: [0]) != ff1.encrypt(text, tweak: [0, 0]))
    let other = [UInt8](repeating: 0x2c, count: 16)
    #expect(try FF1(key: other.span, alphabet: .digits).encrypt(text) != sealed)
    #expect(try ff1.decrypt(sealed, tweak: [0]) != text)
    for place in text.indices {
      var changed = text
      changed[place] ^= 1
      #expect(try ff1.encrypt(changed) != sealed)
    }
  }

  @Test("alphabets differ in how a text is written, not in what becomes of it")
  func alphabets() throws {
    let letters = try FF1(key: Self.key.span, alphabet: .letters)
    let numerals = try FF1(key: Self.key.span, alphabet: FF1.Alphabet(radix: 26))
    let text = Array("grilleofiron".utf8)
    #expect(
      try letters.encrypt(text)
        == numerals.encrypt(text.map { $0 - 0x61 }).map { $0 + 0x61 })
  }

  @Test(
    "the floor is a million texts",
    arguments: [(2, 20), (10, 6), (16, 5), (26, 5), (36, 4), (62, 4), (99, 4), (100, 3), (128, 3)])
  func floor(radix: Int, length: Int) throws {
    let ff1 = try FF1(key: Self.key.span, alphabet: FF1.Alphabet(radix: radix))
    #expect(ff1.alphabet.minimumLength == length)
    #expect(throws: FF1Error.tooShort(length: length - 1, minimum: length)) {
      try ff1.encrypt([UInt8](repeating: 0, count: length - 1))
    }
    #expect(try ff1.encrypt([UInt8](repeating: 0, count: length)).count == length)
  }

  @Test("what is refused, and that it leaves the text as it was")
  func refusals() throws {
    let ff1 = try Self.digits()
    let zeros = [UInt8](repeating: 0x30, count: 65)
    #expect(throws: FF1Error.tooShort(length: 0, minimum: 6)) { try ff1.encrypt([]) }
    #expect(throws: FF1Error.tooLong(length: 65, maximum: 64)) { try ff1.encrypt(zeros) }
    let tweak = [UInt8](repeating: 0, count: 257)
    #expect(throws: FF1Error.tweakTooLong(bytes: 257, maximum: 256)) {
      try ff1.encrypt(Array(zeros.prefix(9)), tweak: tweak)
    }
    let cipher = try ff1.cipher(length: 9, tweakLength: 1)
    for (text, tweak, error) in [
      ("12345678", [1], .otherLength), ("123456789", [], .otherLength),
      ("12345678a", [1], .character(at: 8)), ("é2345678", [1], .character(at: 0)),
    ] as [(String, [UInt8], FF1Error)] {
      var text = Array(text.utf8)
      let before = text
      var span = text.mutableSpan
      #expect(throws: error) { try cipher.encrypt(&span, tweak: tweak.span) }
      #expect(throws: error) { try cipher.decrypt(&span, tweak: tweak.span) }
      #expect(text == before)
    }
    for size in [0, 15, 17, 33] {
      let key = [UInt8](repeating: 0, count: size)
      #expect(throws: CipherError.keySize(bytes: size)) {
        try FF1(key: key.span, alphabet: .digits)
      }
    }
    for characters in ["", "0", "00", "0é"] {
      #expect(throws: FF1Error.alphabet) { try FF1.Alphabet(characters) }
    }
    for radix in [-1, 0, 1, 129, 65536] {
      #expect(throws: FF1Error.alphabet) { try FF1.Alphabet(radix: radix) }
    }
  }

  @Test("prints without its key")
  func printsNoKey() throws {
    let ff1 = try Self.digits()
    let cipher = try ff1.cipher(length: 9)
    var dumped = ""
    dump(ff1, to: &dumped)
    dump(cipher, to: &dumped)
    #expect(dumped == "- FF1\n- FF1.Cipher\n")
    #expect("\(ff1) \(cipher)" == "FF1 FF1.Cipher")
  }
}
