import Foundation
import Testing

/// `--expect`, `--two-pass` and `--hold-back`.
@Suite("When it is decided")
struct DecisionTests {
  /// The name comes last.
  static let lines = """
    printf '%s\\n' 'session=7 zip=94107' 'session=7 ssn=536-90-4399' 'session=8 zip=94107' \
    'session=7 full_name="Ada Sample"' > a.log
    """
  static let late = """
    session=7 zip=94107
    session=7 ssn=***-**-4399
    session=8 zip=94107
    session=7 full_name="[person_name]"

    """
  /// The postal code is out when the name comes in sight.
  static let behind = """
    session=7 zip=94107
    session=7 ssn=[us_ssn]
    session=8 zip=94107
    session=7 full_name="Ada Sample"

    """
  static let ahead = """
    session=7 zip=941**
    session=7 ssn=***-**-4399
    session=8 zip=94107
    session=7 full_name="Ada Sample"

    """

  @Test(arguments: [
    Row("\(lines); $G --view support a.log", output: late),
    Row("\(lines); $G --view support --two-pass a.log", output: ahead),
    Row("\(lines); $G --view support --two-pass --threads 4 a.log a.log", output: ahead + ahead),
    Row("\(lines); $G --view support --two-pass < a.log", 2, output: "", says: "name files"),
    Row("\(lines); $G --view support --two-pass a.log -", 2, output: "", says: "name files"),
    Row("\(lines); $G --two-pass a.log", 2, output: "", says: "--two-pass goes with --view"),
    Row(
      "\(lines); $G --policy pci-dss --two-pass a.log", 2, output: "",
      says: "--two-pass goes with --view"),
    Row(
      "\(lines); $G --policy strict --two-pass a.log | head -n 1",
      output: "session=7 zip=[postal_code]\n"
    ),
    Row(
      "\(lines); mkfifo p; $G --view support --two-pass p a.log", 2, output: ahead,
      says: "p: --two-pass reads a file twice, and this is no regular file"),
    Row(
      "\(lines); $G --view support --two-pass none a.log", 2, output: ahead,
      says: "none: No such file"),
    Row("$G --view support --two-pass /dev/null", 2, output: "", says: "no regular file"),
    // What is written first depends on the reader, who takes his time: 4 MB are not in the pipe at once.
    Row(
      """
      yes 'level=info nothing here' | head -c 4000000 > b.log
      $G --view support --two-pass b.log | (sleep 1; echo more >> b.log; wc -c > n)
      exit ${PIPESTATUS[0]}
      """, 2, output: "", says: "b.log: changed while it was read"),
  ])
  func twoPasses(_ row: Row) throws { row.expect(try Workbench().run(row.line)) }

  @Test(arguments: [
    Row(
      "\(lines); $G --view support --expect person_name,us_ssn a.log | head -n 1; ",
      output: "session=7 zip=941**\n"),
    Row("echo x | $G --expect pan", 2, output: "", says: "--expect goes with --view"),
    Row(
      "echo x | $G --view support --expect x", 2, output: "", says: "there is no info type \"x\""),
    Row("echo x | $G --policy pci-dss --expect pan", 2, output: "", says: "nothing is counted up"),
  ])
  func expect(_ row: Row) throws { row.expect(try Workbench().run(row.line)) }

  @Test(arguments: [
    Row("\(lines); $G --view support --hold-back 2 < a.log", output: ahead),
    Row("\(lines); $G --view support --hold-back 2 --threads 2 a.log a.log", output: ahead + ahead),
    Row("\(lines); $G --view support --hold-back 1 a.log", output: behind),
    Row("\(lines); $G --view support --hold-back-ms 60000 < a.log", output: ahead),
    // After a second what waits no longer is there, and what does is not.
    Row(
      "(echo session=7 zip=94107; sleep 3; cat o >&2) | $G --view support --hold-back-ms 50 > o",
      says: "session=7 zip=94107"),
    Row("(echo session=7 zip=94107; sleep 1; cat o >&2) | $G --view support --hold-back 5 > o"),
    Row(
      "(echo session=7 zip=94107; sleep 2) | (timeout -s TERM 1 $G --view support --hold-back 5)",
      124,
      output: "session=7 zip=94107\n"),
    Row("\(lines); $G --hold-back 2 a.log", 2, output: "", says: "--hold-back goes with --view"),
    Row("$G --view support --hold-back 0", 2, output: "", says: "from 1 to 10000"),
    Row("$G --view support --hold-back-ms 0", 2, output: "", says: "from 1 to 600000"),
    Row(
      "$G --view support --two-pass --hold-back 2 a", 2, output: "",
      says: "--hold-back does not go with it"),
  ])
  func holdBack(_ row: Row) throws { row.expect(try Workbench().run(row.line)) }

  @Test(
    "memory stays small however much waits",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/time")))
  func memory() throws {
    let run = try Workbench().run(
      """
      (echo session=7 zip=94107; yes "$(printf 'level=info session=8 %900s here' nothing)" | head -c 40000000) > b.log
      /usr/bin/time -f %M $G --view support < /dev/null 2>&1
      /usr/bin/time -f %M $G --view support --hold-back 10000 b.log 2> kb | cmp - b.log; cat kb
      """)
    // Above what the start takes, which is pages of libraries for the most part: less than the 40 MB of the file.
    let peaks = run.lines.compactMap { Int($0) }
    guard peaks.count == 2, run.lines.count == 2 else {
      Issue.record("\(run.text)")
      return
    }
    #expect(peaks[1] - peaks[0] < 32 * 1024, "\(run.text)")
  }

  @Test("what was known before is no late raise")
  func lateRaises() throws {
    let bench = try Workbench()
    for (option, count) in [
      ("", "1"), ("--two-pass", "0"), ("--expect person_name,us_ssn,postal_code", "0"),
    ] {
      let run = try bench.run(
        "\(Self.lines); $G --view support \(option) --findings f a.log > o; grep -c late_raise f")
      #expect(run.text == "\(count)\n", "\(option)")
    }
  }
}
