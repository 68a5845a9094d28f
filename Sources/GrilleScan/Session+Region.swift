//  Many lines and small documents after each other, looked at together: a pass over each alone costs more.

internal import GrilleCore
internal import GrilleFormats
package import GrilleRegex

extension RecordScanner.Session {
  /// Looks for the anchors of `text`, whole lines of which parts will be asked for one after the other; false
  /// if all must be scanned. Where most lines were hot, for all that a scan of them asks for.
  ///
  /// - Complexity: linear in the bytes of `text`.
  package mutating func survey(lines text: Span<UInt8>) -> Bool {
    guard let plan = scanner.plan, let level = scanner.options.kernel, !plan.mustScanAll
    else { return false }
    isSurveyedWhole = hotLines * 2 > surveyed.lineCount
    hotLines = 0
    let finder = isSurveyedWhole ? plan.finder : plan.scout
    finder.find(in: text, at: level, into: &surveyed)
    return true
  }

  /// See ``scout(_:into:)``, of lines that begin at `start` of those surveyed.
  package mutating func scout(
    _ text: Span<UInt8>, surveyedAt start: Int, into lines: inout [Int]
  ) {
    lines.removeAll(keepingCapacity: true)
    guard let plan = scanner.plan else { return }
    let end = start + text.count
    var next = surveyed.first(from: start)
    while next < surveyed.count {
      let (first, line) = (next, surveyed[next].line)
      let lower = surveyed.start(ofLine: line)
      guard lower < end else { return }
      while next < surveyed.count, surveyed[next].line == line { next += 1 }
      places.replace(with: surveyed, first..<next, from: lower)
      let upper = surveyed.end(ofLine: line, in: end)
      if mustScan(
        text.extracting(lower - start..<upper - start), plan, 0..<places.count, from: 0)
      {
        lines.append(lower - start)
        hotLines += 1
      }
    }
  }

  /// Looks at `record`, which begins at `start` of the lines surveyed.
  package mutating func look(
    at record: Span<UInt8>, surveyedAt start: Int
  ) throws(MatchFailure) {
    let end = start + record.count
    // What begins or ends in the middle of a line was not looked at like that.
    if isSurveyedWhole, surveyed.beginsLine(at: start), surveyed.beginsLine(at: end) {
      places.replace(
        with: surveyed, surveyed.first(from: start)..<surveyed.first(from: end), from: start)
      hasPlaces = true
    }
    defer { hasPlaces = false }
    try look(at: record)
  }

  /// See ``passesOver(document:)``, of whole lines that begin at `start` of those surveyed.
  package mutating func passesOver(document text: Span<UInt8>, surveyedAt start: Int) -> Bool {
    let range = surveyed.first(from: start)..<surveyed.first(from: start + text.count)
    places.replace(with: surveyed, range, from: start)
    return readHotPlaces(of: text)
  }
}
