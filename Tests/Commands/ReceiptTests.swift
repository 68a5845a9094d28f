import Testing

/// `--receipt` and `grille receipt verify`.
@Suite("Receipts of runs")
struct ReceiptCommandTests {
  /// A run with a receipt, and what checks it.
  static let run = """
    $G key new k && printf 'ssn 536-90-4399\\nx\\n' > log && $G --key-ring k --receipt r log > out
    """
  static let verify = "$G receipt verify r --key-ring k"

  @Test(arguments: [
    Row(
      "\(run) && \(verify) --output out | awk '/bytes|records|withheld|status/'",
      output: """
        bytes in           18
        bytes out          15
        records            2
        withheld           0
        status             0

        """),
    Row(
      "\(run) && $G receipt verify r --public-key $($G key public k | cut -d' ' -f2) | head -n 1",
      output: "the receipt holds  2 lines\n"),
    Row("\(run) && stat -c %a r && grep -c 536-90 r", 1, output: "600\n0\n"),
    Row(
      "\(run) && $G key rotate k --purpose receipts && \(verify) | wc -l", output: "9\n"),
    Row(
      "\(run) && sed -i 's/\"records\":2/\"records\":3/' r && \(verify)", 1, output: "",
      says: "r: line 2: it is not as it was signed"),
    Row(
      "\(run) && sed -i '$ d' r && \(verify)", 1, output: "", says: "it has no end"),
    Row(
      "\(run) && \(verify) --output log", 1, output: "", says: "the output is another one"),
    Row(
      "\(run) && $G key new other && $G receipt verify r --key-ring other", 1, output: "",
      says: "signed with another key"),
    Row("\(run) && $G --key-ring k --receipt r log", 2, output: "", says: "r: File exists"),
    Row("echo x | $G --receipt r", 2, output: "", says: "--receipt needs keys"),
    Row("\(run) && $G receipt verify r", 2, output: "", says: "Say whom to trust"),
    Row(
      "\(run) && $G receipt verify r --public-key 00", 2, output: "", says: "64 digits"),
    Row(
      "$G key new k && $G receipt verify nowhere --key-ring k", 2, output: "", says: "No such file"),
    // A reader that goes away: what it was given is not all that the run would have told of.
    Row(
      """
      $G key new k && yes 'ssn 536-90-4399' | head -n 300000 > log
      $G --key-ring k --receipt r log | head -n 1; $G receipt verify r --key-ring k
      """, 1, output: "ssn [us_ssn]\n", says: "it has no end"),
    // Two files are one run; one that is not there is told in the status.
    Row(
      "\(run) && $G --key-ring k --receipt s log none log > out; $G receipt verify s --key-ring k --output out | awk '/bytes in|status/'",
      output: "bytes in           36\nstatus             2\n", says: "none: No such file"),
  ])
  func receipts(_ row: Row) throws { row.expect(try Workbench().run(row.line)) }

  @Test("a long run has a line every 64 MiB of input, whatever the number of threads")
  func parts() throws {
    let run = try Workbench().run(
      """
      $G key new k && yes 'a quiet line of a log with nothing in it to see' | head -c 140000000 > log
      for threads in 1 2; do
        $G --threads $threads --key-ring k --receipt r$threads log > out
        $G receipt verify r$threads --key-ring k --output out | head -n 1
      done
      """, seconds: 120)
    #expect(run.text == "the receipt holds  4 lines\nthe receipt holds  4 lines\n", "\(run.errors)")
  }
}
