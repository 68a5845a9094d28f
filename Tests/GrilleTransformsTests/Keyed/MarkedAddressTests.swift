import GrilleKeys
import Testing

@testable import GrilleTransforms

@Suite("E-mail addresses in place")
struct MarkedAddressTests {
  static let key = Key.ID(rawValue: "k1")
  static let keys = Set([key].compactMap { $0 })

  static func replaced(_ value: String) -> String? {
    guard let found = MarkedAddress(Array(value.utf8), isMarked: false, keys: keys),
      let replaced = try? found.replacing(
        markedBy: key, { text, _ in text.map { $0 == 0x61 ? 0x7A : $0 } })
    else { return nil }
    #expect(MarkedAddress.isOurs(replaced, keys: keys))
    #expect(!MarkedAddress.isOurs(Array(value.utf8), keys: keys))
    return String(decoding: replaced, as: UTF8.self)
  }

  /// Before, and with `z` for each `a` that is hidden.
  @Test(
    "the domain and what parts words stay, and small letters and digits are hidden",
    arguments: [
      ("ada.sample@example.com", "enc-k1-zdz.szmple@example.com"),
      ("Ada.SAMPLE@Example.com", "enc-k1-zdz.szmple@Example.com"),
      ("a_d'a+tag-9@a.example", "enc-k1-z_d'z+tzg-9@a.example"),
      ("enc-team-alerts@example.com", "enc-k1-enc-tezm-zlerts@example.com"),  // no key is called so
    ])
  func form(_ value: String, _ marked: String) { #expect(Self.replaced(value) == marked) }

  @Test(
    "what is not encrypted in place",
    arguments: [
      "jan@example.com",  // 36^3 addresses are like it
      "ada%2Btag@example.com", "\"ada sample\"@example.com", "josé.sample@example.com",
      "ada.sample",
      "@example.com", "ada.sample@", "enc-k1-abcdef@example.com",
      "ada.sample.with.a.name.that.leaves.no.room.for.the.mark.of.64@example.com",
    ])
  func unfit(_ value: String) { #expect(Self.replaced(value) == nil) }

  @Test(
    "what is not ours",
    arguments: [
      "ada.sample@example.com", "enc-k2-abcdef@example.com", "enc-K1-abcdef@example.com",
      "enc-k1-Abcdef@example.com", "enc-k1-abc@example.com", "enc-k1abcdef@example.com",
      "enc-k1-@x.y",
    ])
  func others(_ value: String) {
    #expect(!MarkedAddress.isOurs(Array(value.utf8), keys: Self.keys))
  }
}
