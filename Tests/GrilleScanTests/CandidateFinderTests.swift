import GrilleTesting
import Testing

@testable import GrilleScan

/// The vector pass, at every level that this processor has, names the same places as a naive look at
/// every byte.
@Suite("Candidate finder")
struct CandidateFinderTests {
  static let levels = KernelLevel.allCases.filter(\.isAvailable)

  static func literal(
    _ text: String, folds: Bool = false, before: Bool = false, after: Bool = false
  ) -> Anchor.Piece {
    var literal = LiteralAnchor(text)
    if folds { literal.folds = literal.bytes.map { ByteSet.letters.contains($0) } }
    literal.edgeBefore = before
    literal.edgeAfter = after
    return .literal(literal)
  }

  static func shape(_ terms: (ByteClass, Int)...) -> Anchor.Piece {
    .shape(ShapeAnchor(terms: terms.map { .init(byteClass: $0.0, offset: $0.1) }))
  }

  static let pieces: [Anchor.Piece] = [
    literal("ab"), literal("Q~"), literal("eyJ", before: true), literal("sk_live_", before: true),
    literal("card", folds: true), literal("Street", after: true), literal("-----BEG"),
    literal("AC", before: true), literal("auth_cod", folds: true, before: true),
    .literal(LiteralAnchor(word: Array("ssn".utf8))!),
    .literal(LiteralAnchor(word: Array("passport".utf8))!),
    .literal(LiteralAnchor(word: Array("cc".utf8))!),
    shape((.digit, 0), (.digit, 1), (.digit, 2), (.dash, 3), (.notAlphanumeric, -1)),
    .shape(ShapeAnchor(terms: (0..<12).map { .init(byteClass: .digit, offset: $0) })),
    .shape(ShapeAnchor(terms: (0..<27).map { .init(byteClass: .word, offset: $0) })),
    shape((.notAlphanumeric, -1), (.upper, 0), (.digit, 1)),
    shape((.notAlphanumeric, -1), (.alphanumeric, 0), (.dash, 4)),
    shape((.at, 0), (.alphanumeric, 1)), shape((.high, 0), (.high, 1)), shape((.backslash, 0)),
    shape((.upper, 0), (.upper, 1), (.upper, 2), (.upper, 3), (.upper, 4), (.notDigit, 5)),
    // At the beginning of a number, and of as many bytes anywhere.
    literal("12", before: true), literal("123", before: true), literal("9123", before: true),
    literal("123456", before: true), literal("123"), literal("3456789"),
    // Behind neither letter nor digit, but bytes above ASCII.
    literal("\u{43E}\u{434}", before: true), literal("od", before: true),
    // Told by the same four bytes, which stand at another place of each.
    literal("ssQXZ~"), literal("QXZ~eeee"), literal("eQXZ~"),
    // They begin alike, or with all of another.
    shape((.digit, 0), (.digit, 1), (.digit, 2), (.dash, 3), (.digit, 4)),
    shape((.digit, 0), (.digit, 1), (.digit, 2), (.dash, 3)),
    shape((.digit, 0), (.digit, 1), (.digit, 2), (.dash, 3), (.notAlphanumeric, 4)),
    shape((.digit, 0), (.digit, 1), (.digit, 2), (.at, 3)),
  ]

  /// What stands around it is a line feed.
  static func byte(_ text: [UInt8], _ place: Int) -> UInt8 {
    text.indices.contains(place) ? text[place] : 0x0A
  }

  static func stands(_ piece: Anchor.Piece, at place: Int, in text: [UInt8]) -> Bool {
    switch piece {
    case .shape(let shape):
      return shape.terms.allSatisfy { term in
        term.byteClass.set.contains(byte(text, place + term.offset))
      }
    case .literal(let literal):
      guard place + literal.bytes.count <= text.count else { return false }
      for (step, wanted) in literal.bytes.enumerated() {
        let found = text[place + step]
        guard found == wanted || literal.folds[step] && found ^ 0x20 == wanted else { return false }
      }
      let before = byte(text, place - 1)
      let after = byte(text, place + literal.bytes.count)
      if literal.edgeBefore, ByteSet.alphanumerics.contains(before) { return false }
      if literal.edgeAfter, ByteSet.alphanumerics.contains(after) { return false }
      guard literal.isWord else { return true }
      // A word may begin where case changes, too; what goes on from a digit is part of a random id.
      if ByteSet.digits.contains(before) { return false }
      let (first, second) = (text[place], byte(text, place + 1))
      let continues =
        (ByteSet.letters.contains(before) || before >= 0x80)
        && !(ByteSet.uppers.contains(first)
          && !(ByteSet.uppers.contains(before) && ByteSet.uppers.contains(second)))
      let goesOn =
        literal.bytes.count < 8 && (ByteSet.letters.contains(after) || after >= 0x80)
        && !ByteSet.uppers.contains(after)
      return !continues && !goesOn
    }
  }

  struct Found: Hashable, Comparable, CustomStringConvertible {
    var place: Int
    var anchor: Int
    static func < (left: Found, right: Found) -> Bool {
      (left.place, left.anchor) < (right.place, right.anchor)
    }
    var description: String { "\(place):\(anchor)" }
  }

  static func naive(_ text: [UInt8]) -> [Found] {
    var found: [Found] = []
    for (number, piece) in pieces.enumerated() {
      for place in text.indices where stands(piece, at: place, in: text) {
        found.append(Found(place: place, anchor: number))
      }
    }
    return found.sorted()
  }

  static let finder = CandidateFinder(
    pieces: pieces.enumerated().map { ($0.element, $0.offset, [], 0) }, tails: [], names: 99)

  /// Bytes of any kind between pieces that are looked for.
  static func text(_ count: Int, by generator: inout SeededGenerator) -> [UInt8] {
    let seeds = [
      "ab", "Q~", "eyJ", "sk_live_", "CARD", "Card", "Street", "Streets", "-----BEGIN", "AC", "aAC",
      "Auth_Code", "ssn", "mySSN", "SSNs", "ssn_", "passportNo", "xpassport", "cc", "CC", "accc",
      "123-", "9123-", "9123@", "123456", "4-", "ssQXZ~", "QXZ~eeee", "eQXZ~ee", "123456789012345",
      "a@b", "@@", "\u{201C}", "\\n", "\u{43A}\u{43E}\u{434}", "\u{43E}\u{434}", "\u{43A}od",
      "ABCDE ", "ABCDEF", "\n",
      " ", "0", "_", "-", "Zz",
    ]
    var text: [UInt8] = []
    while text.count < count {
      if Int.random(in: 0..<3, using: &generator) == 0 {
        text.append(UInt8.random(in: 0...255, using: &generator))
      } else {
        text += Array(seeds.randomElement(using: &generator)!.utf8)
      }
    }
    return text
  }

  @Test("names every place that a naive look names, and no other", arguments: levels)
  func equalsNaive(_ level: KernelLevel) {
    var generator = SeededGenerator()
    var places = PlaceList()
    // Around the ends of words of masks and of superblocks, too.
    let lengths = [
      0, 1, 7, 63, 64, 65, 127, 130, 300, 2047, 2048, 2049, 2180, 4095, 4096, 4097, 8192, 9001,
    ]
    for length in lengths + (0..<20).map({ _ in Int.random(in: 1..<400, using: &generator) }) {
      let text = Array(Self.text(length, by: &generator).prefix(length))
      Self.finder.find(in: text.span, at: level, into: &places)
      let found = (0..<places.count).map {
        Found(place: places[$0].place, anchor: places[$0].anchor)
      }.sorted()
      #expect(found == Self.naive(text), "seed \(generator.seed), \(length) bytes")
    }
  }

  /// Rows of a name's last letters, a text, and the ends of names that they are found at.
  @Test(
    "finds names by their last letters",
    arguments: [
      ("sn", "ssn=1 xssn=1", []), ("ssn", "ssn=1 my_ssn: 2", [3, 12]), ("ssn", "lessn=1", []),
      ("rdnumber", "cardNumber=1 CARD-NUMBER:2", [10, 24]), ("number", "\"number\" : 1", [9]),
      ("number", "number_2=1", [8]), ("number", "at 10:11:12", []), ("number", "<Number>1", [7]),
      ("number", "x --number 1 --innumber 2", [10]), ("cardid", "card_id=1 cardid=2", [7, 16]),
      ("code", "\u{E9}code=1 \"\u{E9}code\": 2 xcode=3", [6, 17]),
      ("pan", "[pan:protected] => 1", [4, 16]), ("pan", "[pan:A\\B:private]=1", [4, 17]),
      ("pan", "[pan:public]=1", [4]), ("pan", "pan.... 1", [3]), ("pan", "pan#   1", [4]),
      ("pan", "pan .... 1", [4]), ("pan", "pan  .... 1", []), ("pan", "pan.   1", []),
      ("pan", "pan)   1", []),
      ("ccountid", "xyAccount.id=1 my recount_id=2", [12]), ("id", "some-id=1 paid:2", [7]),
    ] as [(String, String, [Int])], levels)
  func names(_ row: (tail: String, text: String, ends: [Int]), _ level: KernelLevel) {
    let finder = CandidateFinder(pieces: [], tails: [Array(row.tail.utf8)], names: 0)
    var places = PlaceList()
    finder.find(in: Array(row.text.utf8).span, at: level, into: &places)
    #expect((0..<places.count).map { places[$0].place }.sorted() == row.ends)
  }

  /// Whether three dots or blanks begin at `place` behind what may be a name.
  private static func leads(_ text: [UInt8], from place: Int) -> Bool {
    let one = text[place]
    let isApart = one == UInt8(ascii: ".") && byte(text, place - 1) == 0x20
    let before = byte(text, place - (isApart ? 2 : 1))
    return (one == 0x20 || one == UInt8(ascii: ".")) && byte(text, place + 1) == one
      && byte(text, place + 2) == one
      && (ByteSet.letters.contains(before) || ByteSet.digits.contains(before)
        || before == UInt8(ascii: "#"))
  }

  /// Where the name before a type in brackets before the sign at `sign` ends: `name [str] =`.
  private static func nameEnd(_ text: [UInt8], beforeTypeAt sign: Int) -> Int? {
    guard text[sign] == UInt8(ascii: "="),
      let type = String(decoding: text[max(0, sign - 40)..<sign], as: Unicode.ASCII.self)
        .firstMatch(of: /[ ]\[[0-9A-Za-z]{1,11}\][ \t]*[:=?+.|]{0,2}$/)
    else { return nil }
    return sign - type.output.utf8.count
  }

  /// Whether a name that is looked for ends before the sign at `sign`.
  static func endsName(_ text: [UInt8], at sign: Int, _ tails: Set<[UInt8]>) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool { ByteSet.letters.contains(byte) || byte >= 0x80 }
    var tail: [UInt8] = []
    for place in (0..<sign).reversed()
    where text[place] == 0x0A || isLetter(text[place]) {
      if text[place] == 0x0A { return false }
      tail.insert(text[place] | 0x20, at: 0)
      if tail.count == 8 { return tails.contains(tail) }
      let (first, before) = (text[place], byte(text, place - 1))
      let isUpper = ByteSet.uppers.contains
      let begins =
        !isLetter(before) || before >= 0x80
        || isUpper(first) && (!isUpper(before) || !isUpper(byte(text, place + 1)))
      if begins, tails.contains(tail) { return true }
    }
    return false
  }

  @Test("finds the names that a naive look finds, at each level the same ones")
  func namesEqualNaive() {
    let tails = Set(["id", "pan", "cvv", "rdnumber", "name", "holder"].map { Array($0.utf8) })
    let finder = CandidateFinder(pieces: [], tails: tails, names: 0)
    let parts = [
      "id", "Id", "ID", "pan", "PAN", "cvv", "card", "Card", "number", "Number", "NUMBER", "name",
      "holder", "x", "X", "_", "-", " ", "9", "\u{E9}", "\n", "\"", "=", ":", "=", ": ", " [str] =",
      "...", "   ", "#", " [id:protected] =", " [pan:Ab:private] =", " [2]=", "[x] =", " []=",
      " [nosuchtype1] =", " [str]    =", " [2] :=", " [pan] =",
    ]
    var generator = SeededGenerator()
    var places = PlaceList()
    for length in [3, 60, 70, 130, 2040, 2100, 4200] + [Int](repeating: 500, count: 20) {
      var text: [UInt8] = []
      while text.count < length { text += Array(parts.randomElement(using: &generator)!.utf8) }
      let expected = Set(
        text.indices.filter { index in
          (text[index] == UInt8(ascii: "=") || text[index] == UInt8(ascii: ":")
            || Self.leads(text, from: index))
            && !(index >= 2 && text[index] == UInt8(ascii: ":")
              && [index - 2, index - 1, index + 1].allSatisfy {
                ByteSet.digits.contains(Self.byte(text, $0))
              })
            && (Self.endsName(text, at: index, tails)
              || Self.nameEnd(text, beforeTypeAt: index).map {
                Self.endsName(text, at: $0, tails)
              } ?? false)
        })
      var first: Set<Int>?
      for level in Self.levels {
        finder.find(in: text.span, at: level, into: &places)
        let found = Set((0..<places.count).map { places[$0].place })
        // Others that share a hash may be among them.
        #expect(found.isSuperset(of: expected), "seed \(generator.seed), \(level)")
        #expect(found == first ?? found, "seed \(generator.seed), \(level)")
        first = found
      }
    }
  }

  @Test(
    "finds a name wherever it stands and however far its sign stands behind it", arguments: levels)
  func distantSigns(_ level: KernelLevel) {
    let finder = CandidateFinder(
      pieces: [], tails: [Array("rdnumber".utf8), Array("pan".utf8)], names: 0)
    var places = PlaceList()
    for place in Array(0..<70) + Array(2030..<2060) + [4095, 4096, 4097] {
      for gap in [0, 1, 2, 7, 8, 62, 63, 64, 65, 80] {
        for name in ["cardNumber", "pan_2", "\"pan\""] {
          let before = [UInt8](repeating: 0x2E, count: place)
          let text =
            before + Array(name.utf8) + [UInt8](repeating: 0x20, count: gap) + Array("=1".utf8)
          finder.find(in: text.span, at: level, into: &places)
          // Many blanks lead to a value themselves, behind a letter or a digit.
          let leader = gap > 2 && name.last != "\"" ? [text.count - 2 - gap] : []
          #expect(
            (0..<places.count).map { places[$0].place } == leader + [text.count - 2],
            "\(place) \(gap)")
          // On the line before it is none, but for what may be the name of a line.
          let apart = before + Array(name.utf8) + [0x0A] + text[(place + name.utf8.count)...]
          finder.find(in: apart.span, at: level, into: &places)
          #expect(
            (0..<places.count).allSatisfy { places[$0].place == place + name.utf8.count },
            "\(place) \(gap)")
        }
      }
    }
  }
}
