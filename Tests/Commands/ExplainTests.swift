import Testing

/// `grille explain`, help and completions: what the command says about itself and its work.
@Suite("Explanations")
struct ExplainTests {
  @Test("every candidate, taken and refused, with its evidence and without its value")
  func explain() throws {
    let run = try Workbench().run("$G explain SSN 536-90-4399 id 4111111111111112")
    #expect(run.status == 0)
    #expect(run.lines[0] == "SSN [us_ssn] id 4111111111111112")
    let rows = run.lines.dropFirst().map { $0.split(separator: " ").map(String.init) }
    #expect(
      rows.contains([
        "4..<15", "label", "us_ssn", "very_likely", "us_ssn/dashed", "form:dashed", "check:us_ssn",
        "keyword",
      ]))
    #expect(
      rows.contains([
        "19..<35", "refused", "pan", "very_unlikely", "pan/bare", "form:bare", "check_failed:pan",
      ]))
    #expect(!run.text.contains("536-90"))
  }

  @Test(arguments: [
    Row("$G explain nothing", output: "nothing\n  nothing was considered\n"),
    Row("$G explain --check nothing", output: "nothing\n  nothing was considered\n"),
    Row("$G explain --check SSN 536-90-4399", 1),
    Row(
      "printf 'one\\ntwo\\n' | $G explain",
      output: "one\n  nothing was considered\ntwo\n  nothing was considered\n"),
    Row("$G explain < /dev/null", output: ""),
    Row(
      "$G explain --only pan '-----BEGIN card=4111111111111111' | head -n 1",
      output: "-----BEGIN card=************1111\n"),
    Row(
      "$G explain x -4111111111111111 --check | head -n 1", output: "x -************1111 --check\n"),
    Row("$G explain -- --check", output: "--check\n  nothing was considered\n"),
    Row("$G explain --chek", 2, output: "", says: "Unknown option '--chek'"),
    Row("$G explain word > /dev/full", 2, says: "standard output: No space left on device"),
  ])
  func answers(_ row: Row) throws { row.expect(try Workbench().run(row.line)) }

  @Test(
    "records are those of the filter: documents, rows of a table, lines of one session",
    arguments: [
      ("{\\n\"ssn\":\\n\"536-90-4399\"}", "", "{ \"ssn\": \"[us_ssn]\"}"),
      ("id,ssn\\n1,536904399", "", "id,ssn 1,[us_ssn]"),
      (
        "a=1 ssn=536-90-4399\\nid,ssn\\n1,536904399", "--format text",
        "a=1 ssn=[us_ssn] id,ssn 1,536904399"
      ),
      (
        "session=7 full_name=\"Ada Sample\"\\nsession=7 ssn=536-90-4399\\nsession=7 zip=94107",
        "--view support",
        "session=7 full_name=\"Ada Sample\" session=7 ssn=***-**-4399 session=7 zip=941**"
      ),
    ])
  func records(_ text: String, _ options: String, expected: String) throws {
    let run = try Workbench().run("printf '\(text)\\n' | $G explain \(options) | grep -v '^  '")
    #expect(run.lines.joined(separator: " ") == expected)
  }

  @Test("a line is explained as it comes, while the input stays open")
  func live() throws {
    let run = try Workbench().run(
      """
      coproc "$G" explain; exec 3<&${COPROC[0]} 4>&${COPROC[1]}
      for word in one two; do
        echo $word >&4; read -r -t 10 line <&3; echo "$line"; read -r -t 10 line <&3; echo "$line"
      done
      """)
    #expect(run.text == "one\nnothing was considered\ntwo\nnothing was considered\n")
  }

  @Test("a line in whose middle a signal comes is withheld as well")
  func cut() throws {
    let run = try Workbench().run(
      """
      mkfifo pipe; "$G" explain < pipe > live & grille=$!
      exec 3> pipe
      printf 'one\\nSSN 536-90-43' >&3
      for _ in {1..200}; do [ -s live ] && break; sleep 0.05; done
      kill -TERM $grille; wait $grille; cat live
      """)
    #expect(
      run.lines.suffix(2)
        == ["[withheld:interrupted:13]", "  could not be judged: interrupted"][...])
  }

  @Test("a record that cannot be judged is withheld, and the status is 3")
  func runaway() throws {
    let bench = try Workbench()
    try bench.write("packs/own.yaml", OwnPack.runaway.yaml)
    let run = try bench.run("$G explain --patterns packs \(OwnPack.runawayRecord)")
    #expect(run.text == "[withheld:match-limit:61]\n  could not be judged: match-limit\n")
    #expect(run.status == 3)
  }

  @Test("completions for three shells", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let run = try Workbench().run("$G --generate-completion-script \(shell)")
    #expect(run.status == 0)
    #expect(run.text.contains("grille") && run.text.contains("min-likelihood"))
  }

  @Test("help names every subcommand, the exit statuses and an example")
  func help() throws {
    let run = try Workbench().run("$G --help")
    for words in ["kubectl logs", "Exit status: 0 done", "filter", "scan", "explain", "patterns"] {
      #expect(run.text.contains(words))
    }
    #expect(run.status == 0)
  }

  @Test("no colour off a terminal, colour on one unless NO_COLOR is set")
  func colour() throws {
    let bench = try Workbench()
    try bench.write("a.log", Sample.line)
    let escape = "\u{1B}["
    #expect(!(try bench.run("$G scan a.log; $G explain SSN 536-90-4399").text.contains(escape)))
    // `script` of util-linux gives the command a terminal.
    let terminal = "script -qec \"$G scan a.log\" /dev/null < /dev/null"
    guard try bench.run("command -v script").status == 0 else { return }
    #expect(try bench.run("TERM=xterm \(terminal)").text.contains(escape))
    #expect(!(try bench.run("TERM=xterm NO_COLOR=1 \(terminal)").text.contains(escape)))
  }
}
