import GrilleCore
import GrilleKeys
import Testing

@testable import GrilleTransforms

@Suite("Keyed transforms")
struct KeyedTransformsTests {
  static let pan = InfoType("pan")
  static let ssn = InfoType("us_ssn")
  static let forms: [InfoType: CanonicalForm] = [pan: .digits, ssn: .digits]

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
