import GrilleCore
import GrilleKeys
import Testing

@testable import GrilleTransforms

@Suite("Keyed transforms")
struct KeyedTransformsTests {
  static let pan = InfoType("pan")
  static let ssn = InfoType("us_ssn")
  static let forms = [pan, ssn].reduce(into: [:]) { $0[$1] = ValueForm(canonical: .digits) }

  static func replaced(
    _ value: String, of type: InfoType = pan, by action: Action = .token,
    _ transforms: KeyedTransforms
  ) -> String? {
    var output: [UInt8] = []
    guard transforms.replace(Array(value.utf8), of: type, by: action, into: &output) else {
      #expect(output.isEmpty)
      return nil
    }
    return String(decoding: output, as: UTF8.self)
  }

  @Test("a token tells its type and key, and has 96 bits")
  func form() throws {
    let transforms = try KeyedTransforms(KeyRing(at: 0), forms: Self.forms)
    let token = try #require(Self.replaced("4111 1111 1111 1111", transforms))
    #expect(token.wholeMatch(of: /tok_pan_k1_[0-9A-Za-z]{17}/) != nil)
    let fingerprint = try #require(
      Self.replaced("hunter2hunter2", of: InfoType("api_key"), by: .fingerprint, transforms))
    #expect(fingerprint.wholeMatch(of: /fp_api_key_k1_[0-9A-Za-z]{11}/) != nil)
  }

  @Test("equal values join, however they are written; all else does not")
  func joins() throws {
    var ring = KeyRing(at: 0)
    let transforms = try KeyedTransforms(ring, forms: Self.forms)
    let token = try #require(Self.replaced("4111111111111111", transforms))
    #expect(Self.replaced("4111-1111-1111-1111", transforms) == token)
    #expect(
      Self.replaced("4111111111111111", try KeyedTransforms(ring, forms: Self.forms)) == token)
    var others = [
      Self.replaced("4111111111111129", transforms),
      Self.replaced("4111111111111111", of: Self.ssn, transforms),
      Self.replaced(
        "4111111111111111", try KeyedTransforms(ring, domain: "bureau", forms: Self.forms)),
      Self.replaced(
        "4111111111111111", try KeyedTransforms(KeyRing(at: 0), forms: Self.forms)),
      Self.replaced("4111111111111111", by: .fingerprint, transforms),
    ]
    try ring.rotate(.values, at: 1)
    others.append(
      Self.replaced("4111111111111111", try KeyedTransforms(ring, forms: Self.forms)))
    let bodies = try others.map { try #require($0).split(separator: "_").last }
    #expect(Set(bodies).count == bodies.count)
    #expect(!bodies.contains(token.split(separator: "_").last))
  }

  @Test("a domain and a type cannot be taken for another pair of them")
  func separation() throws {
    let ring = KeyRing(at: 0)
    let one = Self.replaced(
      "x", of: InfoType("a"), try KeyedTransforms(ring, domain: "b/1:c"))
    let other = Self.replaced("x", of: InfoType("a/1:b"), try KeyedTransforms(ring, domain: "c"))
    #expect(one?.split(separator: "_").last != other?.split(separator: "_").last)
  }

  @Test("nothing is left of a value: it is not replaced")
  func empty() throws {
    let transforms = try KeyedTransforms(KeyRing(at: 0), forms: Self.forms)
    #expect(Self.replaced("no digits", transforms) == nil)
  }

  @Test("a ring without a key for values is refused")
  func noKey() throws {
    let error = #expect(throws: KeyError.self) {
      try KeyedTransforms(KeyRing(for: [.receipts], at: 0))
    }
    #expect(error?.code == .noPrimary)
  }
}

extension KeyedTransformsTests {
  @Test("sealed joinably, equal values are equal; else a value is never sealed the same twice")
  func sealing() throws {
    let transforms = try KeyedTransforms(KeyRing(at: 0), forms: Self.forms)
    func sealed(_ value: String, _ isJoinable: Bool) throws -> String {
      try #require(Self.replaced(value, by: .encrypt(joinable: isJoinable), transforms))
    }
    #expect(try sealed("4111111111111111", true) == sealed("4111 1111 1111 1111", true))
    #expect(try sealed("4111111111111111", true) != sealed("4111111111111129", true))
    #expect(try sealed("4111111111111111", false) != sealed("4111111111111111", false))
    #expect(try sealed("4111111111111111", true).wholeMatch(of: /enc_pan_k1_[0-9A-Za-z]+/) != nil)
  }

  @Test("digits are encrypted in place, and joins survive other separators")
  func digits() throws {
    let transforms = try KeyedTransforms(KeyRing(at: 0), forms: Self.forms)
    func encrypted(_ value: String) throws -> String {
      try #require(Self.replaced(value, by: .fpe(first: 6, last: 4), transforms))
    }
    let plain = try encrypted("4111111111111111")
    #expect(plain.wholeMatch(of: /411111[A-J][0-9]{5}1111/) != nil)
    let grouped = try encrypted("4111 1111 1111 1111")
    #expect(grouped.wholeMatch(of: /4111 11[A-J][0-9] [A-J][0-9]{3} 1111/) != nil)
    func bare(_ text: String) -> [UInt8] {
      text.utf8.filter { $0 != 0x20 }.map { $0 >= 0x41 ? $0 - 0x11 : $0 }
    }
    #expect(bare(plain) == bare(grouped))
    #expect(Self.replaced("378282246310005", by: .fpe(first: 6, last: 4), transforms) == nil)
  }
}
