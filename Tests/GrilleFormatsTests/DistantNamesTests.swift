import GrilleCore
import GrilleFormats
import Testing

@Suite("Values named elsewhere")
struct DistantNamesTests {
  /// Each row is a text and the `name → value` pairs in it that its signs alone do not tell.
  @Test(arguments: [
    // A label beside the value.
    (#"{"field":"ssn","value":"1"}"#, ["ssn → 1"]),
    (#"{"type":"ssn","value":"1"}"#, ["ssn → 1"]),
    (#"{"key":"ssn","value":{"stringValue":"1"}}"#, ["ssn → 1"]),
    (#"{"type":"ssn","id":"7","value":"1"}"#, ["ssn → 1", "7 → 1"]),
    (#"{"type":"ssn","ok":"7","number":"1"}"#, ["ssn → 1"]),
    (#"{"type":"ssn"},{"number":"1"}"#, []), (#"{"type":"ssn"},{"value":"1"}"#, ["ssn → 1"]),
    (#"<p name="ssn"><v value="1"/></p>"#, ["ssn → 1", "v → 1"]),
    (#"{"name":"ssn","x":{"value":"1"}}"#, ["ssn → 1", "x → 1"]),
    (#"{"name":"/a/ssn","type":"text","val":"1"}"#, ["/a/ssn → 1", "text → 1"]),
    // A type in brackets between name and sign.
    (#"'ssn' [str] = "1""#, ["ssn → 1"]), (#"Ssn [2] = "1""#, ["Ssn → 1"]),
    (#"ssn [pin] := "1""#, ["ssn → 1"]), (#"ssn [str]    = "1""#, ["ssn → 1"]),
    (#"ssn[str] = "1""#, ["ssn[str] → 1"]),
    // Names that say the type of the data.
    (#"{"ssn":{"string":"1"}}"#, ["ssn → 1"]), (#"{"ssn":{"S":"1"}}"#, ["ssn → 1"]),
    (#"{"ssn":{"s":"1"}}"#, []), (#"{"ssn":{"long":1}}"#, ["ssn → 1"]),
    (#"{"dob":{"$date":"1"}}"#, ["dob → 1"]), (#"{"n":{"$numberDecimal":"1"}}"#, ["n → 1"]),
    // Who holds the account, and what stands in an identification.
    (#"{"servicer":{"identification":"1"}}"#, ["servicer → 1"]),
    (#"{"docs":{"identification":"1"}}"#, ["docs → 1"]),
    ("<Cdtr><Pty><Nm>Jan</Nm></Pty></Cdtr>", ["Cdtr → Jan"]),
    // The scheme of an identifier.
    ("<Othr><Id>1</Id><SchmeNm><Cd>SOSE</Cd></SchmeNm></Othr>", ["SOSE → 1"]),
    ("<a:Othr><a:Id>1</a:Id><a:SchmeNm><a:Prtry>X</a:Prtry></a:SchmeNm></a:Othr>", ["X → 1"]),
    ("<Othr><Id>1</Id></Othr><SchmeNm><Cd>SOSE</Cd></SchmeNm>", []),
    // The element before that of the value, or a tag around it.
    ("<name>ssn</name><value>1</value>", ["ssn → 1"]),
    ("<key>ssn</key>\n  <string>1</string>", ["ssn → 1"]),
    ("<Name>ssn</Name><Value><i4>1</i4></Value>", ["ssn → 1"]),
    (#"<a:P Name="ssn"><a:V><x/></a:V></a:P>"#, []),
    (
      #"<a:P Name="ssn"><a:PValue>1</a:PValue><a:PValue>5</a:PValue></a:P>"#,
      ["ssn → 1", "ssn → 5"]
    ),
    ("<th>ssn</th><td>1</td><td>5</td>", ["ssn → 1"]), ("<dt>ssn</dt> <dd>1</dd>", ["ssn → 1"]),
    ("<tr><td>ssn:</td><td>1</td></tr>", ["ssn → 1"]),
    ("<tr><td>ssn</td><td>1</td><td>x</td></tr>", []),
    ("<label>ssn:</label><div><span>1</span></div>", ["ssn → 1"]),
    (#"<label>ssn</label> <input class="x" value="1"/>"#, ["ssn → 1"]),
    // Another element, or something else in between; and what is no name.
    ("<name>ssn</name><text2>1</text2>", []), ("<name>ssn</name>,<value>1</value>", []),
    ("<name>ssn\n</name><value>1</value>", []), ("<name>[ssn]</name><value>1</value>", []),
    ("<name>12</name><value>1</value>", []), ("<dt>ssn</dt><td>1</td>", []),
    (#"<label>ssn</label><br><input value="1">"#, []),
    ("<name>ssn</name>\(String(repeating: " ", count: 300))<value>1</value>", []),
    // What a statement leaves open.
    ("SET ssn = $1, n=$2 parameters: $1 = '5', $2 = '6'", ["ssn → 5", "n → 6"]),
    ("(n, ssn) VALUES ($1, $2) $2 = '5'", ["ssn → 5"]),
    ("SET ssn = $1; SET n = $1; $1 = '5'", ["n → 5"]),
    ("$1 = '5'", []), ("SET ssn=", []), ("(ssn) VALUES (", []), ("SET ssn=$", []),
    ("SET ssn=?, n = ? params: ['5', 6]", ["ssn → 5", "n → 6"]),
    ("(ssn, n) VALUES (%s, %s) args=('5', 6)", ["ssn → 5", "n → 6"]),
    ("SET ssn=?, n=?\"], Params:[(5,6)]", ["ssn → 5", "n → 6"]),
    ("SET ssn=? other: ['5']", []),
    // Subscripts, and the quotes of MySQL.
    ("$c['pin'] = '1'", ["pin → 1"]), (#"row["pin"] == "1""#, ["pin → 1"]),
    ("SET `pin`='1'", ["pin → 1"]),
  ])
  func areFound(text: String, expected: [String]) {
    #expect(Self.pairs(text).filter { !Self.isToldBySigns($0) } == expected)
  }

  /// Whether the name of a pair is one that stands at its value and is not asked for here.
  private static func isToldBySigns(_ pair: String) -> Bool {
    let isValue = ["1", "5", "6", "Jan"].contains { pair.hasSuffix("→ \($0)") }
    let name = pair.prefix { $0 != " " }
    return !isValue || atValue.contains(name)
  }

  private static let atValue: Set<Substring> = [
    "Id", "a:Id", "Nm", "value", "stringValue", "string", "S", "s", "number", "id",
    "identification", "val", "long", "$date", "$numberDecimal", "str]", "pin]",
    "params", "Params", "args", "other", "Value", "i4", "a:PValue", "td", "dd", "span", "text2",
    "input",
  ]

  private static func pairs(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    func string(_ range: ByteRange) -> String {
      String(decoding: bytes[range.range], as: UTF8.self)
    }
    return InlineFields.locate(in: bytes.span).map { "\(string($0.name)) → \(string($0.value))" }
  }
}
