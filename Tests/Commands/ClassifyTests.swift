import Testing

/// `grille classify`: names become types.
@Suite("Classify")
struct ClassifyTests {
  @Test(arguments: [
    Row("$G classify", 2, output: "", says: "Give names, --csv, --json or --schema."),
    Row("$G classify --json none", 2, output: "", says: "none: No such file"),
    Row("$G classify x --only nothing", 2, output: "", says: "no info type \"nothing\""),
    Row("$G classify --schema none", 2, output: "", says: "none: No such file"),
    Row("echo 'a: 1' | $G classify --schema -", 2, output: "", says: "-:1: neither a JSON Schema"),
    Row("echo '{\"pan\":41' | $G classify --json -", 2, output: "", says: "-: not JSON."),
    Row("$G classify ssn --check >/dev/null", 1, output: ""),
    Row("$G classify build --check >/dev/null", output: ""),
    Row(
      "$G classify trace_id --report ndjson",
      output: """
        {"name":"trace_id","tags":[],"innocent":"trace"}
        {"level":"1","rules":[]}

        """),
  ])
  func answers(_ row: Row) throws { row.expect(try Workbench().run(row.line)) }

  @Test("a sample's paths are told once and no value of it is")
  func sample() throws {
    let run = try Workbench().run(
      "$G classify --json - --report ndjson",
      input: Array(#"{"card":{"number":"sample1"},"l":[{"email":"sample2"},{"email":"s"}]}"#.utf8))
    #expect(run.lines.count == 3)
    #expect(run.lines[0].hasPrefix(#"{"name":"card.number","tags":[{"type":"pan","#))
    #expect(run.lines[1].hasPrefix(#"{"name":"l[].email","tags":[{"type":"email_address","#))
    #expect(!run.text.contains("sample"))
  }

  @Test("columns of a table, and what they add up to")
  func columns() throws {
    let run = try Workbench().run(
      "$G classify --csv -", input: Array("CUST_NM;ssnNbr;note\nA;B;C\n".utf8))
    #expect(run.lines.contains { $0.hasPrefix("ssnNbr") && $0.contains("us_ssn") })
    #expect(run.text.contains("together: level 4"))
    #expect(run.text.contains("R01"))
  }

  @Test(
    "columns are read as the filter reads them",
    arguments: [
      "\u{FEFF}cvv,note\n1,2\n", "\u{FEFF}sep=;\r\nid;cvv\r\n1;2\r\n", "sep=|\nid|cvv\n",
      ",cvv\n0,1\n",
      "cvv\n417\n", "id,cvv,\n", "a: b,cvv\n", "id,cvv\r1,2\r",
    ])
  func header(_ table: String) throws {
    let run = try Workbench().run("$G classify --csv -", input: Array(table.utf8))
    #expect(run.lines.contains { $0.hasPrefix("cvv ") && $0.contains("card_verification_code") })
    #expect(!run.text.contains("sep=") && !run.text.contains("417"))
  }

  @Test("the keys of a map that are values are not told")
  func keys() throws {
    let bench = try Workbench()
    try bench.write(
      "a.json", #"{"cards":{"4111111111111111":{"cvv":"1"},"jan@example.com":{"cvv":"2"}}}"#)
    let run = try bench.run("$G classify --json a.json")
    #expect(run.lines.contains { $0.hasPrefix("cards.*.cvv  card_verification_code") })
    #expect(!run.text.contains("4111") && !run.text.contains("jan@"))
  }

  @Test("a schema's fields are told, where it leads out of itself, and no value of it")
  func schema() throws {
    let bench = try Workbench()
    try bench.write(
      "api.yaml",
      """
      openapi: 3.0.3
      paths:
        /accounts:
          get:
            parameters: [{$ref: 'common.yaml#/Trace'}]
            responses:
              '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Answer'}}}}
      components:
        schemas:
          Answer: {properties: {accounts: {items: {$ref: '#/components/schemas/Account'}}}}
          Account:
            properties:
              full_name: {type: string, example: Sample}
              iban: {type: string, example: DE89370400440532013000}
              contact: {type: string, example: sample@example.com}
              pin: {type: boolean}
              parent: {$ref: '#/components/schemas/Account'}
      """)
    let table = try bench.run("$G classify --schema api.yaml")
    #expect(table.status == 3)
    #expect(table.errors.hasPrefix("api.yaml:5: common.yaml#/Trace was not read"))
    #expect(table.lines[1].hasPrefix("accounts[].full_name  person_name "))
    #expect(table.lines[2].hasPrefix("accounts[].iban       iban "))
    #expect(table.lines[3].hasPrefix("accounts[].contact    email_address "))
    #expect(table.lines[3].hasSuffix("value: one has its form"))
    #expect(table.lines[4].hasSuffix("it can only be true or false"))
    #expect(table.text.contains("together: level 4\n  R03-us"))
    #expect(!table.text.lowercased().contains("sample") && !table.text.contains("DE89"))

    let ndjson = try bench.run("$G classify --schema - --report ndjson <api.yaml")
    #expect(ndjson.lines.count == 5)
    #expect(
      ndjson.lines[3] == #"{"name":"accounts[].pin","tags":[],"innocent":null,"ruled_out":"flag"}"#)
    let check = try bench.run("$G classify --schema api.yaml --check")
    #expect(check.status == 1)
  }
}
