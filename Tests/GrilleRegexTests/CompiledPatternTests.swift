import GrilleRegex
import Testing

@Suite("PCRE2 made safe")
struct CompiledPatternTests {
  func match(
    _ pattern: String, _ subject: [UInt8], from start: Int = 0, anchored: Bool = false,
    limits: MatchLimits = .standard
  ) throws -> Range<Int>? {
    let compiled = try CompiledPattern(pattern, anchored: anchored)
    var matcher = Matcher(limits: limits)
    return try matcher.firstMatch(of: compiled, in: subject.span, from: start)?.value
  }

  @Test(
    arguments: [
      ("b+", "abbc", 0, 1..<3), ("b+", "abbc", 2, 2..<3), ("z", "abbc", 0, nil),
      ("a(?<value>b)c", "xabc", 0, 2..<3),  // the group named `value` is the finding
      ("a(?<value>b)?c", "xac", 0, 1..<3),  // … if it took part
      ("a(?<other>b)c", "xabc", 0, 1..<4),
      ("a\\Kb", "ab", 0, 1..<2),
    ] as [(String, String, Int, Range<Int>?)])
  func finds(_ pattern: String, in subject: String, from start: Int, expected: Range<Int>?) throws {
    #expect(try match(pattern, Array(subject.utf8), from: start) == expected)
  }

  @Test("any bytes are a subject: NUL, invalid UTF-8, none at all")
  func bytes() throws {
    #expect(try match("\\d+", [0xFF, 0x00, 0x31, 0x32, 0xC3]) == 2..<4)
    #expect(try match("\\d+", []) == nil)
    #expect(try match("\\x00", [0x41, 0x00]) == 1..<2)
  }

  @Test("anchored means: at the start that was asked for, and nowhere else")
  func anchored() throws {
    #expect(try match("b", Array("ab".utf8), anchored: true) == nil)
    #expect(try match("b", Array("ab".utf8), from: 1, anchored: true) == 1..<2)
  }

  @Test("a pattern that runs away is a failure, never a guess")
  func runaway() throws {
    let subject = Array(String(repeating: "a", count: 64).utf8)
    let error = #expect(throws: MatchFailure.self) { try match("(a+)+$(?<=b)", subject) }
    #expect(error == .matchLimit)
  }

  @Test(arguments: [("(", 1), ("a{2,1}", 5), ("[z-a]", 3), ("\\C", 2), ("(*UTF)a", 6)])
  func brokenPatterns(_ pattern: String, offset: Int) {
    let error = #expect(throws: PatternError.self) { try CompiledPattern(pattern) }
    #expect(error?.offset == offset)
    #expect(error?.reason.isEmpty == false)
  }

  @Test(arguments: [("a*", true), ("a+", false), ("", true), ("\\b", true)])
  func canMatchEmpty(_ pattern: String, expected: Bool) throws {
    #expect(try CompiledPattern.canMatchEmpty(pattern) == expected)
  }

  @Test("a pattern that was called known and is not withholds, and does not trap")
  func unknown() throws {
    var matcher = Matcher()
    #expect(throws: MatchFailure.self) {
      try matcher.firstMatch(of: CompiledPattern(known: "("), in: [0x28].span)
    }
  }

  @Test("threads that meet at the first match agree")
  func threads() async {
    for round in 0..<50 {
      let pattern = CompiledPattern(known: "(?<value>b+)\\d{\(round % 3)}c")
      let subject = Array("abb\(String(repeating: "7", count: round % 3))c".utf8)
      let found = await withTaskGroup(of: Range<Int>?.self) { group in
        for _ in 0..<8 {
          group.addTask {
            var matcher = Matcher()
            return try? matcher.firstMatch(of: pattern, in: subject.span)?.value
          }
        }
        return await group.reduce(into: Set<Range<Int>?>()) { $0.insert($1) }
      }
      #expect(found == [1..<3])
    }
  }
}
