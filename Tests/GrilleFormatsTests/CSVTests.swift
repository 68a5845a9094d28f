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
      (#""a"b,c"#, nil), (#""a,b"#, nil), (#""a" ,b"#, nil),
    ] as [(String, [String]?)])
  func rows(_ text: String, _ expected: [String]?) { #expect(Self.cells(text) == expected) }

  @Test("a first line may do nothing but say what parts cells")
  func separators() {
    for line in ["sep=;\n", "sep=,\r\n", "sep=\t"] {
      let isSeparator = CSVHeader.isSeparator(Array(line.utf8).span)
      #expect(isSeparator, "\(line)")
    }
    for line in ["sep=;;\n", "sep=x\n", "sep\n", "step=;"] {
      let isSeparator = CSVHeader.isSeparator(Array(line.utf8).span)
      #expect(!isSeparator, "\(line)")
    }
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
      ("a,,b", nil),
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
