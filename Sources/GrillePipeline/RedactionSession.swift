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

  private let redactor: Redactor
  private var engine: RecordScanner.Session
  private var framer = Framer()
  private var pending: [UInt8] = []
  /// How many bytes at the start of `pending` were already given out.
  private var behind = 0
  private var isSwallowing = false
  /// The first bytes of lines that must be scanned.
  private var hot: [Int] = []
  /// Where `pending[behind]` lies in the stream.
  private var offset = 0
  private var line = 1

  /// Lines of what would be given out in which something may be left.
  private var doubtful: [Int] = []
  /// How often in a row there were such lines, and for how many the scout is not asked.
  private var doubts = 0
  private var unasked = 0
  /// What was decided in the text in hand.
  private var decisions: [Decision] = []
  /// By number of a type, what happens to its values.
  private let standing: [Decision]

  /// What was done so far.
  public private(set) var statistics = RedactionStatistics()
  /// Called for each finding, in the order of the stream.
  public var onFinding: ((LocatedFinding) -> Void)?
  /// Whether findings are acted on; false to only report them.
  public var rewrites = true

  init(_ redactor: Redactor) {
    self.redactor = redactor
    engine = redactor.scanner.session()
    standing = engine.types.map { Decision(ByteRange(0, 0), $0, action: $0.action) }
  }

  /// Takes the next bytes of the stream and appends to `output` what can be given out.
  public mutating func redact(_ chunk: Span<UInt8>, into output: inout [UInt8]) {
    statistics.bytesIn += chunk.count
    let before = output.count
    var from = 0
    while from < chunk.count {
      let lines = ByteRange(from, Self.endOfLines(in: chunk, from: from))
      if pending.isEmpty, !isSwallowing, !lines.isEmpty,
        let next = passLines(chunk.extracting(lines.range), into: &output)
      {
        from += next
        guard from < lines.upper else { continue }
      }
      // The line in hand goes through the buffer: it is not complete, or opens a block.
      let end =
        pending.isEmpty && lines.isEmpty ? chunk.count : Self.endOfLine(in: chunk, from: from)
      Self.append(chunk, from, end, to: &pending)
      from = end
      drain(atEnd: false, into: &output)
    }
    statistics.bytesOut += output.count - before
  }

  /// Ends the stream and appends the rest to `output`.
  public mutating func finish(into output: inout [UInt8]) {
    let before = output.count
    drain(atEnd: true, into: &output)
    statistics.bytesOut += output.count - before
  }

  // MARK: many lines

  /// Gives out whole lines: those that hold nothing as they stand, the others redacted. Ends before a
  /// line that opens a block and says where; nil if lines cannot be told apart, and nothing was done.
  private mutating func passLines(_ lines: Span<UInt8>, into output: inout [UInt8]) -> Int? {
    guard engine.scout(lines, into: &hot) else { return nil }
    var start = 0
    for line in hot where line >= start {
      pass(lines, start, line, into: &output)
      let end = Self.endOfLine(in: lines, from: line)
      if end - line > Framer.longestRecord || PEM.opens(ByteRange(line, end), in: lines) {
        return line
      }
      process(lines.extracting(line..<end), isWindow: false, into: &output)
      behind = 0
      start = end
    }
    pass(lines, start, lines.count, into: &output)
    return lines.count
  }

  /// Gives out lines in which there is nothing.
  private mutating func pass(
    _ lines: Span<UInt8>, _ start: Int, _ end: Int, into output: inout [UInt8]
  ) {
    guard start < end else { return }
    Self.append(lines, start, end, to: &output)
    let count = lines.extracting(start..<end).lineFeeds
    statistics.records += count
    line += count
    offset += end - start
  }

  private static func append(
    _ text: Span<UInt8>, _ start: Int, _ end: Int, to array: inout [UInt8]
  ) {
    unsafe text.extracting(start..<end).withUnsafeBufferPointer {
      unsafe array.append(contentsOf: $0)
    }
  }

  /// One past the line feed that ends the line at `start`, or the end.
  private static func endOfLine(in text: Span<UInt8>, from start: Int) -> Int {
    text.extracting(start..<text.count).firstLineFeed.map { start + $0 + 1 } ?? text.count
  }

  /// One past the last line feed, or `start` if there is none behind it.
  private static func endOfLines(in text: Span<UInt8>, from start: Int) -> Int {
    var end = text.count
    while end > start, text[end - 1] != 0x0A { end -= 1 }
    return end
  }

  // MARK: the bytes in hand

  private mutating func drain(atEnd: Bool, into output: inout [UInt8]) {
    var start = 0  // where the bytes not yet done begin; the buffer is moved once per call
    loop: while true {
      if isSwallowing, !swallow(from: &start, atEnd: atEnd) { break }
      switch nextFrame(from: start, atEnd: atEnd) {
      case .more: break loop
      case .record(let count):
        process(Array(pending[start..<start + count]).span, isWindow: false, into: &output)
        start += count
        behind = 0
      case .window(let count):
        start += process(
          Array(pending[start..<start + count]).span, isWindow: true, into: &output)
      }
    }
    pending.removeFirst(start)
  }

  private mutating func nextFrame(from start: Int, atEnd: Bool) -> Framer.Frame {
    var framer = framer
    let frame = framer.next(
      in: pending.span.extracting(start..<pending.count), atEnd: atEnd, midLine: behind > 0)
    self.framer = framer
    return frame
  }

  /// Skips the rest of an open-ended value; false if its end has not come.
  private mutating func swallow(from start: inout Int, atEnd: Bool) -> Bool {
    let from = start + behind
    var end = from
    while end < pending.count, !Self.endsValue(pending[end]) { end += 1 }
    offset += end - from
    start = end
    behind = 0
    isSwallowing = end == pending.count
    return !isSwallowing
  }

  private static func endsValue(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
  }

  // MARK: one record

  /// Gives out a record, or what can be given out of a window, and says how much of it is done with.
  @discardableResult
  private mutating func process(
    _ record: Span<UInt8>, isWindow: Bool, into output: inout [UInt8]
  ) -> Int {
    statistics.records += 1
    statistics.scanned += 1
    let end = record.count
    do {
      try find(in: record, from: behind)
    } catch {
      return withhold(String(describing: error), record, into: &output)
    }
    var edits = Edit.plan(decisions)
    var cut = end
    if isWindow {
      cut = end - Self.holdBack
      for edit in edits.reversed() where edit.range.lower < cut && edit.range.upper > cut {
        cut = edit.range.lower
      }
      if cut <= behind, let open = edits.first {
        // The value fills the window: what follows is part of it.
        report(in: record) { $0.lower == open.range.lower }
        output.append(contentsOf: OneWay.label(open.type))
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
      Self.append(record, emitted.lower, emitted.upper, to: &output)
    } else {
      emit(record, emitted, edits: edits, into: &output)
    }
    advance(over: record, emitted)
    guard isWindow else { return end }
    let kept = min(cut, Self.lookBehind)
    behind = kept
    return cut - kept
  }

  /// Gives out `range` of `record` with `edits`, scanned again until nothing more is found in it, so
  /// that redacting what comes out changes nothing.
  private mutating func emit(
    _ record: Span<UInt8>, _ range: ByteRange, edits: [Edit], into output: inout [UInt8]
  ) {
    var text: [UInt8] = []
    text.reserveCapacity(range.count + 64)
    redactor.transforms.splice(record, in: range, edits: edits, into: &text)
    if isPassed(text.span) { return output.append(contentsOf: text) }
    for _ in 1..<Self.passes {
      do {
        try find(in: text.span)
        let more = Edit.plan(decisions)
        if more.isEmpty {
          output.append(contentsOf: text)
          return
        }
        var next: [UInt8] = []
        redactor.transforms.splice(
          text.span, in: ByteRange(0, text.count), edits: more, into: &next)
        if next == text {
          output.append(contentsOf: text)
          return
        }
        text = next
      } catch {
        return giveOutWithheld(
          String(describing: error), range.count, endingLike: record, into: &output)
      }
    }
    giveOutWithheld("unsettled", range.count, endingLike: record, into: &output)
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
  private mutating func find(
    in text: Span<UInt8>, from start: Int = 0
  ) throws(MatchFailure) {
    try engine.look(at: text)
    decisions.removeAll(keepingCapacity: true)
    for index in 0..<engine.takenCount {
      let candidate = engine.taken(index)
      guard candidate.range.lower >= start else { continue }
      var decision = standing[candidate.type]
      decision.range = candidate.range
      decision.isUndressed = candidate.isUndressed
      decisions.append(decision)
    }
  }

  // MARK: withholding

  private mutating func withhold(
    _ reason: String, _ record: Span<UInt8>, into output: inout [UInt8]
  ) -> Int {
    if rewrites {
      giveOutWithheld(reason, record.count - behind, endingLike: record, into: &output)
    } else {
      statistics.withheld[reason, default: 0] += 1
    }
    advance(over: record, ByteRange(behind, record.count))
    behind = 0
    return record.count
  }

  private mutating func giveOutWithheld(
    _ reason: String, _ count: Int, endingLike record: Span<UInt8>, into output: inout [UInt8]
  ) {
    statistics.withheld[reason, default: 0] += 1
    let hasLineFeed = record.count > 0 && record[record.count - 1] == 0x0A
    output.append(contentsOf: OneWay.withheld(reason, count: count - (hasLineFeed ? 1 : 0)))
    if hasLineFeed { output.append(0x0A) }
  }

  // MARK: telling

  private mutating func advance(over record: Span<UInt8>, _ range: ByteRange) {
    offset += range.count
    for index in range.range where record[index] == 0x0A { line += 1 }
  }

  /// Tells of what was found in `record`, where its range is to be counted.
  private mutating func report(in record: Span<UInt8>, where counts: (ByteRange) -> Bool) {
    for index in 0..<engine.takenCount {
      let candidate = engine.taken(index)
      guard counts(candidate.range) else { continue }
      let action = standing[candidate.type].action
      // What is kept was not looked for everywhere; a part of it is no figure.
      if action == .keep, redactor.scanner.options.passesOverKept { continue }
      statistics.findings[standing[candidate.type].type, default: 0] += 1
      guard let onFinding else { continue }
      let definition = engine.definition(of: candidate)
      var line = line
      var lineStart = 0
      for index in 0..<candidate.range.lower where record[index] == 0x0A {
        line += 1
        lineStart = index + 1
      }
      let shift = offset - behind
      let finding = engine.finding(candidate)
      onFinding(
        LocatedFinding(
          finding: finding, definition: definition, action: action,
          record: statistics.records, line: line, column: finding.range.lower - lineStart + 1,
          range: finding.range.shifted(by: shift), field: finding.field?.shifted(by: shift)))
    }
  }
}
