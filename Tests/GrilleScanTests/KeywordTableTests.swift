import CCandidates
import GrilleCore
import GrillePacks
import GrilleTesting
import Testing

@testable import GrilleScan

/// Keywords are found by the vector pass over words; it says what `Words` says byte by byte.
@Suite("Keywords in a text")
struct KeywordTableTests {
  static let keywords = [
    "card", "card number", "card no", "PAN", "PANs", "social security number", "ssn", "w 2",
    "401k", "é clé", "tax id", "id", "s", "order s id", "accountnumber",
  ]
  static let (table, asked) = KeywordTable.make([], asked: keywords.map { [$0] })

  /// A text and the keywords that stand in it, in order.
  @Test(
    arguments: [
      ("cardNumber=1", ["card", "card number"]), ("CARDS", []), ("card   no", ["card", "card no"]),
      ("card    no", ["card"]), ("PANs, PAN_number", ["PANs", "PAN"]), ("PANnumber", []),
      ("8SSN ssn", ["ssn"]), ("SOCIAL_SECURITY-Number", ["social security number"]),
      ("w-2 401K", ["w 2", "401k"]), ("la clé", []), ("é clé", ["é clé"]),
      ("order S-ID", ["order s id", "s", "id"]), ("taxID", ["tax id", "id"]), ("", []),
    ] as [(String, [String])])
  func found(_ text: String, _ expected: [String]) {
    #expect(Self.keywords(in: Array(text.utf8)) == expected)
  }

  @Test("finds in chance text what the words of the text are")
  func chance() {
    var generator = SeededGenerator()
    let parts: [[UInt8]] =
      Self.keywords.map { Array($0.utf8) }
      + ["card", "Number", "PAN", "s", "A", "9", "_", "-", " "]
      .map { Array($0.utf8) } + [[0xC3, 0xA9], [0x0A]]
    for _ in 0..<3_000 {
      var text: [UInt8] = []
      while text.count < Int.random(in: 0..<400, using: &generator) {
        text += parts.randomElement(using: &generator)!
      }
      #expect(
        Self.keywords(in: text) == Self.naively(in: text), "seed \(generator.seed), \(text)")
    }
  }

  static func keywords(in text: [UInt8]) -> [String] {
    var hits: [KeywordHit] = []
    table.find(in: text.span, into: &hits)
    return hits.map { hit in keywords[asked.firstIndex { $0.contains(hit.keyword) }!] }
  }

  /// Every word is held against every keyword.
  static func naively(in text: [UInt8]) -> [String] {
    var words: [Word] = []
    Words.forEach(in: text.span, ByteRange(0, text.count)) { words.append($0) }
    var found: [String] = []
    for (index, word) in words.enumerated() {
      let start = word.range.lower
      if start > 0, UInt8(ascii: "0")...UInt8(ascii: "9") ~= text[start - 1], !word.isNumber,
        text[start] < 0x80
      {
        continue
      }
      let fitting = keywords.filter { keyword in
        let hashes = Words.hashes(keyword)
        guard index + hashes.count <= words.count else { return false }
        return hashes.indices.allSatisfy { step in
          words[index + step].hash == hashes[step]
            && (step == 0
              || words[index + step].range.lower - words[index + step - 1].range.upper <= 3)
        }
      }
      found += fitting.sorted { Words.hashes($0).count < Words.hashes($1).count }
    }
    return found
  }

  @Test("says where bytes stand, however often their ends do")
  func bytes() {
    var generator = SeededGenerator()
    for _ in 0..<3_000 {
      let alphabet = Array("ab1-".utf8).prefix(Int.random(in: 1...4, using: &generator))
      func some(_ most: Int) -> [UInt8] {
        (0..<Int.random(in: 1...most, using: &generator)).map { _ in
          alphabet.randomElement(using: &generator)!
        }
      }
      let (text, sought) = (some(300), some(20))
      let expected =
        (0..<text.count).first { text[$0...].starts(with: sought) } ?? text.count
      let found = unsafe grille_find_bytes(text, text.count, sought, sought.count)
      #expect(found == expected, "seed \(generator.seed)")
    }
  }

  /// A text of so many keywords that those of a rule are gathered once: a name that counts only beside a card.
  @Test(
    "what a name needs beside it is found among few keywords and among many",
    arguments: [0, 400], [("card_number=x cid=123", true), ("cid=123 pid=77", false)])
  func beside(_ others: Int, _ row: (text: String, isFound: Bool)) throws {
    let scanner = try RecordScanner(PackLibrary.builtIn())
    var session = scanner.session()
    let text = String(repeating: "email phone ", count: others) + row.text
    let findings = try session.scan(Array(text.utf8).span, refused: false).findings
    #expect(findings.contains { $0.type == InfoType("card_verification_code") } == row.isFound)
  }
}
