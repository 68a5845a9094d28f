//  A long document in which little is hot is scanned around that. What is found there is what a scan of the
//  whole finds, or the whole is scanned, as it is with packs of one's own, whose patterns may look as far as
//  they like: islands are wide enough for whatever is heard nearby, no value or list
//  reaches into one, and what else speaks for a value from afar (the name around one that says nothing, a
//  keyword anywhere in the record, the same value elsewhere) is noticed.

package import GrilleCore
internal import GrilleFormats
package import GrilleRegex

extension RecordScanner.Session {
  /// So many bytes at the edges of an island are looked at, but nothing that is taken may lie there: patterns
  /// look no further around what they match.
  static var shore: Int { 64 }
  /// A name, its tag and the white space before its value have no more bytes, but that before the value of an
  /// element, which has no bound.
  private static var longestLead: Int { 384 }

  /// Looks at `text`, what became of the document looked at last, in the lines of `places`, where that may have
  /// made a difference; false if that does not tell all of it.
  ///
  /// - Parameter places: in order and apart.
  package mutating func look(
    atDocument text: Span<UInt8>, near places: [ByteRange]
  ) throws(MatchFailure) -> Bool {
    hotPlaces.removeAll(for: text.count)
    for place in places { hotPlaces.add(place) }
    context.isDocument = true
    defer { context.isDocument = false }
    return try settleIslands(of: text)
  }

  /// Of the document looked at last, the lines in which something may be found, near `places` or before
  /// `start`; nil if it was looked at as a whole.
  ///
  /// - Parameter places: in order.
  package func hotLines(near places: [ByteRange], orBefore start: Int) -> [ByteRange]? {
    guard !hotPlaces.areEverywhere, isSettledByIslands else { return nil }
    var lines: [ByteRange] = []
    var next = 0
    for island in hotPlaces.islands {
      while next < places.count, places[next].upper <= island.range.lower { next += 1 }
      let isNear = next < places.count && places[next].lower < island.range.upper
      guard isNear || island.range.lower < start else { continue }
      lines += hotPlaces.lines[island.lines]
    }
    return lines
  }

  /// Looks at `text` where it is hot; false if that does not tell all of it, and nothing was done.
  mutating func settleIslands(of text: Span<UInt8>) throws(MatchFailure) -> Bool {
    isSettledByIslands = false
    guard scanner.looksNear, !hotPlaces.areEverywhere else { return false }
    // A keyword that is heard stands on the island with all its words.
    let margin =
      max(scanner.table.widestWindow, Context.windowAfter) + Surveyor.longestKeyword + 32
    hotPlaces.makeIslands(in: text, margin: margin, lead: Self.longestLead)
    guard !hotPlaces.areEverywhere, standApart(in: text) else { return false }
    candidates.removeAll(keepingCapacity: true)
    keepsRefused = false
    isOnIsland = true
    reachesOut = false
    defer { isOnIsland = false }
    for index in hotPlaces.islands.indices {
      let island = hotPlaces.islands[index]
      let part = text.extracting(island.range.range)
      let first = candidates.count
      self.island = island
      try propose(in: part, of: nil)
      guard !reachesOut, keep(from: first, of: island, in: text) else { return false }
    }
    guard !areRepeated(in: text) else { return false }
    overlaps.settle(
      candidates, scanner.table, minimum: scanner.options.minimum, keepingRefused: false,
      into: &taken)
    isSettledByIslands = true
    return true
  }

  /// Keeps of the candidates from `first` on those that lie in hot lines of `island`, and says where in
  /// `text` they lie; false if one may go on outside.
  private mutating func keep(
    from first: Int, of island: HotPlaces.Island, in text: Span<UInt8>
  ) -> Bool {
    var kept = first
    for index in first..<candidates.count {
      var candidate = candidates[index]
      candidate.range = candidate.range.shifted(by: island.range.lower)
      candidate.field = candidate.field?.shifted(by: island.range.lower)
      guard hotPlaces.touches(candidate.range, of: island) else { continue }
      guard isInland(candidate.range, of: island, in: text) else { return false }
      candidates[kept] = candidate
      kept += 1
    }
    candidates.removeLast(candidates.count - kept)
    for index in context.fields.indices {
      let field = context.fields[index].field
      let value = field.value.union(field.phrase).shifted(by: island.range.lower)
      guard hotPlaces.touches(value, of: island) else { continue }
      guard isInland(value, of: island, in: text),
        !InlineFields.isToldByOthers(
          field.name, in: text.extracting(island.range.range))
      else { return false }
    }
    return true
  }

  private func isInland(
    _ range: ByteRange, of island: HotPlaces.Island, in text: Span<UInt8>
  ) -> Bool {
    (island.range.lower == 0 || range.lower >= island.range.lower + Self.shore)
      && (island.range.upper == text.count || range.upper + Self.shore <= island.range.upper)
  }

  /// Whether the value in `range` of the island in hand lies in a hot line: no other can be anything.
  func isHot(_ range: ByteRange) -> Bool {
    hotPlaces.touches(range.shifted(by: island.range.lower), of: island)
  }

  /// Whether what was found stands elsewhere in `text` as well, where it would be found again.
  private mutating func areRepeated(in text: Span<UInt8>) -> Bool {
    let minimum = max(scanner.options.minimum, .likely)
    repeats.forgetSought()
    for index in candidates.indices
    where Repeats.isTelling(candidates[index], minimum, scanner.table, text) {
      repeats.seek(candidates[index].range, in: text)
    }
    guard repeats.seeksAny else { return false }
    readTaken(from: 0)
    return repeats.standElsewhere(in: text)
  }

  /// Whether no value, and no list, reaches into an island of `text` from before it.
  private mutating func standApart(in text: Span<UInt8>) -> Bool {
    surveyor.locator.restart()
    var (next, place, list) = (0, 0, 0)
    var lastQuote = (double: -1, single: -1)
    let islands = hotPlaces.islands
    while next < islands.count {
      let start = islands[next].range.lower
      while let sign = text.nextQuoteOrBracket(from: place, to: start) {
        switch text[sign] {
        case UInt8(ascii: "\""): lastQuote.double = sign
        case UInt8(ascii: "'"): lastQuote.single = sign
        default: list = max(list, surveyor.locator.endOfItems(from: sign + 1, in: text))
        }
        place = sign + 1
      }
      place = start
      // Nor one that begins on the last island and goes on behind it.
      if next > 0, list > islands[next - 1].range.upper { return false }
      if start > 0 {
        guard list <= start, !InlineFields.mayOpenValue(lastQuote.double, in: text),
          !InlineFields.mayOpenValue(lastQuote.single, in: text),
          hasLead(hotPlaces.lines[islands[next].lines.lowerBound].lower, from: start, in: text)
        else { return false }
      }
      next += 1
    }
    return true
  }

  /// Whether all of what names a value in a line that begins at `line` stands behind `start`.
  private func hasLead(_ line: Int, from start: Int, in text: Span<UInt8>) -> Bool {
    if text.standsAlone(lineAt: line) { return true }
    var end = line
    while end > start, Bytes.isSpace(text[end - 1]) { end -= 1 }
    return end - start >= Self.longestLead
  }
}
