//  What the suites share: one redactor, and what counts as a leak.

import Foundation
import Grille
import GrilleTesting

enum Recall {
  static let redactor = Result { try Redactor() }

  /// `line` redacted.
  static func output(of line: String) throws -> String { try redactor.get().redact(line) }

  /// Whether `count` characters of `value` in a row, or the whole of a shorter one, stand in
  /// `output`.
  static func isReadable(_ value: some StringProtocol, in output: String, window count: Int) -> Bool
  {
    let value = Array(value.utf8)
    let output = Array(output.utf8)
    let count = min(count, value.count)
    return (0...value.count - count).contains { start in
      output.firstRange(of: value[start..<start + count]) != nil
    }
  }
}

/// Counts misses by what was tried.
struct Misses {
  private(set) var tried = 0
  private(set) var missed = 0
  private var byForm: [String: (tried: Int, missed: Int, line: String)] = [:]

  mutating func record(_ form: String, line: String, isMissed: Bool) {
    tried += 1
    missed += isMissed ? 1 : 0
    byForm[form, default: (0, 0, line)].tried += 1
    guard isMissed else { return }
    byForm[form, default: (0, 0, line)].missed += 1
    byForm[form]?.line = line
  }

  /// Whether at most `permille` of a thousand were missed.
  func areAtMost(_ permille: Int) -> Bool { missed * 1000 <= tried * permille }

  /// Forms with misses, the worst first, each with a line of it.
  var list: String {
    let rows = byForm.filter { $0.value.missed > 0 }.sorted { $0.value.missed > $1.value.missed }
    return
      (["\(missed) of \(tried)"]
      + rows.map { "  \($0.value.missed) of \($0.value.tried) \($0.key): \($0.value.line)" })
      .joined(separator: "\n")
  }
}
