internal import GrilleCore

/// Ranges that can be asked what covers a place, in the logarithm of their number when they overlap
/// little.
struct SpanIndex: Sendable {
  struct Entry: Sendable {
    var range: ByteRange
    /// What the range stands for.
    var tag: Int
    /// The furthest end among it and those before it.
    var reach = 0
  }

  /// In order of their first byte, once they are sorted.
  private(set) var spans: [Entry] = []
  private var isSorted = true

  var isEmpty: Bool { spans.isEmpty }

  /// Forgets all ranges, not the memory for them.
  mutating func removeAll() {
    spans.removeAll(keepingCapacity: true)
    isSorted = true
  }

  /// Adds a range; nothing may be asked before ``sort()``.
  mutating func append(_ range: ByteRange, tag: Int = 0) {
    if let last = spans.last, range < last.range { isSorted = false }
    spans.append(Entry(range: range, tag: tag, reach: max(range.upper, spans.last?.reach ?? 0)))
  }

  /// Makes the ranges ready to be asked.
  mutating func sort() {
    guard !isSorted else { return }
    spans.sort { $0.range < $1.range }
    var furthest = 0
    for index in spans.indices {
      furthest = max(furthest, spans[index].range.upper)
      spans[index].reach = furthest
    }
    isSorted = true
  }

  /// The tag of the nearest span that begins at or before `range`'s first byte and fits `condition`,
  /// which only spans that reach `range` are asked for.
  @inline(__always)
  func first(around range: ByteRange, where condition: (ByteRange) -> Bool) -> Int? {
    var index = count(beginningBefore: range.upper) - 1
    while index >= 0, spans[index].reach > range.lower {
      if condition(spans[index].range) { return spans[index].tag }
      index -= 1
    }
    return nil
  }

  /// The nearest span that contains `place`.
  func span(at place: Int) -> ByteRange? {
    var index = count(beginningBefore: place + 1) - 1
    while index >= 0, spans[index].reach > place {
      if spans[index].range.upper > place { return spans[index].range }
      index -= 1
    }
    return nil
  }

  /// Whether a span contains all of `range`.
  func contains(_ range: ByteRange) -> Bool {
    !spans.isEmpty && first(around: range) { $0.contains(range) } != nil
  }

  /// Whether a span shares a byte with `range`.
  func overlaps(_ range: ByteRange) -> Bool {
    !spans.isEmpty && first(around: range) { $0.overlaps(range) } != nil
  }

  private func count(beginningBefore place: Int) -> Int {
    var (low, high) = (0, spans.count)
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].range.lower < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
