//  What a session says of its work: what was found and kept back, and what could not be judged.

internal import GrilleCore
internal import GrilleScan
internal import GrilleTransforms

extension RedactionSession {
  // MARK: withholding

  /// Withholds what of `record` was not given out, and says how much is done with.
  mutating func withhold(
    _ reason: String, _ record: Span<UInt8>, into pieces: inout RedactedPieces
  ) -> Int {
    let rest = ByteRange(behind, record.count)
    withhold(reason, rest.count, endingLike: record, into: &pieces)
    advance(over: record, rest)
    behind = 0
    return record.count
  }

  /// Withholds `count` bytes that end as `record` does.
  mutating func withhold(
    _ reason: String, _ count: Int, endingLike record: Span<UInt8>,
    into pieces: inout RedactedPieces
  ) {
    let hasLineFeed = record.count > 0 && record[record.count - 1] == 0x0A
    withhold(reason, count - (hasLineFeed ? 1 : 0), into: &pieces)
    if hasLineFeed, rewrites { pieces.make { $0.append(0x0A) } }
  }

  /// Withholds `count` bytes.
  mutating func withhold(_ reason: String, _ count: Int, into pieces: inout RedactedPieces) {
    statistics.withheld[reason, default: 0] += 1
    if rewrites {
      pieces.make { $0.append(contentsOf: Transforms.withheld(reason, count: count)) }
    }
  }

  /// Has the tokens kept that stand in `pieces`, all of one call at once: a store waits for the disk each time.
  /// If they cannot be, nothing of what was made in this call is given out.
  mutating func keepTokens(in pieces: inout RedactedPieces) {
    guard mustKeepTokens else { return }
    mustKeepTokens = false
    guard redactor.transforms.keyed?.areTokensKept == false else { return }
    let count = pieces.count
    pieces.removeAll()
    statistics.withheld["token-store", default: 0] += 1
    pieces.make { output in
      output.append(contentsOf: Transforms.withheld("token-store", count: count))
      output.append(0x0A)
    }
  }

  // MARK: telling

  mutating func advance(over record: Span<UInt8>, _ range: ByteRange) {
    offset += range.count
    line += record.extracting(range.range).lineFeeds
  }

  /// Tells of what was found in what came out of `record` and replaced by `changes`, by the places that it comes from.
  /// What was put there was told of before.
  mutating func report(in record: Span<UInt8>, again changes: [ByteRange]) {
    let origins = origins
    report(in: record, from: origins) { decision in
      decision.action != .keep && !origins.isReplaced(decision.range)
        && changes.contains { $0.contains(decision.range) }
    }
  }

  /// Tells of what was found in `record`, if its decision is to be counted.
  ///
  /// - Parameter origins: where what was looked at comes from, if not from the same places of `record`.
  mutating func report(
    in record: Span<UInt8>, from origins: Origins? = nil, where counts: (Decision) -> Bool
  ) {
    var (line, lineStart, searched) = (line, 0, 0)  // findings come in order of their places
    for (index, decision) in decisions.enumerated() where counts(decision) {
      let candidate = engine.taken[taken[index]]
      // Without keys a label stands in.
      let isKeyless = decision.action.needsKey && redactor.transforms.keyed == nil
      let action = isKeyless ? .label : decision.action
      // What is kept was not looked for everywhere; a part of it is no figure.
      if action == .keep, redactor.scanner.options.passesOverKept { continue }
      statistics.findings[standing[candidate.type].type, default: 0] += 1
      statistics.actions[action, default: 0] += 1
      guard gathersFindings || onFinding != nil else { continue }
      var finding = engine.finding(candidate)
      if let origins {
        finding.range = origins.origin(of: finding.range)
        finding.field = finding.field.map(origins.origin)
      }
      while searched < finding.range.lower {
        if record[searched] == 0x0A {
          line += 1
          lineStart = searched + 1
        }
        searched += 1
      }
      let shift = offset - behind
      let located = LocatedFinding(
        finding: finding, definition: engine.definition(of: candidate), action: action,
        record: statistics.records, line: line, column: finding.range.lower - lineStart + 1,
        range: finding.range.shifted(by: shift), field: finding.field?.shifted(by: shift),
        rules: watch?.rules(ofDecision: index) ?? [],
        digest: redactor.digests?.digest(
          of: candidate.said(of: engine.said) ?? finding.range.range.map { record[$0] },
          finding.type))
      if gathersFindings { gathered.append(located) } else { onFinding?(located) }
    }
  }

  /// Counts and tells what was decided of the record in hand because of what it adds up to.
  mutating func noteVerdict() {
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
}
