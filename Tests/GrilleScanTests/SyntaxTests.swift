import Testing

@testable import GrilleScan

@Suite("The syntax of patterns")
struct SyntaxTests {
  /// A wrong "yes" would be a leak: such patterns are searched for on the lines of their anchors alone.
  @Test(
    "says whether a match goes on over a line feed",
    arguments: [
      ("a.c", true), ("[^\\r\\n]{1,60}x", true), ("(?<![A-Z])\\d+(?=\\n)", true),
      ("(?m)^6[2-5]\\d{10}$", true), ("(?:ab|c)+[ -]\\w", true), ("a(?!\\n)", true),
      ("a\\s+b", false), ("[^\"]*", false), ("(?s)a.c", false), ("a\\r?\\n", false),
      ("(?:a|\\nb)c", false), ("(?:[^x]){0,3}", false), ("a\\Wb", false), ("(?P>name)x", false),
    ] as [(String, Bool)])
  func staysInLine(_ pattern: String, _ expected: Bool) {
    #expect(Syntax.parse(pattern).staysInLine == expected)
  }
}
