import Testing

@testable import GrilleScan

/// From patterns to the first bytes of their matches.
@Suite("Beginnings of patterns")
struct BeginningTests {
  /// A pattern, and by place what may stand there, all bytes of a set in order.
  @Test(
    arguments: [
      ("abc", ["a", "b", "c"]),
      ("a?bc", ["ab", "bc"]),
      ("a{1,2}b", ["a", "ab"]),
      ("[ab]{3}c?", ["ab", "ab", "ab"]),
      ("(?:ab|c)d", ["ac", "bd"]),
      ("(?i)a(?=x)b", ["Aa", "Bb"]),
      ("a*", []), ("(a)\\1", ["a", "a"]), ("(?P>name)a", []),
      ("(?:a{40}){40}", ["a", "a", "a", "a", "a", "a"]),
    ] as [(String, [String])])
  func sets(_ pattern: String, _ expected: [String]) {
    let found = Beginning(of: pattern).sets.map { String(decoding: $0.elements, as: UTF8.self) }
    #expect(found == expected)
  }

  @Test("what may not stand before a match")
  func before() {
    #expect(Beginning(of: "(?<![ab])(?<!x)(?<!yz)a").notBefore == ByteSet("abx"))
    #expect(Beginning(of: "(?:(?<![ab])a|(?<!b)c)").notBefore == ByteSet("b"))
    #expect(Beginning(of: "a(?<!b)c").notBefore.isEmpty)
  }

  @Test("edges are found wherever they lie", arguments: [0, 1, 15, 16, 17, 4095, 4096, 4097])
  func edges(_ offset: Int) {
    let text = [UInt8](repeating: 0x2D, count: offset) + Array("ab_c é1".utf8)
    var edges = Edges()
    edges.find(in: text.span)
    let expected = [0, 3, 5, 6, 7].map { UInt32(offset + $0) }
    #expect(edges.places == expected)
    #expect(edges.others.contains(0x20) && !edges.others.contains(0x61))
  }
}
