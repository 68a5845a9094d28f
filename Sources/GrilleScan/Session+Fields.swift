//  What the names of fields propose.

internal import GrilleCore
internal import GrilleFormats
internal import GrillePacks
internal import GrilleRegex

extension RecordScanner.Session {
  /// Adds the values of fields whose names mean a type.
  mutating func proposeFields(
    in text: Span<UInt8>, _ context: inout Context, into candidates: inout [Candidate]
  ) throws(MatchFailure) {
    for named in fields(text, &context).all {
      guard let meaning = named.reading.meaning else { continue }
      for number in scanner.table.names.meanings[meaning].rules {
        let rule = scanner.table.rules[number]
        if rule.spec.quotedOnly, named.field.style == .prose { continue }
        if !rule.beside.isEmpty,
          try !mentions(oneOf: rule.beside, notIn: named.field, text, &context)
        {
          continue
        }
        let range = trimmed(extent(of: named.field, by: rule.spec.span, in: text), in: text)
        guard !range.isEmpty else { continue }
        try propose(rule, in: range, of: named.field, text, &context, into: &candidates)
      }
    }
  }

  private mutating func propose(
    _ rule: FieldRule, in range: ByteRange, of field: Field, _ text: Span<UInt8>,
    _ context: inout Context, into candidates: inout [Candidate]
  ) throws(MatchFailure) {
    let type = scanner.table.types[rule.type].type
    func candidate(_ range: ByteRange, refused: Evidence? = nil) -> Candidate {
      Candidate(
        finding: Finding(
          type: type, range: range, likelihood: rule.spec.likelihood,
          evidence: refused.map { [.field, $0] } ?? [.field], detector: rule.name,
          field: field.name),
        type: rule.type, refused: refused != nil, checked: false)
    }
    let ours = ours(text, &context)
    if let parts = rule.parts {
      let value = text.extracting(range.range)
      var start = 0
      while start < value.count,
        let match = try matcher.firstMatch(of: parts, in: value, from: start)
      {
        let part = ByteRange(match.value).shifted(by: range.lower)
        start = max(match.whole.upperBound, start + 1)
        guard !part.isEmpty, !ours.contains(part) else { continue }
        let placeholder = try isPlaceholder(part, in: text)
        candidates.append(candidate(part, refused: placeholder ? .placeholder : nil))
      }
      return
    }
    if ours.contains(range) {
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

  /// Whether the whole of `range` is a placeholder or a literal.
  mutating func isPlaceholder(
    _ range: ByteRange, in text: Span<UInt8>
  ) throws(MatchFailure) -> Bool {
    let value = text.extracting(range.range)
    for form in scanner.table.placeholders {
      if try matcher.firstMatch(of: form.pattern, in: value) != nil { return true }
    }
    return false
  }

  /// How far the value of `field` reaches.
  func extent(of field: Field, by span: FieldSpec.Extent, in text: Span<UInt8>) -> ByteRange {
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

  /// `range` without white space at its ends.
  func trimmed(_ range: ByteRange, in text: Span<UInt8>) -> ByteRange {
    var (lower, upper) = (range.lower, range.upper)
    while lower < upper, Bytes.isSpace(text[lower]) { lower += 1 }
    while upper > lower, Bytes.isSpace(text[upper - 1]) { upper -= 1 }
    return ByteRange(lower, upper)
  }
}
