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
