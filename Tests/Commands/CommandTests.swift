import Foundation
import Testing

/// The built command in an empty folder: what a user sees.
@Suite("The command")
struct CommandTests {
  struct Run {
    var status: Int32
    var output: [UInt8]
    var errors: String
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "grille-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// The command stands beside the test bundle.
  static let command: String = {
    let own = CommandLine.arguments.first.map { URL(filePath: $0) } ?? URL(filePath: ".")
    return own.deletingLastPathComponent().appending(path: "grille").path
  }()

  func write(_ name: String, _ text: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Runs a line of shell, in which `$G` is the command.
  func shell(_ line: String, input: [UInt8] = []) throws -> Run {
    try Data(input).write(to: folder.appending(path: "stdin"))
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", "(\(line)) <stdin >stdout 2>stderr"]
    process.currentDirectoryURL = folder
    process.environment = ["G": Self.command, "PATH": "/usr/bin:/bin"]
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus,
      output: Array(try Data(contentsOf: folder.appending(path: "stdout"))),
      errors: try String(contentsOf: folder.appending(path: "stderr"), encoding: .utf8))
  }

  static let line = "SSN 536-90-4399 card 4111111111111111\n"
  static let redacted = "SSN [us_ssn] card ************1111\n"

  /// A line of shell over standard input and the file `a.log`; its status, its output, and a part of
  /// what it says on standard error.
  @Test(arguments: [
    ("$G", 0, redacted, ""), ("$G a.log", 0, redacted, ""), ("$G filter - a.log", 0, redacted + redacted, ""),
    ("$G a.log none.log a.log", 2, redacted + redacted, "none.log: No such file or directory"),
    ("$G .", 2, "", "Is a directory"),
    ("$G --bad", 2, "", "Unknown option '--bad'"),
    ("$G --only nothing", 2, "", "There is no info type \"nothing\""),
    ("$G --mask-char 7", 2, "", "--mask-char takes one of"),
    ("$G --mask-char '#'", 0, "SSN [us_ssn] card ############1111\n", ""),
    ("$G --only pan", 0, "SSN 536-90-4399 card ************1111\n", ""),
    ("$G --except pan", 0, "SSN [us_ssn] card 4111111111111111\n", ""),
    ("$G > /dev/full", 2, "", "standard output: No space left on device"),
    ("$G </dev/null", 0, "", ""),
    ("$G --version", 0, "0.1.0\n", ""),
    ("$G scan --report ndjson --only nothing_here a.log", 2, "", "no info type"),
    ("$G scan --except us_ssn,pan a.log", 0, "nothing found\n", ""),
    ("$G explain --check nothing", 0, "nothing\n  nothing was considered\n", ""),
    ("$G patterns show nothing", 2, "", "no info type"),
    ("$G --patterns none", 2, "", "no such folder"),
    ("seq 1 500000 | $G | head -n 1", 0, "1\n", ""),
  ] as [(String, Int32, String, String)])
  func behaves(_ line: String, status: Int32, output: String, says: String) throws {
    try write("a.log", Self.line)
    let run = try shell(line, input: Array(Self.line.utf8))
    #expect(run.status == status)
    #expect(run.text == output)
    #expect(says.isEmpty ? run.errors.isEmpty : run.errors.contains(says), "\(run.errors)")
  }

  @Test("any bytes pass as they are")
  func binary() throws {
    var bytes = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37 ^ $0 >> 3) }
    bytes += Array("\r\n\u{0} end without a line feed".utf8)
    let run = try shell("$G", input: bytes)
    #expect(run.output == bytes)
  }

  @Test("scan tells offsets that point at the value, and exits with 1")
  func scan() throws {
    try write("exports/a.log", "first\n" + Self.line)
    let run = try shell("$G scan --report ndjson exports")
    #expect(run.status == 1)
    let rows = try run.text.split(separator: "\n").map { row in
      try #require(try JSONSerialization.jsonObject(with: Data(row.utf8)) as? [String: Any])
    }
    #expect(rows.map { $0["type"] as? String } == ["us_ssn", "pan"])
    #expect(rows[0]["start"] as? Int == 10 && rows[0]["end"] as? Int == 21)
    #expect(rows[0]["line"] as? Int == 2 && rows[0]["column"] as? Int == 5)
    #expect(!run.text.contains("536-90"))
  }

  @Test("explain tells what was taken and what was refused")
  func explain() throws {
    let run = try shell("$G explain 'SSN 536-90-4399 id 4111111111111112'")
    #expect(run.text.contains("us_ssn") && run.text.contains("refused"))
    #expect(run.text.contains("check_failed:pan"))
    #expect(!run.text.contains("536-90"))
  }

  /// A broken pack, what is said of it, and the status of `patterns check`.
  @Test(arguments: [
    ("(", "ok", "pattern: 'x'", "a.yaml:7: the pattern does not compile", 2),
    ("b+", "ok", "", "no proof", 2),
    ("b+", "no match here", "rejects: ['x']", "own: expected [", 1),
    ("b+", "ok", "check: lhun", "unknown key", 2),
    ("b+', check: 'lhun", "⟦bb⟧", "rejects: ['x']", "unknown check \"lhun\"", 2),
  ] as [(String, String, String, String, Int32)])
  func brokenPacks(_ pattern: String, match: String, more: String, says: String, status: Int32) throws {
    func pack(_ id: String) -> String {
      """
      pack: a
      types:
        - id: \(id)
          name: Own
          category: personal
          sensitivity: 3
          detectors: [{id: d, kind: text, edges: none, pattern: '\(pattern)', alone: likely}]
          matches: ['\(match.contains("⟦") || status == 2 ? match : "⟦x⟧")']
          \(more)
      """
    }
    try write("packs/a.yaml", pack("own"))
    let run = try shell("$G patterns check --patterns packs")
    #expect(run.status == status, "\(run.errors)")
    #expect(run.errors.contains(says) || (pattern == "(" && run.errors.contains("a.yaml:")), "\(run.errors)")
  }

  @Test("a pattern that runs away withholds its record, and the next one passes")
  func runaway() throws {
    try write(
      "packs/a.yaml",
      """
      pack: a
      types:
        - id: runaway
          name: Runs away
          category: personal
          sensitivity: 3
          detectors: [{id: d, kind: text, edges: none, pattern: 'q(a+)+$(?<=!)', alone: likely}]
          matches: ['⟦x⟧']
          rejects: ['x']
      """)
    let record = "q" + String(repeating: "a", count: 60)
    let run = try shell("$G --patterns packs", input: Array("\(record)\nnext\n".utf8))
    #expect(run.text == "[withheld:match-limit:61]\nnext\n")
    #expect(run.status == 3)
    #expect(run.errors.contains("1 withheld: match-limit"))
  }

  @Test("a line is given out while the input stays open, and SIGTERM ends with the record in hand")
  func live() throws {
    let run = try shell(
      """
      mkfifo pipe; $G < pipe > live & grille=$!; exec 3> pipe
      printf 'SSN 536-90-4399\\npart 536-90-4399' >&3
      for _ in $(seq 50); do [ -s live ] && break; sleep 0.05; done
      cat live; kill -TERM $grille; wait $grille; echo "status $?"; cat live
      """)
    #expect(run.text == "SSN [us_ssn]\nstatus 143\nSSN [us_ssn]\npart [us_ssn]")
  }
}
