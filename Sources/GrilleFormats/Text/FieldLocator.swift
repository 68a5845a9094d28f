public import GrilleCore

/// Locates the fields of one text after the other in memory of its own.
///
/// It remembers how far values were followed: `a=b=c=…` and a quote that nobody closes would else be
/// walked again for each of their signs.
public struct FieldLocator: Sendable {
  /// The fields of the text in hand, in order of their separators.
  public internal(set) var fields: [Field] = []
  /// The run of bytes without a delimiter that was walked last.
  var token = 0..<0
  /// The bytes of a value in which no `#` was found last.
  var sharpless = 0..<0
  /// By quote (`"`, `'`): from where on none of it follows.
  var unclosed = (double: Int.max, single: Int.max)
  /// The values of the last fields, one beside the other, whose names say that they are labels: `name`, `key`, `type`;
  /// and whether they name a part of an object.
  var beside: [(label: ByteRange, isNaming: Bool)] = []
  /// Where the last of them ends, or the last value they spoke for; and whether they did for any.
  var besideEnd = 0
  var besideIsTold = false
  /// Values, one beside the other, whose label may stand behind them.
  var unnamed: [Field] = []
  /// The names before the braces that are open, outermost first; empty for a brace without a name.
  private var parents: [ByteRange] = []
  /// The name whose value opens with the brace or bracket at this place.
  var opening: (name: ByteRange, place: Int)?
  /// The name of the brace that closed last, and where: the next item of a list has it too.
  private var closed: (name: ByteRange, brace: Int)?
  /// The name that the last sign ended, and whether its value is no list.
  var lastName: ByteRange?
  var lastIsPlain = true
  /// The names of the elements that are open, outermost first.
  var elements: [ByteRange] = []
  /// What was said of the element that is next.
  var caption: Caption?
  /// The identifier whose scheme has not come yet.
  var schemeless: ByteRange?
  /// The names of values that are left open, by the number of what stands in their place.
  var bindParameters: [(number: Int, name: ByteRange)] = []
  /// The names of values that the next list holds, in order.
  var openNames: [ByteRange] = []
  /// Where a list of values opens before the statement that leaves them open, if one comes.
  var boundBefore: Int?
  /// Names of columns whose rows have not come yet, or rows whose names have not.
  var openColumns = OpenColumns()
  /// The table of elements in hand.
  var grid = ElementGrid()
  /// The question that was asked last.
  var question: ByteRange?
  /// Whether a name that was found stands far from its value.
  public internal(set) var namesAreFar = false
  /// Labels whose value has not come yet: what it is called, and what its label says.
  var labels: [(name: ByteRange, label: ByteRange)] = []

  /// Memory for no text yet.
  public init() {}

  /// Replaces ``fields`` by those of `text`.
  ///
  /// - Complexity: linear in the bytes of `text` for names, and in the length of values that nest.
  public mutating func locate(in text: Span<UInt8>) {
    forget()
    for index in text.indices where Self.maySeparate(text[index]) {
      switch text[index] {
      case 0x20, UInt8(ascii: "."):
        if Self.opensLeader(at: index, in: text) { leader(at: index, in: text) }
      case UInt8(ascii: "="), UInt8(ascii: ":"): separator(at: index, in: text)
      case UInt8(ascii: "{"):
        open(at: index, in: text)
        keywords(openingAt: index, in: text)
      case UInt8(ascii: "}"): close(at: index)
      case UInt8(ascii: ">"): element(closedAt: index, in: text)
      case UInt8(ascii: ")"): tuples(behind: index, in: text)
      case UInt8(ascii: "["):
        if !opensLists(at: index, in: text) || !headedRows(openingAt: index, in: text) {
          pairs(openingAt: index, in: text)
        }
        binds(openingAt: index, in: text)
      default: option(at: index, in: text)
      }
    }
    addBoundBefore(in: text)
  }

  /// Whether `byte` is one of `)-:=>{}`.
  @inline(__always) static func isSign(_ byte: UInt8) -> Bool {
    byte != 0x20 && byte != UInt8(ascii: ".") && byte != UInt8(ascii: "[") && maySeparate(byte)
  }

  /// Whether `byte` is a sign, opens a list, or leaders are made of it.
  @inline(__always) private static func maySeparate(_ byte: UInt8) -> Bool {
    let low: UInt64 =
      1 << 0x20 | 1 << 0x29 | 1 << 0x2D | 1 << 0x2E | 1 << 0x3A | 1 << 0x3D | 1 << 0x3E
    let high: UInt64 = 1 << (0x5B - 64) | 1 << (0x7B - 64) | 1 << (0x7D - 64)
    return byte < 128 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
  }

  /// Begins with another text.
  mutating func forget() {
    fields.removeAll(keepingCapacity: true)
    token = 0..<0
    sharpless = 0..<0
    unclosed = (.max, .max)
    beside.removeAll(keepingCapacity: true)
    (besideEnd, besideIsTold) = (0, false)
    (question, boundBefore, namesAreFar) = (nil, nil, false)
    // Most texts have none of these.
    if !unnamed.isEmpty { unnamed.removeAll(keepingCapacity: true) }
    if openColumns.isUsed { openColumns = OpenColumns() }
    if grid.isUsed { grid = ElementGrid() }
    parents.removeAll(keepingCapacity: true)
    opening = nil
    closed = nil
    elements.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    caption = nil
    schemeless = nil
    bindParameters.removeAll(keepingCapacity: true)
    openNames.removeAll(keepingCapacity: true)
  }

  /// More than any payload nests; of deeper ones the outermost names are forgotten, since the innermost
  /// speak.
  static let deepest = 32

  mutating func open(at index: Int, in text: Span<UInt8>) {
    if parents.count == Self.deepest { parents.removeFirst() }
    parents.append(nameOfBrace(at: index, in: text) ?? ByteRange(index, index))
  }

  /// The name before a brace, or before the list of which the brace opens an element.
  private func nameOfBrace(at index: Int, in text: Span<UInt8>) -> ByteRange? {
    if let opening, opening.place == index { return opening.name }
    guard let before = placeOfSign(before: index, in: text) else { return nil }
    switch text[before] {
    case UInt8(ascii: "["): return opening?.place == before ? opening?.name : nil
    case UInt8(ascii: ","):
      // `}, {`
      guard let closed, placeOfSign(before: before, in: text) == closed.brace else { return nil }
      return closed.name
    default: return nil
    }
  }

  /// Where the last byte before `index` stands that is no white space.
  private func placeOfSign(before index: Int, in text: Span<UInt8>) -> Int? {
    var place = index - 1
    let limit = max(0, index - Self.widestGap)
    while place >= limit, Bytes.isSpace(text[place]) { place -= 1 }
    return place >= limit ? place : nil
  }

  /// The most white space between signs of one value.
  static let widestGap = 256

  mutating func close(at index: Int) {
    closed = parents.popLast().flatMap { $0.isEmpty ? nil : ($0, index) }
  }

  func isGeneric(_ name: ByteRange, in text: Span<UInt8>, orID: Bool = false) -> Bool {
    GenericName.isGeneric(name, in: text, orID: orID)
  }

  func matches(_ word: StaticString, _ range: ByteRange, in text: Span<UInt8>) -> Bool {
    GenericName.matches(word, range, in: text)
  }

  /// The field once more under the name that speaks for it, if its own says nothing.
  mutating func addAround(_ field: Field, in text: Span<UInt8>) {
    // What `AttributeValue(S=…)` is, the name before it says.
    let isType =
      field.name.count == 1 && field.name.lower > 0
      && text[field.name.lower - 1] == UInt8(ascii: "(")
    guard !isType, isGeneric(field.name, in: text),
      let speaker = GenericName.speaker(among: parents, in: text)
        ?? typeAround(field.name, in: text)
    else { return }
    var around = Field(
      name: speaker, value: field.value, phrase: field.phrase, style: field.style)
    around.isAmount = GenericName.promise(of: field.name, in: text) == .amount
    fields.append(around)
  }
}
