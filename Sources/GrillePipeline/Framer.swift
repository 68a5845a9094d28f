//  A stream cut into records. How the stream was cut into chunks leaves no trace: where a record ends
//  depends on the bytes alone.
//
//      a line               up to and with its "\n"; the last one may lack it
//      a document           a JSON value, an XML element or a form part that spans lines
//      a part of one        as much of a document that is longer than `longestRecord` as fits
//      a row                of a table, with the line feeds in its quotes
//      a PEM block          a line with `-----BEGIN … PRIVATE KEY` and the lines up to its END
//      a window             part of a line that is longer than `longestRecord`
//
//  At most `longestRecord` bytes are held back. A block ends where it stops looking like one, a document
//  that turns out to be none is read as lines.

internal import GrilleCore
internal import GrilleFormats
internal import GrilleScan

/// Cuts a stream into records.
struct Framer {
  /// The most bytes a record may have. A longer line is cut into windows.
  static let longestRecord = 256 * 1024
  /// Lines that do not look like part of a PEM block and are still taken for a part of it: other
  /// writers' lines between, and the short last line.
  static let foreignLines = 2
  /// The most bytes of a PEM block.
  static let longestBlock = 64 * 1024

  enum Frame: Equatable {
    /// A whole record of that many bytes, its line feed included.
    case record(Int)
    /// A record that must be looked at as a whole, with what opens the containers around it.
    case document(Int, context: [UInt8])
    /// A row of the table.
    case row(Int)
    /// The line is longer than a record may be; that many bytes of it are there.
    case window(Int)
    /// More bytes are needed.
    case more
  }

  private enum State {
    case line
    case block(lastInside: Int, foreign: Int)
    case document(OpenDocument)
  }

  /// The most bytes of a row: a quote that nobody closes must not swallow the table.
  static let longestRow = 64 * 1024

  /// The documents that are looked for.
  let documents: Set<DocumentOpening.Kind>
  /// How the rows of the table are written in which the stream stands, if it is one.
  var table: CSVDialect?
  /// How the row may be written that is still to name the columns, where somebody says that there is one.
  var header: CSVDialect?
  /// Whether a line ends at a carriage return alone: rows do where somebody says that they are rows.
  var endsAtReturn: Bool { (table ?? header)?.endsAtReturn == true }
  /// How far the row in hand was read.
  private var row = CSVDialect.Progress()

  /// How far the pending bytes were looked at: the start of the line in hand, and the search in it.
  private var lineStart = 0
  private var searched = 0
  private var state = State.line
  /// How many of the pending bytes begin no document or quoted row: it was tried.
  private var tried = 0
  /// How many of the pending bytes were taken for a document that broke off. What opens in them may be one, and
  /// is what a second pass would see, but each try may read as far again.
  private var broken = 0
  /// How many tries read on among them for long.
  private var longReadings = 0
  /// So many of these there may be. Shorter ones read no line more often than they have lines, so that each
  /// byte of what broke off is read at most ``mostReadings`` and ``longReading`` times. Told in lines and not
  /// in bytes: those redaction leaves as many as there were.
  private static let mostReadings = 16
  /// The fewest lines of a long reading.
  private static let longReading = 16

  init(documents: Set<DocumentOpening.Kind> = []) { self.documents = documents }

  /// Whether no line of the pending bytes has ended yet.
  var isMidFirstLine: Bool { isAtLine && lineStart == 0 }
  /// Whether what comes next stands for itself, if nothing is pending.
  var isAtLine: Bool { if case .line = state { true } else { false } }

  /// Whether none of the pending bytes was looked at.
  var isUntouched: Bool {
    isAtLine && lineStart == 0 && searched == 0 && tried == 0 && broken == 0
  }

  /// Begins with the next bytes in hand.
  mutating func restart() {
    (lineStart, searched, tried, state) = (0, 0, 0, .line)
    (broken, longReadings) = (0, 0)
    row = CSVDialect.Progress()
  }

  /// How many of `lines`, which are whole and begin a record, stand before the first one that opens a
  /// document.
  func plainLines(in lines: Span<UInt8>) -> Int {
    guard !documents.isEmpty else { return lines.count }
    var start = 0
    while let place = lines.nextOpening(from: start) {
      let rest = lines.extracting(place..<lines.count)
      let end = rest.firstLineFeed.map { $0 + 1 } ?? rest.count
      if DocumentOpening(in: rest.extracting(0..<end), of: documents) != nil { return place }
      start = place + end
    }
    return lines.count
  }

  /// What `pending` begins with.
  ///
  /// - Parameters:
  ///   - atEnd: whether nothing follows `pending`.
  ///   - midLine: whether `pending` goes on with a line whose beginning is already gone.
  mutating func next(in pending: Span<UInt8>, atEnd: Bool, midLine: Bool) -> Frame {
    while true {
      if let frame = inDocument(pending, atEnd: atEnd) { return frame }
      if table ?? header != nil, !midLine, let frame = row(in: pending, atEnd: atEnd) {
        return frame
      }
      let end: Int
      switch endOfLine(in: pending, atEnd: atEnd) {
      case .at(let found): end = found
      case .tooLong:
        // A block's lines that are already there go first; the long line starts anew behind them.
        if case .block(let inside, _) = state { return finish(inside) }
        if !midLine, opens(pending.extracting(0..<Self.longestRecord)) { continue }
        skip(Self.longestRecord)
        header = nil
        return .window(Self.longestRecord)
      case .missing:
        if atEnd, case .block(let inside, _) = state { return finish(inside) }
        return .more
      }
      if let frame = take(ByteRange(lineStart, end), of: pending, midLine: midLine) { return frame }
    }
  }

  // MARK: lines

  /// Takes a whole line in; nil if it goes on in the next.
  private mutating func take(
    _ line: ByteRange, of pending: Span<UInt8>, midLine: Bool
  ) -> Frame? {
    let end = line.upper
    if case .block(let inside, let foreign) = state {
      if PEM.closes(line, in: pending) { return finish(end) }
      if PEM.continues(line, in: pending) {
        state = .block(lastInside: end, foreign: foreign)
      } else if PEM.isBlank(line, in: pending) {
        // It belongs to the block if the block goes on.
      } else if foreign < Self.foreignLines,
        opening(in: pending.extracting(line.range)) == nil
      {
        state = .block(lastInside: inside, foreign: foreign + 1)
      } else {
        return finish(inside)
      }
      if end >= Self.longestBlock { return finish(end) }
    } else {
      guard !midLine else { return finish(end) }
      if opens(pending.extracting(line.range)) { return nil }
      guard PEM.opens(line, in: pending) else { return finish(end) }
      state = .block(lastInside: end, foreign: 0)
    }
    lineStart = end
    searched = end
    return nil
  }

  private enum LineEnd {
    /// One past its line feed, or the end of the stream.
    case at(Int)
    /// The line is longer than a record may be.
    case tooLong
    /// It is not there yet.
    case missing
  }

  private mutating func endOfLine(in pending: Span<UInt8>, atEnd: Bool) -> LineEnd {
    let bound = lineStart + Self.longestRecord
    let end = min(pending.count, bound)
    if searched < end, endsAtReturn, let found = endOfRow(in: pending, before: end, atEnd: atEnd) {
      return found
    }
    if searched < end {
      if let feed = pending.extracting(searched..<end).firstLineFeed {
        searched += feed + 1
        return .at(searched)
      }
      searched = end
    }
    if searched >= bound { return .tooLong }
    return atEnd && lineStart < pending.count ? .at(pending.count) : .missing
  }

  /// The line end among the bytes before `end` that were not searched, a carriage return alone being one; nil if none
  /// is there.
  private mutating func endOfRow(
    in pending: Span<UInt8>, before end: Int, atEnd: Bool
  ) -> LineEnd? {
    while searched < end {
      switch pending[searched] {
      case 0x0A: break
      case 0x0D where searched + 1 < pending.count:
        if pending[searched + 1] == 0x0A { searched += 1 }
      case 0x0D where !atEnd: return .missing
      case 0x0D: break
      default:
        searched += 1
        continue
      }
      searched += 1
      return .at(searched)
    }
    return nil
  }

  private mutating func finish(_ count: Int) -> Frame {
    skip(count)
    return .record(count)
  }

  /// Begins anew behind the first `count` of the pending bytes.
  private mutating func skip(_ count: Int) {
    (lineStart, searched, tried, state) = (0, 0, max(0, tried - count), .line)
    broken = max(0, broken - count)
    if broken == 0 { longReadings = 0 }
  }

  // MARK: documents

  /// Begins with the document that `line`, the first of the pending bytes, opens; false if there is none.
  private mutating func opens(_ line: Span<UInt8>) -> Bool {
    guard tried == 0, let opening = opening(in: line) else { return false }
    state = .document(OpenDocument(opening))
    return true
  }

  /// The document that `line` opens.
  private func opening(in line: Span<UInt8>) -> DocumentOpening? {
    guard !documents.isEmpty, line.count == Self.longestRecord || line.nextOpening(from: 0) == 0
    else { return nil }
    return DocumentOpening(in: line, of: documents)
  }

  /// What the document in hand says of `pending`; nil if there is none, or if it is none.
  private mutating func inDocument(_ pending: Span<UInt8>, atEnd: Bool) -> Frame? {
    guard case .document(var document) = state else { return nil }
    state = .line  // so that its memory is not copied
    var context: [UInt8] = []
    switch document.next(
      in: pending, atEnd: atEnd, limit: Self.longestRecord, context: &context)
    {
    case .more:
      state = .document(document)
      return .more
    case .part(let count):
      state = .document(document)
      return .document(count, context: context)
    case .rest(let count):
      skip(count)
      return .document(count, context: context)
    case .failed(let place):
      breakOff(at: place, in: pending)
      return nil
    }
  }

  /// Begins anew with what was taken for a document until `place`.
  private mutating func breakOff(at place: Int, in pending: Span<UInt8>) {
    (lineStart, searched, state) = (0, 0, .line)
    // The line that does not go on with it may begin another one.
    var start = place - 1
    while start > 0, pending[start - 1] != 0x0A { start -= 1 }
    let end = start > 0 ? start : place
    broken = max(broken, end)
    if pending.extracting(0..<place).lineFeeds >= Self.longReading { longReadings += 1 }
    // So may any line but the first, as long as that does not become tedious.
    let first = pending.extracting(0..<end).firstLineFeed.map { $0 + 1 } ?? end
    tried = longReadings < Self.mostReadings ? first : end
  }

  // MARK: rows

  /// The row that `pending` begins with; nil if it is to be read as a line.
  private mutating func row(in pending: Span<UInt8>, atEnd: Bool) -> Frame? {
    guard !pending.isEmpty, tried == 0, lineStart == 0, let table = table ?? header
    else { return nil }
    let bound = min(pending.count, Self.longestRow)
    let answer = table.row(in: pending.extracting(0..<bound), atEnd: atEnd, progress: &row)
    if answer == .more, bound < Self.longestRow { return .more }
    row = CSVDialect.Progress()
    switch answer {
    case .whole(let count):
      skip(count)
      return .row(count)
    case .more: tried = bound
    case .malformed(let place): tried = place
    }
    return nil
  }
}
