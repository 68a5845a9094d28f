import Testing

/// `grille classify`: names become types.
@Suite("Classify")
struct ClassifyTests {
  @Test(arguments: [
    Row("$G classify", 2, output: "", says: "Give names, --csv or --json."),
    Row("$G classify --json none", 2, output: "", says: "none: No such file"),
    Row("$G classify x --only nothing", 2, output: "", says: "no info type \"nothing\""),
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

  @Test("the keys of a map that are values are not told")
  func keys() throws {
    let bench = try Workbench()
    try bench.write(
      "a.json", #"{"cards":{"4111111111111111":{"cvv":"1"},"jan@example.com":{"cvv":"2"}}}"#)
    let run = try bench.run("$G classify --json a.json")
    #expect(run.lines.contains { $0.hasPrefix("cards.*.cvv  card_verification_code") })
    #expect(!run.text.contains("4111") && !run.text.contains("jan@"))
  }
}
