import Foundation
import GrilleCore
import GrillePacks
import GrilleRegex
import GrilleTesting
import Testing

@testable import GrilleScan

/// The engine that looks only where anchors stand finds what the reference finds, which runs every
/// pattern over every record: on the packs' own rows, on samples, on innocent and on hostile lines, at
/// every kernel level. GRILLE_ENGINE_FILES names more files, with colons between.
/// GRILLE_FULL has it try fifty texts made from each pattern.
@Suite("The fast engine equals the reference")
struct EngineTests {
  static func scanner(_ kernel: KernelLevel?) throws -> RecordScanner {
    var options = ScanOptions()
    options.kernel = kernel
    return try RecordScanner(PackLibrary.builtIn(), options: options)
  }

  static let reference = Result { try scanner(nil) }
  static let levels = KernelLevel.allCases.filter(\.isAvailable)
  static let engines = Result { try levels.map { ($0, try scanner($0)) } }

  static func packRows() throws -> [[UInt8]] {
    var rows: [ProofRow] = []
    for pack in try PackLibrary.builtIn().packs {
      for type in pack.types { rows += type.matches + type.rejects }
      for form in pack.protected + pack.placeholders { rows += form.matches + form.rejects }
    }
    return rows.map(\.text)
  }

  static func lines(of file: URL) throws -> [[UInt8]] {
    try Data(contentsOf: file).split(separator: 0x0A).map { Array($0) }
  }

  static let samples = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Samples")

  func check(
    _ records: [[UInt8]], _ what: String, sourceLocation: SourceLocation = #_sourceLocation
  )
    throws
  {
    var reference = try Self.reference.get().session()
    var failures = 0
    let expected = records.map { try? reference.scan($0.span, refused: false).findings }
    for (level, scanner) in try Self.engines.get() {
      var engine = scanner.session()
      for (record, expected) in zip(records, expected) where failures < 10 {
        let found = try? engine.scan(record.span, refused: false).findings
        guard found != expected else { continue }
        failures += 1
        let text = String(decoding: record.prefix(600), as: UTF8.self)
        Issue.record(
          "\(what), \(level.rawValue): \(text): \(name(expected)), found \(name(found))",
          sourceLocation: sourceLocation)
      }
    }
  }

  private func name(_ findings: [Finding]?) -> String {
    guard let findings else { return "a limit" }
    return findings.map { "\($0.detector) \($0.range)" }.joined(separator: ", ")
  }

  @Test("on the rows of the packs")
  func rows() throws { try check(try Self.packRows(), "pack row") }

  @Test("on texts made from the patterns")
  func madeTexts() throws {
    let count = ProcessInfo.processInfo.environment["GRILLE_FULL"] == nil ? 5 : 50
    var matcher = Matcher()
    var texts: [[UInt8]] = []
    for spec in try PackLibrary.builtIn().types {
      for detector in spec.detectors {
        let pattern = CompiledPattern(known: detector.guardedPattern)
        var samples = PatternSamples(
          of: detector.guardedPattern, rows: spec.matches.map(\.text))
        var left = count
        for _ in 0..<60 * count where left > 0 {
          let text = samples.next()
          guard try matcher.firstMatch(of: pattern, in: text.span) != nil else { continue }
          texts.append(text)
          left -= 1
        }
      }
    }
    #expect(texts.count > 300 * count)
    try check(texts, "a text made from a pattern")
  }

  @Test("on the samples")
  func samples() throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.samples, includingPropertiesForKeys: nil)
    for file in files { try check(try Self.lines(of: file), file.lastPathComponent) }
  }

  static let named = ProcessInfo.processInfo.environment["GRILLE_ENGINE_FILES"] ?? ""

  @Test("on files named by GRILLE_ENGINE_FILES", .enabled(if: !named.isEmpty))
  func files() throws {
    for path in Self.named.split(separator: ":") {
      try check(try Self.lines(of: URL(filePath: String(path))), String(path))
    }
  }
}
