//  Payloads that span lines, and tables.

import Foundation
import Grille
import GrilleTesting
import Testing

@Suite("Formats")
struct FormatsTests {
  static func redact(_ text: String, _ format: RecordFormat) throws -> String {
    try Engines.redactor(format).redact(text)
  }

  // MARK: JSON

  @Test(
    "JSON that spans lines is read as a whole, and still parses",
    arguments: [
      ("{\n \"pin\":\n  1234\n}\n", "{\n \"pin\":\n  \"[pin]\"\n}\n"),
      ("{\"ssn\": [\n536904399,\n219099998\n]}", "{\"ssn\": [\n\"[us_ssn]\",\n\"[us_ssn]\"\n]}"),
      (
        "{\n\"card\": {\n\"number\": \"4111111111111112\"\n}\n}\n",
        "{\n\"card\": {\n\"number\": \"************1112\"\n}\n}\n"
      ),
      (
        String(repeating: "<OrderNumber>1</a>", count: 40)
          + "<Card><Number>4111111111111111</Number></Card>\n",
        String(repeating: "<OrderNumber>1</a>", count: 40)
          + "<Card><Number>************1111</Number></Card>\n"
      ),
      (
        String(repeating: "{\"order\":", count: 40)
          + "{\"card\":{\"number\":\"4111111111111111\"}}\n",
        String(repeating: "{\"order\":", count: 40)
          + "{\"card\":{\"number\":\"************1111\"}}\n"
      ),
      // The innermost name that says something speaks for those inside it that do not.
      (
        "{\"account\": {\"amount\": 150000}}\n<Acct><Amt>123456</Amt></Acct>\n",
        "{\"account\": {\"amount\": 150000}}\n<Acct><Amt>123456</Amt></Acct>\n"
      ),
      (
        "{\"balance\": {\n\"amount\": {\"value\": \"1203.50\"}\n}}\n",
        "{\"balance\": {\n\"amount\": {\"value\": \"[account_balance]\"}\n}}\n"
      ),
      (
        "at 10:11 got {\n\"password\": {\n\"value\": \"hunter2x\"\n}\n}\nssn=536904399\n",
        "at 10:11 got {\n\"password\": {\n\"value\": \"[password]\"\n}\n}\nssn=[us_ssn]\n"
      ),
      // Broken: lines.
      ("{\n\"pin\": 1234,\npin=1234\n", "{\n\"pin\": \"[pin]\",\npin=[pin]\n"),
      ("f() {\n  pin=1234\n}\n", "f() {\n  pin=[pin]\n}\n"),
      ("{\"a\":1}{\n\"pin\":1234}\n", "{\"a\":1}{\n\"pin\":\"[pin]\"}\n"),
    ])
  func json(_ text: String, _ expected: String) throws {
    #expect(try Engines.auto.get().redact(text) == expected)
  }

  @Test(
    "what takes the place of a number can be chosen",
    arguments: [
      (Transforms.Scalars.string, "\"[pin]\""), (.null, "null"), (.zero, "0"),
    ])
  func scalars(_ scalars: Transforms.Scalars, _ expected: String) throws {
    var options = RedactorOptions()
    options.transforms.scalars = scalars
    #expect(try Redactor(options).redact(#"{"pin":1234}"#) == #"{"pin":\#(expected)}"#)
  }

  @Test("a token is replaced whole, and its label may tell how it was made")
  func tokens() throws {
    let token = "eyJhbGciOiJIUzI1NiIsImtpZCI6ImsxIn0.eyJzdWIiOiJhIn0.c2lnbmF0dXJlc2lnbmF0dXJl"
    var options = RedactorOptions()
    options.transforms.describesTokens = true
    let redactor = try Redactor(options)
    let output = redactor.redact(#"{"jwt":"\#(token)"}"#)
    #expect(output == #"{"jwt":"[jwt_jws:alg=HS256:kid=k1]"}"#)
    #expect(redactor.redact(output) == output)
    #expect(try Engines.auto.get().redact(output) == output)
    #expect(try Engines.auto.get().redact(#"{"jwt":"\#(token)"}"#) == #"{"jwt":"[jwt_jws]"}"#)
  }

  @Test("a place on earth is taken out of JSON member by member")
  func pieces() throws {
    #expect(
      try Engines.auto.get().redact(#"{"lat":40.741895,"lon":-73.989308}"#)
        == #"{"lat":"[geolocation]","lon":"[geolocation]"}"#)
  }

  @Test("an array of any size keeps the names around its elements")
  func parts() throws {
    var text = "{\"credentials\": [\n"
    for index in 0..<12_000 {
      text += " {\"id\": \(index), \"password\": {\"value\": \"hunter\(index)x\"}},\n"
    }
    text += " {}\n]}\n"
    let output = try Engines.auto.get().redact(text)
    #expect(output.components(separatedBy: "\"[password]\"").count == 12_001)
    let parsed = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: [Any]]
    #expect(parsed?["credentials"]?.count == 12_001)
    // The same on one line.
    let line = text.replacing("\n", with: "")
    #expect(try Engines.auto.get().redact(line) == output.replacing("\n", with: ""))
  }

  @Test("a nest of any depth and a document without end are read as lines, and nothing is lost")
  func hostile() throws {
    let deep =
      String(repeating: "[\n", count: 10_000) + "ssn 536-90-4399\n"
      + String(repeating: "]\n", count: 10_000)
    #expect(
      try Engines.auto.get().redact(deep) == deep.replacing("536-90-4399", with: "[us_ssn]"))
    let open = "{\n\"a\": \"" + String(repeating: "x", count: 600_000) + "\",\n\"ssn\": 536904399\n"
    let output = try Engines.auto.get().redact(open)
    #expect(output.count == open.count - 9 + 8 || output.count == open.count - 9 + 10)
    #expect(!output.contains("536904399"))
  }

  // MARK: XML and forms

  @Test(
    "XML, form parts and parties of messages that span lines are read as a whole",
    arguments: [
      (
        "<Document>\n<Password>\n  hunter2x\n</Password>\n</Document>\n",
        "<Document>\n<Password>\n  [password]\n</Password>\n</Document>\n"
      ),
      (
        "--b\r\nContent-Disposition: form-data; name=\"pin\"\r\n\r\n1234\r\n--b--\r\n",
        "--b\r\nContent-Disposition: form-data; name=\"pin\"\r\n\r\n[pin]\r\n--b--\r\n"
      ),
      (
        "<c>\n<p>\n<name>pin</name>\n<value>1234</value>\n</p>\n<p>\n<name>page</name>\n<value>1234</value>\n</p>\n</c>\n",
        "<c>\n<p>\n<name>pin</name>\n<value>[pin]</value>\n</p>\n<p>\n<name>page</name>\n<value>1234</value>\n</p>\n</c>\n"
      ),
      (
        "<table>\n<tr>\n<td>PIN:</td>\n<td>1234</td>\n</tr>\n<tr>\n<td>PIN</td>\n<td>1234</td>\n<td>1</td>\n</tr>\n</table>\n",
        "<table>\n<tr>\n<td>PIN:</td>\n<td>[pin]</td>\n</tr>\n<tr>\n<td>PIN</td>\n<td>1234</td>\n<td>1</td>\n</tr>\n</table>\n"
      ),
      ("<NULL> was seen\npin=1234\n", "<NULL> was seen\npin=[pin]\n"),
      (
        ":59:/12345678\r\nMUSTER AG\r\n1 SAMPLE CIRCLE\r\nLEEDS\r\n:70:RENT\r\n-}\r\n",
        ":59:/[us_bank_account_number]\r\n[beneficiary_name]\r\n[street_address]\r\nLEEDS\r\n"
          + ":70:[remittance_text]\r\n-}\r\n"
      ),
      // What no party is written in ends it.
      (
        ":59:/12345678\n{MUSTER AG}\n1 SAMPLE CIRCLE\n",
        ":59:/[us_bank_account_number]\n{MUSTER AG}\n1 SAMPLE CIRCLE\n"
      ),
    ])
  func markup(_ text: String, _ expected: String) throws {
    #expect(try Engines.auto.get().redact(text) == expected)
  }

  @Test("names before elements are heard in documents of any length")
  func captions() throws {
    let filler = String(repeating: "<p>\n  <q>quiet as can be</q>\n</p>\n", count: 200)
    for (name, value) in [
      ("<key>pin</key>", "<integer>1234</integer>"), ("<th>PIN</th>", "<td>1234</td>"),
      ("<f name=\"pin\">", "<fValue>\n  1234\n</fValue>\n</f>"), ("<dt>PIN</dt>", "<dd>1234</dd>"),
    ] {
      let text = "<d>\n\(filler)<p>\n\(name)\n\(value)\n</p>\n\(filler)</d>\n"
      let expected = text.replacing("1234", with: "[pin]")
      #expect(try Engines.auto.get().redact(text) == expected)
      #expect(try Engines.auto.get().redact(expected) == expected)
    }
  }

  // MARK: tables

  @Test(
    "a column's name speaks for the values below it",
    arguments: [
      ("id,ssn\n1,536904399\n", "id,ssn\n1,[us_ssn]\n"),
      ("ssn;name\r\n536904399;Jan\r\n", "ssn;name\r\n[us_ssn];Jan\r\n"),
      ("id\tpassword\n1\t\"a_b77\"\n", "id\tpassword\n1\t\"[password]\"\n"),
      ("id,ssn\n\"a\nb\",536904399\n", "id,ssn\n\"a\nb\",[us_ssn]\n"),
      // What parts cells is said before the names.
      ("sep=;\r\nid;ssn\r\n1;536904399\r\n", "sep=;\r\nid;ssn\r\n1;[us_ssn]\r\n"),
      // A row unlike the table may have its values; a line of one cell is text.
      ("id,ssn\n1,536904399,x\nssn 536-90-4399\n", "id,ssn\n1,[us_ssn],x\nssn [us_ssn]\n"),
      // A name that says what it is not.
      ("order_id,pin\n4111111111111111,1234\n", "order_id,pin\n4111111111111111,[pin]\n"),
      // A name that means something only beside another column's.
      ("id,cid\nx,123\n", "id,cid\nx,123\n"),
      ("card_no,cid\nx,123\n", "card_no,cid\nx,[card_verification_code]\n"),
      // A quote that nobody closes.
      ("id,ssn\n\"1,536904399\n2,536904399\n", "id,ssn\n\"1,[us_ssn]\n2,[us_ssn]\n"),
      // No table.
      ("hello, you\nssn 536-90-4399, x\n", "hello, you\nssn [us_ssn], x\n"),
    ])
  func tables(_ text: String, _ expected: String) throws {
    #expect(try Engines.auto.get().redact(text) == expected)
  }

  /// A type whose values hold commas, so that one may lie over several cells.
  static let spanning = """
    pack: own
    types:
      - id: own
        name: Own
        category: personal
        sensitivity: 4
        detectors: [{id: pair, pattern: 'Q[0-9]{3},[0-9]{3}Z', alone: very_likely}]
        matches: ['⟦Q123,456Z⟧']
        rejects: ['Q123456Z']
    """

  @Test("a value that spans columns is taken out of each")
  func columns() throws {
    var options = RedactorOptions()
    options.packs = [try Pack(yaml: Self.spanning, path: "own", file: "own.yaml")]
    let redactor = try Redactor(options)
    #expect(redactor.redact("x Q123,456Z\n") == "x [own]\n")
    #expect(redactor.redact("pin,a,b\n,Q123,456Z\n") == "pin,a,b\n,[own],[own]\n")
    #expect(redactor.redact("pin,a\n,\"Q123,456Z\"\n") == "pin,a\n,\"[own]\"\n")
  }

  @Test("columns can be named, and what parts them")
  func named() throws {
    let dialect = CSVDialect(delimiter: UInt8(ascii: "^"))
    let options = CSVOptions(dialect: dialect, columns: ["id", "ssn"])
    #expect(
      try Self.redact("1^536904399\n2^219099998\n", .csv(options)) == "1^[us_ssn]\n2^[us_ssn]\n")
    #expect(
      try Self.redact("1;536904399\n", .csv(CSVOptions(columns: ["id", "ssn"]))) == "1;[us_ssn]\n")
    #expect(try Self.redact("id,ssn\n1,536904399\n", .text) == "id,ssn\n1,536904399\n")
  }

  @Test("rows unlike their table are counted")
  func unlike() throws {
    var session = try Engines.auto.get().session()
    var output: [UInt8] = []
    session.redact(Array("id,ssn\n1,2,3\n1,536904399\n\n".utf8).span, into: &output)
    session.finish(into: &output)
    #expect(session.statistics.unlikeRows == 2)
  }

  // MARK: promises

  static let pieces = [
    "{", "}", "[", "]", "\"pin\": 1234", "\"ssn\": \"536904399\"", "\"card\": {", "\"a\":", ",",
    ",\n",
    "\n", "\n", "\n  ", "<a>", "</a>", "<Nm>Jan</Nm>", "<password>\n", "hunter2x", "\r\n", "\"",
    "\"x,y\"",
    "id,ssn,note\n", "1,536904399,x\n", "1;2", "4111111111111111", "ssn 536-90-4399", "{\n", "[\n",
    "}\n",
    "Content-Disposition: form-data; name=\"pin\"\n\n", "--b\n", "1234",
    "-----BEGIN PRIVATE KEY-----\n",
    "[pin]", "null", "true", "\\", "<", "password=hunter2x", ":59:/12345678\n", "MUSTER AG\r\n",
    "1 SAMPLE CIRCLE\n", "\n id | pin | note\n----+-----+---\n", " 7 | 1234 | ", "|", "| a |\n",
    "\nID   PIN  NOTE\n---- ---- ----\n", "77   1234 ", "    ", "\n\n", "\nID    PIN\n----  ----\n",
    "\npin  a\n--- ==\n", "pin |a\n--- |:--\n", "| :-: |-|\n", "\n- -\n",
    "+--+--+\n",
    "| pin | a |\n", "\nCOPY c (id, pin, note) FROM stdin;\n", "7\t1234\t", "\t", "\\.\n",
    "\n[a] update c set pin=?, note = ? where id=?\n",
    "\n[b] insert into c (id, pin) values (?, ?)\n",
    "\n[a] x : binding parameter [1] as [VARCHAR] - [1234]\n",
    "\n==> Parameters: 7(Long), 1234(String)\n",
    "\n[b] x : binding parameter (2:VARCHAR) <- [", "]\n", "\nparameters: $1 = '1234', $2 = '",
    "\n[generated in 3s] (7, '1234')\n", "ID  PIN  SSN   NOTE\n", "7   1234  55  x\n",
    "\n- name: pin\n", "  value: 1234\n", "[\"pin\"]=>\n",
    "string(4) \"1234\"\n",
    "\nselect 1 where pin = $1\n",
    "<name>pin</name>\n", "<value>1234</value>", "<key name=\"pin\">", "<tr>", "<td>pin</td>\n",
    "<td>1234</td>", "</tr>", "<label>PIN:</label>", "<input value=\"1234\">",
    "\nPIN\n", "\nSSN:\r\n", "1234\n", "536 90 4399\n",
    "\nid,ssn,pin\n", "7,536904399,1234\n", "\n\nnote\tpin\tssn\n",
  ]

  static func text(by generator: inout SeededGenerator) -> [UInt8] {
    var text = ""
    if generator.once(in: 3) { text = "id,ssn,note\n" }
    for _ in 0..<generator.number(in: 1...24) { text += generator.pick(pieces) }
    return Array(text.utf8)
  }

  @Test("a pattern of one's own may look lines ahead in a document")
  func looksAhead() throws {
    var options = RedactorOptions()
    options.packs = [
      try Pack(
        yaml: #"""
          pack: own
          types:
            - id: own_number
              name: Own
              category: personal
              sensitivity: 4
              detectors:
                - id: ahead
                  pattern: '(?:[a-z]+[ -]){1,3}ZQ(?<value>\d{4})(?=[^|]{200,900}\|END)'
                  alone: very_likely
              matches:
                - 'a ZQ⟦1234⟧\#(String(repeating: ".", count: 200))|END'
              rejects:
                - 'a ZQ1234|END'
          """#, path: "own", file: "own.yaml")
    ]
    let filler = (0..<100).map { " \"f\($0)\": \"quiet as can be\",\n" }
    let text =
      "{\n \"a\": \"x ZQ1234\",\n" + filler[..<12].joined() + " \"b\": \"|END\",\n"
      + filler[12...].joined() + " \"z\": 0\n}\n"
    #expect(text.utf8.count > 2048)
    let expected = text.replacing("ZQ1234", with: "ZQ[own_number]")
    #expect(try Redactor(options).redact(text) == expected)
  }

  @Test("1 to 4: cuts, engines and a second pass change nothing")
  func promises() throws {
    var generator = SeededGenerator()
    for _ in 0..<300 { try Engines.expectSame(of: Self.text(by: &generator), from: generator) }
  }
}
