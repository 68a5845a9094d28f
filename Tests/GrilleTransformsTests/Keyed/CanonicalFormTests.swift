import GrilleCore
import Testing

@testable import GrilleTransforms

@Suite("Canonical form")
struct CanonicalFormTests {
  static let rows: [(CanonicalForm, String, String?)] = [
    (.digits, "4111-1111 1111.1111", "4111111111111111"),
    (.digits, "536-90-4399", "536904399"),
    (.digits, "none", nil),
    (.upper, "gb82 west 1234 5698 7654 32", "GB82WEST12345698765432"),
    (.upper, "QQ 12-34.56 c", "QQ123456C"),
    (.upper, " -", nil),
    (.lower, "  Ada   LOVELACE ", "ada lovelace"),
    (.lower, "Ada@Example.COM", "ada@example.com"),
    (.lower, "JOSÉ", "josÉ"),
    (.lower, " ", nil),
    (.text, " hunter2 X ", "hunter2 X"),
    (.text, "\t", nil),
    (.phone, "(415) 555-0134", "+14155550134"),
    (.phone, "415.555.0134", "+14155550134"),
    (.phone, "1-415-555-0134", "+14155550134"),
    (.phone, "+1 (415) 555 0134", "+14155550134"),
    (.phone, "(+49) 30 901820", "+4930901820"),
    (.phone, "0049 30 901820", "+4930901820"),
    (.phone, "030 901820", "030901820"),
  ]

  @Test("values and their one form", arguments: rows)
  func canonical(_ form: CanonicalForm, value: String, expected: String?) {
    let canonical = form.canonical(Array(value.utf8))
    #expect(canonical.map { String(decoding: $0, as: UTF8.self) } == expected)
    // What is in the form already stays as it is.
    if let canonical { #expect(form.canonical(canonical) == canonical) }
  }
}
