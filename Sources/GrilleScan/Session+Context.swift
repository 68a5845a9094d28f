//  The parts of a context, made when they are asked for.

internal import GrilleCore
internal import GrilleFormats
internal import GrilleRegex

extension RecordScanner.Session {
  /// Our own output in `text`.
  func ours(_ text: Span<UInt8>, _ context: inout Context) -> SpanIndex {
    if let known = context.ours { return known }
    let definitions = scanner.definitions
    let spans = SpanIndex(
      Ours.spans(in: text) { definitions[InfoType($0)] != nil }.map { ($0, 0) })
    context.ours = spans
    return spans
  }

  /// The protected spans of `text`, each with the number of its form.
  mutating func protected(
    _ text: Span<UInt8>, _ context: inout Context
  ) throws(MatchFailure) -> SpanIndex {
    if let known = context.protected { return known }
    var spans: [(range: ByteRange, tag: Int)] = []
    for number in activation.forms {
      let form = scanner.table.protected[number]
      var start = 0
      while start < text.count,
        let match = try matcher.firstMatch(of: form.pattern, in: text, from: start)
      {
        spans.append((ByteRange(match.value), number))
        start = max(match.whole.upperBound, start + 1)
      }
    }
    let index = SpanIndex(spans)
    context.protected = index
    return index
  }

  /// The words of `text`.
  func words(_ text: Span<UInt8>, _ context: inout Context) -> [Word] {
    if let known = context.words { return known }
    var words: [Word] = []
    words.reserveCapacity(text.count / 4)
    Words.forEach(in: text, ByteRange(0, text.count)) { words.append($0) }
    context.words = words
    return words
  }

  /// The keywords in `text`: labels are no context, and the letters of a hash are no words.
  mutating func hits(
    _ text: Span<UInt8>, _ context: inout Context
  ) throws(MatchFailure) -> [KeywordHit] {
    if let known = context.hits { return known }
    var hits = scanner.table.keywords.hits(in: words(text, &context))
    if !hits.isEmpty {
      let ours = ours(text, &context)
      let protected = try protected(text, &context)
      hits.removeAll {
        ours.overlaps($0.range) || protected.overlaps($0.range)
          || Self.isGlued($0.range, behind: false, in: text)
      }
    }
    context.hits = hits
    return hits
  }

  /// Whether the letters of `range` go on from a digit, or into one: so do the letters of random ids,
  /// of which `8X5SSN` has an abbreviation at its end.
  private static func isGlued(
    _ range: ByteRange, behind: Bool, in text: Span<UInt8>
  ) -> Bool {
    if range.lower > 0, Bytes.isDigit(text[range.lower - 1]), Bytes.isLetter(text[range.lower]) {
      return true
    }
    return behind && range.upper < text.count && Bytes.isDigit(text[range.upper])
      && Bytes.isLetter(text[range.upper - 1])
  }

  /// The fields of `text`.
  func fields(
    _ text: Span<UInt8>, _ context: inout Context
  ) -> (all: [NamedField], values: SpanIndex) {
    if let known = context.fields { return known }
    let names = scanner.table.names
    let all = InlineFields.locate(in: text).map {
      NamedField(field: $0, reading: names.read(text, $0.name))
    }
    let fields = (all, SpanIndex(all.enumerated().map { ($1.field.value, $0) }))
    context.fields = fields
    return fields
  }

  /// Whether one of `keywords` stands in `text`, outside `field` itself.
  mutating func mentions(
    oneOf keywords: [Int], notIn field: Field, _ text: Span<UInt8>, _ context: inout Context
  ) throws(MatchFailure) -> Bool {
    let hits = try hits(text, &context)
    let places =
      context.places
      ?? Dictionary(grouping: hits, by: \.keyword).mapValues { $0.map(\.range) }
    context.places = places
    for keyword in keywords {
      for range in places[keyword] ?? []
      where !field.name.overlaps(range) && !field.value.overlaps(range)
        && !Self.isGlued(range, behind: true, in: text)
      {
        return true
      }
    }
    return false
  }

  /// The detectors of types that a keyword or a field's name speaks of, in order.
  mutating func mentionedDetectors(
    _ text: Span<UInt8>, _ context: inout Context
  ) throws(MatchFailure) -> [Int] {
    var types: Set<Int> = []
    for hit in try hits(text, &context) {
      types.formUnion(scanner.table.keywords.raisedTypes[hit.keyword])
    }
    for named in fields(text, &context).all {
      guard let meaning = named.reading.meaning else { continue }
      types.formUnion(scanner.table.names.meanings[meaning].types)
    }
    return types.flatMap { scanner.table.contextDetectors[$0] }.sorted()
  }
}
