import Foundation
import Grille
import GrilleTesting
import Testing

/// Innocent logs pass unchanged. GRILLE_FULL=1 tries ten times as many lines.
@Suite("Innocent logs")
struct QuietTests {
  static let redactor = Result { try Redactor() }
  static let count = ProcessInfo.processInfo.environment["GRILLE_FULL"] == "1" ? 100_000 : 10_000

  /// Numbers that no innocent line may be accused of, whatever then happens to them.
  static let neverFound: Set<InfoType> = [
    "pan", "track1", "track2", "us_ssn", "us_itin", "iban", "aba_routing_number", "phone_number",
  ].reduce(into: []) { $0.insert(InfoType($1)) }

  /// What a kind of line was taken for.
  struct Alarm: Hashable {
    var kind: String
    var type: InfoType
  }

  /// What became of generated lines.
  struct Outcome {
    var changedLines = 0
    /// Alarms that may not be, with how often and a line of each.
    var grave: [Alarm: (count: Int, line: String)] = [:]
    /// Lines changed, by what for.
    var changes: [Alarm: (count: Int, line: String)] = [:]
    /// Ids that are not in the output, with the line.
    var lost: [String] = []
  }

  static func outcome(of count: Int, by generator: inout SeededGenerator) throws -> Outcome {
    let redactor = try redactor.get()
    var outcome = Outcome()
    for _ in 0..<count {
      let line = LogLines.line(by: &generator)
      let bytes = Array(line.text.utf8)
      for found in redactor.findings(in: bytes) {
        let alarm = Alarm(kind: line.kind, type: found.finding.type)
        let isSecret = found.definition.category == .credential && found.action != .keep
        if neverFound.contains(alarm.type) || isSecret {
          outcome.grave[alarm, default: (0, line.text)].count += 1
        }
        if found.action != .keep {
          outcome.changes[alarm, default: (0, line.text)].count += 1
        }
      }
      let output = redactor.redact(bytes)
      guard output != bytes else { continue }
      outcome.changedLines += 1
      let text = String(decoding: output, as: UTF8.self)
      outcome.lost += line.ids.filter { !text.contains($0) }.map { "\($0) of \(line.text)" }
    }
    return outcome
  }

  @Test("are not changed")
  func areNotChanged() throws {
    var generator = SeededGenerator()
    let outcome = try Self.outcome(of: Self.count, by: &generator)
    #expect(outcome.grave.isEmpty, "\(generator)\n\(Self.list(outcome.grave))")
    #expect(
      outcome.changedLines * 1000 < Self.count,
      "\(generator): \(outcome.changedLines) of \(Self.count)\n\(Self.list(outcome.changes))")
    #expect(
      outcome.lost.isEmpty,
      "\(generator): \(outcome.lost.count) lost\n\(outcome.lost.prefix(20).joined(separator: "\n"))"
    )
  }

  private static func list(_ alarms: [Alarm: (count: Int, line: String)]) -> String {
    alarms.sorted { $0.value.count > $1.value.count }.map { alarm, seen in
      "\(seen.count) \(alarm.type) in \(alarm.kind): \(seen.line)"
    }.joined(separator: "\n")
  }
}
