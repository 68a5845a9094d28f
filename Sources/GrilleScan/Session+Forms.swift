//  What the patterns propose, and what speaks for and against it.

internal import GrilleChecks
internal import GrilleCore
internal import GrilleFormats
internal import GrillePacks
internal import GrilleRegex

extension RecordScanner.Session {
  /// Adds the matches of detectors, in the order of detectors: of those that are put where their anchors
  /// stand, of those that search the text, and of those of whose type a word speaks.
  mutating func proposeForms(in text: Span<UInt8>) throws(MatchFailure) {
    speaking.removeAll(keepingCapacity: true)
    if !activation.signs.isDisjoint(with: [.keyword, .name]) { try readSpeaking(text) }
    readStarts(text)
    var (start, search, mention) = (0, 0, 0)
    while true {
      let put = start < activation.starts.count ? Int(activation.starts[start].detector) : .max
      let searching = search < activation.searching.count ? activation.searching[search] : .max
      let mentioned = mention < speaking.count ? speaking[mention] : .max
      let number = min(put, searching, mentioned)
      guard number < .max else { return }
      if put != number, !mayBegin(number) {
        if searching == number { search += 1 }
        if mentioned == number { mention += 1 }
        continue
      }
      let detector = scanner.table.detectors[number]
      if put == number {
        let first = start
        while start < activation.starts.count, activation.starts[start].detector == put {
          start += 1
        }
        if searching != number { try propose(number, detector, at: first..<start, text) }
      }
      if searching == number {
        search += 1
        if !detector.needsContext, !detector.spec.withinFields {
          try propose(number, detector, anywhereIn: text)
        }
      }
      if mentioned == number {
        mention += 1
        if detector.spec.withinFields {
          try proposeInFields(number, detector, text)
        } else {
          try propose(number, detector, anywhereIn: text)
        }
      }
    }
  }

  /// Adds the matches in the values of fields that mean the detector's type.
  private mutating func proposeInFields(
    _ number: Int, _ detector: PatternDetector, _ text: Span<UInt8>
  ) throws(MatchFailure) {
    for index in context.fields.indices {
      let named = context.fields[index]
      if let meaning = named.reading.meaning, scanner.table.names.types[meaning, detector.type] {
        try propose(number, detector, in: named.field.phrase, text)
      }
    }
  }

  /// Adds the matches at those of the starts in `starts` that do not lie inside an earlier match.
  private mutating func propose(
    _ number: Int, _ detector: PatternDetector, at starts: Range<Int>, _ text: Span<UInt8>
  ) throws(MatchFailure) {
    var next = 0
    for index in starts {
      let place = Int(activation.starts[index].place)
      guard place >= next,
        let match = try matcher.firstMatch(of: detector.pattern, in: text, from: place)
      else { continue }
      next = try take(match, of: number, detector, from: place, at: 0, text)
    }
  }

  /// Finds where detectors that search the text, or of whose type a word speaks, may begin.
  private mutating func readStarts(_ text: Span<UInt8>) {
    starts.removeAll()
    guard !activation.searching.isEmpty || !speaking.isEmpty else { return }
    readEdges(text)
    let openings = scanner.openings
    for index in activation.searching.indices {
      _ = openings.want(activation.searching[index], at: context.edges, in: &starts)
    }
    for index in speaking.indices {
      _ = openings.want(speaking[index], at: context.edges, in: &starts)
    }
    openings.find(at: context.edges, in: text, into: &starts)
  }

  /// Whether a detector that searches the text, whose edges were looked at, has some place to begin at.
  private func mayBegin(_ number: Int) -> Bool {
    let known = scanner.openings.starts(of: number, in: starts)
    return known.areSome || !known.isWanted
  }

  /// Adds the matches anywhere in `text`.
  private mutating func propose(
    _ number: Int, _ detector: PatternDetector, anywhereIn text: Span<UInt8>
  ) throws(MatchFailure) {
    guard scanner.openings.starts(of: number, in: starts).isWanted, let opening = detector.opening
    else {
      return try propose(number, detector, in: ByteRange(0, text.count), text)
    }
    var next = 0
    var index = starts.first(of: number)
    while index < starts.found.count, starts.found[index].number == number {
      let place = starts.found[index].place
      index += 1
      guard place >= next, heads.mayBegin(number, at: place, in: text, detector.head),
        let match = try matcher.firstMatch(of: opening.pattern, in: text, from: place)
      else { continue }
      next = try take(match, of: number, detector, from: place, at: 0, text)
    }
  }

  private mutating func propose(
    _ number: Int, _ detector: PatternDetector, in range: ByteRange, _ text: Span<UInt8>
  ) throws(MatchFailure) {
    let subject = range.count == text.count ? text : text.extracting(range.range)
    var start = 0
    while start < subject.count,
      let match = try matcher.firstMatch(of: detector.pattern, in: subject, from: start)
    {
      start = try take(match, of: number, detector, from: start, at: range.lower, text)
    }
  }

  /// Adds a match, and says where the next one may begin.
  private mutating func take(
    _ match: Matcher.Match, of number: Int, _ detector: PatternDetector, from start: Int,
    at offset: Int, _ text: Span<UInt8>
  ) throws(MatchFailure) -> Int {
    var value = ByteRange(match.value).shifted(by: offset)
    // `\nada@example.com`: the first letter is that of an escape, which must stay one.
    value.lower = min(value.upper, value.lower + Coat.escapeTail(at: value.lower, in: text))
    guard !value.isEmpty else { return match.whole.upperBound + 1 }
    let candidate = try weigh(number, detector, value, text)
    add(candidate)
    // A value that fails its check must not hide one that begins inside it.
    return candidate.isRefused
      ? match.whole.lowerBound + 1 : max(match.whole.upperBound, start + 1)
  }

  /// A match with everything that speaks for and against it.
  private mutating func weigh(
    _ number: Int, _ detector: PatternDetector, _ match: ByteRange, _ text: Span<UInt8>
  ) throws(MatchFailure) -> Candidate {
    readOurs(text)
    let value = Ours.apart(match, from: context.ours, in: text)
    var candidate = Candidate(
      type: detector.type, source: .detector(Int32(number)), range: value, likelihood: .veryUnlikely
    )
    func refused(_ reason: Marks) -> Candidate {
      var refused = candidate
      refused.marks.insert(reason)
      return refused
    }
    if value.isEmpty || context.ours.contains(value) { return refused(.ours) }
    let bytes = text.extracting(value.range)
    for index in detector.checks.indices {
      guard detector.checks[index].passes(bytes) else { return refused(.checkFailed) }
      candidate.passed += 1
    }
    // `://user:a=b@host`: what stands around the sign is no address.
    if detector.spec.kind == .text,
      let sign = value.range.first(where: { text[$0] == UInt8(ascii: "@") }),
      Authority.isInPassword(value.lower, in: text), sign > value.lower
    {
      return refused(.noContext)
    }
    let isNumber = detector.spec.kind == .number
    // `%22415-555-0142`: the first digits are those of an escape.
    if isNumber, value.lower > 0, value.count > 2, text[value.lower - 1] == UInt8(ascii: "%"),
      Bytes.isDigit(text[value.lower]), Bytes.hex(text[value.lower + 1]) != nil
    {
      return refused(.noContext)
    }
    if isNumber {
      try readProtected(text)
      let form = context.protected.first(around: value) { span in
        span.contains(ByteRange(value.lower, value.lower + 1))
          || span.contains(ByteRange(value.upper - 1, value.upper))
      }
      if let form {
        candidate.form = Int32(form)
        return refused(.protected)
      }
    }
    readFields(text)
    try readHits(text)
    let near = Surroundings(
      of: value, type: detector.type, window: detector.spec.window, in: context,
      scanner.table.keywords)
    let field = near.field.map { context.fields[$0] }
    candidate.field = field?.field.name
    let isNamed =
      field?.reading.meaning.map { scanner.table.names.types[$0, detector.type] } == true
    var likelihood = detector.spec.alone
    if near.isRaised, let level = detector.spec.keyword {
      likelihood = max(likelihood ?? level, level)
      candidate.marks.insert(.keyword)
    }
    if isNamed, let level = detector.spec.field {
      likelihood = max(likelihood ?? level, level)
      candidate.marks.insert(.field)
    }
    guard var likelihood else { return refused(.noContext) }
    if !near.isRaised, !isNamed {
      if isNumber, let field, contradicts(field, value, text) {
        likelihood = likelihood.lowered(by: 2)
        candidate.marks.insert(.contradictingField)
      } else if near.isLowered {
        likelihood = likelihood.lowered(by: near.isLoweredByNext ? 2 : 1)
        candidate.marks.insert(.loweringKeyword)
        if near.isLoweredByNext { candidate.marks.insert(.adjacent) }
      }
    }
    candidate.likelihood = likelihood
    return candidate
  }

  /// Whether the name of the field says that `value` is something else. A name speaks for what is all of its
  /// value: of `"error": "card 4111… is blocked"` it says nothing.
  private func contradicts(_ named: NamedField, _ value: ByteRange, _ text: Span<UInt8>) -> Bool {
    guard let behind = named.reading.behindInnocent else { return false }
    // `LIMIT $2 OFFSET $3 params: […]`: what is taken for a name of prose may begin with other things.
    if behind > 1, named.field.name.range.contains(where: { text[$0] == 0x20 }) { return false }
    return !isProse(ByteRange(named.field.value.lower, value.lower), text)
      && !isProse(ByteRange(value.upper, named.field.value.upper), text)
  }

  /// Whether there are words in `range`, apart from what stands beside it.
  private func isProse(_ range: ByteRange, _ text: Span<UInt8>) -> Bool {
    var (letters, blanks) = (0, 0)
    for place in range.range {
      if Bytes.isLetter(text[place]) || text[place] >= 0x80 { letters += 1 }
      if Bytes.isSpace(text[place]) { blanks += 1 }
    }
    return letters > 1 && blanks > 0
  }
}
