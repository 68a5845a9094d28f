//  A record in, findings out, in a fixed order: layers of encoding; on each layer what its anchors
//  ask for; then what the field names and the patterns propose, each weighed with its context; and at
//  last one answer for each place.
//
//  The reference takes for granted that every anchor stands everywhere. It is the meaning; with anchors
//  the same code does less.

package import GrilleCore
internal import GrilleFormats
public import GrilleRegex

extension RecordScanner.Session {
  /// The coats of encoding taken off at most. Real data has up to three: JSON in JSON in a URL.
  static var layers: Int { 3 }

  /// Everything considered in `record`; see ``FindingEngine``.
  public mutating func scan(
    _ record: Span<UInt8>, refused: Bool
  ) throws(MatchFailure) -> ScanResult {
    try settle(record, keepingRefused: refused)
    var result = ScanResult()
    result.findings = taken.map { scanner.table.finding($0) }
    if refused {
      result.refused = overlaps.refused.map {
        scanner.table.finding($0.candidate, outvotedBy: $0.winner)
      }
      result.refused.sort { $0.range < $1.range }
    }
    return result
  }

  // MARK: without names

  /// Every type of the packs; a candidate's type is its number in them.
  package var types: [TypeDefinition] { scanner.table.types }

  /// Looks at `record`; ``taken`` then says what was found.
  package mutating func look(at record: Span<UInt8>) throws(MatchFailure) {
    try settle(record, keepingRefused: false)
  }

  /// Looks at `record`, a document that spans lines.
  ///
  /// - Parameter isSurveyed: whether ``passesOver(document:)`` was asked of it last.
  package mutating func look(
    atDocument record: Span<UInt8>, isSurveyed: Bool
  ) throws(MatchFailure) {
    if !isSurveyed {
      // What is left of one that was hot everywhere mostly is as well.
      if isSettledByIslands || record.count < Self.shortDocument {
        _ = passesOver(document: record)
      } else {
        hotPlaces.areEverywhere = true
      }
    }
    context.isDocument = true
    defer { context.isDocument = false }
    if try !settleIslands(of: record) { try settle(record, keepingRefused: false) }
  }

  /// Looks at `record`, a row of a table.
  ///
  /// - Parameters:
  ///   - cells: the cells, in order.
  ///   - columns: what their names say, one for each.
  package mutating func look(
    at record: Span<UInt8>, cells: [ByteRange], columns: [ColumnName]
  ) throws(MatchFailure) {
    precondition(cells.count == columns.count, "cells without a column")
    context.columns = columns
    context.cells = cells
    defer { context.cells.removeAll(keepingCapacity: true) }
    try settle(record, keepingRefused: false)
  }

  /// Whether what stands in `range` of `text` is what a label of ours holds: the name of a type.
  package func isTypeID(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    scanner.ids.contains(text, range)
  }

  /// `candidate` as people read it.
  package func finding(_ candidate: Candidate) -> Finding { scanner.table.finding(candidate) }

  /// What is known of the type of `candidate`.
  package func definition(of candidate: Candidate) -> TypeDefinition {
    scanner.table.types[candidate.type]
  }

  // MARK: layers

  private mutating func settle(
    _ record: Span<UInt8>, keepingRefused: Bool
  ) throws(MatchFailure) {
    candidates.removeAll(keepingCapacity: true)
    said.removeAll(keepingCapacity: true)
    keepsRefused = keepingRefused
    try propose(in: record, of: nil)
    if activation.signs.contains(.coat) {
      var next = Layer(undressing: record, sparing: spared)
      while let layer = next {
        try propose(in: layer.bytes.span, of: layer)
        let isClothed = activation.signs.contains(.coat) && layer.depth < Self.layers
        next = isClothed ? layer.undressed(sparing: spared) : nil
      }
    }
    overlaps.settle(
      candidates, scanner.table, minimum: scanner.options.minimum,
      keepingRefused: keepingRefused, into: &taken)
  }

  /// Adds what `text` holds: the bytes of `layer`, or the record itself.
  mutating func propose(
    in text: Span<UInt8>, of layer: Layer?
  ) throws(MatchFailure) {
    activate(text)
    // Cells are places of the record, not of what it says undressed.
    context.isTable = layer == nil && !context.cells.isEmpty
    if context.isTable || context.isDocument { activation.expectFields() }
    spared.removeAll(keepingCapacity: true)
    guard activation.isHot else { return }
    let first = candidates.count
    context.forget()
    if activation.signs.contains(.name) { try proposeFields(in: text) }
    try proposeForms(in: text)
    if activation.signs.contains(.coat) { spareOurs(in: text) }
    guard !isOnIsland, candidates.count > first else { return }
    proposeRepeats(in: text, from: first)
    if activation.signs.contains(.coat) { spare(from: first) }
    if let layer { move(from: first, outOf: layer) }
  }

  /// Finds out what needs to be looked for in `text`.
  private mutating func activate(_ text: Span<UInt8>) {
    guard let plan = scanner.plan, let level = scanner.options.kernel else { return }
    if !hasPlaces { plan.finder.find(in: text, at: level, into: &places) }
    hasPlaces = false
    activation.read(places, plan, scanner.table, &heads, text)
  }

  /// Adds a candidate, unless nobody asks for it.
  mutating func add(_ candidate: Candidate) {
    if keepsRefused || !candidate.isRefused { candidates.append(candidate) }
  }

  /// What base64 says inside a finding which nothing can outweigh that is found there (see `Overlaps`)
  /// makes no difference: `"access_token":"eyJ…"`.
  private mutating func spare(from first: Int) {
    for index in first..<candidates.count
    where !candidates[index].isRefused
      && Overlaps.outweighsAll(candidates[index], scanner.table)
      && candidates[index].likelihood >= scanner.options.minimum
    {
      spared.append(candidates[index].range)
    }
  }

  /// The header of a JWE of ours is no coat: undressed, the rest would no more be known for ours, and a sealed value
  /// holds what looks like a key by chance now and then.
  private mutating func spareOurs(in text: Span<UInt8>) {
    readOurs(text)
    for span in context.ours.spans where Ours.isJWE(span.range, in: text) {
      spared.append(span.range)
    }
  }

  /// Says of the candidates where they lie in the record.
  private mutating func move(from first: Int, outOf layer: Layer) {
    for index in first..<candidates.count {
      let range = candidates[index].range
      if layer.isUndressed(in: range) {
        candidates[index].layers = UInt8(layer.depth)
        if scanner.options.keepsSaid {
          said.append(Array(layer.bytes[range.range]))
          candidates[index].said = Int32(said.count)
        }
      }
      candidates[index].range = layer.source(of: range)
      candidates[index].field = candidates[index].field.map(layer.source(of:))
    }
  }

  // MARK: again

  /// What was found once is hidden wherever else it stands in the record.
  private mutating func proposeRepeats(in text: Span<UInt8>, from first: Int) {
    let minimum = max(scanner.options.minimum, .likely)
    let end = candidates.count
    var sought = 0
    var areKnown = false
    for index in first..<end where sought < Repeats.most {
      let candidate = candidates[index]
      guard Repeats.isTelling(candidate, minimum, scanner.table, text) else { continue }
      if sought == 0 { repeats.alone.removeAll(keepingCapacity: true) }
      sought += 1
      guard !repeats.alone.contains(candidate.range) else { continue }
      var place = 0
      var isAlone = true
      while let range = Repeats.next(of: candidate.range, in: text, from: &place) {
        isAlone = false
        if !areKnown { readTaken(from: first) }
        areKnown = true
        readOurs(text)
        guard !repeats.taken.overlaps(range), !context.ours.overlaps(range) else { continue }
        var copy = candidate
        copy.range = range
        copy.marks.insert(.repeated)
        copy.field = nil
        candidates.append(copy)
      }
      if isAlone { repeats.alone.append(candidate.range) }
    }
  }

  /// Notes where findings lie already.
  mutating func readTaken(from first: Int) {
    repeats.taken.removeAll()
    for index in first..<candidates.count where !candidates[index].isRefused {
      repeats.taken.append(candidates[index].range)
    }
    repeats.taken.sort()
  }
}
