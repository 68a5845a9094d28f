//  Values whose names stand on the lines before them: of a statement of SQL, or on the line above alone; what else
//  stands in such lines; and such lines cut short or broken.

import Grille
import GrilleCore
import GrilleTesting
import Testing

@Suite("Values told by lines")
struct ToldValuesTests {
  @Test(
    "names that a statement leaves open speak for the values that later lines tell",
    arguments: [
      (  // Hibernate, its threads in turn; what was told once is not meant again.
        "[a] SQL : insert into c (ssn, id) values (?, ?)\n[b] SQL : update c set pin=? where s in (?, ?) and cvv = ?\n[a] x : binding parameter [1] as [VARCHAR] - [536904399]\n[b] x : binding parameter (1:VARCHAR) <- [1234]\n[a] x : binding parameter [2] as [BIGINT] - [536904398]\n[b] x : binding parameter (4:VARCHAR) <- [123]\n[a] x : binding parameter [1] as [VARCHAR] - [536904399]\n",
        "[a] SQL : insert into c (ssn, id) values (?, ?)\n[b] SQL : update c set pin=? where s in (?, ?) and cvv = ?\n[a] x : binding parameter [1] as [VARCHAR] - [[us_ssn]]\n[b] x : binding parameter (1:VARCHAR) <- [[pin]]\n[a] x : binding parameter [2] as [BIGINT] - [536904398]\n[b] x : binding parameter (4:VARCHAR) <- [[card_verification_code]]\n[a] x : binding parameter [1] as [VARCHAR] - [536904399]\n"
      ),
      (  // MyBatis
        "==>  Preparing: select id from users where name = ? and pin = ?\n==> Parameters: null, 1234(String)\n",
        "==>  Preparing: select id from users where name = ? and pin = ?\n==> Parameters: null, [pin](String)\n"
      ),
      (  // PostgreSQL
        "LOG: execute x: select 1 where ssn = $2 and pin = $1\nDETAIL: parameters: $1 = '1234', $2 = '536904399'\n",
        "LOG: execute x: select 1 where ssn = $2 and pin = $1\nDETAIL: parameters: $1 = '[pin]', $2 = '[us_ssn]'\n"
      ),
      (  // Spring
        "Executing prepared SQL statement [update a set pin = ? where id = ?]\nSetting SQL statement parameter value: column index 1, parameter value [1234], value class [java.lang.String], SQL type 12\n",
        "Executing prepared SQL statement [update a set pin = ? where id = ?]\nSetting SQL statement parameter value: column index 1, parameter value [[pin]], value class [java.lang.String], SQL type 12\n"
      ),
      (  // Lines that do not say whose they are
        "[a] insert into c (name, pin) values (?, ?)\nx - binding parameter [2] as [VARCHAR] - [1234]\n",
        "[a] insert into c (name, pin) values (?, ?)\nx - binding parameter [2] as [VARCHAR] - [[pin]]\n"
      ),
      (  // SQLAlchemy, Prisma
        "INSERT INTO c (name, pin) VALUES (?, ?)\nEngine [generated in 0.00012s] ('Ada', '1234')\n",
        "INSERT INTO c (name, pin) VALUES (?, ?)\nEngine [generated in 0.00012s] ('Ada', '[pin]')\n"
      ),
      (
        "prisma:query INSERT INTO c (id,pin) VALUES ($1,$2)\nprisma:query params: [\"7\",\"1234\"] +4ms\n",
        "prisma:query INSERT INTO c (id,pin) VALUES ($1,$2)\nprisma:query params: [\"7\",\"[pin]\"] +4ms\n"
      ),
      (  // In colours
        "\u{1B}[35m[a]\u{1B}[0m update a set pin = ?\n\u{1B}[35m[b]\u{1B}[0m update b set n = ?, cvv = ?\n\u{1B}[35m[a]\u{1B}[0m binding parameter [1] as [VARCHAR] - [1234]\n",
        "\u{1B}[35m[a]\u{1B}[0m update a set pin = ?\n\u{1B}[35m[b]\u{1B}[0m update b set n = ?, cvv = ?\n\u{1B}[35m[a]\u{1B}[0m binding parameter [1] as [VARCHAR] - [[pin]]\n"
      ),
      (  // No statement, and one of another thread.
        "[a] update a set pin = ? where id = ?\n[b] binding parameter [1] as [VARCHAR] - [1234]\n",
        "[a] update a set pin = ? where id = ?\n[b] binding parameter [1] as [VARCHAR] - [1234]\n"
      ),
    ])
  func statements(_ text: String, _ expected: String) throws {
    #expect(try Engines.auto.get().redact(text) == expected)
    #expect(try Engines.auto.get().redact(expected) == expected)
  }

  @Test(
    "what was changed, and what a path speaks of; a value of several words; what code says of a value is none",
    arguments: [
      ("{\"field\":\"ssn\",\"new\":\"536904399\"}\n", "{\"field\":\"ssn\",\"new\":\"[us_ssn]\"}\n"),
      (
        "{\"pin\":{\"old\":\"1234\",\"new\":\"5678\"}}\n",
        "{\"pin\":{\"old\":\"[pin]\",\"new\":\"[pin]\"}}\n"
      ),
      (
        "{\"op\":\"replace\",\"path\":\"/identity/ssn\",\"value\":\"536904399\"}\n",
        "{\"op\":\"replace\",\"path\":\"/identity/ssn\",\"value\":\"[us_ssn]\"}\n"
      ),
      (
        "<password>correct horse battery staple</password>\n", "<password>[password]</password>\n"
      ),
      ("password=Hunter2x is what\n", "password=[password] is what\n"),
      ("password= user=ada level=3\n", "password= user=ada level=3\n"),
      ("password= aHVudGVyMng==\n", "password= [password]\n"),
      ("otp=839201 note=839201 id=1839201\n", "otp=[otp_code] note=[otp_code] id=1839201\n"),
      (
        "{\"cvv\":\n\"123\",\"pin\":\n1234}\n",
        "{\"cvv\":\n\"[card_verification_code]\",\"pin\":\n\"[pin]\"}\n"
      ),
      ("this.accessToken = response.accessToken;\n", "this.accessToken = response.accessToken;\n"),
      ("SET password = EXCLUDED.password\n", "SET password = EXCLUDED.password\n"),
      ("clientSecret: consumer.secret,\n", "clientSecret: consumer.secret,\n"),
      ("call(body=body, username=username)\n", "call(body=body, username=username)\n"),
      ("password=ada.sample\n", "password=[password]\n"),
    ])
  func changes(_ text: String, _ expected: String) throws {
    #expect(try Engines.auto.get().redact(text) == expected)
    #expect(try Engines.auto.get().redact(expected) == expected)
  }

  /// More of them than are asked for; see `Nests`.
  @Test("names within names of one long value", arguments: ["password=", "api_key=", "pin="])
  func nested(_ name: String) throws {
    var generator = SeededGenerator()
    let value = String(repeating: name, count: 24) + generator.text(4800, of: .hex)
    for text in [
      "a \(value) b\n", "{\n  \"note\": \"\(value)\",\n  \"ssn\": \"536904399\"\n}\n",
      "<r>\n<n>\(value)</n>\n<ssn>536904399</ssn>\n</r>\n",
    ] {
      try Engines.expectSame(of: Array(text.utf8), from: generator)
    }
  }

  @Test(
    "what is dropped leaves nothing that takes the words behind it for its own",
    arguments: [
      ("password=hunter2x ok=1\n", "password=\"\" ok=1\n"),
      ("password: hunter2x said\n", "password: \"\" said\n"),
      ("password=hunter2x\n", "password=\n"),
      ("{\"password\":\"hunter2x\",\"ok\":1}\n", "{\"password\":\"\",\"ok\":1}\n"),
      ("password=hunter2x, ok=1\n", "password=, ok=1\n"),
    ])
  func drops(_ text: String, _ expected: String) throws {
    var options = RedactorOptions()
    options.reader = Reader(policy: .psd2)
    let redactor = try Redactor(options)
    #expect(redactor.redact(text) == expected)
    #expect(redactor.redact(expected) == expected)
  }

  @Test(
    "a name on the line above speaks for a value alone on its line",
    arguments: [
      (
        "env:\n  - name: DB_PASSWORD\n    value: \"hunter2x\"\n  - name: LEVEL\n    value: hunter2x\n",
        "env:\n  - name: DB_PASSWORD\n    value: \"[password]\"\n  - name: LEVEL\n    value: hunter2x\n"
      ),
      (
        "x\n  [\"pin\"]=>\n  string(4) \"1234\"\n  [\"page\"]=>\n  string(4) \"1234\"\n",
        "x\n  [\"pin\"]=>\n  string(4) \"[pin]\"\n  [\"page\"]=>\n  string(4) \"1234\"\n"
      ),
      (
        "x\nvariable \"db_password\" {\n  default   = \"hunter2x\"\n}\n",
        "x\nvariable \"db_password\" {\n  default   = \"[password]\"\n}\n"
      ),
      (
        "x\n1 validation error for C\na.0.pin\n  Input should be valid [type=string_type, input_value=1234, input_type=int]\n",
        "x\n1 validation error for C\na.0.pin\n  Input should be valid [type=string_type, input_value=[pin], input_type=int]\n"
      ),
      (
        "x\n  ▿ pin: Optional(\"1234\")\n    - some: \"1234\"\n",
        "x\n  ▿ pin: Optional(\"[pin]\")\n    - some: \"[pin]\"\n"
      ),
      // Not above, or said otherwise.
      ("x\n- name: pin\n\n  value: 1234\n", "x\n- name: pin\n\n  value: 1234\n"),
      ("x\nname: my pin is\nvalue: 1234\n", "x\nname: my pin is\nvalue: 1234\n"),
      ("x\nuser name: pin\nvalue: 1234\n", "x\nuser name: pin\nvalue: 1234\n"),
      ("x\n[\"pin\"]=>\nvalue: 1234\n", "x\n[\"pin\"]=>\nvalue: 1234\n"),
    ])
  func namesAbove(_ text: String, _ expected: String) throws {
    #expect(try Engines.auto.get().redact(text) == expected)
    #expect(try Engines.auto.get().redact(expected) == expected)
  }

  /// Each row is a line behind `update c set pin=?` and what becomes of it.
  @Test(
    "what stands beside a value with a name is redacted as elsewhere",
    arguments: [
      (
        "==> Parameters: 1234(String), 536-90-4399(String)",
        "==> Parameters: [pin](String), [us_ssn](String)"
      ),
      (
        "ssn 536-90-4399 binding parameter (1:VARCHAR) <- [1234]",
        "ssn [us_ssn] binding parameter (1:VARCHAR) <- [[pin]]"
      ),
      ("==> Parameters: 1234(String),,7(Long)", "==> Parameters: [pin](String),,7(Long)"),
    ])
  func beside(_ line: String, _ expected: String) throws {
    let statement = "update c set pin=?\n"
    #expect(try Engines.auto.get().redact(statement + line + "\n") == statement + expected + "\n")
  }

  static let lines = [
    "insert into customer (name, ssn, pin) values (?, ?, ?)",
    "update c set pin=?, n = $1 where id=$2",
    "[a] x : binding parameter [2] as [VARCHAR] - [536-90-4399]",
    "binding parameter (1:VARCHAR) <- [1234]",
    "column index 2, parameter value [536-90-4399], value class [java.lang.String]",
    "==> Parameters: Ada(String), 536-90-4399(String), null, 1234(Integer)",
    "parameters: $1 = 'Ada', $2 = '536-90-4399', $3 = NULL",
    "[generated in 0.00012s] ('Ada', '536-90-4399', 1234)",
    #"prisma:query params: ["Ada","536-90-4399",1234]"#,
    "COPY public.customers (name, ssn, pin) FROM stdin;", "Ada\t536-90-4399\t1234", "\\.",
    "- name: DB_PASSWORD", #"  value: "hunter2x""#, #"["ssn"]=>"#, #"string(11) "536-90-4399""#,
    #"variable "psp_secret" {"#, #"  default = "hunter2x9""#,
    "ssn", "  Not valid [type=string_type, input_value='536-90-4399', input_type=str]",
    #"  ▿ ssn: Optional("536-90-4399")"#, #"    - some: "536-90-4399""#,
    "on field 'ssn': rejected value [536-90-4399]; codes [x]",
    #"INSERT INTO "c" ("ssn","pin") VALUES ($1,$2) ["536-90-4399", 1234]"#,
    #"[["ssn", "536-90-4399"], ["pin", 1234]]"#, "[{ssn,<<\"536-90-4399\">>},{pin,1234}]",
    "\u{1B}[36mssn\u{1B}[0m=\u{1B}[35m536-90-4399\u{1B}[0m",
    #"a:2:{s:3:"ssn";s:11:"536-90-4399";s:3:"pin";i:1234;}"#, #"#{pin => <<"1234">>}"#,
    "05  CUST-SSN   PIC 9(9) : '536904399'", "ssn       | 536-90-4399", "PIN ....... 1234",
    "<==    Columns: ssn, pin", "<==        Row: 536-90-4399, 1234",
    "│ ssn         │ pin  │", "├─────────────┼──────┤", "│ 536-90-4399 │ 1234 │",
    "NAME    SSN          PIN", "Ada     536-90-4399  1234",
    #"{"columns":["ssn","pin"],"rows":[["536-90-4399",1234],["1",2]]}"#,
    #"{"data":[["536-90-4399"]],"headers":[{"name":"ssn"}]}"#,
    #"{"old":"1234","field":"pin","from":"1235","to":1236}"#,
    "<table><tr><th>SSN</th><td>PIN</td></tr><tr><td>536-90-4399</td><td>1234</td></tr></table>",
    "Agent: What is your PIN?", "Customer: It is 1234.", "Q: Your SSN? A: 536-90-4399",
    "INSERT INTO c (ssn, pin) VALUES", "('536-90-4399', 1234),", "VALUES ('536-90-4399',",
    "1234),(", "(ssn,", "pin)", "(?, ?)", "[parameters: ('536-90-4399', 1234)]",
    #"["pin"]=>"#, "  int(1234)",
    "  pin: Some(", #"    "1234","#, " Pin: (int) 1234",
    "           ssn   pin", "0  536-90-4399  1234", "  ssn           pin", "  <chr>       <dbl>",
    "1 536-90-4399  1234", "│ ssn         ┆ pin  │", "│ ---         ┆ str  │",
    "╞═════════════╪══════╡",
    "||SSN||PIN||", "|536-90-4399|1234|", "|SSN |PIN", "||536-90-4399 |1234", "# id,ssn,pin",
    "7,536-90-4399,1234", "| Field | Value |", "|---|---|", "| PIN | `1234` |",
    #"1) "ssn""#, #"2) "536-90-4399""#, "Map(ssn -> 536-90-4399, pin -> 1234)",
    #"{:ssn "536-90-4399", :pin "1234"}"#, "[[ssn, 536-90-4399], [pin, 1234]]",
    " TAX ID  ==> 536-90-4399   PIN ==> 1234", "- **PIN:** `1234`", "* **PIN**: 1234",
    #"f (pin=0x7fff "1234")"#,
    #"password = os.environ.get("DB_PASSWORD", "hunter2x")"#, "PIN：１２３４ 密码：hunter2x अआइ ۱۲۳",
  ].map { Array($0.utf8) }

  /// One of ``lines``, with up to three faults in it.
  static func broken(by generator: inout SeededGenerator) -> [UInt8] {
    var line = lines.randomElement(using: &generator)!
    for _ in 0..<generator.number(in: 0...3) {
      let place = generator.number(in: 0...line.count)
      switch generator.number(in: 0...4) {
      case 0: line.removeSubrange(place..<min(line.count, place + 3))
      case 1: if place < line.count { line.insert(line[place], at: place) }
      case 2: line.removeSubrange(place...)
      case 3:
        line.insert(
          Array("[]()'\",;:= $?\\|-\t\0\r".utf8).randomElement(using: &generator)!, at: place)
      default: line += [0x20] + lines.randomElement(using: &generator)!
      }
    }
    return line + [0x0A]
  }

  @Test("1 to 4: lines broken anywhere do no harm; cuts, engines and a second pass change nothing")
  func promises() throws {
    var generator = SeededGenerator()
    for _ in 0..<150 {
      var text: [UInt8] = []
      for _ in 0..<12 { text += Self.broken(by: &generator) }
      try Engines.expectSame(of: text, from: generator)
    }
  }
}
