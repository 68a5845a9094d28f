import Testing

@testable import GrilleChecks

@Suite("JWE of a value")
struct ValueJWETests {
  /// Key, type and domain, and what the key is called.
  @Test(
    arguments: [
      ("k1", "iban", "", "k1.iban"), ("k12", "us_ssn", "bureau", "k12.us_ssn.bureau"),
      ("k1", "iban", "a.b", "k1.iban.a.b"), ("k1", "iban", "a b\"%", "k1.iban.a%20b%22%25"),
      ("k1", "iban", "é\u{1}", "k1.iban.%C3%A9%01"),
    ])
  func name(key: String, type: String, domain: String, _ text: String) {
    let name = ValueJWE.KeyName(key: key, type: type, domain: domain)
    #expect(name.description == text)
    #expect(ValueJWE.KeyName(Array(text.utf8)) == name)
  }

  @Test(arguments: [
    "", "k1", "k1.", ".iban", "k1.iban.", "k1.iban.%", "k1.iban.%4", "k1.iban.%zz", "k1.iban.%41",
    "k1.iban.%c3%a9", "k1.iban.%FF", "k1.iban.a b",
  ])
  func noName(_ text: String) { #expect(ValueJWE.KeyName(Array(text.utf8)) == nil) }

  static let name = ValueJWE.KeyName(key: "k1", type: "iban", domain: "bureau")
  static let token = ValueJWE.header(for: name).map {
    ValueJWE.compact($0, Array(1...12) + [0xFF] + Array(101...116))
  }

  static func parts(_ text: [UInt8], at start: Int = 0) -> ValueJWE.Parts? {
    ValueJWE.parts(at: start, in: text.span)
  }

  @Test("one is taken apart wherever it stands, and is not one without all of its parts")
  func parts() throws {
    let token = try #require(Self.token)
    let text = Array("x=".utf8) + token + Array(", y.".utf8)
    let parts = try #require(Self.parts(text, at: 2))
    #expect(parts.end == 2 + token.count)
    #expect(parts.name == Self.name)
    let sealed = parts.sealed(in: text.span)
    #expect(sealed == Array(1...12) + [0xFF] + Array(101...116))
    for count in token.indices {
      #expect(Self.parts(Array(token.prefix(count))) == nil)
    }
  }

  @Test("no other way to write the same bytes is taken")
  func oneWay() throws {
    var token = try #require(Self.token)
    // The last letter of a tag has four bits that nothing stands in.
    token[token.count - 1] += 1
    let parts = try #require(Self.parts(token))
    let sealed = parts.sealed(in: token.span)
    #expect(sealed == nil)
  }

  @Test("a domain that makes the header too long to be known again has no header")
  func tooLong() {
    func header(_ count: Int) -> [UInt8]? {
      ValueJWE.header(
        for: ValueJWE.KeyName(key: "k1", type: "iban", domain: String(repeating: "d", count: count))
      )
    }
    #expect(header(600) != nil && header(800) == nil)
  }

  @Test(
    "base64url is written as RFC 4648, section 10, has it",
    arguments: [
      ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"),
      ("fooba", "Zm9vYmE"),
      ("foobar", "Zm9vYmFy"), ("\u{7FF}\u{7FF}", "37_fvw"),
    ])
  func base64(_ bytes: String, _ text: String) {
    #expect(Base64.encodedForURL(bytes.utf8).elementsEqual(text.utf8))
    let written = Array(text.utf8)
    let back = Base64.decode(written.span)
    #expect(back == Array(bytes.utf8))
  }
}
