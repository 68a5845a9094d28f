//  One stream from its beginning to its end.
//
//  A line longer than a record goes through in windows: each is scanned with the bytes before it as
//  context, and all but its last `holdBack` bytes are given out, so every value up to `holdBack` bytes
//  long is seen whole. A value that fills a window is open-ended: its replacement is given out and the
//  bytes that follow are swallowed up to its end.

internal import GrilleCore
internal import GrilleFormats
internal import GrilleRegex
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
  /// Whether the record in hand is a document that spans lines.
  private var isInDocument = false
  /// The cells of the row in hand.
  var cells: [ByteRange] = []
  /// The first bytes of lines that must be scanned.
  var hot: [Int] = []
  /// Where `pending[behind]` lies in the stream.
  var offset = 0
  var line = 1

  /// Lines of what would be given out in which something may be left.
  private var doubtful: [Int] = []
  /// How often in a row there were such lines, and for how many the scout is not asked.
  private var doubts = 0
  private var unasked = 0
  /// What was decided in the text in hand, and where among the findings and of which type by number.
  private var decisions: [Decision] = []
  private var taken: [Int] = []
  private var types: [Int] = []
  /// What the reader has been shown, if anything is counted up.
  private(set) var watch: Watch?
  /// The column whose value is the key of a row.
  var keyColumn: Int?
  /// By number of a type, what happens to its values.
  private let standing: [Decision]

  /// How many bytes are held back.
  package var heldBack: Int { pending.count }
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
    standing = engine.types.map { type in
      let action = redactor.disclosure?.action(for: type.type) ?? type.action
      return Decision(ByteRange(0, 0), type, action: action)
    }
    watch = Watch(redactor.disclosure, types: engine.types)
  }

  /// Takes the next bytes of the stream and appends to `output` what can be given out.
  public mutating func redact(_ chunk: Span<UInt8>, into output: inout [UInt8]) {
    var pieces = RedactedPieces()
    redact(chunk, into: &pieces)
    pieces.append(to: &output, of: chunk)
  }

  /// Ends the stream and appends the rest to `output`.
  public mutating func finish(into output: inout [UInt8]) {
    var pieces = RedactedPieces()
    finish(into: &pieces)
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
    while from < chunk.count {
      // No further than a record reaches: what is looked at stays in the cache, and no line in it is
      // longer than a record.
      let bound = min(chunk.count, from + Framer.longestRecord)
      let lines = ByteRange(from, Self.endOfLines(in: chunk, from, bound))
      if isBetweenRecords, !lines.isEmpty,
        let next = passLines(chunk.extracting(lines.range), at: from, into: &pieces)
      {
        from += next
        guard from < lines.upper else { continue }
      } else if isBetweenRows, !lines.isEmpty,
        let next = passRows(chunk.extracting(lines.range), at: from, into: &pieces)
      {
        from += next
        guard from < lines.upper else { continue }
      }
      // The line in hand goes through the buffer: it is not complete, or opens a block.
      let end =
        pending.isEmpty && lines.isEmpty
        ? bound : from + Self.endOfLine(in: chunk.extracting(from..<bound), from: 0)
      pending.append(chunk.extracting(from..<end))
      from = end
      drain(atEnd: false, into: &pieces)
    }
    statistics.bytesOut += pieces.count
  }

  /// Ends the stream and puts the rest into `pieces`, which must be empty.
  public mutating func finish(into pieces: inout RedactedPieces) {
    precondition(pieces.isEmpty, "pieces of another chunk")
    drain(atEnd: true, into: &pieces)
    statistics.bytesOut += pieces.count
  }

  /// Forgets the stream, and takes what comes next for the middle of one.
  mutating func restart() {
    framer = Framer(documents: redactor.format.documents)
    mayBeTable = false
    pending.removeAll(keepingCapacity: true)
    (behind, isSwallowing, offset, line) = (0, false, 0, 1)
    statistics = RedactionStatistics()
  }

  /// Whether what comes next stands for itself: nothing is held back, and no value is open.
  var isBetweenRecords: Bool { isBetweenLines && !mayBeTable }
  /// The same, but that the stream may begin with the names of a table's columns.
  var isBetweenLines: Bool {
    pending.isEmpty && !isSwallowing && framer.isAtLine && framer.table == nil
  }

  // MARK: many lines

  /// Gives out whole lines, which begin at `place` of the chunk: those that hold nothing as they stand,
  /// the others redacted. Ends before a line that opens a block or a document and says where; nil if lines
  /// cannot be told apart, and nothing was done.
  private mutating func passLines(
    _ lines: Span<UInt8>, at place: Int, into pieces: inout RedactedPieces
  ) -> Int? {
    let lines = lines.extracting(0..<framer.plainLines(in: lines))
    guard engine.scout(lines, into: &hot) else { return nil }
    var start = 0
    for line in hot where line >= start {
      pass(lines.extracting(start..<line), at: place + start, into: &pieces)
      let end = Self.endOfLine(in: lines, from: line)
      if PEM.opens(ByteRange(line, end), in: lines) { return line }
      process(lines.extracting(line..<end), at: place + line, isWindow: false, into: &pieces)
      behind = 0
      start = end
    }
    pass(lines.extracting(start..<lines.count), at: place + start, into: &pieces)
    return lines.count
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
  private static func endOfLines(in text: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, text[end - 1] != 0x0A { end -= 1 }
    return end
  }

  // MARK: the bytes in hand

  private mutating func drain(atEnd: Bool, into pieces: inout RedactedPieces) {
    var held: [UInt8] = []
    swap(&held, &pending)
    var start = 0  // where the bytes not yet done begin; the buffer is moved once per call
    loop: while true {
      if isSwallowing, !swallow(held.span, from: &start, atEnd: atEnd) { break }
      let rest = held.span.extracting(start..<held.count)
      switch framer.next(in: rest, atEnd: atEnd, midLine: behind > 0) {
      case .more: break loop
      case .record(let count):
        let record = rest.extracting(0..<count)
        if mayBeTable { mayBeTable = behind == 0 && mayName(record) }
        if behind == 0, framer.table == nil, !mayBeTable, engine.scout(record, into: &hot),
          hot.isEmpty
        {
          // Cut or not, a line is scanned only if there is something in it.
          statistics.records += 1
          giveOut(record, ByteRange(0, count), at: nil, into: &pieces)
          advance(over: record, ByteRange(0, count))
        } else {
          if behind == 0, mayBeTable || framer.table != nil { readRow(record) }
          process(record, at: nil, isWindow: false, into: &pieces)
          cells.removeAll(keepingCapacity: true)
        }
        start += count
        behind = 0
      case .row(let count):
        processRow(rest.extracting(0..<count), into: &pieces)
        start += count
      case .document(let count, let context):
        process(rest.extracting(0..<count), inside: context, into: &pieces)
        start += count
      case .window(let count):
        start += process(rest.extracting(0..<count), at: nil, isWindow: true, into: &pieces)
      }
    }
    held.removeFirst(start)
    swap(&held, &pending)
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

  // MARK: documents

  /// Gives out a part of a document, which stands inside `context`.
  private mutating func process(
    _ part: Span<UInt8>, inside context: [UInt8], into pieces: inout RedactedPieces
  ) {
    isInDocument = true
    defer { isInDocument = false }
    guard !context.isEmpty else {
      process(part, at: nil, isWindow: false, into: &pieces)
      return
    }
    var text = context
    text.append(part)
    behind = context.count
    process(text.span, at: nil, isWindow: false, into: &pieces)
    behind = 0
  }

  // MARK: one record

  /// Gives out a record, or what can be given out of a window, and says how much of it is done with.
  ///
  /// - Parameter place: where it begins in the chunk; nil if it stands elsewhere.
  @discardableResult
  mutating func process(
    _ record: Span<UInt8>, at place: Int?, isWindow: Bool, into pieces: inout RedactedPieces
  ) -> Int {
    statistics.records += 1
    statistics.scanned += 1
    let end = record.count
    do {
      try find(in: record, from: behind)
    } catch {
      return withhold(String(describing: error), record, at: place, into: &pieces)
    }
    var edits = Edit.dressed(Edit.plan(decisions), in: record, cells: cells)
    var cut = end
    if isWindow {
      cut = end - Self.holdBack
      for edit in edits.reversed() where edit.range.lower < cut && edit.range.upper > cut {
        cut = edit.range.lower
      }
      if cut <= behind, let open = edits.first {
        // The value fills the window: what follows is part of it.
        report(in: record) { $0.lower == open.range.lower }
        pieces.make { $0.append(contentsOf: OneWay.label(open.type)) }
        offset += end - behind
        behind = 0
        isSwallowing = true
        return end
      }
      edits.removeAll { $0.range.upper > cut }
    }
    let emitted = ByteRange(behind, cut)
    report(in: record) { emitted.contains($0) }
    if edits.isEmpty || !rewrites {
      giveOut(record, emitted, at: place, into: &pieces)
    } else {
      emit(record, emitted, edits: edits, into: &pieces)
    }
    advance(over: record, emitted)
    guard isWindow else { return end }
    let kept = min(cut, Self.lookBehind)
    behind = kept
    return cut - kept
  }

  /// Gives out `range` of `record`, which begins at `place` of the chunk, as it stands.
  func giveOut(
    _ record: Span<UInt8>, _ range: ByteRange, at place: Int?, into pieces: inout RedactedPieces
  ) {
    let run = record.extracting(range.range)
    if let place {
      pieces.pass(run, at: place + range.lower)
    } else {
      pieces.make { $0.append(run) }
    }
  }

  /// Gives out `range` of `record` with `edits`, scanned again until nothing more is found in it, so
  /// that redacting what comes out changes nothing.
  private mutating func emit(
    _ record: Span<UInt8>, _ range: ByteRange, edits: [Edit], into pieces: inout RedactedPieces
  ) {
    var text: [UInt8] = []
    text.reserveCapacity(range.count + 64)
    redactor.transforms.splice(record, in: range, edits: edits, into: &text)
    settle(&text, of: range.count, into: &pieces)
  }

  /// Gives out `text`, what became of `count` bytes, when nothing more is found in it.
  private mutating func settle(
    _ text: inout [UInt8], of count: Int, into pieces: inout RedactedPieces
  ) {
    if cells.isEmpty, !isInDocument {
      if isPassed(text.span) { return pieces.make { $0.append(text.span) } }
      if standsAsLines(text.span) { return settleLines(of: text, into: &pieces) }
    }
    for _ in 1..<Self.passes {
      do {
        if !cells.isEmpty { readCells(of: text.span) }
        try find(in: text.span, isAgain: true)
        let more = Edit.dressed(Edit.plan(decisions), in: text.span, cells: cells)
        var next: [UInt8] = []
        redactor.transforms.splice(
          text.span, in: ByteRange(0, text.count), edits: more, into: &next)
        if more.isEmpty || next == text { return pieces.make { $0.append(text.span) } }
        text = next
      } catch {
        return giveOutWithheld(
          String(describing: error), count, endingLike: text.span, into: &pieces)
      }
    }
    giveOutWithheld("unsettled", count, endingLike: text.span, into: &pieces)
  }

  /// Whether `text` was a block, of whose beginning nothing is left: who reads it next sees lines.
  private func standsAsLines(_ text: Span<UInt8>) -> Bool {
    guard let feed = text.firstLineFeed, feed + 1 < text.count else { return false }
    return !PEM.opens(ByteRange(0, feed + 1), in: text)
  }

  private mutating func settleLines(of text: [UInt8], into pieces: inout RedactedPieces) {
    var start = 0
    while start < text.count {
      var end = Self.endOfLine(in: text.span, from: start)
      if PEM.opens(ByteRange(start, end), in: text.span) { end = text.count }
      var part = Array(text[start..<end])
      settle(&part, of: end - start, into: &pieces)
      start = end
    }
  }

  /// Whether `text` is a line that would pass as it is, so that it need not be scanned. The scout is not
  /// asked for a while if it has doubts about the lines of this stream.
  private mutating func isPassed(_ text: Span<UInt8>) -> Bool {
    guard let end = text.firstLineFeed, end == text.count - 1 else { return false }
    guard unasked == 0 else {
      unasked -= 1
      return false
    }
    let isPassed = engine.scout(text, into: &doubtful) && doubtful.isEmpty
    doubts = isPassed ? 0 : min(doubts + 1, 6)
    unasked = isPassed ? 0 : 1 << doubts
    return isPassed
  }

  /// Decides on what is in `text` from `start` on.
  ///
  /// - Parameter isAgain: whether it is what came out of the record in hand.
  private mutating func find(
    in text: Span<UInt8>, from start: Int = 0, isAgain: Bool = false
  ) throws(MatchFailure) {
    if isInDocument {
      try engine.look(atDocument: text)
    } else if !cells.isEmpty {
      try engine.look(at: text, cells: cells, columns: columns)
    } else {
      try engine.look(at: text)
    }
    decisions.removeAll(keepingCapacity: true)
    taken.removeAll(keepingCapacity: true)
    types.removeAll(keepingCapacity: true)
    for index in 0..<engine.takenCount {
      let candidate = engine.taken(index)
      guard candidate.range.lower >= start else { continue }
      var decision = standing[candidate.type]
      decision.range = candidate.range
      decision.isUndressed = candidate.isUndressed
      decisions.append(decision)
      taken.append(index)
      types.append(candidate.type)
    }
    guard watch != nil, !decisions.isEmpty else { return }
    let (keyCell, correlation) = (keyColumn, redactor.disclosure?.correlation)
    let cells = cells
    watch?.weaken(
      &decisions, types: types, in: text,
      key: {
        if let keyCell, keyCell < cells.count {
          return cells[keyCell].isEmpty
            ? nil : Correlation.key(text.extracting(cells[keyCell].range))
        }
        return correlation?.key(of: text)
      },
      offset: offset, isAgain: isAgain)
    if !isAgain { noteVerdict() }
  }

  /// Counts and tells what was decided of the record in hand because of what it adds up to.
  private mutating func noteVerdict() {
    guard let watch, !watch.verdict.changes.isEmpty else { return }
    let rules = Set(watch.verdict.changes.flatMap(\.rules).map(\.rawValue))
    for rule in rules { statistics.rules[rule, default: 0] += 1 }
    guard let key = watch.key, !watch.verdict.raisedLate.isEmpty else { return }
    statistics.lateRaises += 1
    onLateRaise?(
      LateRaise(
        record: statistics.records, rules: rules.sorted().map { CombinationRule.ID($0) },
        earlier: watch.guardian.places(of: watch.verdict.raisedLate, key: key).map(\.offset)))
  }

  // MARK: withholding

  private mutating func withhold(
    _ reason: String, _ record: Span<UInt8>, at place: Int?, into pieces: inout RedactedPieces
  ) -> Int {
    let rest = ByteRange(behind, record.count)
    if rewrites {
      giveOutWithheld(reason, rest.count, endingLike: record, into: &pieces)
    } else {
      statistics.withheld[reason, default: 0] += 1
    }
    advance(over: record, rest)
    behind = 0
    return record.count
  }

  private mutating func giveOutWithheld(
    _ reason: String, _ count: Int, endingLike record: Span<UInt8>,
    into pieces: inout RedactedPieces
  ) {
    statistics.withheld[reason, default: 0] += 1
    let hasLineFeed = record.count > 0 && record[record.count - 1] == 0x0A
    pieces.make { output in
      output.append(contentsOf: OneWay.withheld(reason, count: count - (hasLineFeed ? 1 : 0)))
      if hasLineFeed { output.append(0x0A) }
    }
  }

  // MARK: telling

  mutating func advance(over record: Span<UInt8>, _ range: ByteRange) {
    offset += range.count
    line += record.extracting(range.range).lineFeeds
  }

  /// Tells of what was found in `record`, where its range is to be counted.
  private mutating func report(in record: Span<UInt8>, where counts: (ByteRange) -> Bool) {
    var (line, lineStart, searched) = (line, 0, 0)  // findings come in order of their places
    for (index, decision) in decisions.enumerated() {
      let candidate = engine.taken(taken[index])
      guard counts(candidate.range) else { continue }
      let action = decision.action
      // What is kept was not looked for everywhere; a part of it is no figure.
      if action == .keep, redactor.scanner.options.passesOverKept { continue }
      statistics.findings[standing[candidate.type].type, default: 0] += 1
      guard gathersFindings || onFinding != nil else { continue }
      while searched < candidate.range.lower {
        if record[searched] == 0x0A {
          line += 1
          lineStart = searched + 1
        }
        searched += 1
      }
      let shift = offset - behind
      let finding = engine.finding(candidate)
      let located = LocatedFinding(
        finding: finding, definition: engine.definition(of: candidate), action: action,
        record: statistics.records, line: line, column: finding.range.lower - lineStart + 1,
        range: finding.range.shifted(by: shift), field: finding.field?.shifted(by: shift),
        rules: watch?.rules(ofDecision: index) ?? [])
      if gathersFindings { gathered.append(located) } else { onFinding?(located) }
    }
  }
}
