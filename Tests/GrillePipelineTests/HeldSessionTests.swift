import Grille
import GrilleTesting
import Testing

@Suite("Hold-back")
struct HeldSessionTests {
  static func redact(
    _ text: [UInt8], with redactor: Redactor, _ options: HoldBackOptions,
    by generator: inout SeededGenerator, most: Int = 200
  ) -> (text: String, statistics: RedactionStatistics) {
    var session = redactor.session(options)
    var output: [UInt8] = []
    var start = 0
    while start < text.count {
      let end = min(text.count, start + generator.number(in: 1...most))
      session.redact(text.span.extracting(start..<end), into: &output)
      start = end
    }
    session.finish(into: &output)
    return (String(decoding: output, as: UTF8.self), session.statistics)
  }

  /// For how many records of its key each waits, the lines, and what is shown of them.
  @Test(
    "what comes soon enough is known, and the order stays",
    arguments: [
      (
        2, ["a zip=94107", "a ssn=536-90-4399", "b zip=94107", "a full_name=\"Ada Sample\""],
        ["a zip=941**", "a ssn=***-**-4399", "b zip=94107", "a full_name=\"Ada Sample\""], 0
      ),
      (
        1, ["a zip=94107", "a ssn=536-90-4399", "b zip=94107", "a full_name=\"Ada Sample\""],
        ["a zip=94107", "a ssn=[us_ssn]", "b zip=94107", "a full_name=\"Ada Sample\""], 1
      ),
      // Lines in which nothing is found, and those of others, do not count.
      (
        1, ["a zip=94107 full_name=\"Ada Sample\"", "a x", "b zip=94107", "", "a ssn=536-90-4399"],
        ["a zip=941** full_name=\"Ada Sample\"", "a x", "b zip=94107", "", "a ssn=***-**-4399"], 0
      ),
    ])
  func ahead(_ records: Int, _ lines: [String], _ expected: [String], _ lateRaises: Int) throws {
    var generator = SeededGenerator()
    let redactor = try ReaderTests.redactor(Reader(view: .support))
    func text(_ lines: [String]) -> String { lines.map { "session=\($0)\n" }.joined() }
    let output = Self.redact(
      Array(text(lines).utf8), with: redactor, HoldBackOptions(records: records), by: &generator)
    #expect(output.text == text(expected))
    #expect(output.statistics.lateRaises == lateRaises)
  }

  @Test("what need not wait does not, and what waits goes out in time")
  func waiting() throws {
    let redactor = try ReaderTests.redactor(Reader(view: .support))
    var session = redactor.session(
      HoldBackOptions(records: 100, longest: .milliseconds(50)))
    var output: [UInt8] = []
    func come(_ line: String, _ milliseconds: Int, _ expected: String) {
      output.removeAll()
      session.redact(Array(line.utf8).span, at: .milliseconds(milliseconds), into: &output)
      #expect(String(decoding: output, as: UTF8.self) == expected)
    }
    come("quiet\nzip=94107\n", 0, "quiet\nzip=94107\n")
    #expect(session.deadline == nil)
    come("session=a zip=94107\n", 10, "")
    #expect(session.deadline == .milliseconds(60))
    come("quiet\n", 20, "")
    come("session=b zip=94107\n", 30, "")
    come("more\n", 61, "session=a zip=94107\nquiet\n")
    output.removeAll()
    session.release(at: .milliseconds(80), into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "session=b zip=94107\nmore\n")
    #expect(session.deadline == nil && session.heldBack == 0)
  }

  @Test(
    "to wait for all is to read twice; however the input is cut, and twice is once",
    arguments: ["support", "auditor"])
  func likeTwoPasses(_ view: String) throws {
    var generator = SeededGenerator()
    let redactor = try ReaderTests.redactor(Reader(view: View.ID(view)))
    for _ in 0..<8 {
      let text = PassesTests.stream(by: &generator)
      let twice = redactor.redact(inTwoPasses: text)
      let all = Self.redact(
        text, with: redactor, HoldBackOptions(records: 10_000), by: &generator)
      #expect(all.text == String(decoding: twice, as: UTF8.self), "\(generator)")
      for records in [1, 3, 8] {
        let options = HoldBackOptions(records: records)
        let one = Self.redact(text, with: redactor, options, by: &generator, most: 40)
        let other = Self.redact(text, with: redactor, options, by: &generator, most: 4000)
        #expect(one.text == other.text, "\(generator)")
        #expect(one.statistics == other.statistics, "\(generator)")
        let again = Self.redact(Array(one.text.utf8), with: redactor, options, by: &generator)
        #expect(again.text == one.text, "\(generator)")
      }
    }
  }

  /// Documents, tables, keys with and without their end, broken bytes: promises 1 to 3.
  @Test("text of any kind comes out the same however it is cut, and is as long as the stream")
  func anyText() throws {
    var generator = SeededGenerator()
    let redactor = try ReaderTests.redactor(Reader(view: .support))
    for _ in 0..<40 {
      var text: [UInt8] = []
      for _ in 0..<8 {
        text += Texts.text(8, by: &generator) + [0x0A]
        text += Array("session=\(generator.number(in: 1...3)) zip=94107\n".utf8)
      }
      var options = HoldBackOptions(records: generator.number(in: 1...4))
      options.bytes = generator.pick([100, 1000, 1 << 20])
      let one = Self.redact(text, with: redactor, options, by: &generator, most: 7)
      let other = Self.redact(text, with: redactor, options, by: &generator, most: 3000)
      #expect(one.text == other.text, "\(generator)")
      #expect(one.statistics.bytesIn == text.count, "\(generator)")
    }
  }

  @Test("memory is bounded: the first goes out when too much waits")
  func bounded() throws {
    let redactor = try ReaderTests.redactor(Reader(view: .support))
    var options = HoldBackOptions(records: 10_000)
    options.bytes = 100_000
    var session = redactor.session(options)
    var output: [UInt8] = []
    let lines = Array(String(repeating: "level=info nothing in here\n", count: 1000).utf8)
    session.redact(Array("session=a zip=94107\n".utf8).span, into: &output)
    for _ in 0..<20 {
      session.redact(lines.span, into: &output)
      #expect(session.heldBack <= options.bytes + lines.count)
    }
    #expect(output.count > 400_000)
  }
}
