internal import GrilleCore

/// Ranges that can be asked what covers a place, in the logarithm of their number when they overlap
/// little.
struct SpanIndex {
  /// In order of their first byte.
  let spans: [(range: ByteRange, tag: Int)]
  /// For each span, the furthest end among it and those before it.
  private let reach: [Int]

  init(_ spans: [(range: ByteRange, tag: Int)]) {
    self.spans = spans.sorted { $0.range < $1.range }
    var furthest = 0
    reach = self.spans.map { span in
      furthest = max(furthest, span.range.upper)
      return furthest
    }
  }

  /// The tag of the nearest span that begins at or before `range`'s first byte and fits `condition`,
  /// which only spans that reach `range` are asked for.
  func first(around range: ByteRange, where condition: (ByteRange) -> Bool) -> Int? {
    var index = count(beginningBefore: range.upper) - 1
    while index >= 0, reach[index] > range.lower {
      if condition(spans[index].range) { return spans[index].tag }
      index -= 1
    }
    return nil
  }

  /// Whether a span contains all of `range`.
  func contains(_ range: ByteRange) -> Bool { first(around: range) { $0.contains(range) } != nil }

  /// Whether a span shares a byte with `range`.
  func overlaps(_ range: ByteRange) -> Bool { first(around: range) { $0.overlaps(range) } != nil }

  private func count(beginningBefore place: Int) -> Int {
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].range.lower < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
