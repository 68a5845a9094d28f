//  One record: what is found in it is decided on, put in its place, and looked at again until nothing more is
//  found.

internal import GrilleCore
internal import GrilleFormats
internal import GrilleRegex
internal import GrilleScan
internal import GrilleTransforms

extension RedactionSession {
  // MARK: one record

  /// Gives out a record, or what can be given out of a window, and says how much of it is done with.
  ///
  /// - Parameter place: where it begins in the chunk; nil if it stands elsewhere.
  @discardableResult
  mutating func process(
    _ record: Span<UInt8>, at place: Int? = nil, isWindow: Bool = false,
    into pieces: inout RedactedPieces
  ) -> Int {
    statistics.records += 1
    statistics.scanned += 1
    let end = record.count
    if isWindow || behind > 0 { hasOtherCells = false }
    do {
      try find(in: record, from: behind, at: behind == 0 ? place : nil)
    } catch {
      return withhold(String(describing: error), record, into: &pieces)
    }
    var edits = Edit.dressed(Edit.plan(decisions), in: record, cells: boundaries)
    var cut = end
    if isWindow {
      cut = end - Self.holdBack
      for edit in edits.reversed() where edit.range.lower < cut && edit.range.upper > cut {
        cut = edit.range.lower
      }
      if cut <= behind, let open = edits.first {
        // The value fills the window: what follows is part of it.
        report(in: record) { $0.range.lower == open.range.lower }
        pieces.make { $0.append(contentsOf: Transforms.label(open.type)) }
        offset += end - behind
        behind = 0
        isSwallowing = true
        return end
      }
      edits.removeAll { $0.range.upper > cut }
    }
    let emitted = ByteRange(behind, cut)
    report(in: record) { emitted.contains($0.range) }
    if edits.isEmpty || !rewrites {
      if mayLeaveOpen { noteStatement(in: record) }
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

  /// The cells of a row, which must keep their bounds. Those in the middle of a line are only values of it.
  private var boundaries: [ByteRange] { bound.isEmpty ? cells : [] }

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

  /// Gives out what became of a record. What it leaves open is read of that, for a second pass reads nothing else.
  private mutating func giveOut(settled text: Span<UInt8>, into pieces: inout RedactedPieces) {
    if mayLeaveOpen { noteStatement(in: text) }
    pieces.make { $0.append(text) }
  }

  /// Gives out `range` of `record` with `edits`, scanned again until nothing more is found in it, so
  /// that redacting what comes out changes nothing.
  private mutating func emit(
    _ record: Span<UInt8>, _ range: ByteRange, edits: [Edit], into pieces: inout RedactedPieces
  ) {
    var text: [UInt8] = []
    text.reserveCapacity(range.count + 64)
    origins.begin(at: range.lower)
    if isInDocument, let lines = spliceDocument(record, in: range, edits: edits, into: &text) {
      if isSettled(text.span, near: lines) { return giveOut(settled: text.span, into: &pieces) }
    } else {
      // What was spliced of a document before it turned out to be none is gone.
      origins.begin(at: range.lower)
      redactor.transforms.splice(
        record, in: range, edits: edits, into: &text, origins: &origins)
    }
    settle(&text, of: record, range.count, into: &pieces)
  }

  /// Gives out `text`, what became of `count` bytes of `record`, when nothing more is found in it.
  private mutating func settle(
    _ text: inout [UInt8], of record: Span<UInt8>, _ count: Int, into pieces: inout RedactedPieces
  ) {
    if cells.isEmpty, !isInDocument {
      if printed == nil, !isUnlike, isPassed(text.span) {
        return giveOut(settled: text.span, into: &pieces)
      }
      if standsAsLines(text.span) { return settleLines(of: text, record, into: &pieces) }
      // What is left of a block may be a row of the table in which it stood.
      if printed != nil { _ = goesOn(with: text.span) }
    }
    for _ in 1..<Self.passes {
      do {
        // So may what is left of one that stood among rows.
        if !cells.isEmpty || printed != nil || isUnlike { readCells(of: text.span) }
        try find(in: text.span, isAgain: true)
        let more = Edit.dressed(Edit.plan(decisions), in: text.span, cells: boundaries)
        var (next, changes) = ([UInt8](), Origins())
        redactor.transforms.splice(
          text.span, in: ByteRange(0, text.count), edits: more, into: &next, origins: &changes)
        if more.isEmpty || next == text { return giveOut(settled: text.span, into: &pieces) }
        report(in: record, again: changes.changing(text.span, to: next.span))
        origins.append(changes)
        text = next
      } catch {
        return withhold(
          String(describing: error), count, endingLike: text.span, into: &pieces)
      }
    }
    withhold("unsettled", count, endingLike: text.span, into: &pieces)
  }

  /// Whether `text` was a block, of whose beginning nothing is left: who reads it next sees lines.
  private func standsAsLines(_ text: Span<UInt8>) -> Bool {
    let end = endOfRow(in: text, from: 0)
    return end < text.count && !PEM.opens(ByteRange(0, end), in: text) && !isWholeRow(text)
  }

  private mutating func settleLines(
    of text: [UInt8], _ record: Span<UInt8>, into pieces: inout RedactedPieces
  ) {
    var start = 0
    let origins = origins
    while start < text.count {
      var end = endOfRow(in: text.span, from: start)
      if PEM.opens(ByteRange(start, end), in: text.span) { end = text.count }
      var part = Array(text[start..<end])
      let isRow = framer.table != nil || goesOn(with: part.span)
      if isRow { readCells(of: part.span) }
      self.origins = origins.part(ByteRange(start, end))
      settle(&part, of: record, end - start, into: &pieces)
      endRow()
      // A line may head the next ones.
      if !isRow, PrintedTable.isHeading(part.span) { _ = beginPrintedTable(part.span) }
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
    unasked = isPassed ? 0 : (1 << doubts) - 2
    return isPassed
  }

  /// Decides on what is in `text` from `start` on.
  ///
  /// - Parameters:
  ///   - place: where it begins in the chunk; nil if it stands elsewhere.
  ///   - isAgain: whether it is what came out of the record in hand.
  private mutating func find(
    in text: Span<UInt8>, from start: Int = 0, at place: Int? = nil, isAgain: Bool = false
  ) throws(MatchFailure) {
    if isInDocument {
      try engine.look(atDocument: text, isSurveyed: !isAgain)
    } else if !cells.isEmpty {
      try lookAtRow(text)
    } else if let surveyed, let place, surveyed.contains(ByteRange(place, place + text.count)) {
      try engine.look(at: text, surveyedAt: place - surveyed.lower)
    } else {
      try engine.look(at: text)
    }
    if !isAgain { subject = nil }
    readDecisions(from: start)
    if watch != nil, !decisions.isEmpty { weaken(in: text, isAgain: isAgain) }
    if let keyed = redactor.transforms.keyed {
      passOurs(in: text, by: keyed)
      if decisions.contains(where: { keyed.heedsSubject($0.action) }) {
        noteSubject(in: text, isAgain: isAgain)
      }
      if decisions.contains(where: { keyed.mustKeep($0.action) }) { mustKeepTokens = true }
    }
    if cards != nil { heedLedger(in: text) }
  }

  /// Decides less to be shown where a record adds up to too much.
  private mutating func weaken(in text: Span<UInt8>, isAgain: Bool) {
    let (column, correlation, cells) = (keyColumn, redactor.disclosure?.correlation, ownCells)
    watch?.weaken(
      &decisions, types: types, in: text,
      key: { Self.key(of: text, column: column, cells: cells, correlation) },
      offset: offset, isAgain: isAgain)
    if !isAgain { noteVerdict() }
    if watch?.observes == true { observe() }
  }

  /// What ties `text` to other records.
  private static func key(
    of text: Span<UInt8>, column: Int?, cells: [ByteRange], _ correlation: Correlation?
  ) -> CorrelationKey? {
    guard let column, column < cells.count else { return correlation?.key(of: text) }
    return cells[column].isEmpty ? nil : Correlation.key(text.extracting(cells[column].range))
  }

  /// Tells the decisions that heed it whom the record is about; what came out of it is about the same.
  private mutating func noteSubject(in text: Span<UInt8>, isAgain: Bool) {
    if !isAgain {
      subject =
        Self.key(
          of: text, column: keyColumn, cells: ownCells, redactor.disclosure?.correlation)?.hash
    }
    guard let keyed = redactor.transforms.keyed else { return }
    for index in decisions.indices where keyed.heedsSubject(decisions[index].action) {
      decisions[index].subject = subject
    }
  }

  /// Lets those of the decisions in hand pass that are about what was put there already and keeps its form.
  private mutating func passOurs(in text: Span<UInt8>, by keyed: KeyedTransforms) {
    for index in decisions.indices {
      switch decisions[index].action {
      case .fpe, .surrogate: break
      default: continue
      }
      guard
        keyed.isOurs(
          decisions[index].range.range.map { text[$0] }, of: decisions[index].type,
          by: decisions[index].action)
      else { continue }
      decisions[index].action = .keep
    }
  }

  /// Reads what happens to what was found from `start` on.
  mutating func readDecisions(from start: Int) {
    decisions.removeAll(keepingCapacity: true)
    taken.removeAll(keepingCapacity: true)
    types.removeAll(keepingCapacity: true)
    for index in engine.taken.indices {
      let candidate = engine.taken[index]
      guard candidate.range.lower >= start else { continue }
      var decision = standing[candidate.type]
      decision.range = candidate.range
      decision.isUndressed = candidate.isUndressed
      decision.said = candidate.said(of: engine.said)
      decisions.append(decision)
      taken.append(index)
      types.append(candidate.type)
    }
  }
}
