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

  /// What is not looked at is told: "nothing found" must mean that.
  @Test(arguments: [
    // Permissions do not stop root, so the scan runs as somebody else.
    Row(
      """
      mkdir -p d/shut d/open; mv a.log d/shut; echo word > d/open/b; chmod 700 d/shut; chmod 755 .
      if [ $(id -u) = 0 ]; then as="setpriv --reuid=65534 --regid=65534 --clear-groups"; else chmod 0 d/shut; fi
      cp "$G" grille 2> /dev/null; $as ./grille scan d; status=$?; chmod 700 d/shut; rm grille; exit $status
      """, 2, output: "nothing found\n", says: "grille: d/shut: Permission denied"),
    Row(
      "mkdir d; mv a.log d/$'caf\\xe9.log'; $G scan d --report ndjson | grep -c 'd/caf\\\\\\\\xE9.log'",
      output: "2\n"),
    Row("mv a.log $'\\xe9'; $G scan $'\\xe9' | grep -c '\\\\xE9:1:5'", output: "1\n"),
    Row("mv a.log $'\\xe9'; $G $'\\xe9'", output: Sample.redacted),
    Row(
      "mkdir d; mkfifo d/p d/q; $G scan d", output: "nothing found\n", says: "2 passed over: FIFOs"),
    Row("mkdir d; ln -s ../a.log d/l; ln -s .. d/up; $G scan d", output: "nothing found\n"),
    Row(
      "mkdir d; for n in {10..21}; do gzip -c a.log > d/$n.gz; done; $G scan d",
      output: "nothing found\n", says: "grille: d/19.gz: compressed (gzip); read as bytes only"),
    Row(
      "mkdir d; for n in {10..21}; do gzip -c a.log > d/$n.gz; done; $G scan d",
      output: "nothing found\n",
      says: "grille: 2 more are compressed"),
    Row(
      "gzip -c a.log | $G scan", output: "nothing found\n",
      says: "standard input: compressed (gzip)"),
    Row(
      "printf '\\3757zXZ\\0' > x; $G scan x", output: "nothing found\n", says: "x: compressed (xz)"),
    Row("printf 'BZh9' > x; $G scan x", output: "nothing found\n", says: "x: compressed (bzip2)"),
    Row("printf 'PK\\3\\4' | $G scan", output: "nothing found\n", says: "compressed (zip)"),
    Row("printf '\\50\\265/\\375' | $G scan", output: "nothing found\n", says: "compressed (zstd)"),
  ])
  func gaps(_ row: Row) throws {
    let bench = try Workbench()
    try bench.write("a.log", Sample.line)
    row.expect(try bench.run(row.line))
  }

  @Test("files below a folder come in order of their paths")
  func order() throws {
    let bench = try Workbench()
    for name in ["d/a/z", "d/a.log", "d/a-b", "d/B/a", "d/a/b/c", "d/é"] {
      try bench.write(name, "SSN 536-90-4399\n")
    }
    let run = try bench.run("$G scan --report ndjson d")
    let sources = try Findings(run.text)["source"]
    #expect(sources == ["d/B/a", "d/a-b", "d/a.log", "d/a/b/c", "d/a/z", "d/é"])
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
