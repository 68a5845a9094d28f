//  What stands around the values of one layer. Each part is made when it is first asked for: most
//  records are done before anybody asks.

internal import GrilleCore

/// A field with what its name may mean.
struct NamedField: Sendable {
  let field: Field
  let reading: NameTable.Reading
}

struct Context {
  /// How far behind a value a keyword may begin, in bytes.
  static let windowAfter = 24

  /// Our own output.
  var ours: SpanIndex?
  /// Spans in which no number may begin or end, with the number of their form.
  var protected: SpanIndex?
  /// In order.
  var words: [Word]?
  /// In order of their place.
  var hits: [KeywordHit]?
  /// The places of the hits, by keyword.
  var places: [Int: [ByteRange]]?
  /// The fields, and their values with the field's place in `fields`.
  var fields: (all: [NamedField], values: SpanIndex)?
}

/// What a value hears: the field it stands in and the keywords around it.
struct Surroundings {
  var field: NamedField?
  var hits: [KeywordHit]

  /// A value in a field of its own hears the words of the field's name and of the value it stands
  /// in; any other hears what stands within `window` bytes before it and a little behind.
  init(
    of value: ByteRange, window: Int, fields: (all: [NamedField], values: SpanIndex),
    hits: [KeywordHit]
  ) {
    let inner = fields.values.first(around: value) { $0.contains(value) }.map { fields.all[$0] }
    let reach = ByteRange(max(0, value.lower - window), value.upper + Context.windowAfter)
    field = inner
    var near: [KeywordHit] = []
    func add(touching range: ByteRange, within bounds: ByteRange?) {
      var index = Self.firstHit(in: hits, endingAfter: range.lower)
      while index < hits.count, hits[index].range.lower <= range.upper {
        let hit = hits[index].range
        if !hit.overlaps(value), hit.upper >= range.lower, bounds?.contains(hit) != false {
          near.append(hits[index])
        }
        index += 1
      }
    }
    if let inner {
      add(touching: inner.field.name, within: inner.field.name)
      add(touching: reach, within: inner.field.value)
    } else {
      add(touching: reach, within: nil)
    }
    self.hits = near
  }

  /// Where in `hits` those begin that may end at or after `place`: a keyword is at most 64 bytes long.
  private static func firstHit(in hits: [KeywordHit], endingAfter place: Int) -> Int {
    var (low, high) = (0, hits.count)
    while low < high {
      let middle = (low + high) / 2
      if hits[middle].range.lower < place - 64 { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
