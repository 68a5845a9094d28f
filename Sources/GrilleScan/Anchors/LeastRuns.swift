//  What a text must have at the least for a pattern to match in it.

internal import CCandidates

/// Runs that every match of a pattern has at least: of digits, and of letters and digits.
struct LeastRuns: Hashable, Sendable {
  var digits = 0
  var alphanumerics = 0

  /// The longest runs of a line.
  init(of line: Span<UInt8>) {
    let runs = unsafe line.withUnsafeBufferPointer { bytes in
      unsafe grille_longest_runs(bytes.baseAddress, bytes.count)
    }
    (digits, alphanumerics) = (runs.digits, runs.alphanumerics)
  }

  /// What `pattern` needs in whichever way it matches.
  init(neededBy pattern: String) {
    let runs = (Ways.of(Syntax.parse(pattern)) ?? []).map { way in
      way.runs.reduce((0, 0)) { longest, run in
        (max(longest.0, run.longest(.digits)), max(longest.1, run.longest(.alphanumerics)))
      }
    }
    digits = runs.map(\.0).min() ?? 0
    alphanumerics = runs.map(\.1).min() ?? 0
  }

  /// Whether a text with these runs may hold a match that needs `others`.
  func cover(_ others: LeastRuns) -> Bool {
    digits >= others.digits && alphanumerics >= others.alphanumerics
  }
}
