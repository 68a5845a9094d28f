import Testing

/// `grille scan`: what is in there, without changing it.
@Suite("The scan")
struct ScanTests {
  @Test(arguments: [
    Row("echo nothing here | $G scan", output: "nothing found\n"),
    Row("mkdir empty; $G scan empty", output: "nothing found\n"),
    Row("$G scan a.log --except us_ssn,pan", output: "nothing found\n"),
    Row("$G scan a.log > /dev/full", 2, says: "standard output: No space left on device"),
    Row("$G scan none.log", 2, says: "none.log: No such file or directory"),
    Row("$G scan none.log a.log", 2, says: "none.log: No such file or directory"),
    Row("ln -s loop loop; $G scan loop", 2, says: "loop: Too many levels of symbolic links"),
    Row(
      "$G scan --report csv a.log", 2, output: "",
      says: "Please provide one of 'table', 'ndjson' or 'compliance'"),
    Row("$G scan --only nothing a.log", 2, output: "", says: "There is no info type \"nothing\""),
  ])
  func ends(_ row: Row) throws {
    let bench = try Workbench()
    try bench.write("a.log", Sample.line)
    row.expect(try bench.run(row.line))
  }

  @Test("the table: the most sensitive first, every type whatever its sensitivity, and status 1")
  func table() throws {
    let bench = try Workbench()
    try bench.write("exports/a.log", "routing number 111000025 cvv: 123\n")
    try bench.write("exports/deep/b.log", Sample.line + Sample.line)
    let run = try bench.run("$G scan exports")
    #expect(run.status == 1)
    #expect(
      run.text == """
        type                    category   sensitivity   found  files  likely  first at
        card_verification_code  financial  4 never keep  1      1      1       exports/a.log:1:31
        pan                     financial  4             2      1      2       exports/deep/b.log:1:22
        us_ssn                  personal   4             2      1      2       exports/deep/b.log:1:5
        aba_routing_number      financial  1             1      1      1       exports/a.log:1:16
        6 found, 4 types

        """)
    #expect(run.errors == "")
    #expect(try bench.read("exports/deep/b.log") == Sample.line + Sample.line)
  }

  @Test("NDJSON: offsets point at the value, in files, folders and standard input")
  func ndjson() throws {
    let bench = try Workbench()
    try bench.write("exports/a.log", "first\n" + Sample.line)
    let run = try bench.run(
      "$G scan --report ndjson exports - exports/a.log", input: Array(Sample.line.utf8))
    #expect(run.status == 1)
    let rows = try Findings(run.text)
    let file = "exports/a.log"
    let stdin = "standard input"
    #expect(rows["source"] == [file, file, stdin, stdin, file, file])
    #expect(rows["type"] == ["us_ssn", "pan", "us_ssn", "pan", "us_ssn", "pan"])
    #expect(rows["start"] == ["10", "27", "4", "21", "10", "27"])
    #expect(rows["end"] == ["21", "43", "15", "37", "21", "43"])
    #expect(!run.text.contains("536-90") && !run.text.contains("4111"))
  }

  @Test("--stats counts, and a file that cannot be judged ends with 3")
  func statistics() throws {
    let bench = try Workbench()
    try bench.write("packs/own.yaml", OwnPack.runaway.yaml)
    let run = try bench.run(
      "$G scan --stats --patterns packs",
      input: Array("\(OwnPack.runawayRecord)\n\(Sample.line)".utf8))
    #expect(run.status == 3)
    #expect(run.text.contains("2 found, 2 types"))
    #expect(run.errors.contains("1 could not be judged: match-limit"))
    #expect(run.errors.contains("withheld   1"))
  }
}
