//  What stands around the values of one layer. Each part is made when it is first asked for: most
//  records are done before anybody asks. The memory is kept from record to record.

internal import GrilleCore
internal import GrilleFormats

/// A field with what its name may mean.
struct NamedField: Sendable {
  let field: Field
  let reading: NameTable.Reading
  /// The place of its column among those of the table; -1 if it stands in none.
  var column = -1
}

struct Context: Sendable {
  /// How far behind a value a keyword may begin, in bytes.
  static let windowAfter = 24

  /// Parts that were made.
  struct Parts: OptionSet, Sendable {
    let rawValue: UInt8
    static let ours = Parts(rawValue: 1)
    static let protected = Parts(rawValue: 2)
    static let hits = Parts(rawValue: 4)
    static let fields = Parts(rawValue: 8)
    static let edges = Parts(rawValue: 16)
  }

  var known: Parts = []
  /// Our own output.
  var ours = SpanIndex()
  /// Spans in which no number may begin or end, with the number of their form.
  var protected = SpanIndex()
  /// Where patterns may begin.
  var edges = Edges()
  /// The keywords, in order of their place.
  var hits: [KeywordHit] = []
  /// By rule, those that it asks for beside its values, where they are too many to be gone through each time.
  var besides: [Int: [KeywordHit]] = [:]
  static let fewHits = 256
  var fields: [NamedField] = []
  /// The values of the fields, with the field's place in ``fields``.
  var values = SpanIndex()
  /// Long values that were looked at.
  var nests = Nests()
  /// What was last asked of a value: whether it is a placeholder.
  var placeholder: (range: ByteRange, answer: Bool)?
  var locator = FieldLocator()
  /// The columns of the table in hand, and the cells of the record in hand; empty elsewhere.
  var columns: [ColumnName] = []
  var cells: [ByteRange] = []
  /// Whether the cells stand in the text in hand.
  var isTable = false
  /// Whether the record spans lines, so that a name may stand where no sign follows it.
  var isDocument = false

  /// Begins with another text.
  mutating func forget() {
    known = []
    placeholder = nil
    if !besides.isEmpty { besides.removeAll(keepingCapacity: true) }
    nests.forget()
  }

  /// Whether `part` is to be made now.
  mutating func isNew(_ part: Parts) -> Bool { known.insert(part).inserted }
}

/// What a value hears: the field it stands in and the keywords around it.
struct Surroundings {
  /// Its field, by its place among the fields.
  var field: Int?
  /// Whether a keyword raises its type, or lowers it, or does so directly before it.
  var isRaised = false
  var isLowered = false
  var isLoweredByNext = false

  /// A value in a field of its own hears the words of the field's name and of the value it stands
  /// in; any other hears what stands within `window` bytes before it and a little behind.
  init(
    of value: ByteRange, type: Int, window: Int, in context: borrowing Context,
    _ keywords: borrowing KeywordTable
  ) {
    field = context.values.first(around: value) { $0.contains(value) }
    let reach = ByteRange(max(0, value.lower - window), value.upper + Context.windowAfter)
    if let field {
      let inner = context.fields[field].field
      hear(value, type, touching: inner.name, within: inner.name, context.hits, keywords)
      hear(value, type, touching: reach, within: inner.value, context.hits, keywords)
      let column = context.fields[field].column
      if column >= 0 { hear(type, context.columns[column], keywords) }
    } else {
      hear(value, type, touching: reach, within: nil, context.hits, keywords)
    }
  }

  /// The words of a column's name stand, so to speak, directly before each of its values.
  private mutating func hear(
    _ type: Int, _ column: borrowing ColumnName, _ keywords: borrowing KeywordTable
  ) {
    for index in column.keywords.indices {
      let keyword = column.keywords[index]
      if keywords.raised[keyword, type] { isRaised = true }
      if keywords.lowered[keyword, type] {
        isLowered = true
        isLoweredByNext = true
      }
    }
  }

  private mutating func hear(
    _ value: ByteRange, _ type: Int, touching range: ByteRange, within bounds: ByteRange?,
    _ hits: borrowing [KeywordHit], _ keywords: borrowing KeywordTable
  ) {
    var index = Self.firstHit(in: hits, endingAfter: range.lower)
    while index < hits.count, hits[index].range.lower <= range.upper {
      let (hit, keyword) = (hits[index].range, hits[index].keyword)
      index += 1
      guard !hit.overlaps(value), hit.upper >= range.lower, bounds?.contains(hit) != false else {
        continue
      }
      if keywords.raised[keyword, type] { isRaised = true }
      if keywords.lowered[keyword, type] {
        isLowered = true
        if hit.upper <= value.lower, value.lower - hit.upper <= 3 { isLoweredByNext = true }
      }
    }
  }

  /// Where in `hits` those begin that may end at or after `place`: a keyword is at most 64 bytes long.
  private static func firstHit(in hits: borrowing [KeywordHit], endingAfter place: Int) -> Int {
    var (low, high) = (0, hits.count)
    while low < high {
      let middle = (low + high) / 2
      if hits[middle].range.lower < place - 64 { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
