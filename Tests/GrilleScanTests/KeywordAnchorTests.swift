import Testing

@testable import GrilleScan

/// A keyword is looked for by its longest word and told by the words beside it.
@Suite("Keywords as anchors")
struct KeywordAnchorTests {
  /// A keyword, a text, where its longest word stands in it, and whether the keyword may.
  @Test(
    arguments: [
      ("call me", "please Call me at", 7, true), ("call me", "call by value", 0, false),
      ("call me", "call: me", 0, true), ("call me", "call    me", 0, false),
      ("call me", "callMe", 0, true), ("my number", "My Number", 3, true),
      ("my number", "a number", 2, false), ("my number", "number", 0, false),
      ("registered", "registered", 0, true), ("registered", "registerX", 0, false),
      ("tax file number", "tax FILE number", 9, true),
      ("tax file number", "x file number", 7, true),
      ("api key", "api_key", 0, true), ("api key", "api/v1/key", 0, false),
    ] as [(String, String, Int, Bool)])
  func stands(_ keyword: String, _ text: String, _ place: Int, _ expected: Bool) throws {
    let anchor = try #require(KeywordAnchor(keyword))
    let bytes = Array(text.utf8)
    let stands = anchor.stands(at: place, in: bytes.span)
    #expect(stands == expected)
  }

  @Test(
    "a word that goes on from a number is not looked for",
    arguments: [("w 2 form", nil), ("401k", nil), ("form 1099 int", "form")])
  func longest(_ keyword: String, _ word: String?) {
    let literal = KeywordAnchor(keyword)?.literal.bytes
    #expect(literal.map { String(decoding: $0, as: UTF8.self) } == word)
  }
}
