//  Data frames as pandas and R show them, tables of wikis, and tables of which a column names what another one holds.

public import GrilleCore

extension PrintedTable {
  /// Where the cells of a column begin, or end, counted in characters.
  enum Side: Hashable, Sendable {
    case left(Int)
    case right(Int)
  }

  /// The longest line of names, in bytes.
  private static let longestFrame = 1024

  /// What parts `line` at blanks.
  static func words(of line: Span<UInt8>) -> [ByteRange] {
    var (words, place) = ([ByteRange](), 0)
    while place < line.count {
      let lower = place
      while place < line.count, !Bytes.isSpace(line[place]) { place += 1 }
      if place > lower { words.append(ByteRange(lower, place)) }
      while place < line.count, Bytes.isSpace(line[place]) { place += 1 }
    }
    return words
  }

  // MARK: names that end where their values do

  /// The names of a frame's columns, each of which ends where its values do, if `line` is nothing else; nil if it is. It
  /// is indented, as what numbers the rows has no name.
  static func frame(in line: Span<UInt8>) -> (names: [ByteRange], sides: [Side])? {
    guard line.count > 4, line.count <= longestFrame, line[0] == 0x20, line[1] == 0x20 else {
      return nil
    }
    for byte in line.indices where !mayBeOfFrame(line[byte]) { return nil }
    let names = words(of: line)
    guard names.count > 1, names.allSatisfy({ CSVHeader.isName($0, in: line) }) else { return nil }
    // A label may be indented, too.
    let isSpread = zip(names, names.dropFirst()).contains { $1.lower - $0.upper > 1 }
    guard isSpread || label(in: line) == nil else { return nil }
    let characters = names.map { name in
      (0..<name.upper).reduce(0) { $0 + (line[$1] & 0xC0 != 0x80 ? 1 : 0) }
    }
    return (names, characters.map { .right($0) })
  }

  private static func mayBeOfFrame(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x0A, 0x0D, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...: true
    default: Bytes.isAlphanumeric(byte)
    }
  }

  /// Whether it is one: no line in it rules off anything.
  public var isFrame: Bool { if case .sided = layout { true } else { false } }

  // MARK: types below names

  /// One of these stands in each line of types that is read.
  public static let types = ["<chr>", "<dbl>", "<int>"]
  /// Types whose values end below the end of their names.
  private static let numbers: [StaticString] = ["<dbl>", "<int>", "<num>"]

  /// Where the cells below `line` begin or end, which is nothing but types in brackets.
  static func sides(ofTypes line: Span<UInt8>) -> [Side]? {
    guard let first = line.first(UInt8(ascii: "<"), in: 0..<line.count),
      (0..<first).allSatisfy({ line[$0] == 0x20 }), hasOne(of: types, line)
    else { return nil }
    let words = words(of: line)
    guard words.count > 1, words.allSatisfy({ isType($0, in: line) }) else { return nil }
    return words.map { word in
      let isNumber = numbers.contains {
        word.count == $0.utf8CodeUnitCount && line.holds($0, at: word.lower)
      }
      return isNumber ? .right(word.upper) : .left(word.lower)
    }
  }

  private static func isType(_ word: ByteRange, in line: Span<UInt8>) -> Bool {
    word.count > 2 && word.count < 12 && line[word.lower] == UInt8(ascii: "<")
      && line[word.upper - 1] == UInt8(ascii: ">")
      && (word.lower + 1..<word.upper - 1).allSatisfy { Bytes.isAlphanumeric(line[$0]) }
  }

  // MARK: rows

  /// The longest number of a row.
  private static let longestNumber = 8

  /// Whether `line` begins with a number and goes on behind it.
  static func isNumbered(_ line: Span<UInt8>) -> Bool {
    let text = CSVDialect.trimmed(ByteRange(0, line.count), in: line)
    var end = text.lower
    while end < text.upper, Bytes.isDigit(line[end]) { end += 1 }
    return end > text.lower && end - text.lower <= longestNumber && end < text.upper
      && line[end] == 0x20
  }

  /// The cells of `row`, none if they are not lined up as `sides` say.
  static func cells(of row: Span<UInt8>, at sides: [Side]) -> [ByteRange] {
    guard isNumbered(row) else { return [] }
    let text = CSVDialect.trimmed(ByteRange(0, row.count), in: row)
    // Where characters begin.
    let places = (0..<text.upper).filter { row[$0] & 0xC0 != 0x80 }
    func isBlank(_ character: Int) -> Bool {
      character < 0 || character >= places.count || row[places[character]] == 0x20
    }
    var start = text.lower
    while !isBlank(start) { start += 1 }
    var cells: [ByteRange] = []
    for (column, side) in sides.enumerated() {
      var end = places.count
      switch side {
      case .right(let edge):
        guard edge <= places.count, !isBlank(edge - 1), isBlank(edge) else { return [] }
        end = edge
      case .left(let edge):
        guard isBlank(edge - 1), !isBlank(edge) else { return [] }
        guard column + 1 < sides.count else { break }
        switch sides[column + 1] {
        case .left(let next): end = next
        case .right(let next):
          end = next
          while end > edge, !isBlank(end - 1) { end -= 1 }
        }
      }
      guard start < end, end <= places.count else { return [] }
      let upper = end < places.count ? places[end] : text.upper
      let cell = CSVDialect.trimmed(ByteRange(places[start], upper), in: row)
      guard !cell.isEmpty else { return [] }
      cells.append(cell)
      start = end
    }
    return start == places.count ? cells : []
  }

  // MARK: bars

  /// The last bars of each line of names between double bars, beside ``openings``.
  public static let doubledEnds = ["||\n", "||\r"]

  /// The names between double bars, as Confluence and Jira have it, if `line` is nothing else.
  static func doubled(in line: Span<UInt8>) -> [ByteRange]? {
    guard line.count > 6, line.count <= longestFrame, line[0] == UInt8(ascii: "|"),
      line[1] == UInt8(ascii: "|")
    else { return nil }
    var end = line.count
    if line[end - 1] == 0x0A { end -= 1 }
    if line[end - 1] == 0x0D { end -= 1 }
    guard end > 6, line[end - 1] == UInt8(ascii: "|"),
      line[end - 2] == UInt8(ascii: "|")
    else { return nil }
    var (names, lower) = ([ByteRange](), 2)
    while lower < end {
      guard let bar = line.first(UInt8(ascii: "|"), in: lower..<end), bar + 1 < end,
        line[bar + 1] == UInt8(ascii: "|")
      else { return nil }
      let name = CSVDialect.trimmed(ByteRange(lower, bar), in: line)
      guard CSVHeader.isName(name, in: line) else { return nil }
      names.append(name)
      lower = bar + 2
    }
    return names.count > 1 ? names : nil
  }

  /// The longest line of names before which bars stand, in bytes: whoever looks for labels meets it.
  private static let longestOpen = 64

  /// The names behind bars of which none ends the line, as AsciiDoc has it, if `line` is nothing else.
  static func opened(in line: Span<UInt8>) -> [ByteRange]? {
    guard line.count > 4, line.count <= longestOpen, line[0] == UInt8(ascii: "|") else {
      return nil
    }
    let names = openCells(of: line)
    guard names.count > 1, let last = names.last, Bytes.isLetter(line[last.upper - 1]),
      names.allSatisfy({ CSVHeader.isName($0, in: line) })
    else { return nil }
    return names
  }

  /// What stands behind bars; nothing if none begins the line.
  static func openCells(of line: Span<UInt8>) -> [ByteRange] {
    let text = CSVDialect.trimmed(ByteRange(0, line.count), in: line)
    var (cells, lower) = ([ByteRange](), text.lower)
    guard !text.isEmpty, line[lower] == UInt8(ascii: "|") else { return [] }
    while lower < text.upper, line[lower] == UInt8(ascii: "|") { lower += 1 }
    while lower < text.upper {
      let end = line.first(UInt8(ascii: "|"), in: lower..<text.upper) ?? text.upper
      cells.append(unmarked(CSVDialect.trimmed(ByteRange(lower, end), in: line), in: line))
      lower = end + 1
    }
    return cells
  }

  /// `cell` without the signs of code around it.
  static func unmarked(_ cell: ByteRange, in line: Span<UInt8>) -> ByteRange {
    guard cell.count > 2, line[cell.lower] == UInt8(ascii: "`"),
      line[cell.upper - 1] == UInt8(ascii: "`")
    else { return cell }
    return ByteRange(cell.lower + 1, cell.upper - 1)
  }

  // MARK: rows that name their values

  /// Notes which column says what others hold: `| Field | Value |`.
  mutating func noteTelling(in line: Span<UInt8>) {
    guard let name = names.firstIndex(where: { FieldLocator.naming.contains($0, in: line) }) else {
      return
    }
    tellingName = name
    tellingValues = names.indices.filter {
      $0 > name && FieldLocator.told.contains(names[$0], in: line)
    }
    if tellingValues.isEmpty { tellingName = nil }
  }

  /// The name in `cell`, without signs of stress and of code around it.
  public static func name(in cell: ByteRange, of line: Span<UInt8>) -> ByteRange {
    func isSign(_ place: Int) -> Bool {
      line[place] == UInt8(ascii: "*") || line[place] == UInt8(ascii: "`")
        || line[place] == UInt8(ascii: ":")
    }
    var name = cell
    while !name.isEmpty, isSign(name.lower) { name.lower += 1 }
    while !name.isEmpty, isSign(name.upper - 1) { name.upper -= 1 }
    return name
  }

  /// Whether its names are none, but dashes or types, as polars has them between the names and the rule.
  public func namesTypes(in line: Span<UInt8>) -> Bool {
    guard case .boxes = layout else { return false }
    return names.allSatisfy { name in
      !name.isEmpty && name.count <= Self.longestType
        && name.range.allSatisfy { place in
          Bytes.isLower(line[place]) || Bytes.isDigit(line[place])
            || line[place] == UInt8(ascii: "-") || line[place] == UInt8(ascii: "[")
            || line[place] == UInt8(ascii: "]")
        }
    }
  }

  private static let longestType = 24
}
