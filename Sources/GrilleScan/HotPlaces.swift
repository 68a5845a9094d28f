//  Where in a document something may be, and how much around it must be looked at so that it reads there as it
//  does in the whole.

internal import GrilleCore
internal import GrilleFormats

/// Places of a text that must be scanned.
struct HotPlaces: Sendable {
  /// A part of a text, whole lines, that may be scanned instead of all of it.
  struct Island: Sendable {
    /// What is scanned.
    var range: ByteRange
    /// The lines of it in which something may be: its part of ``HotPlaces/lines``.
    var lines: Range<Int>
  }

  /// Where something may be, in any order.
  private(set) var ranges: [ByteRange] = []
  /// Whether the text must be scanned as a whole.
  var areEverywhere = false
  /// The same by whole lines, in order and apart, and what must be scanned because of them.
  private(set) var lines: [ByteRange] = []
  private(set) var islands: [Island] = []

  /// Whether nothing can be in the text.
  var areNone: Bool { ranges.isEmpty && !areEverywhere }

  /// More places are not told apart.
  private var most = 0
  /// The text for each place that is told apart, in bytes: with less it is scanned as a whole sooner.
  private static let leastApart = 512

  /// Begins with another text of `count` bytes.
  mutating func removeAll(for count: Int) {
    most = count / Self.leastApart + 4
    ranges.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    islands.removeAll(keepingCapacity: true)
    areEverywhere = false
  }

  /// Adds a place.
  mutating func add(_ range: ByteRange) {
    ranges.append(range)
    if ranges.count > most { areEverywhere = true }
  }

  /// Makes ``islands`` of the places of `text`.
  ///
  /// - Parameters:
  ///   - margin: the least bytes to either side that belong to an island.
  ///   - lead: the same before a line that may go on with what stands before it.
  mutating func makeIslands(in text: Span<UInt8>, margin: Int, lead: Int) {
    ranges.sort { $0.lower < $1.lower }
    for range in ranges {
      let hot = ByteRange(
        text.startOfLine(at: range.lower), text.endOfLine(at: max(range.upper, range.lower + 1) - 1)
      )
      if let last = lines.last, hot.lower < last.upper {
        guard hot.upper > last.upper else { continue }
        lines[lines.count - 1].upper = hot.upper
      } else {
        lines.append(hot)
      }
      let before = text.standsAlone(lineAt: hot.lower) ? margin : max(margin, lead + 64)
      let reach = ByteRange(
        text.startOfLine(at: max(0, hot.lower - before)),
        text.endOfLine(at: min(text.count, hot.upper + margin) - 1))
      var island = Island(range: reach, lines: lines.count - 1..<lines.count)
      // One line may need more before it than the one before has.
      while let last = islands.last, island.range.lower < last.range.upper {
        island.range = island.range.union(last.range)
        island.lines = last.lines.lowerBound..<lines.count
        islands.removeLast()
      }
      islands.append(island)
    }
    let scanned = islands.reduce(0) { $0 + $1.range.count }
    if scanned > text.count / 2 { areEverywhere = true }
  }

  /// Whether `range` lies at least in part in a hot line of `island`.
  func touches(_ range: ByteRange, of island: Island) -> Bool {
    for index in island.lines where lines[index].overlaps(range) { return true }
    return false
  }
}

extension Span<UInt8> {
  /// Where the line begins in which the byte at `place` stands, its line feed included.
  func startOfLine(at place: Int) -> Int {
    var start = place
    while start > 0, self[start - 1] != 0x0A { start -= 1 }
    return start
  }

  /// Where the next `"`, `'` or `[` stands from `start` on and before `end`; nil if none does.
  func nextQuoteOrBracket(from start: Int, to end: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    return unsafe withUnsafeBytes { bytes in
      var place = start
      while place + 8 <= end {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
        let (double, single) = (word ^ ones &* 0x22, word ^ ones &* 0x27)
        let bracket = word ^ ones &* 0x5B
        let found =
          ((double &- ones) & ~double | (single &- ones) & ~single | (bracket &- ones) & ~bracket)
          & (ones << 7)
        if found != 0 { return place + (found.trailingZeroBitCount >> 3) }
        place += 8
      }
      while place < end {
        let byte = unsafe bytes[place]
        if byte == 0x22 || byte == 0x27 || byte == 0x5B { return place }
        place += 1
      }
      return nil
    }
  }

  /// Whether no name before the line that begins at `start` can be that of a value in it, but for one around
  /// it or of a list: a tag, or a member of an object, begins there.
  func standsAlone(lineAt start: Int) -> Bool {
    var (first, last) = (start, start)
    while first < count, Bytes.isBlank(self[first]) { first += 1 }
    while last > 0, Bytes.isSpace(self[last - 1]) { last -= 1 }
    guard first < count, last > 0 else { return false }
    switch (self[last - 1], self[first]) {
    case (UInt8(ascii: ">"), UInt8(ascii: "<")):
      return !InlineFields.mayHaveCaption(tagAt: first, in: self)
    case (UInt8(ascii: ","), UInt8(ascii: "\"")), (UInt8(ascii: "{"), UInt8(ascii: "\"")),
      (UInt8(ascii: "}"), UInt8(ascii: "\"")), (UInt8(ascii: "]"), UInt8(ascii: "\"")):
      return true
    default: return false
    }
  }

  /// One past the line feed of the line in which the byte at `place` stands.
  func endOfLine(at place: Int) -> Int {
    var end = place
    while end < count, self[end] != 0x0A { end += 1 }
    return Swift.min(end + 1, count)
  }
}
