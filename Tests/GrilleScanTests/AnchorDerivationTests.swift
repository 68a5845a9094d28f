import Testing

@testable import GrilleScan

/// From patterns to the pieces without which they cannot match.
@Suite("Anchors of patterns")
struct AnchorDerivationTests {
  /// A pattern, and its anchors: bytes, with `~` before those in either case, or `shape`.
  @Test(
    arguments: [
      ("AKIA[A-Z2-7]{16}", ["AKIA"]),
      ("(?:sk|rk)_live_[a-z]+", ["live_"]),
      ("(?i)password=.*", ["~password"]),
      ("gh[po]_[A-Za-z0-9]{36}", ["gho_", "ghp_"]),
      ("[a-z]{0,9}Q~[a-z]{0,3}x", ["Q~"]),
      ("\\d{3}-\\d{2}-\\d{4}", ["shape"]),
      ("x?abcd", ["abcd", "xabcd"]),
      ("(?:ab|)cdef", ["abcdef", "cdef"]),
      ("(?:abcd|\\d)", nil), ("[a-z]+", nil), ("(?:token)?", nil), ("(abc)\\1{2}", ["abcabcab"]),
      ("(?#words)tok(?=en)en_\\x41", ["token_A"]),
      ("(?x) ab cd # words", ["abcd"]),
      ("(?P>name)abcd", nil),  // what is not understood promises nothing
      ("[[:alpha:]]abcd", nil),
    ] as [(String, [String]?)])
  func areDerived(_ pattern: String, _ expected: [String]?) {
    let found = Anchor.derive(from: pattern)?.map { anchor in
      guard case .literal(let literal) = anchor.piece else { return "shape" }
      let text = String(decoding: literal.bytes, as: UTF8.self)
      return literal.folds.contains(true) ? "~" + text : text
    }
    #expect(found?.sorted() == expected?.sorted())
  }

  @Test("a match begins that far before its anchor, if that is always so")
  func offsets() {
    #expect(Anchor.derive(from: "x[0-9]yz_key")?.first?.start == .before(5))
    #expect(Anchor.derive(from: "x[0-9]*yz_key")?.first?.start == .unknown)
    #expect(
      Anchor.derive(from: "[a-c][0-9]{2,5}yz_key")?.first?.start
        == .behindRun(of: ByteSet("abc0123456789yz_"), most: 11))
    // Whatever is repeated, if its bytes are known and so is how many they are at most.
    #expect(
      Anchor.derive(from: "a(?:[bc]{1,3}-|d){0,4}yz_key")?.first?.start
        == .behindRun(of: ByteSet("abcd-yz_"), most: 20))
    #expect(
      Anchor.derive(from: "(?:[bc]{1,3}-){2,4}yz_key")?.first?.start
        == .behindRun(of: ByteSet("bc-"), most: 26))
    #expect(Anchor.derive(from: "a(?:[bc]+-){0,4}yz_key")?.first?.start == .unknown)
    #expect(Anchor.derive(from: "a(?:[bc]{1,9}-){0,99}yz_key")?.first?.start == .unknown)
  }

  @Test("a part of matches is held against its bytes, though where they begin is not known")
  func parts() throws {
    let part = try #require(Anchor.derive(from: " 00[1-9]\\d{9}")?.first?.asPart)
    #expect(part.start == .unknown && part.headStart == 0)
    #expect(
      part.head.prefix(4) == [ByteSet(" "), ByteSet("0"), ByteSet("0"), ByteSet("123456789")])
    let finder = CandidateFinder(
      pieces: [(part.piece, 7, part.head, part.headStart)], tails: [], names: 0)
    var places = PlaceList()
    for (text, count) in [("to 004915112345", 1), ("to 104915112345", 0), ("to 000915112345", 0)] {
      finder.find(in: Array(text.utf8).span, at: .portable, into: &places)
      #expect(places.count == count, "\(text)")
    }
  }

  @Test("runs that every match has")
  func runs() {
    let runs = LeastRuns(neededBy: "[a-f0-9]{32}-\\d{4}|[A-Z]{40}\\d{6}")
    #expect(runs.digits == 4 && runs.alphanumerics == 32)
    let line = Array("id 0123456789abcdef0123456789abcdef-2026".utf8)
    #expect(LeastRuns(of: line.span).cover(runs))
    #expect(!LeastRuns(of: line.span.extracting(0..<30)).cover(runs))
  }
}
