import GrilleReveal
import GrilleTransforms
import Testing

@Suite("FF1 (NIST SP 800-38G)")
struct FF1Tests {
  static let keys = [
    "2B7E151628AED2A6ABF7158809CF4F3C",
    "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F",
    "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94",
  ]

  /// NIST's FF1samples.pdf, samples 1 to 9: key, radix, tweak, plaintext, ciphertext.
  static let samples = [
    (keys[0], 10, "", "0123456789", "2433477484"),
    (keys[0], 10, "39383736353433323130", "0123456789", "6124200773"),
    (keys[0], 36, "3737373770717273373737", "0123456789abcdefghi", "a9tv40mll9kdu509eum"),
    (keys[1], 10, "", "0123456789", "2830668132"),
    (keys[1], 10, "39383736353433323130", "0123456789", "2496655549"),
    (keys[1], 36, "3737373770717273373737", "0123456789abcdefghi", "xbj3kv35jrawxv32ysr"),
    (keys[2], 10, "", "0123456789", "6657667009"),
    (keys[2], 10, "39383736353433323130", "0123456789", "1001623463"),
    (keys[2], 36, "3737373770717273373737", "0123456789abcdefghi", "xs8a0azh2avyalyzuwd"),
  ]

  @Test("NIST's samples", arguments: samples)
  func sample(_ key: String, radix: Int, tweak: String, plain: String, sealed: String) throws {
    let key = bytes(key)
    let ff1 = try FF1(key: key.span, alphabet: radix == 10 ? .digits : .base36)
    #expect(try ff1.encrypt(Array(plain.utf8), tweak: bytes(tweak)) == Array(sealed.utf8))
    #expect(try ff1.decrypt(Array(sealed.utf8), tweak: bytes(tweak)) == Array(plain.utf8))
  }

  @Test("what another implementation says: every length, eight radices, tweaks up to the limit")
  func vectors() throws {
    let characters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    let rows = try rows("ff1.tsv")
    #expect(rows.count > 2000)
    for row in rows {
      let key = bytes(row[0])
      let radix = try #require(Int(row[1]))
      let isBytes = radix > characters.count
      let alphabet =
        try isBytes ? FF1.Alphabet(radix: radix) : .init(String(characters.prefix(radix)))
      let ff1 = try FF1(key: key.span, alphabet: alphabet)
      let tweak = bytes(row[2])
      let (plain, sealed) =
        isBytes ? (bytes(row[3]), bytes(row[4])) : (Array(row[3].utf8), Array(row[4].utf8))
      #expect(try ff1.encrypt(plain, tweak: tweak) == sealed, "\(row)")
      #expect(try ff1.decrypt(sealed, tweak: tweak) == plain, "\(row)")
    }
  }
}
