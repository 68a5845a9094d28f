import GrilleCore
import GrilleFormats
import Testing

@Suite("JSON texts")
struct JSONReaderTests {
  /// Whether `text` is one JSON text and nothing else.
  static func isWhole(_ text: [UInt8]) -> Bool {
    var reader = JSONReader()
    var place = 0
    while true {
      switch reader.read(text.span, from: &place) {
      case .boundary: continue
      case .failed: return false
      case .more: return reader.isWhole
      case .end:
        return text[place...].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
      }
    }
  }

  @Test(
    "that RFC 8259 has",
    arguments: [
      "[]", "{}", "[ ]", "{ }", " [] ", "[\n]", "[[]]", "[{}]", #"{"":0}"#, #"{"a":[]}"#,
      #"{"a":1,"a":2}"#, #"{"a":"b","c":{"d":null}}"#, "[1,2 , 3\t,\r\n4]",
      "[0]", "[-0]", "[1]", "[-1]", "[12.5]", "[0.1]", "[-0.0]", "[1e5]", "[1E5]", "[0e1]",
      "[1e+5]", "[1E-05]", "[1.5e3]", "[123456789012345678901234567890]", "[1e999]",
      "[true]", "[false]", "[null]", "[true,false,null]",
      #"[""]"#, #"["a"]"#, #"["\""]"#, #"["\\"]"#, #"["\/"]"#, #"["\b\f\n\r\t"]"#,
      #"["\u0034"]"#, #"["\uD834\uDD1E"]"#, #"["\uD834"]"#, #"["\u0000"]"#, #"["{[,:"]"#,
      "[\"\u{7F}é€𝄞\"]", "42", "-0", "1.5e-3", "\"a\"", "true", "null", "\"\"",
    ])
  func areRead(_ text: String) {
    #expect(Self.isWhole(Array(text.utf8)))
  }

  @Test(
    "with a comma behind the last member", arguments: ["[1,]", #"{"a":1,}"#, "{\"a\":[1 , ] ,\n}"])
  func areReadAllTheSame(_ text: String) {
    #expect(Self.isWhole(Array(text.utf8)))
  }

  @Test(
    "that it does not have",
    arguments: [
      "", " ", "[", "]", "{", "}", "[1", "[1,", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1;2]",
      "{]", "[}", "[1}", #"{"a"}"#, #"{"a":}"#, #"{,"a":1}"#, #"{"a":1,,}"#, #"{"a":,}"#, "[1,,]",
      #"{"a" 1}"#,
      #"{"a"::1}"#, #"{a:1}"#, #"{'a':1}"#, #"{1:1}"#, #"{"a":1 "b":2}"#, #"{"a":1}}"#, "[]]",
      #"{"a":1}x"#, "[][]", "[01]", "[-01]", "[1.]", "[.1]", "[-]", "[+1]", "[1e]", "[1e+]",
      "[0x1]", "[1.2.3]", "[1e1.5]", "[--1]", "[NaN]", "[Infinity]", "[tru]", "[True]", "[nul]",
      "[truee]", #"["]"#, #"["a]"#, #"["\x41"]"#, #"["\u00"]"#, #"["\u00G0"]"#, #"["\'"]"#,
      #"["\"]"#, "[\"a\nb\"]", "[\"a\tb\"]", "[\"\u{1}\"]", "['a']", "[a]", "[1]//", "/**/[1]",
      "[1,\n", "01", "- 1", "\u{FEFF}",
    ])
  func areRefused(_ text: String) {
    #expect(!Self.isWhole(Array(text.utf8)))
  }

  @Test("that nest too deep are refused, and no deeper ones are kept in memory")
  func depth() {
    func nested(_ depth: Int) -> [UInt8] {
      Array(String(repeating: "[", count: depth).utf8)
        + Array(String(repeating: "]", count: depth).utf8)
    }
    #expect(Self.isWhole(nested(JSONReader.deepest)))
    #expect(!Self.isWhole(nested(JSONReader.deepest + 1)))
  }

  /// `│` is where the text is cut; what opens the containers there is the context.
  @Test(
    "tell what opens the containers at a place",
    arguments: [
      (#"{"a":{"b":[{"c":1,│"d":2}]}}"#, #"{"a":{"b":[{"#),
      (#"[1,│2]"#, "["), (#"{"a":1,│"b":2}"#, "{"),
      (#"{"x":{"y":1},│"a":[[1,2],[3]]}"#, "{"), (#"{"a":[[1,2],│[3]]}"#, #"{"a":["#),
      (#"{"a\"b":{"c":1,│"d":2}}"#, #"{"a\"b":{"#),
    ])
  func context(_ marked: String, _ expected: String) {
    let head = Array(marked.split(separator: "│")[0].utf8)
    var reader = JSONReader()
    var place = 0
    while place < head.count { _ = reader.read(head.span, from: &place) }
    var context: [UInt8] = []
    reader.appendContext(to: &context)
    #expect(String(decoding: context, as: UTF8.self) == expected)
  }
}

@Suite("JSON values without quotes")
struct JSONScalarTests {
  /// The range in brackets lies in a scalar; the expected one is the whole, and how its neighbours are
  /// quoted.
  @Test(arguments: [
    (#"{"a":⟦12⟧}"#, "12 \""), (#"{"a": -⟦12⟧.5e3, "b":1}"#, "-12.5e3 \""),
    (#"{"a":⟦tr⟧ue}"#, "true \""), (#"{"a":[1,⟦2⟧,3]}"#, "2 \""), (#"{"a":["x", ⟦2⟧]}"#, "2 \""),
    (#""{\"a\":⟦12⟧}""#, "12 \\\""), ("{\"a\":\n  ⟦12⟧\n}", "12 \""), (#"{"a":[[⟦1⟧,2]]}"#, "1 \""),
    (#"{"a":"⟦12⟧"}"#, nil), ("a: ⟦12⟧", nil), ("[⟦12⟧]", nil), ("cards [⟦12⟧, 13]", nil),
    (#"{"a":⟦1⟧2-34}"#, nil), (#"{"a":"x: ⟦12⟧, y"}"#, nil), (#"{"a":⟦012⟧}"#, nil),
    (#"{"a":⟦12⟧ x}"#, nil), ("⟦12⟧", nil), (#"[["a"],[⟦12⟧]]"#, "12 \""),
  ])
  func areFound(_ marked: String, _ expected: String?) {
    let parts = marked.split(separator: "⟦", omittingEmptySubsequences: false)
    let rest = parts[1].split(separator: "⟧", omittingEmptySubsequences: false)
    let lower = parts[0].utf8.count
    let bytes = Array((parts[0] + rest.joined()).utf8)
    let scalar = JSONScalar(
      around: ByteRange(lower, lower + rest[0].utf8.count), in: bytes.span)
    let found = scalar.map { scalar in
      String(decoding: bytes[scalar.range.range], as: UTF8.self) + " "
        + String(repeating: "\\", count: scalar.backslashes) + "\""
    }
    #expect(found == expected)
  }
}
