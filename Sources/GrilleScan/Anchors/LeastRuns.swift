//  What a text must have at the least for a pattern to match in it.

/// Runs that every match of a pattern has at least: of digits, and of letters and digits.
struct LeastRuns: Hashable, Sendable {
  var digits = 0
  var alphanumerics = 0

  /// The runs of a line.
  init(of line: Span<UInt8>) {
    digits = Self.longest(in: line) { $0 &- 0x30 < 10 }
    alphanumerics = Self.longest(in: line) { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 }
  }

  /// The longest run of bytes of a class. Most bytes are not looked at: of a run that is longer than those
  /// before, the byte must be part that stands as far behind its first one as the longest of those is long.
  @inline(__always)
  private static func longest(in line: Span<UInt8>, _ isInClass: (UInt8) -> Bool) -> Int {
    unsafe line.withUnsafeBufferPointer { bytes in
      var longest = 0
      var start = 0
      while start + longest < bytes.count {
        var last = start + longest
        while unsafe last >= start && isInClass(bytes[last]) { last -= 1 }
        guard last < start else {
          start = last + 1
          continue
        }
        var end = start + longest + 1
        while unsafe end < bytes.count && isInClass(bytes[end]) { end += 1 }
        longest = end - start
        start = end + 1
      }
      return longest
    }
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
