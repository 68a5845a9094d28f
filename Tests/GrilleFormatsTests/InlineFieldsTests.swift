import GrilleCore
import GrilleFormats
import GrilleTesting
import Testing

@Suite("Fields in running text")
struct InlineFieldsTests {
  /// Each row is a text and the `name → value` pairs in it; `…` goes on to the phrase.
  @Test(arguments: [
    ("pan=4111", ["pan → 4111"]),
    ("a=1&b=2", ["a → 1", "b → 2"]),
    ("pan: 4111 now", ["pan → 4111 … 4111 now"]),
    (#"{"pan":"4111","n":5}"#, ["pan → 4111", "n → 5"]),
    (#"{"pan" : "41\"11"}"#, [#"pan → 41\"11"#]),
    ("'pan' => '4111'", ["pan → 4111"]),
    (#"[card] => 4111"#, ["card] → 4111"]),
    ("card[number]=4111", ["card[number] → 4111"]),
    ("<Nm>Jan Modaal</Nm>", ["Nm → Jan Modaal"]),
    (#"<a:Nm x="1">Jan</a:Nm>"#, ["x → 1", "a:Nm → Jan"]),
    ("<Nm><![CDATA[Jan]]></Nm>", ["Nm → Jan"]),
    ("<Nm/> a > b", []),
    ("--token abc", ["token → abc"]),
    ("--token=abc", ["token → abc"]),
    (#""names": ["Jan", "Piet"]"#, ["names → Jan", "names → Piet"]),
    ("http://host/x?code=abc", ["code → abc"]),
    ("http://host/x?a=1&code=abc#top", ["a → 1", "code → abc"]),
    ("a=1&code=ab#c", ["a → 1", "code → ab#c"]),
    ("12:30:45", []),  // a name has a letter
    ("name: Jan Modaal, dob: 1970", ["name → Jan … Jan Modaal", "dob → 1970"]),
    ("name: Jan age=5", ["name → Jan", "age → 5"]),
    (#"\"pan\":\"4111\""#, ["pan → 4111"]), (#"\\\"pan\\\":\\\"4111\\\""#, ["pan → 4111"]),
    (#"\"pan\":\"41\\n11\""#, []),  // seen when the outer string is undressed
    (#"{\"pans\":[\"1\",\"2\"]}"#, ["pans → 1", "pans → 2"]),
    (#"{"name":"pin","value":1}"#, ["name → pin", "value → 1", "pin → 1"]),
    (#"<p name="pin">1</p>"#, ["name → pin", "p → pin", "p → 1", "pin → 1"]),
    ("cs1=1 cs1Label=pin", ["cs1 → 1", "cs1Label → pin", "pin → 1"]),
    ("cs1Label=pin cs1=1", ["cs1Label → pin", "cs1 → 1", "pin → 1"]),
    ("code=abc#token=d", ["code → abc", "abc#token → d"]),
    ("pan=", []), ("=", []), (":", []), ("\"", []), ("<", []), (">", []), ("--", []),
    ("a == b", ["a → b"]),
    // A name that says nothing by itself stands for the name around it as well.
    (#"{"card":{"number":"4111"}}"#, ["number → 4111", "card → 4111"]),
    (
      #"{"phones":[{"data":"1","n":2}, {"data":"3"}]}"#,
      ["data → 1", "phones → 1", "n → 2", "data → 3", "phones → 3"]
    ),
    ("<Cdtr><Nm>Jan</Nm></Cdtr>", ["Nm → Jan", "Cdtr → Jan"]),
    ("<Acct><Id><Othr><Id>77</Id></Othr></Id></Acct>", ["Id → 77", "Acct → 77"]),
    ("<a>1</a><number>2</number>", ["a → 1", "number → 2"]),
    (#"<AuthorisationId id="A1"/>"#, ["id → A1", "AuthorisationId → A1"]),
    (#"{"name":"pin","value":"1"}"#, ["name → pin", "value → 1", "pin → 1"]),
    ("{\"name\":\"pin\",\n      \"value\":\"1\"}", ["name → pin", "value → 1", "pin → 1"]),
    (#"<add key="pin" value="1"/>"#, ["key → pin", "value → 1", "pin → 1"]),
    // Documents span lines.
    ("{\"a\":\n  \"1\"}", ["a → 1"]), ("<Nm>\n  Jan\n</Nm>", ["Nm → Jan"]),
    ("{\"a\": [\n {\"data\":1},\n {\"data\":2}]}", ["data → 1", "a → 1", "data → 2", "a → 2"]),
    (
      "Content-Disposition: form-data; name=\"pin\"\r\n\r\n1234\r\n--x",
      ["Content-Disposition → form-data", "name → pin", "pin → 1234"]
    ),
    // Other ways to assign and to quote.
    ("a ::= 'b'", ["a → b"]), ("a ?= b", ["a → b"]), ("a ||= b", ["a → b"]),
    ("a := `b c`", ["a → b c"]), (#"a = @"b""#, ["a → b"]),
    (#"val a: String = "b""#, ["val a → String", "a → b"]),
    // Values in a column of their own
    (
      "05  CUST-DOB   PIC 9(08)  : '19710118'\n05 BAL PIC S9(9)V99: 7",
      ["CUST-DOB → 19710118", "05 BAL → 7"]
    ), ("PIC X(3): 7", []), ("EPIC X(3): 7", []),
    ("CID.... 227\nLoan No ..... 585", ["CID → 227", "Loan No → 585"]),
    ("cvv    | 937\nname   | Ada\na    | b | 7", ["cvv → 937"]),
    ("so ... 7 of 8", ["so → 7 … 7 of 8"]), ("a  ... 7", []), ("x, y ... 7", []),
    ("street=1 A St, Flat 2&zip=3", ["street → 1 … 1 A St, Flat 2", "zip → 3"]),
  ])
  func areLocated(in text: String, expected: [String]) {
    let bytes = Array(text.utf8)
    func string(_ range: ByteRange) -> String {
      String(decoding: bytes[range.range], as: UTF8.self)
    }
    let found = InlineFields.locate(in: bytes.span).map { field in
      "\(string(field.name)) → \(string(field.value))"
        + (field.phrase == field.value ? "" : " … \(string(field.phrase))")
    }
    #expect(found == expected)
  }

  @Test("no text of up to five of the telling bytes breaks it")
  func allShortTexts() {
    let alphabet = Array("a=:\"'<>/-\\ [],1\n".utf8)
    var text = [UInt8](repeating: alphabet[0], count: 5)
    for number in 0..<(alphabet.count * alphabet.count * alphabet.count * alphabet.count) {
      var rest = number
      for place in 1..<5 {
        text[place] = alphabet[rest % alphabet.count]
        rest /= alphabet.count
      }
      for field in InlineFields.locate(in: text.span) {
        if field.value.upper > text.count || field.phrase.upper > text.count || field.value.isEmpty
        {
          Issue.record("\(String(decoding: text, as: UTF8.self))")
        }
      }
    }
  }
}

@Suite("Layers of encoding")
struct LayerTests {
  static func layer(under record: [UInt8]) -> Layer? { Layer(undressing: record.span) }

  /// Each row is a record, what it says one layer down, and the bytes of the record from which the
  /// digits of the layer came.
  @Test(arguments: [
    (#"4\u00311"#, "411", 0..<8), ("%34%31", "41", 0..<6), ("x%2541", "x%41", 4..<6),
    ("&#52;1", "41", 0..<6), ("&#x34;1", "41", 0..<7), ("4&amp;1", "4&1", 0..<7),
    ("a=4+1", "a=4 1", 2..<5), ("４1", "41", 0..<4), ("pin：4", "pin:4", 6..<7),
    ("、Ａ4", "、A4", 6..<7),
    ("٤1", "41", 0..<3), ("४1", "41", 0..<4),
    ("4\u{200B}1", "41", 0..<5),
    (#"\/\"\\4"#, #"/"\4"#, 6..<7), (#"\ud83d\ude004"#, "😀4", 12..<13),
    ("eyJhIjo0MTExMTF9", #"{"a":411111}"#, 0..<16),
  ])
  func undress(_ record: String, to expected: String, from source: Range<Int>) throws {
    let layer = try #require(Self.layer(under: Array(record.utf8)))
    #expect(String(decoding: layer.bytes, as: UTF8.self) == expected)
    let digits = layer.bytes.indices.filter { (0x30...0x39).contains(layer.bytes[$0]) }
    let range = ByteRange(try #require(digits.first), try #require(digits.last) + 1)
    #expect(layer.source(of: range) == ByteRange(source))
  }

  @Test(
    "what wears nothing has no further layer",
    arguments: [
      "plain", "100%", "a & b", "\\", "%zz", "&#;", "&#x;", "\\u12", "+1 555", "e", "eyJ", "é", "",
      "登录成功，用户：张三（1）", "密码：4", "تم الدخول", "कार्ड",
    ])
  func plain(_ record: String) {
    #expect(Self.layer(under: Array(record.utf8)) == nil)
  }

  @Test("a layer over a layer knows the record's bytes")
  func twoCoats() throws {
    let record = Array(#"a%5Cu0034%35 1"#.utf8)
    let layer = try #require(Self.layer(under: record)?.undressed())
    #expect(String(decoding: layer.bytes, as: UTF8.self) == "a45 1")
    #expect(layer.source(of: ByteRange(0, 1)) == ByteRange(0, 1))
    #expect(layer.source(of: ByteRange(1, 3)) == ByteRange(1, 12))
    #expect(layer.source(of: ByteRange(2, 3)) == ByteRange(9, 12))
    #expect(layer.source(of: ByteRange(3, 5)) == ByteRange(12, 14))
    #expect(!layer.isUndressed(in: ByteRange(3, 5)))
  }

  @Test("base64 is left alone where nobody asks for it, and only if all of it lies there")
  func spares() {
    let record = Array(#"t=eyJhIjo0MTExMTF9 %41"#.utf8)
    func text(_ spared: ByteRange) -> String? {
      Layer(undressing: record.span, sparing: [spared]).map {
        String(decoding: $0.bytes, as: UTF8.self)
      }
    }
    #expect(text(ByteRange(2, 18)) == "t=eyJhIjo0MTExMTF9 A")
    #expect(text(ByteRange(2, 17)) == #"t={"a":411111} A"#)
  }
}

/// Where a value begins is told by a look, or not at all.
@Suite("Values told by a look")
struct PlainValueTests {
  static let pieces = [
    "pin", "name", "a", "7", "12", "Some", "b", "N", "r", "x y", "=", ":", " ", "  ", "\t", "\"",
    "'",
    "\"\"\"", "`", "(", ")", "[", "]", "{", "}", "<", ">", "/", "@", "\\", ",", ";", "&", "|", ".",
    "-",
    "é", "\n",
  ]

  @Test("begin where the locator says that they do")
  func agree() throws {
    var generator = SeededGenerator()
    var told = 0
    for _ in 0..<20_000 {
      let head = generator.pick(["pin=", "\"pin\":", "pin: ", "x pin=", "'pin' = "])
      let tail = (0..<generator.number(in: 1...6)).map { _ in generator.pick(Self.pieces) }
      let text = Array((head + tail.joined()).utf8)
      guard let sign = text.firstIndex(where: { $0 == 0x3D || $0 == 0x3A }),
        let start = InlineFields.plainValue(behind: sign, in: text.span)
      else { continue }
      guard let (_, field) = InlineFields.field(at: sign, in: text.span) else { continue }
      told += 1
      let value = field?.value.lower
      #expect(value == start, "\(generator): \(String(decoding: text, as: UTF8.self))")
    }
    #expect(told > 1000)
  }
}

/// Values that stand in something, and names that stand in a list.
@Suite("Wrapped values and lists of names")
struct WrappedFieldsTests {
  /// A text, and its fields as `name value`.
  @Test(
    arguments: [
      (#"pin = os.environ["CARD_PIN"]"#, ["pin "]),
      (#"pin: ENV.fetch("PIN", "1234")"#, ["pin 1234"]),
      (#"pin = env("a1")"#, ["pin a1"]),
      (#"cvv: Some("571"), x"#, ["cvv 571"]), ("{cvv=Optional[550]}", ["cvv 550"]),
      ("password: Secret('a b')", ["password a b"]), ("pin=Some(1234)", ["pin 1234"]),
      ("cvv=Optional[[cvc]]", ["cvv [cvc]"]), ("pin=Some([pin])", ["pin [pin]"]),
      ("SET password = crypt('Winter2026!x', gen_salt('bf'))", ["password Winter2026!x"]),
      ("card=Card(number=41, exp=12)", ["card Card(number=41", "number 41", "Card 41", "exp 12"]),
      ("password=getPassword()", ["password getPassword("]),
      ("@Exp=N'12/31', x", ["Exp 12/31"]), ("secret = \"\"\"a b\"\"\"\n", ["secret a b"]),
      ("pin=''", []), ("key=[1]", ["key 1"]),
      (
        "INSERT INTO t (pan, `cvv`, \"acct\") VALUES ('41', 123, N'9''9')",
        ["pan 41", "cvv 123", "acct 9''9"]
      ),
      (
        "insert into t(pan,[cvv])\nvalues (?, 12) , (E'5', null);",
        ["pan ?", "[cvv 12", "pan 5", "[cvv null"]
      ),
      ("INSERT INTO t (a, b) VALUES ('x''y', 'z')", ["a x''y", "b z"]),
      ("Key (aba, account_no)=(12, 3 4) already", ["aba 12", "account_no 3 4"]),
      // Names and values in pairs
      (
        #"  [["email", "a b"], [:pin, 1234], ["LIMIT", nil]]"#,
        ["email a b", "pin 1234", "LIMIT nil"]
      ),
      (
        "D([('pin', '1'), ('dob', date(1984, 3, 12)), ('x', D('5')), (\"a b\", u'c')])",
        ["pin 1", "dob date(1984", "x 5", "a b c"]
      ),
      (#"[{pin,<<"12">>},{cvv,34},{a,b,c},{d,5}]"#, ["pin 12", "cvv 34", "d 5"]),
      (#"[["a","b"],"c",["pin","1"]]"#, ["a b"]), (#"["pin", "1234"]"#, []),
      (#"[["pin"], ["cvv", 1]]"#, []), ("[[\"pin\", 1", ["pin 1"]),
      ("[[\"pin\",", []), ("[[\"", []),
      // Values that a statement leaves open in numbers, in a list behind it
      (
        #"INSERT INTO "c" ("id","pin") VALUES ($1,$2) ["7", 1234]"#,
        ["id $1", "pin $2", "id 7", "pin 1234"]
      ),
      (#"SELECT 1 WHERE (c."ssn" = $1) ["5", 6]"#, ["ssn $1", "ssn 5"]),
      ("SET a = $1 WHERE [id] = 2", ["a $1", "id] 2", "WHERE 2"]),
      // What a check has refused
      ("on field 'pin': rejected value [1, 2]; codes [x]", ["pin 1, 2"]),
      ("field 'pin': rejected value []; x", ["pin rejected"]),
      ("pin: rejected value [1", ["pin rejected"]),
      (
        "{propertyPath=a.pin, b=class x, c='{d}', invalidValue=12}",
        ["propertyPath a.pin", "b class", "c {d}", "invalidValue 12", "a.pin 12"]
      ),
      (#""field":"pin","rejectedValue":"12""#, ["field pin", "rejectedValue 12", "pin 12"]),
      // What PHP serializes, binaries of Erlang, types of DynamoDB
      (
        #"{s:3:"pan";s:4:"4111";s:3:"bal";d:12.5;s:1:"n";i:7;}"#,
        ["s 3:", "pan 4111", "4111 bal", "bal 12.5", "s 1:", "n 7"]
      ),
      (#"x|i:3;pin|s:4:"1234";"#, ["x 3", "pin 1234"]),
      (#"x";s:4:"y" s:2:"pin";s:"#, ["s 4:", "s 2:"]),
      (#"#{pin => <<"1234">>, a=<<"b">>}"#, ["pin 1234", "a b"]),
      ("Item={pan=AttributeValue(S=41), b=V(N=5)}", ["pan 41", "S 41", "b 5", "N 5"]),
      ("a=V(S=", ["a V(S="]),
      // The type that programs print around its parts
      ("Card(number=41, exp=12)", ["number 41", "Card 41", "exp 12"]),
      ("[main.Acct{Cur:EUR, Number:41}]", ["Cur EUR", "Number 41", "main.Acct 41"]),
      (#"Ssn { value: "5" }, x[(a) value=6]"#, ["value 5", "Ssn 5", "value 6", "x 6"]),
      ("a (value=5) \n{value=6}", ["value 5", "a 5", "value 6"]),
      ("name=O'Brien x='a'b'", ["name O'Brien", "x a"]),
      ("f(a, b) = (1, 2)", []), ("no values (here)", []), ("(a b) values (1)", []),
    ] as [(String, [String])])
  func located(_ text: String, _ expected: [String]) {
    let bytes = Array(text.utf8)
    var locator = FieldLocator()
    locator.locate(in: bytes.span)
    let fields = locator.fields.map { field in
      String(decoding: bytes[field.name.range], as: UTF8.self) + " "
        + String(decoding: bytes[field.value.range], as: UTF8.self)
    }
    #expect(fields == expected)
  }
}
