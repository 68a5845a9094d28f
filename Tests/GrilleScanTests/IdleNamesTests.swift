import GrilleCore
import Testing

@testable import GrilleScan

/// A name is remembered by the bytes before its sign only where they tell all of it.
@Suite("Names that mean nothing")
struct IdleNamesTests {
  /// A text up to the sign, the name before it, and whether it is remembered.
  @Test(
    arguments: [
      ("{\"a\":1,\"request\":", "request", true), ("level=error  trace_id=", "trace_id", true),
      ("some more words in a trace:", "trace", false),  // the name of prose may go on to the left
      ("a_very_long_name_of_a_field=", "a_very_long_name_of_a_field", false),
      ("password:            String=", "String", false),  // the name stands before the type
      ("password:               &str=", "str", false), ("f(x, y), String=", "String", true),
      ("id=", "id", false),  // too short to be told
    ] as [(String, String, Bool)])
  func areRemembered(_ text: String, _ name: String, _ expected: Bool) {
    let bytes = Array(text.utf8)
    let sign = bytes.count - 1
    var names = IdleNames()
    guard let key = IdleNames.key(endingWith: sign, in: bytes.span) else {
      #expect(!expected)
      return
    }
    #expect(!names.contains(key))
    names.insert(key, ByteRange(sign - name.utf8.count, sign), before: sign, in: bytes.span)
    #expect(names.contains(key) == expected)
  }
}
