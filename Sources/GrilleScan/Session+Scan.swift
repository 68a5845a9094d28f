//  A record in, findings out, in a fixed order: layers of encoding; on each layer what its anchors
//  ask for; then what the field names and the patterns propose, each weighed with its context; and at
//  last one answer for each place.
//
//  The reference takes for granted that every anchor stands everywhere. It is the meaning; with anchors
//  the same code does less.

internal import GrilleCore
internal import GrilleFormats
public import GrilleRegex

extension RecordScanner.Session {
  /// The coats of encoding taken off at most. Real data has up to three: JSON in JSON in a URL.
  static var layers: Int { 3 }

  /// Everything considered in `record`; see ``FindingEngine``.
  public mutating func scan(
    _ record: Span<UInt8>, refused: Bool
  ) throws(MatchFailure) -> ScanResult {
    var candidates: [Candidate] = []
    var layer: Layer? = Layer(record: record)
    var depth = 0
    while let current = layer {
      activate(current.bytes.span)
      let isClothed = activation.signs.contains(.coat)
      if activation.isHot { try propose(in: current, into: &candidates) }
      depth += 1
      layer = depth <= Self.layers && isClothed ? current.undressed() : nil
    }
    return Overlaps.settle(
      candidates, types: scanner.table.types, minimum: scanner.options.minimum,
      keepingRefused: refused)
  }

  /// Finds out what needs to be looked for in `text`.
  private mutating func activate(_ text: Span<UInt8>) {
    guard let plan = scanner.plan, let level = scanner.options.kernel else { return }
    plan.finder.find(in: text, at: level, into: &places)
    activation.read(places, plan, scanner.table, &heads, text)
  }

  /// Adds what this layer holds.
  private mutating func propose(
    in layer: Layer, into candidates: inout [Candidate]
  ) throws(MatchFailure) {
    let text = layer.bytes.span
    let first = candidates.count
    var context = Context()
    if activation.signs.contains(.name) {
      try proposeFields(in: text, &context, into: &candidates)
    }
    try proposeForms(in: text, &context, into: &candidates)
    guard candidates.count > first else { return }
    proposeRepeats(in: text, &context, from: first, into: &candidates)
    for index in first..<candidates.count {
      let range = candidates[index].finding.range
      if layer.isUndressed(in: range) {
        candidates[index].finding.evidence.append(.undressed(layers: layer.depth))
      }
      candidates[index].finding.range = layer.source(of: range)
      candidates[index].finding.field = candidates[index].finding.field.map(layer.source(of:))
    }
  }

  // MARK: again

  /// The least length of a value that is looked for elsewhere in its record.
  private static var shortestRepeat: Int { 8 }

  /// What was found once is hidden wherever else it stands in the record.
  private func proposeRepeats(
    in text: Span<UInt8>, _ context: inout Context, from first: Int,
    into candidates: inout [Candidate]
  ) {
    let minimum = max(scanner.options.minimum, .likely)
    let sure = candidates[first...].filter { candidate in
      !candidate.refused && candidate.finding.likelihood >= minimum
        && candidate.finding.range.count >= Self.shortestRepeat
        && candidate.finding.range.count <= 512
        && scanner.table.types[candidate.type].sensitivity >= .confidential
        && Repeats.isTelling(text.extracting(candidate.finding.range.range))
    }
    guard !sure.isEmpty else { return }
    let taken = SpanIndex(
      candidates[first...].filter { !$0.refused }.map { ($0.finding.range, 0) })
    let ours = ours(text, &context)
    for candidate in sure.prefix(32) {
      Repeats.forEach(of: candidate.finding.range, in: text) { range in
        guard !taken.overlaps(range), !ours.overlaps(range) else { return }
        var copy = candidate
        copy.finding.range = range
        copy.finding.evidence.append(.repeated)
        copy.finding.field = nil
        candidates.append(copy)
      }
    }
  }
}
