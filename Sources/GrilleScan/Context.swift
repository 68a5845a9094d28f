//  What stands around the values of one layer.

internal import GrilleCore

/// A field with what its name may mean.
struct NamedField {
  let field: Field
  let words: [String]
  let reading: NameTable.Reading
}

struct Context {
  /// How far behind a value a keyword may begin, in bytes.
  static let windowAfter = 24

  /// Our own output.
  let ours: SpanIndex
  /// Spans in which no number may begin or end, with the number of their form.
  let protected: SpanIndex
  let words: [Word]
  /// In order of their place.
  let hits: [KeywordHit]
  let fields: [NamedField]
  /// The fields' values, with the field's place in `fields`.
  private let values: SpanIndex
  private let keywords: Set<Int>

  init(
    ours: SpanIndex, protected: SpanIndex, words: [Word], hits: [KeywordHit], fields: [NamedField]
  ) {
    self.ours = ours
    self.protected = protected
    self.words = words
    self.hits = hits
    self.fields = fields
    values = SpanIndex(fields.enumerated().map { ($1.field.value, $0) })
    keywords = Set(hits.map(\.keyword))
  }

  /// The form of the protected span in which `value` begins or ends, if any.
  func protection(of value: ByteRange) -> Int? {
    protected.first(around: value) { span in
      span.range.contains(value.lower) || span.range.contains(value.upper - 1)
    }
  }

  /// Whether a raising keyword of `type` or a field with a name of it stands anywhere here.
  func mentions(_ type: Int, in table: DetectorTable) -> Bool {
    !table.keywords.raising[type].isDisjoint(with: keywords)
      || fields.contains { $0.reading.types.contains(type) }
  }

  /// Whether one of `names` stands here as a field's name or as words, outside `field` itself.
  func has(oneOf names: [[String]], notIn field: Field) -> Bool {
    names.contains { name in
      guard let first = name.first else { return false }
      return words.indices.contains { index in
        words[index].text == first && index + name.count <= words.count
          && !field.name.overlaps(words[index].range) && !field.value.overlaps(words[index].range)
          && zip(name, words[index...]).allSatisfy { $0 == $1.text }
      }
    }
  }

  /// The innermost field around `value`, and the keywords that it hears.
  ///
  /// A value in a field of its own hears the words of the field's name and of the value it stands
  /// in; any other hears what stands within `window` bytes before it and a little behind.
  func near(_ value: ByteRange, window: Int) -> (field: NamedField?, hits: [KeywordHit]) {
    let inner = values.first(around: value) { $0.contains(value) }.map { fields[$0] }
    let reach = ByteRange(max(0, value.lower - window), value.upper + Self.windowAfter)
    var near: [KeywordHit] = []
    func add(touching range: ByteRange, within bounds: ByteRange?) {
      var index = firstHit(endingAfter: range.lower)
      while index < hits.count, hits[index].range.lower <= range.upper {
        let hit = hits[index].range
        if !hit.overlaps(value), hit.upper >= range.lower, bounds?.contains(hit) != false {
          near.append(hits[index])
        }
        index += 1
      }
    }
    guard let inner else {
      add(touching: reach, within: nil)
      return (nil, near)
    }
    add(touching: inner.field.name, within: inner.field.name)
    add(touching: reach, within: inner.field.value)
    return (inner, near)
  }

  /// Where in `hits` those begin that may end at or after `place`: a keyword is at most 64 bytes long.
  private func firstHit(endingAfter place: Int) -> Int {
    var (low, high) = (0, hits.count)
    while low < high {
      let middle = (low + high) / 2
      if hits[middle].range.lower < place - 64 { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
