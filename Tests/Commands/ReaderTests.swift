import Testing

/// `--policy`, `--view`, `--key`, `--format` and `grille policy`.
@Suite("Readers and formats")
struct ReaderTests {
  static let lines = """
    printf '%s\\n' 'session=7 full_name="Ada Sample"' 'session=7 ssn=536-90-4399' \
    'session=8 zip=94107' 'session=7 zip=94107'
    """

  @Test(arguments: [
    Row(
      "\(lines) | $G --view support",
      output: """
        session=7 full_name="Ada Sample"
        session=7 ssn=***-**-4399
        session=8 zip=94107
        session=7 zip=941**

        """),
    Row(
      "\(lines) | $G --view support --key request | tail -n 1", output: "session=7 zip=94107\n"),
    Row("echo card=4111111111111111 | $G --policy strict", output: "card=[pan]\n"),
    Row("echo x | $G --view nobody", 2, output: "", says: "there is no view \"nobody\""),
    Row("echo x | $G --view tpp", 2, output: "", says: "only claims lead to it"),
    Row("echo x | $G --policy none", 2, output: "", says: "There is no policy \"none\""),
    Row("echo x | $G --key a", 2, output: "", says: "--key goes with --policy or --view."),
    Row(
      "printf '1;536904399\\n' | $G --format csv --columns id,ssn", output: "1;[us_ssn]\n"),
    Row(
      "printf 'id^ssn\\n1^536904399\\n' | $G --format csv --delimiter ^",
      output: "id^ssn\n1^[us_ssn]\n"),
    Row("printf 'id,ssn\\n1,536904399\\n' | $G --format text", output: "id,ssn\n1,536904399\n"),
    Row("echo '{\"pin\":1234}' | $G --json-numbers null", output: "{\"pin\":null}\n"),
    Row(
      "echo x | $G --columns a", 2, output: "",
      says: "--columns and --delimiter go with --format csv or tsv."),
    Row("$G policy check", output: "7 policies checked, 0 faults\n"),
    Row("$G policy show none", 2, output: "", says: "There is no policy \"none\""),
  ])
  func answers(_ row: Row) throws { row.expect(try Workbench().run(row.line)) }

  @Test("a policy of one's own is used, and refused with file, line and reason if it is not safe")
  func ownPolicy() throws {
    let bench = try Workbench()
    try bench.write(
      "own.yaml",
      """
      policy: own
      actions:
        types: {email_address: keep}
        otherwise: own

      """)
    let run = try bench.run("echo ssn=536-90-4399 jan@example.com | $G --policy own.yaml")
    #expect(run.text == "ssn=[us_ssn] jan@example.com\n")
    try bench.write(
      "bad.yaml",
      """
      policy: bad
      actions:
        types: {password: keep}
        otherwise: own

      """)
    let refused = try bench.run("echo password=hunter2x | $G --policy bad.yaml")
    #expect(refused.status == 2 && refused.text == "")
    #expect(refused.errors.contains("bad.yaml:3"))
    let checked = try bench.run("$G policy check own.yaml bad.yaml")
    #expect(checked.status == 1 && checked.text == "2 policies checked, 1 faults\n")
  }

  @Test("help names every view that can be asked for by name")
  func views() throws {
    let bench = try Workbench()
    let help = try bench.run("$G filter --help | tr '\\n' ' ' | tr -s ' '")
    let list = try bench.run("$G policy list")
    let first = try #require(list.lines.firstIndex { $0.hasPrefix("view ") }) + 1
    let views = list.lines[first...].prefix { !$0.hasPrefix("rule ") }
      .compactMap { $0.split(separator: " ").first }
    #expect(views.count == 11)
    for view in views where view != "tpp" {
      #expect(help.text.contains("\(view),") || help.text.contains("\(view)."), "\(view)")
    }
  }

  @Test("scan tells the duties that are touched, and what a reader would be left with")
  func compliance() throws {
    let bench = try Workbench()
    try bench.write("a.log", "card=4111111111111111 cvv=123 name=\"Ada Sample\"\n")
    let plain = try bench.run("$G scan --report compliance a.log")
    #expect(plain.status == 1)
    #expect(plain.lines.contains("    card_verification_code  1 label  a.log:1:27"))
    #expect(plain.text.contains("Not touched: Sarbanes-Oxley"))
    let strict = try bench.run("$G scan --report compliance --policy strict a.log")
    #expect(strict.lines.contains { $0.hasPrefix("    pan  1 label") })
    let persons = try bench.run(
      "for i in $(seq 1000 1499); do echo ssn=536-90-$i; done | $G scan --report compliance --threads 2"
    )
    #expect(persons.lines.contains("Persons: at least 500 (by us_ssn), at most 500"))
    #expect(persons.lines.contains("  16 CFR 314.4(j)  from 500 consumers on: reached"))
    #expect(!persons.text.contains("536"))
    let run = try bench.run("$G scan --report compliance /dev/null")
    #expect(run.status == 0 && run.lines[0].hasPrefix("0 found."))
  }

  @Test("what adds up is told by explain, by scan and in the findings")
  func together() throws {
    let bench = try Workbench()
    try bench.write("a.log", "name=\"Ada Sample\" ssn=536-90-4399 zip=94107\n")
    let explained = try bench.run("$G explain --view support < a.log")
    #expect(explained.text.contains("generalize(zip3) by R33"))
    #expect(explained.text.contains("together: level 4"))
    let scanned = try bench.run("$G scan a.log")
    #expect(scanned.lines.contains { $0.hasPrefix("R01 ") })
    #expect(scanned.text.hasSuffix("all of it together: level 4\n"))
    let run = try bench.run("$G --view support --findings out a.log > /dev/null; cat out")
    #expect(run.text.contains("\"action\":\"generalize(zip3)\",\"rules\":[\"R33\"]"))
  }
}
