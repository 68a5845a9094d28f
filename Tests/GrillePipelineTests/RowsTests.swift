//  Tables in text as other writers write them: names that are missing, marks, rows unlike their table.

import Grille
import GrilleTesting
import Testing

@Suite("Rows of tables")
struct RowsTests {
  /// A kind of table, with the redactor for it and the one it is held against.
  struct Kind: Sendable {
    let redactor: Redactor
    let reference: Redactor

    init(_ format: RecordFormat) throws {
      redactor = try Engines.redactor(format)
      reference = try Engines.redactor(format, kernel: nil)
    }

    static let auto = Result { try Kind(.auto) }
    static let csv = Result { try Kind(.csv(CSVOptions())) }
    static let tsv = Result {
      try Kind(.csv(CSVOptions(dialect: CSVDialect(delimiter: 0x09))))
    }

    /// Whether `text` becomes `expected`, or what it may, whatever way it is looked at.
    func expect(_ text: String, _ expected: String? = nil, seed: String = "") {
      let bytes = Array(text.utf8)
      let whole = redactor.redact(bytes)
      let told = "\(seed) \(text.debugDescription)"
      if let expected { #expect(String(decoding: whole, as: UTF8.self) == expected, "\(told)") }
      #expect(reference.redact(bytes) == whole, "reference: \(told)")
      var session = redactor.session()
      var output: [UInt8] = []
      for index in bytes.indices {
        session.redact(bytes.span.extracting(index..<index + 1), into: &output)
      }
      session.finish(into: &output)
      #expect(output == whole, "byte by byte: \(told)")
      let again = String(decoding: redactor.redact(whole), as: UTF8.self)
      #expect(again == String(decoding: whole, as: UTF8.self), "again: \(told)")
    }
  }

  @Test(
    "a table is known by the names that it has",
    arguments: [
      // pandas and R number the rows under no name; others end each with a delimiter.
      (",ssn,cvv\n0,536904399,417\n", ",ssn,cvv\n0,[us_ssn],[card_verification_code]\n"),
      (",ssn\n0,536904399\n", ",ssn\n0,[us_ssn]\n"),
      ("\tssn\tcvv\n0\t536904399\t417\n", "\tssn\tcvv\n0\t[us_ssn]\t[card_verification_code]\n"),
      (
        "\"\",\"ssn\",\"cvv\"\n\"1\",536904399,417\n",
        "\"\",\"ssn\",\"cvv\"\n\"1\",[us_ssn],[card_verification_code]\n"
      ),
      ("ssn,cvv,\n536904399,417,\n", "ssn,cvv,\n[us_ssn],[card_verification_code],\n"),
      (
        "ssn;cvv;;;\r\n536904399;417;;;\r\n",
        "ssn;cvv;;;\r\n[us_ssn];[card_verification_code];;;\r\n"
      ),
      // Another export behind one, with other cells or below a blank line
      (
        "id,ssn\n7,536904399\ncif,pin,cvv\n8,1234,417\n",
        "id,ssn\n7,[us_ssn]\ncif,pin,cvv\n8,[pin],[card_verification_code]\n"
      ),
      (
        "id,ssn,pin\n7,536904399,1234\n\nid,pin,ssn\n8,1234,536904399\n",
        "id,ssn,pin\n7,[us_ssn],[pin]\n\nid,pin,ssn\n8,[pin],[us_ssn]\n"
      ),
      // R, of what it numbers, names nothing at all.
      ("ssn,cvv\n\"1\",536904399,417\n", "ssn,cvv\n\"1\",[us_ssn],[card_verification_code]\n"),
      // Blanks around quotes, and behind the last name
      (
        "\"name\", \"ssn\" \n\"Ada\", \"536904399\"\n",
        "\"name\", \"ssn\" \n\"Ada\", \"[us_ssn]\"\n"
      ),
      ("name,ssn \nAda,536904399\n", "name,ssn \nAda,[us_ssn]\n"),
      // The mark that Excel puts before UTF-8
      ("\u{FEFF}password,user\nhunter2xyz,ada\n", "\u{FEFF}password,user\n[password],ada\n"),
      (
        "\u{FEFF}\"password\",user\n\"hunter2xyz\",ada\n",
        "\u{FEFF}\"password\",user\n\"[password]\",ada\n"
      ),
      ("\u{FEFF}sep=;\nid;password\n1;hunter2xyz\n", "\u{FEFF}sep=;\nid;password\n1;[password]\n"),
      (
        "\u{FEFF}CIF      NAME        SSN\n1234567  Ada Sample  536904399\n",
        "\u{FEFF}CIF      NAME        SSN\n1234567  Ada Sample  [us_ssn]\n"
      ),
      // No names: prose, code, and what is indented.
      ("user name, password,\nx, hunter2xyz, \n", "user name, password,\nx, hunter2xyz, \n"),
      ("password,\nhunter2xyz,\n", "password,\nhunter2xyz,\n"),
      // One name alone speaks for the next line and no other.
      (
        "\tpassword\n\thunter2xyz\n\thunter2xyy\n", "\tpassword\n\t[password]\n\thunter2xyy\n"
      ),
      ("id,,ssn\n1,,536904399\n", "id,,ssn\n1,,536904399\n"),
      (",order,note\n0,536904399,x\n", ",order,note\n0,536904399,x\n"),
      ("cvv\n417\n418\n", "cvv\n[card_verification_code]\n418\n"),
    ])
  func headers(_ text: String, _ expected: String) throws {
    try Kind.auto.get().expect(text, expected)
  }

  @Test(
    "where somebody says that it is a table, one name will do",
    arguments: [
      ("cvv\n417\n", "cvv\n[card_verification_code]\n"),
      ("password\r\nhunter2xyz\r\n\r\n", "password\r\n[password]\r\n\r\n"),
      ("password\nhunter,2xyz\n", "password\n[password],[password]\n"),
      ("ssn\n536904399\n", "ssn\n[us_ssn]\n"),
      ("id,,ssn\n1,,536904399\n", "id,,ssn\n1,,[us_ssn]\n"),
      ("2024,\"a, b: c\",ssn?\n1,x,536904399\n", "2024,\"a, b: c\",ssn?\n1,x,[us_ssn]\n"),
      ("\nsep=;\n\nid;ssn\n1;536904399\n", "\nsep=;\n\nid;ssn\n1;[us_ssn]\n"),
      // A value among the names, which names nothing
      ("cvv,422222222222\n100", "cvv,********2222\n[card_verification_code]"),
      ("ssn 536-90-4399,cvv\n417,417\n", "ssn [us_ssn],cvv\n417,[card_verification_code]\n"),
      // Names on several lines, and lines above them
      (
        "\"exp\ndate\";\"ssn\"\n1;536904399\n", "\"exp\ndate\";\"ssn\"\n1;[us_ssn]\n"
      ),
      ("\"ssn,cvv\n536904399,417\n", "\"ssn,cvv\n[us_ssn],[card_verification_code]\n"),
      ("# made: 7, 8\n#\nid,ssn\n1,536904399\n", "# made: 7, 8\n#\nid,ssn\n1,[us_ssn]\n"),
      ("#ssn,id\n536904399,1\n", "#ssn,id\n[us_ssn],1\n"),
      ("id,ssn\n536904399\n", "id,ssn\n[us_ssn]\n"),
      // Rows of an old Mac
      (
        "name,cvv\rAda,417\r\rBo,418",
        "name,cvv\rAda,[card_verification_code]\r\rBo,[card_verification_code]"
      ),
      (
        "cvv,x\r\"417\"\r418,\"a\rb\"\r\n",
        "cvv,x\r\"[card_verification_code]\"\r[card_verification_code],\"a\rb\"\r\n"
      ),
      ("id,x\r1,ssn 536-90-4399\r", "id,x\r1,ssn [us_ssn]\r"),
      // Nothing that means anything
      ("id,note\n1,ssn 536-90-4399\n", "id,note\n1,ssn [us_ssn]\n"),
      ("1,2\n3,ssn 536-90-4399\n", "1,2\n3,ssn [us_ssn]\n"),
    ])
  func sure(_ text: String, _ expected: String) throws {
    try Kind.csv.get().expect(text, expected)
  }

  @Test(
    "the same with tabs",
    arguments: [
      ("ssn\n536904399\n", "ssn\n[us_ssn]\n"),
      ("ssn\tcvv\t\n536904399\t417\t\n", "ssn\tcvv\t\n[us_ssn]\t[card_verification_code]\t\n"),
      ("\u{FEFF}cvv\tid\n417\t1 \n", "\u{FEFF}cvv\tid\n[card_verification_code]\t1 \n"),
    ])
  func tabs(_ text: String, _ expected: String) throws {
    try Kind.tsv.get().expect(text, expected)
  }

  /// Rows below `name,ssn,cvv`, in tables of which somebody says so and in others.
  @Test(
    "a row has values whatever its cells are",
    arguments: [
      // Blanks behind the last cell, a mark of text
      ("Ada,536904399,417 \n", "Ada,[us_ssn],[card_verification_code] \n"),
      (
        "\"Ada\" ,\"536904399\"\t, \"417\" \r\n",
        "\"Ada\" ,\"[us_ssn]\"\t, \"[card_verification_code]\" \r\n"
      ),
      ("Ada,'536904399,'417\n", "Ada,'[us_ssn],'[card_verification_code]\n"),
      (
        "Ada,=\"536904399\",\"=\"\"417\"\"\"\n",
        "Ada,=\"[us_ssn]\",\"=\"\"[card_verification_code]\"\"\"\n"
      ),
      // A comma in a name, cells too many and too few
      ("Sample, Ada,536904399,417\n", "Sample, Ada,[us_ssn],[card_verification_code]\n"),
      ("Ada,536904399,417,,\n", "Ada,[us_ssn],[card_verification_code],,\n"),
      ("7,Sample, Ada,536904399,417\n", "7,Sample, Ada,[us_ssn],[card_verification_code]\n"),
      ("Ada,536904399\n", "Ada,[us_ssn]\n"),
      ("536904399,417\n", "[us_ssn],[card_verification_code]\n"),
      // Quotes that belong to nothing
      ("\"Ada,536904399,417\n", "\"Ada,[us_ssn],[card_verification_code]\n"),
      ("\"Ada\" B,536904399,417\n", "\"Ada\" B,[us_ssn],[card_verification_code]\n"),
      ("Ada \"B\",536904399,417\n", "Ada \"B\",[us_ssn],[card_verification_code]\n"),
      (
        "\"Ada,536904399,417\nBo,536904398,\"\nCy,536904397,418\n",
        "\"Ada,[us_ssn],[card_verification_code]\nBo,[us_ssn],\"\nCy,[us_ssn],[card_verification_code]\n"
      ),
      (
        "Sample, Ada,536904399,\"417\n\"\nCy,536904397,418\n",
        "Sample, Ada,[us_ssn],\"[card_verification_code]\n\"\nCy,[us_ssn],[card_verification_code]\n"
      ),
      // Lines between rows
      (
        "\nAda,536904399,417\n\n \nTotal,1,\nname,ssn,cvv\n",
        "\nAda,[us_ssn],[card_verification_code]\n\n \nTotal,1,\nname,ssn,cvv\n"
      ),
      ("Total: 2\nssn 536-90-4399\n", "Total: 2\nssn [us_ssn]\n"),
      // What is left of a key, and stands in a row then
      (
        "\",x\n\"536904399,7-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\n",
        "\",x\n\"[us_ssn],7[private_key]\n"
      ),
      // A key in a row with too many cells is one.
      (
        "1,2,\"-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\",3\n",
        "1,2,\"[private_key]\",3\n"
      ),
    ])
  func rows(_ rows: String, _ expected: String) throws {
    for kind in [Kind.auto, Kind.csv] {
      try kind.get().expect("name,ssn,cvv\n\(rows)", "name,ssn,cvv\n\(expected)")
    }
  }

  @Test("where nobody says that it is a table, lines of one cell and documents are text")
  func text() throws {
    let names = "user,ssn,password\n"
    let text = "536904399\nall is well\n{\"pin\": 1234, \"a\": 1}\n"
    let output = "536904399\nall is well\n{\"pin\": \"[pin]\", \"a\": 1}\n"
    try Kind.auto.get().expect(names + text, names + output)
    try Kind.csv.get().expect(
      names + text, names + "[password]\nall is well\n{\"pin\": [pin], \"a\": 1}\n")
  }

  @Test("a row whose cells may stand in too many columns is withheld")
  func wide() throws {
    let names = "password," + (0..<400).map { "pin\($0)" }.joined(separator: ",")
    let row = (0..<1200).map { "\($0)" }.joined(separator: ",")
    try Kind.csv.get().expect(
      "\(names)\n\(row)\n\n", "\(names)\n[withheld:heap-limit:\(row.utf8.count)]\n\n")
  }

  @Test("a first line that is longer than a record names nothing")
  func long() throws {
    let line = String(repeating: "a,", count: 140_000)
    let text = "\(line)\rpassword,x\rhunter2x,1\nssn 536-90-4399\rx\n"
    let output = text.replacing("536-90-4399", with: "[us_ssn]")
    let redactor = try Kind.csv.get().redactor
    #expect(redactor.redact(text) == output)
    var session = redactor.session()
    var cut: [UInt8] = []
    for start in stride(from: 0, to: text.utf8.count, by: 99_991) {
      let part = Array(text.utf8.dropFirst(start).prefix(99_991))
      session.redact(part.span, into: &cut)
    }
    session.finish(into: &cut)
    #expect(String(decoding: cut, as: UTF8.self) == output)
  }

  static let pieces = [
    ",", ",", ",", ";", "\n", "\n", "\r", "\r\n", "\"", "\"", "\"\"", " ", "\t", "'", "=", "=\"",
    "id", "ssn",
    "password", "cvv", "536904399", "417", "Ada", "hunter2x", "\u{FEFF}", "4111111111111111",
    "Ada,536904399,417\n", "\"Ada\",\"536904399\",\"417\"\n", "[us_ssn]", "{\"pin\": 1234}",
    "-----BEGIN PRIVATE KEY-----\n", "ssn 536-90-4399", "[withheld:match-limit:9]", "Q123,456Z",
  ]

  static let beginnings = [
    "name,ssn,cvv\n", "password,ssn\n", ",ssn,password\r\n", "password\n", "\u{FEFF}\"ssn\",cvv,\n",
    "\"ssn\n\",cvv\n", "#\n",
    "sep=;\nssn;password\n", "ssn,password,cvv\r", "",
  ]

  @Test(
    "what once failed is as promised: keys in rows, values among names, returns in quotes",
    arguments: [
      "password\n5''\"hunter2x\n\r\r,\"\r-----BEGIN PRIVATE KEY-----\n\nssn\n\u{FEFF}=\"\r\n4111111111111111[us_ssn]",
      "password,ssn\nAda\n\";-----BEGIN PRIVATE KEY-----\n;ssn\"\r\nid536904399",
      "password,ssn\n\",hunter2x'\n\"password,Q1,4-----BEGIN PRIVATE KEY-----\n\"\t'4111111111111111;\n\n",
      "password,ssn\nx,,\"-----BEGIN PRIVATE KEY-----\n,4111111111111111\r\nssn\r;'\"\"ssn 536-90-4399 ",
      "sep=;\nssn;password\n\"hunter2x=-----BEGIN PRIVATE KEY-----\n[us_ssn]\"",
      "#\nssnhunter2xhunter2x'password\t536904399\",\u{FEFF}ssn536904399 [us_ssn]\r\nid,x\n",
    ])
  func failed(_ text: String) throws {
    for kind in [Kind.auto, Kind.csv] { try kind.get().expect(text) }
  }

  @Test("1 to 4: cuts, engines and a second pass change nothing")
  func promises() throws {
    var generator = SeededGenerator()
    for _ in 0..<400 {
      var text = generator.pick(Self.beginnings)
      for _ in 0..<generator.number(in: 1...24) { text += generator.pick(Self.pieces) }
      for kind in [Kind.auto, Kind.csv] { try kind.get().expect(text, seed: "\(generator)") }
    }
  }
}
