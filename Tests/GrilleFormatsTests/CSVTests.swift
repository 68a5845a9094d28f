import GrilleCore
import GrilleFormats
import Testing

@Suite("Tables")
struct CSVTests {
  static func cells(_ text: String, _ delimiter: Unicode.Scalar = ",") -> [String]? {
    let bytes = Array(text.utf8)
    var cells: [ByteRange] = []
    let dialect = CSVDialect(delimiter: UInt8(ascii: delimiter))
    guard case .whole = dialect.row(in: bytes.span, atEnd: true, cells: &cells) else { return nil }
    return cells.map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  @Test(
    "rows have cells",
    arguments: [
      ("a,b,c\n", ["a", "b", "c"]), ("a,b", ["a", "b"]), ("a\r\nb", ["a"]), (",,\n", ["", "", ""]),
      (#""a,b",c"#, ["a,b", "c"]), (#""a ""b"" c",d"#, [#"a ""b"" c"#, "d"]),
      ("\"a\nb\",c\n", ["a\nb", "c"]), (#""",b"#, ["", "b"]), (" a , b ", ["a", "b"]),
      (#"a "b" c,d"#, [#"a "b" c"#, "d"]), ("\"a\"\r\nx", ["a"]),
      // Blanks around quotes, and what tells Excel that a cell is text
      (#""a" , "b" "#, ["a", "b"]), (#"'417,='a,'b',x'"#, ["417", "='a", "'b'", "x'"]),
      (#"="417","=""417""","#, ["417", "417", ""]), (#"=,'"#, ["=", "'"]),
      ("\u{FEFF}a,b", ["a", "b"]), ("\u{FEFF}\"a,b\"", ["a,b"]),
      (#""a"b,c"#, nil), (#""a,b"#, nil), (#""a" b,c"#, nil),
    ] as [(String, [String]?)])
  func rows(_ text: String, _ expected: [String]?) { #expect(Self.cells(text) == expected) }

  @Test("a first line may do nothing but say what parts cells")
  func separators() {
    for line in ["sep=;\n", "sep=,\r\n", "sep=\t", "\u{FEFF}sep=;\n"] {
      let isSeparator = CSVHeader.isSeparator(Array(line.utf8).span)
      #expect(isSeparator, "\(line)")
    }
    for line in ["sep=;;\n", "sep=x\n", "sep\n", "step=;"] {
      let isSeparator = CSVHeader.isSeparator(Array(line.utf8).span)
      #expect(!isSeparator, "\(line)")
    }
  }

  @Test(
    "how far a row was read is remembered from byte to byte",
    arguments: [
      "a,b\n", "\"a\nb\",c\n", "\"a\" ,b\n", "\u{FEFF}\"a\nb\",c\n", "\"a\"\"\n\" \r\n", "a\rb\n",
      "\"a\" b,c\n", "\"a\nb",
    ], [false, true])
  func progress(_ text: String, _ endsAtReturn: Bool) {
    var dialect = CSVDialect(delimiter: UInt8(ascii: ","))
    dialect.endsAtReturn = endsAtReturn
    let bytes = Array(text.utf8)
    var cells: [ByteRange] = []
    let whole = dialect.row(in: bytes.span, atEnd: true, cells: &cells)
    var progress = CSVDialect.Progress()
    var count = 1
    var answer = CSVDialect.Row.more
    while answer == .more, count <= bytes.count {
      answer = dialect.row(
        in: bytes.span.extracting(0..<count), atEnd: count == bytes.count, progress: &progress)
      count += 1
    }
    #expect(answer == whole)
  }

  @Test("where it is known that a line names columns, most of its cells do")
  func certain() {
    func names(_ line: String) -> [String]? {
      let bytes = Array(line.utf8)
      return CSVHeader(certain: bytes.span)?.names.map {
        String(decoding: bytes[$0.range], as: UTF8.self)
      }
    }
    #expect(names("cvv\n") == ["cvv"])
    #expect(names("1;a, b;ssn;x\n") == ["", "a, b", "ssn", "x"])
    #expect(names("a,,b:c\n") == ["a", "", "b:c"])
    #expect(names("\"a\"b,c\n") == ["a\"b", "c"])
    #expect(names("a?,[b],c*,4111 x\n") == ["a?", "", "", ""])
    #expect(names("1,2\n") == nil)
    #expect(names("\n") == nil)
  }

  @Test("a row that has not ended needs more, one that never can is none")
  func open() {
    var cells: [ByteRange] = []
    let dialect = CSVDialect(delimiter: UInt8(ascii: ","))
    func row(_ text: String) -> CSVDialect.Row {
      dialect.row(in: Array(text.utf8).span, atEnd: false, cells: &cells)
    }
    #expect(row("a,b") == .more)
    #expect(row("\"a\nb") == .more)
    #expect(row("\"a\"b,c\n") == .malformed(3))
    #expect(row("a,b\nc") == .whole(4))
  }

  @Test(
    "the first row may name the columns",
    arguments: [
      ("id,ssn,full_name\n", ",3"), ("id;ssn\n", ";2"), ("id\tcard no\n", "\t2"), ("a|b|c", "|3"),
      (#""Card Number","Exp. Date""#, ",2"), ("Betrag (EUR);Empfänger", ";2"),
      ("id\n", nil), ("1,2,3", nil), ("2026-11-24 10:11,INFO,x", nil), ("a=1,b=2", nil),
      (",a,b", ",3"), (",a", ",2"), ("a,b,,", ",4"), (#""","a","b""#, ",3"), ("\ta\tb", "\t3"),
      ("\u{FEFF}a,b", ",2"),
      ("a,,b", nil), ("a,", nil), ("\ta", nil), ("a, b,", nil), ("|a|b|", nil), (",,", nil),
      (#"{"a":1,"b":2}"#, nil), ("", nil), ("GET /x,y?z", nil),
      ("This is a sentence with a comma, and it goes on for long\n", nil),
    ])
  func headers(_ line: String, _ expected: String?) {
    let header = CSVHeader(Array(line.utf8).span)
    let found = header.map {
      "\(Character(Unicode.Scalar($0.dialect.delimiter)))\($0.names.count)"
    }
    #expect(found == expected)
  }
}
