//  Many lines at once: those in which there is nothing pass as they stand.

internal import GrilleCore
internal import GrilleFormats
internal import GrilleScan

extension RedactionSession {
  /// Behind the head of a table fewer lines are looked at, at least so many bytes: where each has a row or two, what is
  /// looked at behind it is soon looked at again.
  private static let leastReach = 128

  /// Gives out whole lines, which begin at `place` of the chunk: those that hold nothing as they stand,
  /// the others redacted. Ends before a line that opens a block or a document, or behind the head of a table, and says
  /// where; nil if lines cannot be told apart, and nothing was done.
  mutating func passLines(
    _ lines: Span<UInt8>, at place: Int, into pieces: inout RedactedPieces
  ) -> Int? {
    guard survey(lines, at: place) else { return nil }
    var start = 0
    while start < lines.count {
      let end =
        reach < lines.count - start
        ? Self.endOfLine(in: lines, from: start + reach) : lines.count
      guard
        let next = passNext(lines.extracting(start..<end), at: place + start, into: &pieces)
      else { return start > 0 ? start : nil }
      start += next
      if printed != nil { reach = max(Self.leastReach, 2 * next) }
      if printed != nil || start < end { return start }
      reach = min(2 * reach, Framer.longestRecord)
    }
    return start
  }

  /// The same for lines all of which are looked at before the first is given out.
  private mutating func passNext(
    _ lines: Span<UInt8>, at place: Int, into pieces: inout RedactedPieces
  ) -> Int? {
    let lines = lines.extracting(0..<framer.plainLines(in: lines))
    if let surveyed {
      engine.scout(lines, surveyedAt: place - surveyed.lower, into: &hot)
    } else {
      guard engine.scout(lines, into: &hot) else { return nil }
    }
    var (start, known) = (0, 0)
    for line in hot where line >= start {
      pass(lines.extracting(start..<line), at: place + start, into: &pieces)
      let end = Self.endOfLine(in: lines, from: line)
      if PEM.opens(ByteRange(line, end), in: lines) {
        remember(lines.extracting(known..<line))
        return line
      }
      if beginsTable(at: line, end, in: lines, from: &known) {
        passHead(lines.extracting(line..<end), at: place + line, into: &pieces)
        return end
      }
      if line > known, findsTables, NamesAbove.value(in: lines.extracting(line..<end)) != nil {
        remember(lines.extracting(known..<line))
        known = line
      }
      processLine(lines.extracting(line..<end), at: place + line, into: &pieces)
      behind = 0
      start = end
    }
    pass(lines.extracting(start..<lines.count), at: place + start, into: &pieces)
    if known < lines.count { remember(lines.extracting(known..<lines.count)) }
    return lines.count
  }

  /// Begins a printed table if the line from `start` to `end` is the last of its head.
  ///
  /// - Parameter known: up to where lines are remembered.
  private mutating func beginsTable(
    at start: Int, _ end: Int, in lines: Span<UInt8>, from known: inout Int
  ) -> Bool {
    let head = lines.extracting(start..<end)
    guard PrintedTable.mayBegin(at: head) else { return false }
    if start > known { remember(lines.extracting(known..<start)) }
    known = start
    return beginPrintedTable(head)
  }

  /// Gives out the last line of the head of the printed table in hand, with the rows that stand in it.
  mutating func passHead(_ head: Span<UInt8>, at place: Int?, into pieces: inout RedactedPieces) {
    if printed?.beginsInHead == true { return processPrinted(head, at: place, into: &pieces) }
    remember(head)
    pass(record: head, at: place, into: &pieces)
  }

  /// Looks at lines that begin at `place` of the chunk, if documents may be among them and that was not done;
  /// false if nothing can be told of lines before they are scanned.
  private mutating func survey(_ lines: Span<UInt8>, at place: Int) -> Bool {
    guard !framer.documents.isEmpty, surveyed == nil else { return true }
    guard engine.survey(lines: lines) else { return false }
    surveyed = ByteRange(place, place + lines.count)
    return true
  }

  /// Gives out whole lines in which there is nothing.
  mutating func pass(
    _ lines: Span<UInt8>, at place: Int, into pieces: inout RedactedPieces
  ) {
    guard !lines.isEmpty else { return }
    pieces.pass(lines, at: place)
    let count = lines.lineFeeds
    statistics.records += count
    line += count
    offset += lines.count
  }

  /// One past the line feed that ends the line at `start`, or the end.
  static func endOfLine(in text: Span<UInt8>, from start: Int) -> Int {
    text.extracting(start..<text.count).firstLineFeed.map { start + $0 + 1 } ?? text.count
  }

  /// One past the last line feed of a range, or `start` if there is none in it.
  static func endOfLines(in text: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, text[end - 1] != 0x0A { end -= 1 }
    return end
  }
}
