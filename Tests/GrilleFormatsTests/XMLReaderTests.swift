import GrilleFormats
import Testing

@Suite("XML documents")
struct XMLReaderTests {
  static func step(_ text: String) -> DocumentStep {
    let bytes = Array(text.utf8)
    var reader = XMLReader()
    var place = 0
    while true {
      let step = reader.read(bytes.span, from: &place)
      if step != .boundary { return step }
    }
  }

  @Test(
    "end with their root",
    arguments: [
      "<a/>", "<a></a>", "<a>x</a>", "<a><b/></a>", "<a b='>' c=\"</a>\"/>",
      "<a b='1'\n c='2'></a>",
      "<?xml version='1.0'?>\n<a/>", "<!-- < > -- -->\n<a/>", "<!DOCTYPE a SYSTEM \"x\"><a/>",
      "<a><!-- </a> --></a>", "<a><![CDATA[</a>]]]]></a>", "<n:a><n:b>1</n:b></n:a>",
      "<a><?php x > y ?></a>", "<a>&lt;b></a>", "<é>1</é>",
      "<OFX><STMTTRN><TRNAMT>-1<NAME>Jan\n</STMTTRN></OFX>",  // SGML leaves leaves open
    ])
  func end(_ text: String) { #expect(Self.step(text) == .end) }

  @Test(
    "go on", arguments: ["<", "<a", "<a>", "<a>x", "<a><b></b>", "<a b='", "<!--", "<?xml ", " "])
  func goOn(_ text: String) { #expect(Self.step(text) == .more) }

  @Test(
    "are none",
    arguments: [
      "x<a/>", "<34>1 2026", "< a>", "<a></b>", "</a>", "<a><1></a>", "<a <b>", "<!x>",
      "<a>\n1\n2\n3\n4\n5\n6\n7\n8\n9\n",  // a log
      "<!DOCTYPE a [<!ENTITY x \"y\">]><a/>", "<a'>",
    ])
  func none(_ text: String) { #expect(Self.step(text) == .failed) }
}
