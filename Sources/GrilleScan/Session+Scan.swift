//  A record in, findings out, in a fixed order: layers of encoding; on each layer our own output,
//  protected spans, fields and keywords; then what the patterns and the field names propose, each
//  weighed with its context; and at last one answer for each place.
//
//  Every pattern runs over every layer, save those that need a keyword or a field which is not there.

internal import GrilleChecks
internal import GrilleCore
internal import GrilleFormats
internal import GrillePacks
public import GrilleRegex

extension RecordScanner.Session {
  /// The coats of encoding taken off at most. Real data has up to three: JSON in JSON in a URL.
  static var layers: Int { 3 }

  public mutating func scan(
    _ record: Span<UInt8>, refused: Bool
  ) throws(MatchFailure) -> ScanResult {
    var candidates: [Candidate] = []
    var layer: Layer? = Layer(record: record)
    var depth = 0
    while let current = layer {
      try propose(in: current, record: record.count, into: &candidates)
      depth += 1
      layer = depth <= Self.layers ? current.undressed() : nil
    }
    return Overlaps.settle(
      candidates, types: scanner.table.types, minimum: scanner.options.minimum,
      keepingRefused: refused)
  }

  /// Adds what this layer holds.
  private mutating func propose(
    in layer: Layer, record count: Int, into candidates: inout [Candidate]
  ) throws(MatchFailure) {
    let text = layer.bytes.span
    let first = candidates.count
    var context = try context(of: layer)
    try proposeFields(in: text, context: &context, into: &candidates)
    try proposeForms(in: text, context: context, into: &candidates)
    try proposeRepeats(in: text, context: context, from: first, into: &candidates)
    for index in first..<candidates.count {
      let range = candidates[index].finding.range
      if layer.isUndressed(in: range) {
        candidates[index].finding.evidence.append(.undressed(layers: layer.depth))
      }
      candidates[index].finding.range = layer.source(of: range)
      candidates[index].finding.field = candidates[index].finding.field.map(layer.source(of:))
    }
  }

  // MARK: context

  private mutating func context(of layer: Layer) throws(MatchFailure) -> Context {
    let table = scanner.table
    let text = layer.bytes.span
    let definitions = scanner.definitions
    let ours = SpanIndex(
      Ours.spans(in: text) { definitions[InfoType($0)] != nil }.map { ($0, 0) })
    var protected: [(range: ByteRange, tag: Int)] = []
    for (number, form) in table.protected.enumerated() {
      var start = 0
      while start < text.count,
        let match = try matcher.firstMatch(of: form.pattern, in: text, from: start)
      {
        protected.append((ByteRange(match.value), number))
        start = max(match.whole.upperBound, start + 1)
      }
    }
    let protectedSpans = SpanIndex(protected)
    // Labels are no context, and the letters of a hash are no words.
    let words = Words.split(text, in: ByteRange(0, text.count)).filter {
      !ours.overlaps($0.range) && !protectedSpans.overlaps($0.range)
    }
    let hits = table.keywords.hits(in: words)
    let fields = InlineFields.locate(in: text).map { field in
      let words = Words.split(text, in: field.name).map(\.text)
      return NamedField(
        field: field, words: words,
        reading: table.names.read(words) { table.rules[$0].type })
    }
    return Context(
      ours: ours, protected: protectedSpans, words: words, hits: hits, fields: fields)
  }

  // MARK: by name

  private mutating func proposeFields(
    in text: Span<UInt8>, context: inout Context, into candidates: inout [Candidate]
  ) throws(MatchFailure) {
    for index in context.fields.indices {
      let named = context.fields[index]
      guard !named.reading.rules.isEmpty else { continue }
      for number in named.reading.rules {
        let rule = scanner.table.rules[number]
        if rule.spec.quotedOnly, named.field.style == .prose { continue }
        if !rule.beside.isEmpty, !context.has(oneOf: rule.beside, notIn: named.field) { continue }
        let range = trimmed(extent(of: named.field, by: rule.spec.span, in: text), in: text)
        guard !range.isEmpty else { continue }
        try propose(
          rule, in: range, of: named.field, text: text, context: context, into: &candidates)
      }
    }
  }

  private mutating func propose(
    _ rule: FieldRule, in range: ByteRange, of field: Field, text: Span<UInt8>, context: Context,
    into candidates: inout [Candidate]
  ) throws(MatchFailure) {
    let type = scanner.table.types[rule.type].type
    func candidate(_ range: ByteRange, refused: Evidence? = nil) -> Candidate {
      Candidate(
        finding: Finding(
          type: type, range: range, likelihood: rule.spec.likelihood,
          evidence: [.field] + (refused.map { [$0] } ?? []), detector: "\(type)/field",
          field: field.name),
        type: rule.type, refused: refused != nil, checked: false)
    }
    if let parts = rule.parts {
      let value = text.extracting(range.range)
      var start = 0
      while start < value.count,
        let match = try matcher.firstMatch(of: parts, in: value, from: start)
      {
        let part = ByteRange(match.value).shifted(by: range.lower)
        start = max(match.whole.upperBound, start + 1)
        guard !part.isEmpty, !context.ours.contains(part) else { continue }
        let placeholder = try isPlaceholder(part, in: text)
        candidates.append(candidate(part, refused: placeholder ? .placeholder : nil))
      }
      return
    }
    if context.ours.contains(range) {
      return candidates.append(candidate(range, refused: .ours))
    }
    if try isPlaceholder(range, in: text) {
      return candidates.append(candidate(range, refused: .placeholder))
    }
    if let pattern = rule.value {
      let value = text.extracting(range.range)
      guard let match = try matcher.firstMatch(of: pattern, in: value) else {
        return candidates.append(candidate(range, refused: .fieldValueForm))
      }
      return candidates.append(candidate(ByteRange(match.value).shifted(by: range.lower)))
    }
    candidates.append(candidate(range))
  }

  private mutating func isPlaceholder(
    _ range: ByteRange, in text: Span<UInt8>
  ) throws(MatchFailure) -> Bool {
    let value = text.extracting(range.range)
    for form in scanner.table.placeholders {
      if try matcher.firstMatch(of: form.pattern, in: value) != nil { return true }
    }
    return false
  }

  private func extent(of field: Field, by span: FieldSpec.Extent, in text: Span<UInt8>) -> ByteRange
  {
    switch span {
    case .token: return field.value
    case .phrase: return field.phrase
    case .line:
      let isQuoted = field.value.lower > 0 && Bytes.isQuote(text[field.value.lower - 1])
      guard !isQuoted else { return field.value }
      var end = field.value.upper
      while end < text.count, text[end] != 0x0A, !Bytes.isQuote(text[end]) { end += 1 }
      return ByteRange(field.value.lower, end)
    }
  }

  private func trimmed(_ range: ByteRange, in text: Span<UInt8>) -> ByteRange {
    var (lower, upper) = (range.lower, range.upper)
    while lower < upper, Bytes.isSpace(text[lower]) { lower += 1 }
    while upper > lower, Bytes.isSpace(text[upper - 1]) { upper -= 1 }
    return ByteRange(lower, upper)
  }

  // MARK: by form

  private mutating func proposeForms(
    in text: Span<UInt8>, context: Context, into candidates: inout [Candidate]
  ) throws(MatchFailure) {
    for detector in scanner.table.detectors {
      if detector.spec.withinFields {
        for named in context.fields where named.reading.types.contains(detector.type) {
          try propose(
            detector, in: named.field.phrase, text: text, context: context, into: &candidates)
        }
      } else if !detector.needsContext || context.mentions(detector.type, in: scanner.table) {
        try propose(
          detector, in: ByteRange(0, text.count), text: text, context: context, into: &candidates)
      }
    }
  }

  private mutating func propose(
    _ detector: PatternDetector, in range: ByteRange, text: Span<UInt8>, context: Context,
    into candidates: inout [Candidate]
  ) throws(MatchFailure) {
    let subject = range.count == text.count ? text : text.extracting(range.range)
    var start = 0
    while start < subject.count,
      let match = try matcher.firstMatch(of: detector.pattern, in: subject, from: start)
    {
      let value = ByteRange(match.value).shifted(by: range.lower)
      guard !value.isEmpty else {
        start = match.whole.upperBound + 1
        continue
      }
      let candidate = weigh(detector, value, in: text, context: context)
      candidates.append(candidate)
      // A value that fails its check must not hide one that begins inside it.
      start =
        candidate.refused ? match.whole.lowerBound + 1 : max(match.whole.upperBound, start + 1)
    }
  }

  /// A match with everything that speaks for and against it.
  private func weigh(
    _ detector: PatternDetector, _ value: ByteRange, in text: Span<UInt8>, context: Context
  ) -> Candidate {
    let table = scanner.table
    var finding = Finding(
      type: table.types[detector.type].type, range: value, likelihood: .veryUnlikely,
      evidence: [.form(detector: detector.spec.id)], detector: detector.name)
    func refuse(_ reason: Evidence) -> Candidate {
      var finding = finding
      finding.evidence.append(reason)
      return Candidate(finding: finding, type: detector.type, refused: true, checked: false)
    }
    if context.ours.contains(value) { return refuse(.ours) }
    let bytes = text.extracting(value.range)
    for check in detector.checks {
      guard check.passes(bytes) else { return refuse(.checkFailed(check.name)) }
      finding.evidence.append(.check(check.name))
    }
    if detector.spec.kind == .number, let form = context.protection(of: value) {
      return refuse(.protected(table.protected[form].id))
    }
    let near = context.near(value, window: detector.spec.window)
    finding.field = near.field?.field.name
    let raises = table.keywords.raising[detector.type]
    let inField = near.field?.reading.types.contains(detector.type) == true
    let raised = near.hits.contains { raises.contains($0.keyword) }
    var likelihood = detector.spec.alone
    if raised, let level = detector.spec.keyword {
      likelihood = max(likelihood ?? level, level)
      finding.evidence.append(.keyword)
    }
    if inField, let level = detector.spec.field {
      likelihood = max(likelihood ?? level, level)
      finding.evidence.append(.field)
    }
    guard var likelihood else { return refuse(.noContext) }
    if !raised, !inField {
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

  // MARK: again

  /// The least length of a value that is looked for elsewhere in its record.
  private static var shortestRepeat: Int { 8 }

  /// What was found once is hidden wherever else it stands in the record.
  private func proposeRepeats(
    in text: Span<UInt8>, context: Context, from first: Int, into candidates: inout [Candidate]
  ) throws(MatchFailure) {
    let minimum = scanner.options.minimum
    let sure = candidates[first...].filter { candidate in
      !candidate.refused && candidate.finding.likelihood >= max(minimum, .likely)
        && candidate.finding.range.count >= Self.shortestRepeat
        && candidate.finding.range.count <= 512
        && scanner.table.types[candidate.type].sensitivity >= .confidential
        && Repeats.isTelling(text.extracting(candidate.finding.range.range))
    }
    guard !sure.isEmpty else { return }
    let taken = SpanIndex(
      candidates[first...].filter { !$0.refused }.map { ($0.finding.range, 0) })
    for candidate in sure.prefix(32) {
      Repeats.forEach(of: candidate.finding.range, in: text) { range in
        guard !taken.overlaps(range), !context.ours.overlaps(range) else { return }
        var copy = candidate
        copy.finding.range = range
        copy.finding.evidence.append(.repeated)
        copy.finding.field = nil
        candidates.append(copy)
      }
    }
  }
}
