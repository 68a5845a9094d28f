import Foundation
import GrilleCore
import GrillePacks
import GrillePipeline
import GrilleReports
import Testing

@Suite("Reports")
struct ReportsTests {
  static let found = LocatedFinding(
    finding: Finding(
      type: InfoType("us_ssn"), range: ByteRange(4, 15), likelihood: .veryLikely,
      evidence: [.form(detector: "dashed"), .check("us_ssn"), .keyword], detector: "us_ssn/dashed",
      field: ByteRange(0, 3)),
    definition: TypeDefinition(
      type: InfoType("us_ssn"), name: "", category: .personal, sensitivity: .restricted, pack: ""),
    action: .label, record: 7, line: 9, column: 5, range: ByteRange(104, 115),
    field: ByteRange(100, 103))

  @Test("a finding as NDJSON is one line of JSON with every key")
  func ndjson() throws {
    let line = FindingsNDJSON.line(Self.found, source: "a \"b\"\\\n\u{1}.log")
    #expect(line.hasSuffix("}\n") && line.filter { $0 == "\n" }.count == 1)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(
      Set(json.keys) == [
        "source", "record", "line", "column", "start", "end", "type", "category", "sensitivity",
        "never_keep", "likelihood", "evidence", "field", "detector", "action", "rules",
      ])
    #expect(json["source"] as? String == "a \"b\"\\\n\u{1}.log")
    #expect(json["start"] as? Int == 104 && json["end"] as? Int == 115)
    #expect(json["evidence"] as? [String] == ["form:dashed", "check:us_ssn", "keyword"])
    #expect((json["field"] as? [String: Int]) == ["start": 100, "end": 103])
  }

  @Test("the table counts by type, the most sensitive first")
  func table() {
    var tally = Tally()
    #expect(tally.table(coloured: false) == "nothing found\n")
    tally.add(Self.found, source: "a.log")
    tally.add(Self.found, source: "b.log")
    let lines = tally.table(coloured: false).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].hasPrefix("us_ssn  personal  4            2      2      2"))
    #expect(lines[1].hasSuffix("a.log:9:5"))
  }

  @Test("the README's table is what the packs say")
  func readme() throws {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let parts = text.components(separatedBy: "<!-- types -->\n")
    let table = try #require(parts.last?.components(separatedBy: "<!-- /types -->").first)
    #expect(
      table == TypeTable.markdown(try PackLibrary.builtIn()),
      "print it anew with `grille patterns list --markdown`")
  }
}
