import GrilleCore
import Testing

@testable import GrilleScan

/// A name is remembered by the bytes before its sign only where they tell all of it.
@Suite("Names that were met")
struct KnownNamesTests {
  /// A text up to the sign, the name before it, and whether it is remembered.
  @Test(
    arguments: [
      ("{\"a\":1,\"request\":", "request", true), ("level=error  trace_id=", "trace_id", true),
      ("some more words in a trace:", "trace", false),  // the name of prose may go on to the left
      ("a_very_long_name_of_a_field=", "a_very_long_name_of_a_field", false),
      ("password:            String=", "String", false),  // the name stands before the type
      ("password:               &str=", "str", false), ("f(x, y), String=", "String", false),
      ("f(x,String=", "String", true),
      ("id=", "id", true), ("{\"id\":", "id", true), ("x (id=", "id", true),
      ("{\"a, b\":", "a, b", false),  // what ends other names stands in it
      ("\"a b\",c:", "c", true), ("?user[pin]=", "user[pin]", true),
      ("fifteen_letters=", "fifteen_letters", false),
    ] as [(String, String, Bool)])
  func areRemembered(_ text: String, _ name: String, _ expected: Bool) {
    let bytes = Array(text.utf8)
    let sign = bytes.count - 1
    var names = KnownNames()
    guard let key = KnownNames.key(endingWith: sign, in: bytes.span) else {
      #expect(!expected)
      return
    }
    #expect(names[key] == nil)
    names.insert(
      key, ByteRange(sign - name.utf8.count, sign), before: sign, in: bytes.span, meaning: 7)
    #expect(names[key] == (expected ? 7 : nil))
  }

  @Test("what stands before a name makes no difference, all of the name does")
  func keys() {
    func key(_ text: String) -> KnownNames.Key? {
      let bytes = Array(text.utf8)
      return KnownNames.key(endingWith: bytes.count - 1, in: bytes.span)
    }
    let known = key("id=3f9a2c77d01b key=")
    #expect(known != nil)
    #expect(key("id=88e1 key=") == known && key(" key=") == known)
    #expect(key("\nkey=") == key("key="))
    #expect(key(" key=") != key("&key=") && key(" key=") != key(" key:"))
    #expect(key(" key=") != key(" a.key="))
  }
}
