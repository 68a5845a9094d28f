import Grille
import GrilleCore
import GrilleTesting
import Testing

/// What lets a command copy little and work with several threads: pieces, and lines redacted apart.
@Suite("Pieces and parts")
struct ApartTests {
  static let redactor = Result { try Redactor() }
  static let quiet = "2026-11-24 10:11:12 INFO worker-3 done in 12 ms\n"
  static let key =
    "-----BEGIN PRIVATE KEY-----\n"
    + String(repeating: "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\n", count: 20)
    + "-----END PRIVATE KEY-----\n"

  @Test("lines that pass are not copied")
  func passes() throws {
    var session = try Self.redactor.get().session()
    var pieces = RedactedPieces()
    let chunk = Array(String(repeating: Self.quiet, count: 100).utf8)
    session.redact(chunk.span, into: &pieces)
    #expect(pieces.pieces == [.passed(ByteRange(0, chunk.count))])
    #expect(pieces.bytes.isEmpty)
  }

  @Test("what is made stands between what passes; a short run is copied")
  func makes() throws {
    var session = try Self.redactor.get().session()
    var pieces = RedactedPieces()
    let run = String(repeating: Self.quiet, count: 40)
    let chunk = Array((run + "SSN 536-90-4399\n" + Self.quiet + "SSN 536-90-4399\n" + run).utf8)
    session.redact(chunk.span, into: &pieces)
    let made = "SSN [us_ssn]\n" + Self.quiet + "SSN [us_ssn]\n"
    #expect(String(decoding: pieces.bytes, as: UTF8.self) == made)
    #expect(
      pieces.pieces == [
        .passed(ByteRange(0, run.utf8.count)), .made(ByteRange(0, made.utf8.count)),
        .passed(ByteRange(chunk.count - run.utf8.count, chunk.count)),
      ])
  }

  /// Where most lines of a chunk had something in them, those of the next are looked at once for all.
  @Test("busy chunks are redacted as the reference does", arguments: [1, 3, 40])
  func busy(_ lines: Int) throws {
    var generator = SeededGenerator()
    var options = RedactorOptions()
    options.scan.kernel = nil
    let reference = try Redactor(options)
    let kinds = [
      "SSN 536-90-4399\n", #"{"card":{"number":"4111111111111111","cvv":"123"}}"# + "\n", "\n",
      "user=jan password=hunter2x ip=10.1.2.3\n", #"{"m":"a\\nada@mail.example"}"# + "\n",
      Self.quiet,
      "{\n \"ssn\": \"536904399\"\n}\n", "{\"pin\":\"1234\"}{\"pin\":\n\"4321\"} pin=1357\n",
      Self.key,
      "id 4bf92f3577b34da6a3ce929d0e0e4736 card 5555 5555 5555 4444, DE89370400440532013000\n",
    ]
    for _ in 0..<30 {
      var session = try Self.redactor.get().session()
      var (text, output): ([UInt8], [UInt8]) = ([], [])
      for _ in 0..<6 {
        let chunk = (0..<lines).flatMap { _ in Array(kinds.randomElement(using: &generator)!.utf8) }
        text += chunk
        session.redact(chunk.span, into: &output)
      }
      session.finish(into: &output)
      #expect(output == reference.redact(text), "seed \(generator.seed)")
    }
  }

  /// All that can be told of a stream.
  struct Outcome: Equatable {
    var output: [UInt8] = []
    var findings: [String] = []
    var statistics = RedactionStatistics()
    /// Parts taken as they were made, and done again.
    var adopted = 0
    var redone = 0
  }

  static func alone(_ text: [UInt8]) throws -> Outcome {
    var outcome = Outcome()
    var session = try redactor.get().session()
    var findings: [String] = []
    session.onFinding = { findings.append("\($0)") }
    session.redact(text.span, into: &outcome.output)
    session.finish(into: &outcome.output)
    outcome.findings = findings
    outcome.statistics = session.statistics
    return outcome
  }

  /// As a command with threads does it: now and then some buffers' lines are redacted apart.
  static func inParts(
    _ text: [UInt8], buffer: Int, by generator: inout SeededGenerator
  ) throws -> Outcome {
    var outcome = Outcome()
    var session = try redactor.get().session()
    var helper = try redactor.get().session()
    var findings: [String] = []
    session.onFinding = { findings.append("\($0)") }
    var part = RedactedPart()
    var start = 0
    func next(_ count: Int) -> [UInt8] {
      let end = min(text.count, start + max(1, count))
      defer { start = end }
      return Array(text[start..<end])
    }
    while start < text.count {
      session.redact(next(buffer).span, into: &outcome.output)
      guard Bool.random(using: &generator), var carry = session.giveBackPartialLine() else {
        continue
      }
      for _ in 0..<generator.number(in: 1...6) where start < text.count {
        let read = carry + next(buffer - carry.count)
        let end = read.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        carry = Array(read[end...])
        if end == 0 { break }
        let lines = Array(read[..<end])
        helper.redactApart(lines.span, gathersFindings: true, into: &part)
        if session.adopt(part) {
          part.pieces.append(to: &outcome.output, of: lines.span)
          outcome.adopted += 1
        } else {
          session.redact(lines.span, into: &outcome.output)
          outcome.redone += 1
        }
      }
      session.redact(carry.span, into: &outcome.output)
    }
    session.finish(into: &outcome.output)
    outcome.findings = findings
    outcome.statistics = session.statistics
    return outcome
  }

  /// Quiet lines, lines of any kind, keys with and without their end, and a line that needs windows.
  static func text(withLongLine: Bool, by generator: inout SeededGenerator) -> [UInt8] {
    var text: [UInt8] = []
    for index in 0..<40 {
      switch generator.number(in: 0...6) {
      case 6:
        text += Array(" id | pin\n----+-----\n".utf8)
        for _ in 0..<generator.number(in: 0...9) { text += Array("  1 | 1234\n".utf8) }
      case 0: text += Array(key.utf8)
      case 1: text += Array(key.utf8.prefix(generator.number(in: 20...key.utf8.count)))
      case 2: text += Texts.text(8, by: &generator) + [0x0A]
      default: text += Array(String(repeating: quiet, count: generator.number(in: 1...9)).utf8)
      }
      if withLongLine, index == 20 {
        text += [UInt8](repeating: 0x78, count: 270_000) + Array(" SSN 536-90-4399 password=".utf8)
        text += [UInt8](repeating: 0x79, count: 300_000) + Array(" and more\n".utf8)
      }
    }
    return text
  }

  @Test(
    "parts come to what one session makes of it all",
    arguments: [(64, false), (700, false), (5000, false), (4096, true), (262_144, true)])
  func adopts(buffer: Int, withLongLine: Bool) throws {
    var generator = SeededGenerator()
    var (adopted, redone) = (0, 0)
    // Long parts are few: there may have to be more of them until a guess was right and one was wrong.
    for round in 0..<(withLongLine ? 2 : 120) where round < 12 || adopted == 0 || redone == 0 {
      let text = Self.text(withLongLine: withLongLine, by: &generator)
      let whole = try Self.alone(text)
      var parts = try Self.inParts(text, buffer: buffer, by: &generator)
      adopted += parts.adopted
      redone += parts.redone
      (parts.adopted, parts.redone) = (0, 0)
      #expect(parts.output == whole.output, "\(generator)")
      #expect(parts.findings == whole.findings, "\(generator)")
      #expect(parts.statistics == whole.statistics, "\(generator)")
    }
    // The guess was right and wrong.
    if !withLongLine { #expect(adopted > 0 && redone > 0, "\(generator)") }
  }

  /// A statement of a seventeenth thread takes the place of the first one's, though it is over in its part.
  @Test("parts agree with one session on which of many threads' statements are open")
  func adoptsOfManyThreads() throws {
    let redactor = try Self.redactor.get()
    let statement = "update c set pin=? where id=?\n"
    let told = "x : binding parameter [1] as [VARCHAR] - [1234]\n"
    let before = (1...16).map { "[t\($0)] \(statement)" }.joined()
    let lines = "[t17] \(statement)[t17] \(told)[t17] \(told)"
    let behind = "[t1] \(told)[t2] \(told)"
    var session = redactor.session()
    var helper = redactor.session()
    var (output, part) = ([UInt8](), RedactedPart())
    session.redact(Array(before.utf8).span, into: &output)
    helper.redactApart(Array(lines.utf8).span, gathersFindings: false, into: &part)
    let isAdopted = session.adopt(part)
    #expect(isAdopted)
    part.pieces.append(to: &output, of: Array(lines.utf8).span)
    session.redact(Array(behind.utf8).span, into: &output)
    session.finish(into: &output)
    #expect(output == redactor.redact(Array((before + lines + behind).utf8)))
    #expect(
      String(decoding: output, as: UTF8.self).hasSuffix("[1234]\n[t2] \(told.dropLast(7))[[pin]]\n")
    )
  }

  @Test(
    "lines are adopted behind an open statement, unless they tell a value of which they have none",
    arguments: [
      (quiet, true, "[pin]"),
      (
        "[b] update d set cvv=?\n[b] x : binding parameter [1] as [VARCHAR] - [123]\n", true,
        "[pin]"
      ),
      ("[a] update d set n=?, cvv=?\n", true, "1234"),
      ("[a] x : binding parameter [1] as [VARCHAR] - [1234]\n", false, "[pin]"),
    ])
  func adoptsBehindStatement(lines: String, isAdopted: Bool, value: String) throws {
    let redactor = try Self.redactor.get()
    var session = redactor.session()
    var helper = redactor.session()
    var (pieces, part) = (RedactedPieces(), RedactedPart())
    let statement = Array((Self.quiet + "[a] update c set pin=? where id=?\n").utf8)
    session.redact(statement.span, into: &pieces)
    helper.redactApart(Array(lines.utf8).span, gathersFindings: false, into: &part)
    #expect(session.adopt(part) == isAdopted)
    pieces.removeAll()
    let told = Array("[a] x : binding parameter [1] as [VARCHAR] - [1234]\n".utf8)
    session.redact(told.span, into: &pieces)
    var output: [UInt8] = []
    pieces.append(to: &output, of: told.span)
    let expected = "[a] x : binding parameter [1] as [VARCHAR] - [\(value)]\n"
    #expect(String(decoding: output, as: UTF8.self) == expected)
  }

  @Test(
    "a thread knows nothing of the lines that it had before",
    arguments: [
      "id,pin,shape\n7,1234,8\n", " id | pin\n----+------\n  7 | 1234\n", "a b\nPIN:\n",
      "COPY c (id, pin) FROM stdin;\n7\t1234\n", "INSERT INTO c (id, pin) VALUES\n(7, '1234'),\n",
      "update c set pin=? where id=?\n",
    ])
  func forgets(before: String) throws {
    let redactor = try Self.redactor.get()
    let lines = Array(
      """
      Executing: UPDATE c SET pin=$1 WHERE id = $2;
      Bind: ['1234', 7]
        - name: DB_PASSWORD
          value: "hunter2x"

      """.utf8)
    var helper = redactor.session()
    var (output, part) = ([UInt8](), RedactedPart())
    helper.redactApart(Array(before.utf8).span, gathersFindings: false, into: &part)
    helper.redactApart(lines.span, gathersFindings: false, into: &part)
    part.pieces.append(to: &output, of: lines.span)
    #expect(output == redactor.redact(lines))
  }
}
