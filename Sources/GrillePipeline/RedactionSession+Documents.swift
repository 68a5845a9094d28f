//  Parts of documents: most hold nothing, and in most of the others little was changed that must be looked at
//  again.

internal import GrilleCore
internal import GrilleFormats
internal import GrilleRegex
internal import GrilleScan
internal import GrilleTransforms

extension RedactionSession {
  /// Gives out a part of a document, which stands inside `context`.
  ///
  /// - Parameter place: where it begins in the chunk; nil if it stands elsewhere.
  mutating func process(
    _ part: Span<UInt8>, inside context: [UInt8], at place: Int?, into pieces: inout RedactedPieces
  ) {
    isInDocument = true
    defer { isInDocument = false }
    guard !context.isEmpty else {
      if isPassedOver(part, at: place) {
        pass(record: part, at: place, into: &pieces)
      } else {
        process(part, at: place, into: &pieces)
      }
      return
    }
    var text = context
    text.reserveCapacity(context.count + part.count)
    text.append(part)
    if engine.passesOver(document: text.span) {
      pass(record: part, at: place, into: &pieces)
      return
    }
    behind = context.count
    process(text.span, at: place.map { $0 - context.count }, into: &pieces)
    behind = 0
  }

  /// Whether nothing can be in a document that begins at `place` of the chunk.
  private mutating func isPassedOver(_ part: Span<UInt8>, at place: Int?) -> Bool {
    guard let lines = surveyed, let place, place >= lines.lower,
      place + part.count <= lines.upper, part[part.count - 1] == 0x0A
    else {
      // What goes on in the middle of a line was not looked at like that.
      surveyed = nil
      return engine.passesOver(document: part)
    }
    return engine.passesOver(document: part, surveyedAt: place - lines.lower)
  }

  // MARK: again

  /// So much of a part is looked at again if it was hot: the context before it is gone.
  private static var nearContext: Int { 1024 }

  /// Appends `range` of `record`, a document that was looked at where it is hot, with `edits` carried out to
  /// `text`, and says in which lines of that something may be found again; nil if that may be anywhere, and
  /// nothing was done.
  mutating func spliceDocument(
    _ record: Span<UInt8>, in range: ByteRange, edits: [Edit], into text: inout [UInt8]
  ) -> [ByteRange]? {
    // What adds up, is replaced under a key or was shown elsewhere is decided over the whole.
    guard watch == nil, redactor.transforms.keyed == nil, cards == nil,
      edits.allSatisfy({ Self.isPlain($0, in: record) }),
      let lines = engine.hotLines(
        near: edits.map(\.range), orBefore: range.lower + Self.nearContext)
    else { return nil }
    var found: [ByteRange] = []
    var (place, next) = (range.lower, 0)
    func copy(to end: Int) {
      text.append(record.extracting(place..<max(place, end)))
      place = max(place, end)
    }
    /// Where `end` of the record comes to stand; nil if it is replaced.
    func carry(to end: Int) -> Int? {
      while next < edits.count, edits[next].range.lower < end {
        guard edits[next].range.upper <= end, edits[next].range.lower >= place else { return nil }
        copy(to: edits[next].range.lower)
        let start = text.count
        redactor.transforms.splice(
          record, in: edits[next].range, edits: Array(edits[next...next]), into: &text,
          origins: &origins)
        guard text.count > start, text[start...].allSatisfy(Self.isPlain) else { return nil }
        place = edits[next].range.upper
        next += 1
      }
      copy(to: end)
      return text.count
    }
    for line in lines where line.upper > range.lower {
      guard line.upper <= range.upper, let start = carry(to: max(line.lower, range.lower)),
        let end = carry(to: line.upper)
      else {
        text.removeAll()
        return nil
      }
      found.append(ByteRange(start, end))
    }
    guard next == edits.count, carry(to: range.upper) != nil else {
      text.removeAll()
      return nil
    }
    return found
  }

  /// Whether nothing that gives a document its form is replaced.
  private static func isPlain(_ edit: Edit, in record: Span<UInt8>) -> Bool {
    edit.range.range.allSatisfy { index in
      switch record[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
        UInt8(ascii: "`"), UInt8(ascii: "\\"), 0x0A:
        false
      default: true
      }
    }
  }

  /// Whether what takes a value's place wears no coat.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "_"), UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x20,
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: ":"):
      true
    default: Bytes.isAlphanumeric(byte)
    }
  }

  /// Whether nothing more is found in `text`, what became of a document, where something may be.
  mutating func isSettled(_ text: Span<UInt8>, near lines: [ByteRange]) -> Bool {
    do throws(MatchFailure) {
      guard try engine.look(atDocument: text, near: lines) else { return false }
    } catch {
      return false
    }
    readDecisions(from: 0)
    let more = Edit.dressed(Edit.plan(decisions), in: text)
    if more.isEmpty { return true }
    var next: [UInt8] = []
    var changes = Origins()
    redactor.transforms.splice(
      text, in: ByteRange(0, text.count), edits: more, into: &next, origins: &changes)
    return changes.changing(text, to: next.span).isEmpty
  }
}
