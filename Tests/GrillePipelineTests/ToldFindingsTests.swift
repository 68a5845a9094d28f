import Foundation
import Grille
import Testing

/// What a session tells of accounts for all that is gone from what it gives out, also where that was found only in
/// what came out of a record at first.
@Suite("An account of what is gone")
struct ToldFindingsTests {
  private final class Told {
    var findings: [LocatedFinding] = []
  }

  @Test(
    "what is found in what came out is told of by its place in what went in",
    arguments: [
      (
        "a\nDATABASE_URL=postgres://app:vuSBR9SjMSS7*@db:5432/core\n",
        "a\nDATABASE_URL=[connection_string]\n",
        ["password 2:29 30..<43", "connection_string 2:14 15..<56"]
      ),
      (
        "DATABASE_URL=postgres://app:s3cretpass@db/payments",
        "DATABASE_URL=[connection_string]",
        ["connection_string 1:14 13..<50", "password 1:29 28..<38"]
      ),
    ])
  func again(_ text: String, _ expected: String, _ findings: [String]) throws {
    var session = try Redactor().session()
    let told = Told()
    session.onFinding = { told.findings.append($0) }
    var output: [UInt8] = []
    session.redact(Array(text.utf8).span, into: &output)
    session.finish(into: &output)
    #expect(String(decoding: output, as: UTF8.self) == expected)
    #expect(
      told.findings.filter { $0.action != .keep }.map {
        "\($0.finding.type) \($0.line):\($0.column) \($0.range)"
      } == findings)
    #expect(session.statistics.findings.values.reduce(0, +) == told.findings.count)
  }

  @Test("of all that once failed")
  func failCases() throws {
    let redactor = try Engines.auto.get()
    for name in try FailCaseTests.names.get() {
      let text = Array(try Data(contentsOf: FailCaseTests.folder.appending(path: name)))
      let left = Engines.untold(text, redactor)
      #expect(left == nil, "\(name): nothing tells of \(left ?? "")")
    }
  }
}
