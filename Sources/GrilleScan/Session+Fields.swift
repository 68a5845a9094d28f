//  What the names of fields propose.

internal import GrilleCore
internal import GrilleFormats
internal import GrillePacks
internal import GrilleRegex

extension RecordScanner.Session {
  /// Adds the values of fields whose names mean a type.
  mutating func proposeFields(in text: Span<UInt8>) throws(MatchFailure) {
    readFields(text)
    for index in context.fields.indices {
      let named = context.fields[index]
      guard let meaning = named.reading.meaning else { continue }
      if isOnIsland, !isHot(named.field.value.union(named.field.phrase)) { continue }
      for rule in scanner.table.names.meanings[meaning].rules {
        if context.nests.isDeep(named.field.value, rule) { continue }
        try propose(rule, named, text)
      }
    }
  }

  /// Adds the value of a field, or its parts, if it looks as the rule says.
  private mutating func propose(
    _ number: Int, _ named: NamedField, _ text: Span<UInt8>
  ) throws(MatchFailure) {
    let (rule, field) = (scanner.table.rules[number], named.field)
    if rule.spec.quotedOnly, field.style == .prose { return }
    if field.isAmount, try !takesAmounts(rule) { return }
    let range = text.trimmed(field.extent(by: rule.spec.span, in: text))
    guard !range.isEmpty else { return }
    var candidate = Candidate(
      type: rule.type, source: .rule(Int32(number)), range: range, likelihood: rule.spec.likelihood)
    candidate.marks = .field
    candidate.field = field.name
    readOurs(text)
    if let parts = rule.parts {
      if try mayStand(number, named, text) { try propose(parts, of: candidate, text) }
      return
    }
    if context.ours.contains(range) {
      candidate.marks.insert(.ours)
    } else if try isPlaceholder(range, in: text) || SourceCode.repeats(field.name, range, in: text)
      || SourceCode.numbers(field.name, range, in: text)
    {
      candidate.marks.insert(.placeholder)
    } else if let pattern = rule.value {
      // The reference has the pattern asked of every value.
      let isTried =
        scanner.plan == nil || valueHeads.mayMatch(number, text, from: range.lower, rule.head)
      if isTried,
        let match = try matcher.firstMatch(of: pattern, in: text.extracting(range.range))
      {
        candidate.range = ByteRange(match.value).shifted(by: range.lower)
        try takeThousands(of: &candidate.range, by: rule, field, in: text)
      } else if let part = try matchInPart(pattern, rule, field, range, text) {
        candidate.range = part
      } else {
        candidate.marks.insert(.fieldValueForm)
      }
    }
    candidate.range = Ours.apart(candidate.range, from: context.ours, in: text)
    if candidate.range.isEmpty {
      candidate.marks.insert(.ours)
    } else if Self.isMasked(candidate.range, in: text), !scanner.table.types[rule.type].neverKeep {
      candidate.marks.insert(.ours)
    }
    // Asked last: it takes all of the text.
    if keepsRefused || !candidate.isRefused, try mayStand(number, named, text) { add(candidate) }
  }

  /// Where `pattern`, which does not match all of a field that `rule` takes, `range`, matches it without what it may have
  /// too much: the words behind its first one (`dob=19900131 HTTP/1.1`), or the fraction of a whole number, which goes
  /// with it; nil if nowhere.
  mutating func matchInPart(
    _ pattern: CompiledPattern, _ rule: FieldRule, _ field: Field, _ range: ByteRange,
    _ text: Span<UInt8>
  ) throws(MatchFailure) -> ByteRange? {
    if rule.spec.span == .phrase, range.lower == field.value.lower,
      field.value.upper < range.upper, field.style == .delimited,
      let match = try matcher.firstMatch(of: pattern, in: text.extracting(field.value.range))
    {
      return ByteRange(match.value).shifted(by: field.value.lower)
    }
    guard let digits = text.wholeNumber(in: field.value),
      try matcher.firstMatch(of: pattern, in: text.extracting(digits.range)) != nil
    else { return nil }
    return field.value
  }

  /// Whether `text` mentions what a rule asks for beside its field, if it asks for anything.
  private mutating func mayStand(
    _ rule: Int, _ named: NamedField, _ text: Span<UInt8>
  ) throws(MatchFailure) -> Bool {
    if scanner.table.rules[rule].beside.isEmpty { return true }
    return try mentions(besideOf: rule, notIn: named, text)
  }

  /// Whether an amount may be one of the values that `rule` takes: the `amount` of an account is no account
  /// number, however many digits it has.
  private mutating func takesAmounts(_ rule: FieldRule) throws(MatchFailure) -> Bool {
    guard let pattern = rule.value else { return true }
    let sample = FieldRule.sampleAmount
    return try matcher.firstMatch(of: pattern, in: sample.span) != nil
  }

  /// Takes in the thousands of an amount that a comma cuts: `LOAN AMT: 329,600.00`. In a list commas part values.
  private mutating func takeThousands(
    of range: inout ByteRange, by rule: FieldRule, _ field: Field, in text: Span<UInt8>
  ) throws(MatchFailure) {
    guard field.style != .cell, range.upper == field.value.upper, range.upper < text.count,
      text[range.upper] == UInt8(ascii: ","), range.lower > 0,
      [UInt8(ascii: ":"), UInt8(ascii: "="), 0x20].contains(text[range.lower - 1]),
      Bytes.isDigit(text[range.upper - 1]), try takesAmounts(rule)
    else { return }
    var end = range.upper
    while end + 3 < text.count, text[end] == UInt8(ascii: ","),
      (1...3).allSatisfy({ Bytes.isDigit(text[end + $0]) }),
      end + 4 == text.count || !Bytes.isAlphanumeric(text[end + 4])
    {
      end += 4
    }
    if end > range.upper, end + 1 < text.count, text[end] == UInt8(ascii: "."),
      Bytes.isDigit(text[end + 1])
    {
      end += 1
      while end < text.count, Bytes.isDigit(text[end]) { end += 1 }
    }
    range.upper = end
  }

  /// Whether at least half of the letters and digits of `range` are hidden: `12 **** ******`. Somebody has
  /// masked it, and what is left is not the value.
  private static func isMasked(_ range: ByteRange, in text: Span<UInt8>) -> Bool {
    guard text.first(UInt8(ascii: "*"), in: range.range) != nil else { return false }
    var (hidden, shown) = (0, 0)
    for index in range.range {
      if text[index] == UInt8(ascii: "*") {
        hidden += 1
      } else if Bytes.isAlphanumeric(text[index]) || text[index] >= 0x80 {
        shown += 1
      }
    }
    return hidden > 0 && hidden >= shown
  }

  /// Adds the parts of a value that match `pattern`.
  private mutating func propose(
    _ pattern: CompiledPattern, of whole: Candidate, _ text: Span<UInt8>
  ) throws(MatchFailure) {
    let value = text.extracting(whole.range.range)
    var start = 0
    while start < value.count,
      let match = try matcher.firstMatch(of: pattern, in: value, from: start)
    {
      var part = whole
      part.range = ByteRange(match.value).shifted(by: whole.range.lower)
      start = max(match.whole.upperBound, start + 1)
      guard !part.range.isEmpty, !context.ours.contains(part.range) else { continue }
      if try isPlaceholder(part.range, in: text) { part.marks.insert(.placeholder) }
      add(part)
    }
  }

  /// Whether the whole of `range` is a placeholder or a literal.
  mutating func isPlaceholder(
    _ range: ByteRange, in text: Span<UInt8>
  ) throws(MatchFailure) -> Bool {
    // Several rules ask of one value.
    if let known = context.placeholder, known.range == range { return known.answer }
    let answer = try matchesPlaceholder(text.extracting(range.range))
    context.placeholder = (range, answer)
    return answer
  }

  /// Whether the whole of `value` is a placeholder or a literal.
  mutating func matchesPlaceholder(_ value: Span<UInt8>) throws(MatchFailure) -> Bool {
    for index in scanner.table.placeholders.indices {
      let isTried =
        scanner.plan == nil
        || placeholderHeads.mayMatch(
          index, value, from: 0, scanner.table.placeholders[index].head)
      if isTried,
        try matcher.firstMatch(of: scanner.table.placeholders[index].pattern, in: value) != nil
      {
        return true
      }
    }
    return false
  }
}
