//  What the patterns propose, and what speaks for and against it.

internal import GrilleChecks
internal import GrilleCore
internal import GrillePacks
internal import GrilleRegex

extension RecordScanner.Session {
  /// Adds the matches of detectors.
  mutating func proposeForms(
    in text: Span<UInt8>, _ context: inout Context, into candidates: inout [Candidate]
  ) throws(MatchFailure) {
    let table = scanner.table
    var speaking: [Int] = []
    if !activation.signs.isDisjoint(with: [.keyword, .name]) {
      speaking = try mentionedDetectors(text, &context)
    }
    // Detectors come in their order: those that are put, that search, and that a word speaks of.
    var (start, search, mention) = (0, 0, 0)
    while true {
      let put = start < activation.starts.count ? Int(activation.starts[start].detector) : .max
      let searching = search < activation.searching.count ? activation.searching[search] : .max
      let mentioned = mention < speaking.count ? speaking[mention] : .max
      let number = min(put, searching, mentioned)
      guard number < .max else { return }
      let detector = table.detectors[number]
      if put == number {
        let first = start
        while start < activation.starts.count, activation.starts[start].detector == put {
          start += 1
        }
        if searching != number {
          try propose(detector, at: first..<start, text, &context, into: &candidates)
        }
      }
      if searching == number {
        search += 1
        if !detector.needsContext, !detector.spec.withinFields {
          try propose(
            detector, in: ByteRange(0, text.count), text, &context, into: &candidates)
        }
      }
      if mentioned == number {
        mention += 1
        guard detector.spec.withinFields else {
          try propose(
            detector, in: ByteRange(0, text.count), text, &context, into: &candidates)
          continue
        }
        for named in fields(text, &context).all {
          guard let meaning = named.reading.meaning,
            table.names.meanings[meaning].types.contains(detector.type)
          else { continue }
          try propose(detector, in: named.field.phrase, text, &context, into: &candidates)
        }
      }
    }
  }

  /// Adds the matches at those of the starts in `starts` that do not lie inside an earlier match.
  private mutating func propose(
    _ detector: PatternDetector, at starts: Range<Int>, _ text: Span<UInt8>,
    _ context: inout Context, into candidates: inout [Candidate]
  ) throws(MatchFailure) {
    var next = 0
    for index in starts {
      let place = Int(activation.starts[index].place)
      guard place >= next,
        let match = try matcher.firstMatch(of: detector.pattern, in: text, from: place)
      else { continue }
      next = try take(match, of: detector, from: place, at: 0, text, &context, into: &candidates)
    }
  }

  private mutating func propose(
    _ detector: PatternDetector, in range: ByteRange, _ text: Span<UInt8>,
    _ context: inout Context, into candidates: inout [Candidate]
  ) throws(MatchFailure) {
    let subject = range.count == text.count ? text : text.extracting(range.range)
    var start = 0
    while start < subject.count,
      let match = try matcher.firstMatch(of: detector.pattern, in: subject, from: start)
    {
      start = try take(
        match, of: detector, from: start, at: range.lower, text, &context, into: &candidates)
    }
  }

  /// Adds a match, and says where the next one may begin.
  private mutating func take(
    _ match: Matcher.Match, of detector: PatternDetector, from start: Int, at offset: Int,
    _ text: Span<UInt8>, _ context: inout Context, into candidates: inout [Candidate]
  ) throws(MatchFailure) -> Int {
    let value = ByteRange(match.value).shifted(by: offset)
    guard !value.isEmpty else { return match.whole.upperBound + 1 }
    let candidate = try weigh(detector, value, text, &context)
    candidates.append(candidate)
    // A value that fails its check must not hide one that begins inside it.
    return candidate.refused
      ? match.whole.lowerBound + 1 : max(match.whole.upperBound, start + 1)
  }

  /// A match with everything that speaks for and against it.
  private mutating func weigh(
    _ detector: PatternDetector, _ value: ByteRange, _ text: Span<UInt8>, _ context: inout Context
  ) throws(MatchFailure) -> Candidate {
    let table = scanner.table
    var finding = Finding(
      type: table.types[detector.type].type, range: value, likelihood: .veryUnlikely,
      evidence: [.form(detector: detector.spec.id)], detector: detector.name)
    func refuse(_ reason: Evidence) -> Candidate {
      var finding = finding
      finding.evidence.append(reason)
      return Candidate(
        finding: finding, type: detector.type, refused: true, checked: false)
    }
    if ours(text, &context).contains(value) { return refuse(.ours) }
    let bytes = text.extracting(value.range)
    for check in detector.checks {
      guard check.passes(bytes) else { return refuse(.checkFailed(check.name)) }
      finding.evidence.append(.check(check.name))
    }
    if detector.spec.kind == .number {
      let protection = try protected(text, &context).first(around: value) { span in
        span.range.contains(value.lower) || span.range.contains(value.upper - 1)
      }
      if let protection { return refuse(.protected(table.protected[protection].id)) }
    }
    let near = Surroundings(
      of: value, window: detector.spec.window, fields: fields(text, &context),
      hits: try hits(text, &context))
    finding.field = near.field?.field.name
    let raises = table.keywords.raising[detector.type]
    let inField = near.field?.reading.meaning.map {
      table.names.meanings[$0].types.contains(detector.type)
    }
    let raised = near.hits.contains { raises.contains($0.keyword) }
    var likelihood = detector.spec.alone
    if raised, let level = detector.spec.keyword {
      likelihood = max(likelihood ?? level, level)
      finding.evidence.append(.keyword)
    }
    if inField == true, let level = detector.spec.field {
      likelihood = max(likelihood ?? level, level)
      finding.evidence.append(.field)
    }
    guard var likelihood else { return refuse(.noContext) }
    if !raised, inField != true {
      let lowers = table.keywords.lowering[detector.type]
      let against = near.hits.filter { lowers.contains($0.keyword) }
      if detector.spec.kind == .number, near.field?.reading.isInnocent == true {
        likelihood = likelihood.lowered(by: 2)
        finding.evidence.append(.contradictingField)
      } else if !against.isEmpty {
        let adjacent = against.contains {
          $0.range.upper <= value.lower && value.lower - $0.range.upper <= 3
        }
        likelihood = likelihood.lowered(by: adjacent ? 2 : 1)
        finding.evidence.append(.loweringKeyword(adjacent: adjacent))
      }
    }
    finding.likelihood = likelihood
    return Candidate(
      finding: finding, type: detector.type, refused: false, checked: !detector.checks.isEmpty)
  }
}
