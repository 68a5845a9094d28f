//  What a text must have at the least for a pattern to match in it.

/// Runs that every match of a pattern has at least: of digits, and of letters and digits.
struct LeastRuns: Hashable, Sendable {
  var digits = 0
  var alphanumerics = 0

  /// The runs of a line.
  init(of line: Span<UInt8>) {
    var (digits, alphanumerics, mostDigits, mostAlphanumerics) = (0, 0, 0, 0)
    unsafe line.withUnsafeBufferPointer { bytes in
      for byte in unsafe bytes {
        let isDigit = byte &- 0x30 < 10
        digits = isDigit ? digits &+ 1 : 0
        alphanumerics = isDigit || (byte | 0x20) &- 0x61 < 26 ? alphanumerics &+ 1 : 0
        mostDigits = max(mostDigits, digits)
        mostAlphanumerics = max(mostAlphanumerics, alphanumerics)
      }
    }
    self.digits = mostDigits
    self.alphanumerics = mostAlphanumerics
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
