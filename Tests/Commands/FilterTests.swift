import Testing

/// `grille`, with and without `filter`: bytes in, redacted bytes out, and the exit status.
@Suite("The filter")
struct FilterTests {
  /// Each row runs beside the file a.log, with the same line on standard input.
  @Test(arguments: [
    Row("$G", output: Sample.redacted),
    Row("$G a.log", output: Sample.redacted),
    Row("$G filter - a.log", output: Sample.redacted + Sample.redacted),
    Row("$G < /dev/null", output: ""),
    Row("mv a.log list; $G list ./list", output: Sample.redacted + Sample.redacted),
    Row("mv a.log scan; $G ./scan", output: Sample.redacted),
    Row("mv a.log scan; $G -- scan", output: Sample.redacted),
    Row("printf 'SSN 536-90-4399' | $G", output: "SSN [us_ssn]"),  // no last newline is added
    Row("printf 'SSN 536-90-4399\\r\\n' | $G", output: "SSN [us_ssn]\r\n"),
    Row("$G --only pan", output: "SSN 536-90-4399 card ************1111\n"),
    Row("$G --except pan", output: "SSN [us_ssn] card 4111111111111111\n"),
    Row(
      "$G --only us_ssn,pan --except us_ssn a.log",
      output: "SSN 536-90-4399 card ************1111\n"),
    Row("$G --mask-char '#'", output: "SSN [us_ssn] card ############1111\n"),
    Row("echo 4111111111111111 | $G --min-likelihood very_likely", output: "4111111111111111\n"),
    Row("echo 4111111111111111 | $G --min-likelihood likely", output: "************1111\n"),
    Row("$G --version", output: "0.1.0\n"),
  ])
  func redacts(_ row: Row) throws {
    let bench = try Workbench()
    try bench.write("a.log", Sample.line)
    row.expect(try bench.run(row.line, input: Array(Sample.line.utf8)))
  }

  /// What cannot be read, written or understood ends with 2 and a reason, and nothing else is lost.
  @Test(arguments: [
    // Permissions do not stop root; a link to itself stops everyone, and so does this file of Linux.
    Row("ln -s loop loop; $G loop", 2, output: "", says: "loop: Too many levels of symbolic links"),
    Row("$G /proc/self/mem", 2, output: "", says: "/proc/self/mem: Input/output error"),
    Row("$G a.log/b", 2, output: "", says: "a.log/b: Not a directory"),
    Row(
      "$G a.log none.log a.log", 2, output: Sample.redacted + Sample.redacted,
      says: "none.log: No such file or directory"),
    Row("$G .", 2, output: "", says: ".: Is a directory"),
    Row("$G < .", 2, output: "", says: "standard input: Is a directory"),
    Row("$G > /dev/full", 2, says: "standard output: No space left on device"),
    Row("$G --findings /dev/full", 2, output: "", says: "/dev/full: No space left on device"),
    Row("$G --findings no/such/file", 2, output: "", says: "no/such/file: No such file"),
    Row("$G >&-", 2, says: "standard output: Bad file descriptor"),
    Row("$G <&-", 2, says: "standard input: Bad file descriptor"),
    Row(  // no file may take the place of a closed descriptor
      "$G --findings found >&-; grep -c SSN found; exit 2", 2, output: "0\n",
      says: "standard output: Bad file descriptor"),
    // What goes out would come in: without end, or until the disk is full.
    Row(
      "$G a.log >> a.log; [ $? = 2 ] && cat a.log", output: Sample.line,
      says: "a.log: this run writes to it"),
    Row(
      "ln a.log b.log; $G b.log none >> a.log; [ $? = 2 ] && cat a.log", output: Sample.line,
      says: "b.log: this run writes to it"),
    Row(
      "$G < a.log >> a.log; [ $? = 2 ] && cat a.log", output: Sample.line,
      says: "standard input: this run writes to it"),
    Row(
      "$G < a.log 1<> a.log; [ $? = 2 ] && cat a.log", output: Sample.line,
      says: "standard input: this run writes to it"),
    Row(
      "$G explain < a.log >> a.log; [ $? = 2 ] && cat a.log", output: Sample.line,
      says: "standard input: this run writes to it"),
    Row(
      "$G scan --report ndjson a.log >> a.log; [ $? = 2 ] && cat a.log", output: Sample.line,
      says: "a.log: this run writes to it"),
    Row("$G a.log > a.log; cat a.log", output: ""),  // emptied by the shell
    Row("touch e; $G e - >> e; cat e", output: Sample.redacted),
    // What is written beside the output is emptied when it is opened.
    Row(
      "$G --findings a.log a.log; [ $? = 2 ] && cat a.log", output: Sample.line,
      says: "a.log: --findings would write over an input"),
    Row(
      "ln -s a.log b.log; $G --findings b.log - < a.log; [ $? = 2 ] && cat a.log",
      output: Sample.line, says: "b.log: --findings would write over an input"),
    Row(
      "$G key new ring; $G --key-ring ring --receipt a.log a.log; [ $? = 2 ] && cat a.log",
      output: Sample.line, says: "a.log: --receipt would write over an input"),
    Row(
      "$G --findings f a.log f", 2, output: Sample.redacted, says: "f: this run writes to it"),
    Row("$G --bad", 2, output: "", says: "Unknown option '--bad'"),
    Row("$G --only", 2, output: "", says: "Missing value for '--only <types>'"),
    Row("$G --only nothing", 2, output: "", says: "There is no info type \"nothing\""),
    Row("$G --except pan,nothing", 2, output: "", says: "There is no info type \"nothing\""),
    Row(
      "$G --only pan,us_ssn --except us_ssn,pan,iban", 2, output: "",
      says: "--except takes away all that --only names"),
    Row("$G --mask-char 7", 2, output: "", says: "--mask-char takes one of * # . x X."),
    Row(
      "$G filter --help | tr -s ' \\n' '  ' | grep -c 'counts, possible unless said. (values: very_unlikely, [a-z_, ]*)'; exit 2",
      2, output: "1\n"),
    Row("$G --min-likelihood sure", 2, output: "", says: "one of 'very_unlikely', 'unlikely'"),
    Row("$G --patterns none", 2, output: "", says: "none: no such folder"),
  ])
  func fails(_ row: Row) throws {
    let bench = try Workbench()
    try bench.write("a.log", Sample.line)
    row.expect(try bench.run(row.line, input: Array(Sample.line.utf8)))
  }

  /// A reader that has seen enough is no failure: no words, and the status of a command that is done.
  @Test(arguments: [
    "seq 100000 | $G | head -n 1", "seq 100000 > n; $G n n | head -n 1",
    "seq 4000 | $G explain | head -n 1",
    "yes 'SSN 536-90-4399' | head -n 4000 | $G scan --report ndjson | head -n 1",
    "$G patterns list | head -n 1",
  ])
  func closedOutput(_ line: String) throws {
    let run = try Workbench().run(
      "\(line) > seen; status=${PIPESTATUS[@]: -2:1}; wc -l < seen; exit $status")
    #expect(run.status == 0 || run.status == 141)
    #expect(run.text == "1\n")
    #expect(run.errors == "")
  }

  /// What was meant as text may hold a value.
  @Test(
    "an argument that begins with a dash and is no option is not told",
    arguments: [
      "$G -----card=4111111111111111", "$G -4111111111111111", "$G --4111111111111111",
      "$G a.log --=4111111111111111",
      "$G --card4111111111111111", "$G '--card 4111111111111111'", "$G --card=4111111111111111",
      "$G -c4111111111111111", "$G scan -----4111111111111111",
      "$G policy list ----4111111111111111",
      "$G classify ssn --4111111111111111", "$G \"--x'4111111111111111\"",
      "$(dirname $G)/grille-reveal ---4111111111111111",
      "$G '--x.4111111111111111'", "$G -é4111111111111111",
    ])
  func quiet(_ line: String) throws {
    let bench = try Workbench()
    try bench.write("a.log", Sample.line)
    let run = try bench.run(line)
    #expect(run.status == 2)
    #expect(run.text == "")
    #expect(run.errors.contains("ption") && run.errors.contains("Usage: grille"), "\(run.errors)")
    #expect(!run.errors.contains("4111"), "\(run.errors)")
  }

  /// Characters of two and four bytes: nothing would be found in them, so nothing is given out.
  @Test(arguments: [
    Row("iconv -t utf-16 a.log | $G", 2, output: "", says: "standard input: this is UTF-16"),
    Row(
      "iconv -t utf-16 a.log > w; $G w a.log", 2, output: Sample.redacted, says: "w: this is UTF-16"
    ),
    Row(
      "(printf '\\376\\377'; iconv -t utf-16be a.log) > w; $G w", 2, output: "",
      says: "iconv -f utf-16"),
    Row("iconv -t utf-32 a.log > w; $G w", 2, output: "", says: "w: this is UTF-32"),
    Row(
      "(printf '\\0\\0\\376\\377'; iconv -t utf-32be a.log) > w; $G w", 2, output: "",
      says: "iconv -f utf-32 -t utf-8"),
    Row(
      "(printf '\\377'; sleep 0.2; printf '\\3764\\0001\\0') | $G", 2, output: "",
      says: "this is UTF-16"),
    Row("iconv -t utf-16 a.log > w; $G --threads 4 w", 2, output: "", says: "w: this is UTF-16"),
    Row(
      "iconv -t utf-16 a.log > w; $G --view support --hold-back 2 w a.log | wc -l; exit ${PIPESTATUS[0]}",
      2,
      output: "1\n", says: "w: this is UTF-16"),
    Row(
      "iconv -t utf-16 a.log > w; $G --view support --two-pass w a.log | wc -l; exit ${PIPESTATUS[0]}",
      2,
      output: "1\n", says: "w: this is UTF-16"),
    Row(
      "iconv -t utf-16 a.log | $G explain", 2, output: "", says: "standard input: this is UTF-16"),
    Row(
      "iconv -t utf-16 a.log | $G scan - a.log | tail -n 1; exit ${PIPESTATUS[1]}", 2,
      output: "2 found, 2 types\n", says: "standard input: this is UTF-16"),
    // The beginning of a mark is none.
    Row("printf '\\377' | $G | od -An -tx1", output: " ff\n"),
    Row("printf '\\0\\0\\376' | $G | od -An -tx1", output: " 00 00 fe\n"),
    Row("printf '\\357\\273\\277SSN 536-90-4399' | $G", output: "\u{FEFF}SSN [us_ssn]"),
  ])
  func wideText(_ row: Row) throws {
    let bench = try Workbench()
    try bench.write("a.log", Sample.line)
    row.expect(try bench.run(row.line))
  }

  @Test("any bytes pass as they are")
  func binary() throws {
    var bytes = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37 ^ $0 >> 3) }
    bytes += Array("\r\n\u{0} end without a line feed".utf8)
    let run = try Workbench().run("$G", input: bytes)
    #expect(run.output == bytes)
    #expect(run.status == 0)
    #expect(run.errors == "")
  }

  @Test("--findings tells where and what, and keeps no value; it is for its owner alone")
  func findings() throws {
    let bench = try Workbench()
    let run = try bench.run(
      "$G --findings found.ndjson; stat -c %a found.ndjson",
      input: Array(("first\n" + Sample.line).utf8))
    #expect(run.text == "first\n" + Sample.redacted + "600\n")
    let rows = try Findings(try bench.read("found.ndjson"))
    #expect(rows["type"] == ["us_ssn", "pan"])
    #expect(rows["action"] == ["label", "mask(0, 4)"])
    #expect(rows["start"] == ["10", "27"])  // in bytes of the stream, half-open
    #expect(rows["end"] == ["21", "43"])
    #expect(rows["line"] == ["2", "2"])
    #expect(rows["column"] == ["5", "22"])
    #expect(!rows.text.contains("536-90") && !rows.text.contains("4111"))
  }

  @Test("--stats counts on standard error")
  func statistics() throws {
    let run = try Workbench().run("$G --stats", input: Array(("first\n" + Sample.line).utf8))
    #expect(run.text == "first\n" + Sample.redacted)
    for row in [
      "bytes in +44", "bytes out +41", "records +2", "findings +2", "  pan +1", "  us_ssn +1",
      "withheld +0", "seconds +[0-9]+[.][0-9]{3}",
    ] {
      let pattern = try Regex("(?m)^\(row)$")
      #expect(run.errors.contains(pattern), "no \"\(row)\" in \(run.errors)")
    }
  }

  @Test(
    "a record that cannot be judged is withheld, told, and the status is 3; the next one passes")
  func runaway() throws {
    let bench = try Workbench()
    try bench.write("packs/own.yaml", OwnPack.runaway.yaml)
    let run = try bench.run(
      "$G --patterns packs --stats", input: Array("\(OwnPack.runawayRecord)\nnext\n".utf8))
    #expect(run.text == "[withheld:match-limit:61]\nnext\n")
    #expect(run.status == 3)
    #expect(run.errors.contains("1 withheld: match-limit"))
    #expect(!run.errors.contains("aaaa"))
  }
}
