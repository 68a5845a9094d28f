//  One stream from its beginning to its end.
//
//  A line longer than a record goes through in windows: each is scanned with the bytes before it as
//  context, and all but its last `holdBack` bytes are given out, so every value up to `holdBack` bytes
//  long is seen whole. A value that fills a window is open-ended: its replacement is given out and the
//  bytes that follow are swallowed up to its end.

internal import GrilleCore
internal import GrilleFormats
internal import GrilleScan
internal import GrilleTransforms

/// Redacts one stream, chunk by chunk. For one task at a time.
///
/// The output does not depend on how the input is cut into chunks. At most
/// ``longestRecord`` bytes are held back between calls: a line that has not ended yet, or a private
/// key whose END line has not come.
public struct RedactionSession: ~Copyable {
  /// The most bytes held back; a longer line is looked at in windows of this length.
  public static let longestRecord = Framer.longestRecord
  /// The longest value that is found whatever its place in a line longer than a record.
  public static let holdBack = 32 * 1024
  /// How much of what was already given out is looked at again, for the sake of context.
  static let lookBehind = 4 * 1024
  /// How often a record is scanned until nothing more is found in what would be given out.
  static let passes = 4
  /// A document of which so many bytes are there is not asked after line by line.
  static let longDocument = 4 * 1024

  let redactor: Redactor
  var engine: RecordScanner.Session
  var framer: Framer
  var pending: [UInt8] = []
  /// How many bytes at the start of `pending` were already given out.
  var behind = 0
  var isSwallowing = false
  /// What the columns of the table in hand mean, and whether the first record may name them.
  var columns: [ColumnName] = []
  var mayBeTable: Bool
  /// The table in hand that a command printed among other lines, and the line before the next one.
  var printed: PrintedTable?
  let findsTables: Bool
  var lastLine: [UInt8] = []
  /// The lines before it, as far as a statement may reach back to name its columns, and whether one lacked names that
  /// may stand before all lines.
  var recent = RecentLines()
  var lacksNames = false
  /// The tables whose columns are known by their names.
  var defined = DefinedTables()
  /// The statements whose values later lines may tell, and the numbers of those that the line in hand tells.
  var statements = OpenStatements()
  var bound: [Int] = []
  /// Whether the line in hand may be such a statement.
  var mayLeaveOpen = false
  /// How many values the rows of the statement in hand, which goes over several lines, have left open.
  var cellsLeftOpen = 0
  var statementLocator = FieldLocator()
  /// Whether the record in hand is a document that spans lines.
  var isInDocument = false
  /// The cells of the row in hand.
  var cells: [ByteRange] = []
  /// Whether they are not as many as its table has columns.
  var hasOtherCells = false
  /// Whether that was so of the row before it.
  var isBehindOther = false
  /// The first bytes of lines that must be scanned.
  var hot: [Int] = []
  /// The lines of the chunk whose anchors are known.
  var surveyed: ByteRange?
  /// How many bytes of lines are looked at before the first of them is given out.
  var reach = Framer.longestRecord
  /// Where `pending[behind]` lies in the stream.
  var offset = 0
  var line = 1

  /// Lines of what would be given out in which something may be left.
  var doubtful: [Int] = []
  /// How often in a row there were such lines, and for how many the scout is not asked.
  var doubts = 0
  var unasked = 0
  /// What was decided in the text in hand, and where among the findings and of which type by number.
  var decisions: [Decision] = []
  var taken: [Int] = []
  var types: [Int] = []
  /// Where what came out of the record in hand comes from.
  var origins = Origins()
  /// Whom the record in hand is about, as soon as somebody needed to know.
  var subject: UInt64?
  /// Whether tokens may have been made that are not kept yet.
  var mustKeepTokens = false
  /// What the reader has been shown, if anything is counted up.
  var watch: Watch?
  /// What is observed in records, if it is gathered for another session.
  var observations: [Observation]?
  /// What other streams have shown the reader of card numbers.
  let cards: CardWatch?
  /// The column whose value is the key of a row.
  var keyColumn: Int?
  /// By number of a type, what happens to its values.
  let standing: [Decision]

  /// How many bytes are held back.
  package var heldBack: Int { pending.count }
  /// How much of the stream was given out, or stands withheld.
  package var position: Int { offset }
  /// What was done so far.
  public internal(set) var statistics = RedactionStatistics()
  /// Called for each finding, in the order of the stream.
  public var onFinding: ((LocatedFinding) -> Void)?
  /// Called when a record makes known too late what others should not have shown.
  public var onLateRaise: ((LateRaise) -> Void)?
  /// Findings of lines redacted apart, if they are wanted.
  var gathered: [LocatedFinding] = []
  var gathersFindings = false
  /// Whether findings are acted on; false to only report them.
  public var rewrites = true

  init(_ redactor: Redactor) {
    self.redactor = redactor
    engine = redactor.scanner.session()
    framer = Framer(documents: redactor.format.documents)
    mayBeTable = Self.isTable(redactor.format)
    if case .csv(let options) = redactor.format {
      framer.header = options.dialect ?? .unknown
      framer.header?.endsAtReturn = true
    }
    findsTables = if case .auto = redactor.format { true } else { false }
    standing = engine.types.map { type in
      let action = redactor.disclosure?.action(for: type.type) ?? type.action
      return Decision(ByteRange(0, 0), type, action: action)
    }
    watch = Watch(redactor.disclosure, types: engine.types)
    cards = CardWatch(redactor.ledger, types: engine.types)
  }

  /// Takes the next bytes of the stream and appends to `output` what can be given out.
  public mutating func redact(_ chunk: Span<UInt8>, into output: inout [UInt8]) {
    var pieces = RedactedPieces()
    redact(chunk, into: &pieces)
    pieces.append(to: &output, of: chunk)
  }

  /// Ends the stream and appends the rest to `output`; see the other `finish`.
  public mutating func finish(into output: inout [UInt8], isCut: Bool = false) {
    var pieces = RedactedPieces()
    finish(into: &pieces, isCut: isCut)
    output.append(contentsOf: pieces.bytes)
  }

  /// Takes the next bytes of the stream and puts into `pieces`, which must be empty, what can be given
  /// out; bytes of `chunk` that pass are not copied.
  public mutating func redact(_ chunk: Span<UInt8>, into pieces: inout RedactedPieces) {
    precondition(pieces.isEmpty, "pieces of another chunk")
    statistics.bytesIn += chunk.count
    if mayBeTable, pending.isEmpty, let feed = chunk.firstLineFeed {
      mayBeTable = mayName(chunk.extracting(0...feed))
    }
    var from = 0
    surveyed = nil
    defer { surveyed = nil }
    while from < chunk.count {
      // No further than a record reaches: what is looked at stays in the cache, and no line in it is
      // longer than a record.
      let bound = min(chunk.count, from + Framer.longestRecord)
      if let known = surveyed, from >= known.upper { surveyed = nil }
      let lines = ByteRange(
        from, surveyed?.upper ?? Self.endOfLines(in: chunk, from, bound))
      if isBetweenRecords, !lines.isEmpty,
        let next = passLines(chunk.extracting(lines.range), at: from, into: &pieces)
      {
        from += next
        guard from < lines.upper, printed == nil else { continue }
        // A block or a document: what stands in the chunk is looked at there.
        let rest = chunk.extracting(from..<chunk.count)
        from += work(on: rest, at: from, atEnd: false, stopsAtLine: true, into: &pieces)
        if isBetweenRecords, framer.isUntouched { continue }
        // Its end, or that of its line, is not there yet.
        pending.append(chunk.extracting(from..<chunk.count))
        break
      } else if isBetweenPrinted, !lines.isEmpty {
        let next = passPrinted(chunk.extracting(lines.range), at: from, into: &pieces)
        from += next
        // Else a block or a document may open here, which goes through the buffer.
        if next > 0 || printed == nil { continue }
      } else if isBetweenRows, !lines.isEmpty,
        let next = passRows(chunk.extracting(lines.range), at: from, into: &pieces)
      {
        from += next
        guard from < lines.upper else { continue }
      }
      // The line in hand goes through the buffer: it is not complete, or opens a block.
      var end =
        pending.isEmpty && lines.isEmpty
        ? bound : from + Self.endOfLine(in: chunk.extracting(from..<bound), from: 0)
      // So does more of a long document: who asks after each line asks often.
      if !framer.isAtLine, pending.count >= Self.longDocument {
        end = max(end, min(bound, from + pending.count / 4))
      }
      pending.append(chunk.extracting(from..<end))
      from = end
      drain(atEnd: false, into: &pieces)
    }
    keepTokens(in: &pieces)
    statistics.bytesOut += pieces.count
  }

  /// Ends the stream and puts the rest into `pieces`, which must be empty.
  ///
  /// - Parameter isCut: whether the stream breaks off. Then a line that has no end is withheld, for half a value would
  ///   not be known as one.
  public mutating func finish(into pieces: inout RedactedPieces, isCut: Bool = false) {
    precondition(pieces.isEmpty, "pieces of another chunk")
    let begun = isCut ? dropLineInHand() : 0
    drain(atEnd: true, into: &pieces)
    keepTokens(in: &pieces)
    if begun > 0 {
      statistics.records += 1
      withhold("interrupted", begun, into: &pieces)
      offset += begun
    }
    statistics.bytesOut += pieces.count
  }

  /// Forgets the line that has no end yet, and says how much of it was not given out.
  private mutating func dropLineInHand() -> Int {
    let start = max(behind, pending.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
    let begun = pending.count - start
    guard begun > 0 else { return 0 }
    // A window goes on with what was given out.
    pending.removeLast(start == behind ? pending.count : begun)
    behind = 0
    framer.restart()
    return begun
  }

  /// Forgets the stream, and takes what comes next for the middle of one.
  mutating func restart() {
    framer = Framer(documents: redactor.format.documents)
    mayBeTable = false
    printed = nil
    columns.removeAll()
    cells.removeAll(keepingCapacity: true)
    bound.removeAll(keepingCapacity: true)
    (hasOtherCells, isBehindOther, mayLeaveOpen, isInDocument) = (false, false, false, false)
    (cellsLeftOpen, keyColumn) = (0, nil)
    lastLine.removeAll(keepingCapacity: true)
    recent.removeAll()
    lacksNames = false
    defined = DefinedTables()
    statements = OpenStatements()
    pending.removeAll(keepingCapacity: true)
    (behind, isSwallowing, offset, line) = (0, false, 0, 1)
    statistics = RedactionStatistics()
  }

  /// Whether what comes next stands for itself: nothing is held back, and no value is open.
  var isBetweenRecords: Bool { isBetweenLines && !mayBeTable }
  /// The same, but that the stream may begin with the names of a table's columns.
  var isBetweenLines: Bool {
    pending.isEmpty && !isSwallowing && framer.isAtLine && framer.table == nil && printed == nil
  }
  /// Whether what comes next may be a row of a printed table.
  var isBetweenPrinted: Bool {
    pending.isEmpty && !isSwallowing && framer.isAtLine && printed != nil
  }

  // MARK: the bytes in hand

  private mutating func drain(atEnd: Bool, into pieces: inout RedactedPieces) {
    var held: [UInt8] = []
    swap(&held, &pending)
    // The buffer is moved once per call.
    held.removeFirst(
      work(on: held.span, at: nil, atEnd: atEnd, stopsAtLine: false, into: &pieces))
    swap(&held, &pending)
  }

  /// Gives out what records `held` begins with, and says how many of its bytes are done with.
  ///
  /// - Parameters:
  ///   - place: where it begins in the chunk; nil if it stands elsewhere.
  ///   - stopsAtLine: whether to end as soon as what follows stands for itself.
  private mutating func work(
    on held: Span<UInt8>, at place: Int?, atEnd: Bool, stopsAtLine: Bool,
    into pieces: inout RedactedPieces
  ) -> Int {
    var start = 0
    while true {
      if isSwallowing, !swallow(held, from: &start, atEnd: atEnd) { return start }
      let rest = held.extracting(start..<held.count)
      let here = place.map { $0 + start }
      switch framer.next(in: rest, atEnd: atEnd, midLine: behind > 0) {
      case .more: return start
      case .record(let count):
        process(record: rest.extracting(0..<count), at: here, into: &pieces)
        start += count
        behind = 0
      case .row(let count):
        processRow(rest.extracting(0..<count), into: &pieces)
        start += count
      case .document(let count, let context):
        mayBeTable = false
        endPrinted()
        process(rest.extracting(0..<count), inside: context, at: here, into: &pieces)
        start += count
      case .window(let count):
        mayBeTable = false
        endPrinted()
        start += process(rest.extracting(0..<count), at: here, isWindow: true, into: &pieces)
      }
      if stopsAtLine, behind == 0, !isSwallowing, framer.isUntouched { return start }
    }
  }

  /// Gives out a line or a block, if it must be scanned as it is redacted.
  private mutating func process(
    record: Span<UInt8>, at place: Int?, into pieces: inout RedactedPieces
  ) {
    if mayBeTable { mayBeTable = behind == 0 && mayName(record) }
    let isLine = behind == 0 && framer.table == nil && !mayBeTable
    if isLine {
      if printed != nil, isBlock(record) {
        return processInTable(record, at: place, into: &pieces)
      }
      if goesOn(with: record) { return processPrinted(record, at: place, into: &pieces) }
      if PrintedTable.mayBegin(at: record), beginPrintedTable(record) {
        return passHead(record, at: place, into: &pieces)
      }
    }
    if isLine, engine.scout(record, into: &hot), hot.isEmpty {
      // Cut or not, a line is scanned only if there is something in it.
      pass(record: record, at: place, into: &pieces)
    } else {
      if behind == 0, mayBeTable || framer.table != nil { readRow(record) }
      if behind == 0, framer.table == nil {
        processLine(record, at: place, into: &pieces)
      } else {
        process(record, at: place, into: &pieces)
        cells.removeAll(keepingCapacity: true)
      }
    }
    if isLine { remember(record) }
  }

  /// Whether `record` is more than one line.
  private func isBlock(_ record: Span<UInt8>) -> Bool {
    record.firstLineFeed.map { $0 + 1 < record.count } ?? false
  }

  /// Gives out a record in which there is nothing.
  mutating func pass(record: Span<UInt8>, at place: Int?, into pieces: inout RedactedPieces) {
    let all = ByteRange(0, record.count)
    statistics.records += 1
    giveOut(record, all, at: place, into: &pieces)
    advance(over: record, all)
  }

  /// Skips the rest of an open-ended value; false if its end has not come.
  private mutating func swallow(
    _ held: Span<UInt8>, from start: inout Int, atEnd: Bool
  ) -> Bool {
    let from = start + behind
    var end = from
    while end < held.count, !Self.endsValue(held[end]) { end += 1 }
    offset += end - from
    start = end
    behind = 0
    isSwallowing = end == held.count
    return !isSwallowing
  }

  private static func endsValue(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
  }
}
