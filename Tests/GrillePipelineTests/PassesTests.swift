//  Deciding with what comes later: what is expected, and what a first pass saw.

import Grille
import GrilleTesting
import Testing

@Suite("What comes later is known before")
struct PassesTests {
  /// What the reader of `text` gets, and what is told beside.
  static func redact(
    _ text: [UInt8], with redactor: Redactor, by generator: inout SeededGenerator
  ) -> (text: String, statistics: RedactionStatistics) {
    var session = redactor.session()
    var output: [UInt8] = []
    var start = 0
    while start < text.count {
      let end = min(text.count, start + generator.number(in: 1...200))
      session.redact(text.span.extracting(start..<end), into: &output)
      start = end
    }
    session.finish(into: &output)
    return (String(decoding: output, as: UTF8.self), session.statistics)
  }

  static func inTwoPasses(
    _ text: [UInt8], with redactor: Redactor, by generator: inout SeededGenerator
  ) -> (text: String, statistics: RedactionStatistics) {
    var first = redactor.firstPass()
    var start = 0
    while start < text.count {
      let end = min(text.count, start + generator.number(in: 1...200))
      first.read(text.span.extracting(start..<end))
      start = end
    }
    return redact(text, with: first.finish(), by: &generator)
  }

  static let parts = [
    "full_name=\"Ada Sample\"": "full_name=\"Ada Sample\"", "ssn=536-90-4399": "ssn=***-**-4399",
    "zip=94107": "zip=941**",
  ]

  @Test(
    "a session is enforced from its first line, in whatever order its parts come",
    arguments: [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
  func fromTheFirst(_ order: [Int]) throws {
    var generator = SeededGenerator()
    let redactor = try ReaderTests.redactor(Reader(view: .support))
    let parts = Self.parts.keys.sorted()
    var lines = (1...900).map { "level=info session=other\($0) step=\($0)" }
    for (place, part) in zip([0, 399, 899], order) { lines[place] = "session=a \(parts[part])" }
    let text = Array((lines.joined(separator: "\n") + "\n").utf8)
    for (place, part) in zip([0, 399, 899], order) {
      lines[place] = "session=a \(Self.parts[parts[part]] ?? "")"
    }
    let output = Self.inTwoPasses(text, with: redactor, by: &generator)
    #expect(output.text == lines.joined(separator: "\n") + "\n", "\(generator)")
    #expect(output.statistics.lateRaises == 0)
    #expect(output.statistics.rules == ["R33": 1])
    #expect(redactor.redact(inTwoPasses: text) == Array(output.text.utf8))
  }

  /// What is expected, and what is shown of `zip`, `ssn` and the name, which comes last.
  @Test(
    "room is left for what is expected, under every key and in every record",
    arguments: [
      ([], ["zip=94107", "ssn=***-**-4399", "full_name=\"[person_name]\""], 1),
      (["person_name"], ["zip=94107", "ssn=[us_ssn]", "full_name=\"Ada Sample\""], 1),
      (
        ["person_name", "us_ssn"], ["zip=941**", "ssn=***-**-4399", "full_name=\"Ada Sample\""], 0
      ),
    ] as [(Set<String>, [String], Int)])
  func expected(_ types: Set<String>, _ lines: [String], _ lateRaises: Int) throws {
    var generator = SeededGenerator()
    var reader = Reader(view: .support)
    reader.expected = Set(types.map { InfoType($0) })
    let text = ["zip=94107", "ssn=536-90-4399", "full_name=\"Ada Sample\""]
      .map { "session=a \($0)\n" }.joined()
    let output = Self.redact(
      Array(text.utf8), with: try ReaderTests.redactor(reader), by: &generator)
    #expect(output.text == lines.map { "session=a \($0)\n" }.joined())
    #expect(output.statistics.lateRaises == lateRaises)
  }

  @Test("to expect a type that is not there, or where nothing is counted up, is an error")
  func refused() throws {
    var reader = Reader(view: .support)
    reader.expected = [InfoType("nothing")]
    #expect(throws: PackError.self) { try ReaderTests.redactor(reader) }
    reader = Reader(policy: .pciDSS)
    reader.expected = [InfoType("pan")]
    #expect(throws: PackError.self) { try ReaderTests.redactor(reader) }
  }

  @Test("without a ceiling two passes are one")
  func plain() throws {
    let text = Array(ReaderTests.record.utf8)
    let redactor = try ReaderTests.redactor(nil)
    #expect(redactor.redact(inTwoPasses: text) == redactor.redact(text))
  }

  /// Sessions with members of all kinds, one in each line.
  static func stream(by generator: inout SeededGenerator) -> [UInt8] {
    var text = ""
    for _ in 0..<60 {
      let session = generator.number(in: 1...6)
      text += "{\"session\":\"s\(session)\",\(generator.pick(ReaderTests.members))}\n"
    }
    return Array(text.utf8)
  }

  /// What each session shows, read line by line by a scanner that knows nothing of the reader.
  static func shown(_ text: String, _ plain: Redactor, _ book: RuleBook) -> [Substring: Exposure] {
    var sessions: [Substring: Exposure] = [:]
    for line in text.split(separator: "\n") {
      let bytes = Array(line.utf8)
      let atoms = plain.findings(in: bytes).map {
        book.atom(for: $0.finding.type, value: bytes.span.extracting($0.range.range))
      }
      sessions[line.prefix("{\"session\":\"s1".count), default: Exposure()]
        .formUnion(Exposure(atoms))
    }
    return sessions
  }

  @Test(
    "records that are passed over would pass",
    arguments: ["support", "auditor", "developer", "fraud", "customer", ""])
  func passedOver(_ view: String) throws {
    var generator = SeededGenerator()
    var options = RedactorOptions()
    options.reader = view.isEmpty ? Reader() : Reader(view: View.ID(view))
    let all = try Redactor(options)
    options.scan.passesOverKept = true
    let quick = try Redactor(options)
    for _ in 0..<20 {
      let text =
        Self.stream(by: &generator) + Texts.text(30, by: &generator)
        + Array("\nip=10.2.3.4 order_id=88213 session=s1 uetr\n".utf8)
      #expect(quick.redact(text) == all.redact(text), "\(generator)")
    }
  }

  @Test(
    "nothing is raised late, no session is above the ceiling, and twice is once",
    arguments: ["support", "auditor", "developer"])
  func properties(_ view: String) throws {
    var generator = SeededGenerator()
    let redactor = try ReaderTests.redactor(Reader(view: View.ID(view)))
    let plain = try ReaderTests.redactor(nil)
    let book = try RuleBook.builtIn(over: plain.definitions.values)
    for _ in 0..<15 {
      let text = Self.stream(by: &generator)
      let output = Self.inTwoPasses(text, with: redactor, by: &generator)
      let again = Self.inTwoPasses(text, with: redactor, by: &generator)
      #expect(output.text == again.text, "however it is cut, \(generator)")
      let twice = redactor.redact(inTwoPasses: Array(output.text.utf8))
      #expect(String(decoding: twice, as: UTF8.self) == output.text, "\(generator)")
      #expect(output.statistics.lateRaises == 0, "\(generator)")
      for (session, shown) in Self.shown(output.text, plain, book) {
        #expect(
          book.rules.level(of: shown).isWithin(.confidential),
          "\(generator): \(session): \(book.rules.satisfied(by: shown).map(\.id))")
      }
    }
  }
}
