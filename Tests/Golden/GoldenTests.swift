import Foundation
import Grille
import Testing

/// `Samples/` through the whole pipeline: each beside its expected output.
@Suite("Samples")
struct GoldenTests {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Samples")
  static let redactor = Result { try Redactor() }

  static var samples: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { !$0.contains(".expected.") }.sorted()
  }

  static func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }

  static func expected(_ name: String) throws -> [UInt8] {
    let file = name as NSString
    return try read("\(file.deletingPathExtension).expected.\(file.pathExtension)")
  }

  @Test("come out as expected", arguments: samples)
  func expectedOutput(_ name: String) throws {
    let output = try Self.redactor.get().redact(try Self.read(name))
    #expect(
      String(decoding: output, as: UTF8.self)
        == String(decoding: try Self.expected(name), as: UTF8.self))
  }

  /// Cuts matter only within the record that they fall into, so each record goes through by itself:
  /// as often as it can be cut, copy after copy in one stream, the next copy cut one byte later.
  @Test("come out as expected at every split point", arguments: samples)
  func everySplit(_ name: String) throws {
    let redactor = try Self.redactor.get()
    var whole: [UInt8] = []
    for record in Self.records(of: try Self.read(name)) {
      let expected = redactor.redact(record)
      whole += expected
      var session = redactor.session()
      var output: [UInt8] = []
      var chunk: [UInt8] = []
      for cut in 0...record.count {
        chunk += record[..<cut]
        session.redact(chunk.span, into: &output)
        chunk = Array(record[cut...])
      }
      session.redact(chunk.span, into: &output)
      session.finish(into: &output)
      let wrong = (0...record.count).first { cut in
        let copy = output.dropFirst(cut * expected.count).prefix(expected.count)
        return !copy.elementsEqual(expected)
      }
      if let wrong {
        Issue.record("cut at \(wrong): \(String(decoding: record, as: UTF8.self))")
      }
      #expect(output.count == expected.count * (record.count + 1))
    }
    #expect(whole == (try Self.expected(name)), "records do not stand for themselves")
  }

  /// The lines of `sample`, each with its end; one in which records span lines stays whole.
  private static func records(of sample: [UInt8]) -> [[UInt8]] {
    let text = String(decoding: sample, as: UTF8.self)
    let spans = ["-----BEGIN", "{\n", ",full_name,", ">\n  <", "form-data"].contains {
      text.contains($0)
    }
    if spans { return [sample] }
    let lines = sample.split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.dropLast().map { $0 + [0x0A] }
      + lines.suffix(1).filter { !$0.isEmpty }.map { Array($0) }
  }

  @Test("come out as expected one byte at a time", arguments: samples)
  func byBytes(_ name: String) throws {
    let sample = try Self.read(name)
    var session = try Self.redactor.get().session()
    var output: [UInt8] = []
    for index in sample.indices {
      session.redact(sample.span.extracting(index..<index + 1), into: &output)
    }
    session.finish(into: &output)
    #expect(output == (try Self.expected(name)))
  }

  @Test("do not change when they are redacted again", arguments: samples)
  func twice(_ name: String) throws {
    let expected = try Self.expected(name)
    #expect(try Self.redactor.get().redact(expected) == expected)
  }
}
