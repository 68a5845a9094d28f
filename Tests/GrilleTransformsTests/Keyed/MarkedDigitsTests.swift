import Testing

@testable import GrilleTransforms

@Suite("Marked digits")
struct MarkedDigitsTests {
  /// A value, the ends that stay, the digits that are encrypted, and the value if they became 0123456789….
  static let rows: [(String, Int, Int, String, String)] = [
    ("4111111111111111", 6, 4, "111111", "411111A123451111"),
    ("4111 1111 1111 1111", 6, 4, "111111", "4111 11A1 C345 1111"),
    ("4111-1111-1111-1111", 0, 4, "411111111111", "A123-E567-I901-1111"),
    ("536904399", 0, 0, "536904399", "A12345678"),
    ("536-90-4399", 0, 0, "536904399", "A12-D4-F678"),
    ("(415) 555-0134", 0, 0, "4155550134", "(A12) D45-G789"),
    ("+1 415 555 0134", 1, 0, "4155550134", "+1 A12 D45 G789"),
  ]

  @Test("where digits are hidden, a letter begins each group", arguments: rows)
  func marked(_ value: String, first: Int, last: Int, digits: String, marked: String) throws {
    let bytes = Array(value.utf8)
    let found = try #require(MarkedDigits(bytes, first: first, last: last, isMarked: false))
    #expect(String(decoding: found.digits(of: bytes), as: UTF8.self) == digits)
    let counted = (0..<digits.utf8.count).map { UInt8(0x30 + $0 % 10) }
    let written = found.marked(bytes, counted)
    #expect(String(decoding: written, as: UTF8.self) == marked)
    #expect(MarkedDigits.isOurs(written, first: first, last: last))
    #expect(!MarkedDigits.isOurs(bytes, first: first, last: last))
    // And back.
    let again = try #require(MarkedDigits(written, first: first, last: last, isMarked: true))
    #expect(again.digits(of: written) == counted)
    #expect(again.replacing(written, found.digits(of: bytes)) == bytes)
    #expect(again.tweak(of: written) == found.tweak(of: bytes))
  }

  @Test(
    "what has too few digits to hide, or letters among them",
    arguments: [
      ("378282246310005", 6, 4), ("4111111111111111", 8, 4), ("12345", 0, 0), ("", 0, 0),
      ("GB82WEST12345698765432", 0, 0), ("٤١١١١١١١١١١١١١١١", 0, 0),
    ])
  func unfit(_ value: String, first: Int, last: Int) {
    #expect(MarkedDigits(Array(value.utf8), first: first, last: last, isMarked: false) == nil)
  }

  @Test(
    "what is not ours",
    arguments: ["A1234567K", "536904399", "a12345678", "A12-34-5678", "AB2345678", "A12345678x"])
  func others(_ value: String) {
    #expect(!MarkedDigits.isOurs(Array(value.utf8), first: 0, last: 0))
  }
}
