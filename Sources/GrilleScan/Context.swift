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
  let ours: [ByteRange]
  /// Spans in which no number may begin or end, with the number of their form.
  let protected: [(range: ByteRange, form: Int)]
  let words: [Word]
  let hits: [KeywordHit]
  let fields: [NamedField]
  let keywords: Set<Int>

  /// The form of the protected span in which `value` begins or ends, if any.
  func protection(of value: ByteRange) -> Int? {
    protected.first { span in
      (span.range.lower..<span.range.upper).contains(value.lower)
        || (span.range.lower..<span.range.upper).contains(value.upper - 1)
    }?.form
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
    var inner: NamedField?
    for field in fields where field.field.value.contains(value) {
      if let best = inner, best.field.value.count <= field.field.value.count { continue }
      inner = field
    }
    let lowest = value.lower - window
    let highest = value.upper + Self.windowAfter
    let near = hits.filter { hit in
      guard !value.overlaps(hit.range) || hit.range.upper <= value.lower else { return false }
      let reachable = hit.range.upper >= lowest && hit.range.lower <= highest
      guard let inner else { return reachable }
      if inner.field.name.contains(hit.range) { return true }
      return reachable && inner.field.value.contains(hit.range)
    }
    return (inner, near)
  }
}
