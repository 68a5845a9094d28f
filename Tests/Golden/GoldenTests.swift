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
    #expect(String(decoding: output, as: UTF8.self) == String(decoding: try Self.expected(name), as: UTF8.self))
  }

  @Test("come out as expected however they are cut", arguments: samples)
  func everySplit(_ name: String) throws {
    let sample = try Self.read(name)
    let expected = try Self.expected(name)
    let redactor = try Self.redactor.get()
    func redact(_ cuts: [Int]) -> [UInt8] {
      var session = redactor.session()
      var output: [UInt8] = []
      var start = 0
      for cut in cuts + [sample.count] {
        session.redact(sample.span.extracting(start..<cut), into: &output)
        start = cut
      }
      session.finish(into: &output)
      return output
    }
    for cut in stride(from: 0, through: sample.count, by: 7) where redact([cut]) != expected {
      Issue.record("\(name) cut at \(cut)")
    }
    #expect(redact(Array(0..<sample.count)) == expected, "one byte at a time")
  }

  @Test("do not change when they are redacted again", arguments: samples)
  func twice(_ name: String) throws {
    let expected = try Self.expected(name)
    #expect(try Self.redactor.get().redact(expected) == expected)
  }
}
