import Testing

/// `--threads`: what comes out is what one thread gives out.
@Suite("Threads")
struct ThreadsTests {
  /// A file of many buffers: quiet lines and values, keys, and a line longer than a buffer; no line feed
  /// at its end.
  static let file = """
    for i in {1..9}; do
      yes "2026-11-24 10:11:12 INFO worker-$i done in 12 ms" | head -n 4000
      echo "{\\"ssn\\":\\"536-90-4399\\",\\"pan\\":\\"411111111111111$((i % 2))\\"} SSN 536-90-4399"
      echo '-----BEGIN PRIVATE KEY-----'
      yes MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7 | head -n 300
      [ $i = 3 ] || echo '-----END PRIVATE KEY-----'
    done > long
    { yes 'long line ' | tr -d '\\n' | head -c 300000; echo ' SSN 536-90-4399'; } >> long
    yes "2026-11-24 10:11:12 INFO user=jan@example.com" | head -n 300 >> long
    printf 'SSN 536-90-4399' >> long

    """

  @Test(
    "give out the same bytes, findings and figures",
    arguments: [
      "$G --threads %", "$G --threads % --findings found --stats",
      "$G scan --threads % --report ndjson", "$G scan --threads % --stats",
    ])
  func areEqual(_ line: String) throws {
    func with(_ threads: Int, _ input: String) -> String {
      "rm -f found; \(line.replacing("%", with: "\(threads)")) \(input) > out 2> err; "
        + "echo $?; touch found; grep -v '^seconds' err; cat found | md5sum; md5sum < out"
    }
    let run = try Workbench().run(
      Self.file + """
        one() { \(with(1, "- < long")); }; two() { \(with(2, "- < long")); }
        many() { \(with(7, "- < long")); }; piped() { cat long | \(with(3, "-")); }
        one > a; two > b; many > c; cat long | { piped; } > d
        cmp a b && cmp a c && cmp a d && wc -l < a
        """, seconds: 120)
    #expect(run.status == 0, "\(run.text)\(run.errors)")
  }

  @Test(arguments: [
    Row("$G --threads 3 long > /dev/full", 2, says: "standard output: No space left on device"),
    Row("$G --threads 3 long long | head -n 1 | wc -l; exit ${PIPESTATUS[0]}", output: "1\n"),
    Row("$G --threads 0", 2, says: "--threads takes a number from 1 to 64."),
    Row("$G --threads 65", 2, says: "--threads takes a number from 1 to 64."),
    Row("$G --threads many", 2, says: "threads"),
  ])
  func ends(_ row: Row) throws {
    row.expect(try Workbench().run(Self.file + row.line))
  }

  @Test("a signal ends between two records, and what is out is whole")
  func signal() throws {
    let run = try Workbench().run(
      """
      line="SSN 536-90-4399 $(printf 'x%.0s' {1..4000})"
      yes "$line" | head -n 5000 > long; "$G" --threads 3 long > live & grille=$!
      for _ in {1..200}; do [ -s live ] && break; sleep 0.05; done
      kill -TERM $grille; wait $grille; echo $?; cut -c 1-13 live | sort -u; tail -c 1 live
      [ $(wc -l < live) -lt 5000 ] && echo not all of it
      """)
    #expect(run.text == "143\nSSN [us_ssn] \n\nnot all of it\n")
  }

  @Test("what is there is given out before the next read waits, after a backlog too")
  func isLive() throws {
    let run = try Workbench().run(
      Self.file + """
        mkfifo pipe; "$G" --threads 3 < pipe > live & grille=$!
        exec 3> pipe; "$G" long > expected
        { cat long; echo; echo 'SSN 536-90-4399'; } >&3
        until [ "$(tail -n 1 live)" = 'SSN [us_ssn]' ] &&
          [ $(wc -l < live) -gt $(wc -l < expected) ]; do
          kill -0 $grille || exit 9; sleep 0.02
        done
        { cat expected; echo; echo 'SSN [us_ssn]'; } | cmp - live && echo same
        exec 3>&-; wait $grille
        """)
    #expect(run.text == "same\n", "\(run.errors)")
    #expect(run.status == 0)
  }

  @Test(
    "a pipe is made to hold 1 MB where the system allows it",
    .enabled("needs python3 and /proc") {
      try Workbench().run("command -v python3 && [ -d /proc/self ]").status == 0
    })
  func pipe() throws {
    let run = try Workbench().run(
      """
      mkfifo pipe; "$G" < pipe > live & grille=$!
      exec 3> pipe; echo word >&3
      for _ in {1..200}; do [ -s live ] && break; sleep 0.05; done
      most=$(cat /proc/sys/fs/pipe-max-size)
      python3 -c "import fcntl; print(fcntl.fcntl(3, 1032) >= min(1 << 20, $most))"
      exec 3>&-; wait $grille
      """)
    #expect(run.lines.first == "True", "one who is not root may have used up what is allowed")
  }
}
