import Foundation
import Grille
import Testing

/// Payloads as banks, aggregators and gateways send them, written for these tests, with every sensitive
/// value marked. `Payloads/*.txt` hold them one behind the other, each behind a line `=== its name`.
@Suite("Labelled payloads")
struct PayloadTests {
  struct Payload {
    var name: String
    var text: [UInt8]
    var marked: [ByteRange]
  }

  static let payloads = Result { try read() }

  static func read() throws -> [Payload] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Payloads")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try files.flatMap { file in
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      return try ("\n" + text).components(separatedBy: "\n=== ").dropFirst().map { entry in
        let lines = entry.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        let (text, marked) = try #require(Marks.parse(String(lines[1])), "\(file): \(lines[0])")
        return Payload(name: "\(file): \(lines[0])", text: text, marked: marked)
      }
    }
  }

  @Test("there are many, and each holds something")
  func areMany() throws {
    let payloads = try Self.payloads.get()
    #expect(payloads.count >= 40)
    #expect(payloads.count { $0.marked.isEmpty } <= 3)
  }

  @Test("what is marked is found, and what acts on it leaves nothing of it")
  func recall() throws {
    var (marked, missed) = (0, [String]())
    for payload in try Self.payloads.get() {
      let redactor = try Recall.redactor.get()
      let findings = redactor.findings(in: payload.text)
      let output = String(decoding: redactor.redact(payload.text), as: UTF8.self)
      for place in payload.marked {
        marked += 1
        let value = String(decoding: payload.text[place.range], as: UTF8.self)
        let around = findings.filter { $0.range.overlaps(place) }
        let isCovered = place.range.allSatisfy { byte in
          around.contains { $0.range.range.contains(byte) }
        }
        let isHidden = around.contains { $0.action != .keep }
        if !isCovered || isHidden && value.utf8.count > 5 && output.contains(value) {
          missed.append("\(payload.name): \(value)")
        }
      }
    }
    print("payloads: \(missed.count) of \(marked) marked values missed")
    let list = missed.joined(separator: "\n")
    #expect(marked >= 150)
    #expect(missed.count * 100 <= marked * 3, "\(missed.count) of \(marked)\n\(list)")
    if !missed.isEmpty { print(list) }
  }

  @Test("what is not marked stays")
  func neighbours() throws {
    var (fields, altered) = (0, [String]())
    for payload in try Self.payloads.get() {
      let changed = try Recall.redactor.get().findings(in: payload.text)
        .filter { $0.action != .keep }
      for value in Self.values(of: payload) {
        fields += 1
        for finding in changed where finding.range.overlaps(value) {
          let text = String(decoding: payload.text[value.range], as: UTF8.self)
          altered.append("\(payload.name): \(text) as \(finding.finding.type)")
        }
      }
    }
    print("payloads: \(altered.count) of \(fields) unmarked fields altered")
    let list = altered.joined(separator: "\n")
    #expect(fields >= 300)
    #expect(altered.count * 100 <= fields, "\(altered.count) of \(fields)\n\(list)")
    if !altered.isEmpty { print(list) }
  }

  /// The values of a payload that overlap nothing marked: of its fields, and cells of a table.
  private static func values(of payload: Payload) -> Set<ByteRange> {
    var values = Set(InlineFields.locate(in: payload.text.span).map(\.value))
    if payload.name.hasPrefix("tables") {
      values = []
      var start = 0
      for (index, byte) in payload.text.enumerated() where ",;\"\n".utf8.contains(byte) {
        if index > start { values.insert(ByteRange(start, index)) }
        start = index + 1
      }
    }
    // A string that holds a payload of its own is no value.
    return values.filter { value in
      value.count < 120 && !payload.marked.contains { $0.overlaps(value) }
    }
  }
}
