import Grille
import GrilleTesting
import Testing

/// Streams that end in the middle of a line, since somebody stopped whoever read them.
@Suite("Streams that break off")
struct BrokenOffTests {
  private static func breakOff(_ text: [UInt8]) throws -> (output: String, RedactionStatistics) {
    var session = try PromisesTests.redactor.session()
    var output: [UInt8] = []
    session.redact(text.span, into: &output)
    session.finish(into: &output, isCut: true)
    #expect(session.statistics.bytesOut == output.count)
    return (String(decoding: output, as: UTF8.self), session.statistics)
  }

  @Test(
    "a line without an end is withheld, what stands before it is not",
    arguments: [
      ("", ""),
      ("one\n", "one\n"),
      ("ssn=536-90-43", "[withheld:interrupted:13]"),
      ("ssn=536-90-4399\nssn=536-90-43", "ssn=[us_ssn]\n[withheld:interrupted:13]"),
      (
        "{\n  \"ssn\": \"536-90-4399\",\n  \"pi",
        "{\n  \"ssn\": \"[us_ssn]\",\n[withheld:interrupted:5]"
      ),
      ("id,ssn\n1,536904399\n2,5369", "id,ssn\n1,[us_ssn]\n[withheld:interrupted:6]"),
      (
        "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nMII",
        "[private_key]\n[withheld:interrupted:3]"
      ),
    ])
  func withholds(_ text: String, expected: String) throws {
    let (output, statistics) = try Self.breakOff(Array(text.utf8))
    #expect(output == expected)
    #expect(statistics.withheld == (expected.contains("interrupted") ? ["interrupted": 1] : [:]))
  }

  @Test("of a line whose beginning is gone the rest is withheld")
  func longLine() throws {
    let count = RedactionSession.longestRecord + 7
    let (output, _) = try Self.breakOff([UInt8](repeating: UInt8(ascii: " "), count: count))
    #expect(output.hasSuffix("[withheld:interrupted:\(RedactionSession.holdBack + 7)]"))
    #expect(output.first == " ")
  }

  @Test("wherever it breaks off, whole lines come out as if they were all")
  func anywhere() throws {
    var generator = SeededGenerator()
    for _ in 0..<40 {
      let text = Texts.text(generator.number(in: 1...12), by: &generator)
      for cut in 0...text.count {
        let whole = text[..<cut].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        var expected = try PromisesTests.redactor.redact(Array(text[..<whole]))
        if whole < cut { expected += Array("[withheld:interrupted:\(cut - whole)]".utf8) }
        let (output, _) = try Self.breakOff(Array(text[..<cut]))
        #expect(output == String(decoding: expected, as: UTF8.self), "seed \(generator.seed)")
      }
    }
  }
}
