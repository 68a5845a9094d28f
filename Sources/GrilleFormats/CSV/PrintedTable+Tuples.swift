//  Statements of SQL that go over several lines: names in brackets, the word before the values, and rows in brackets,
//  each on a line or over some.
//
//      INSERT INTO customers
//        (name, ssn)
//      VALUES
//        ('Ada', '536-90-4399'),
//        (
//          'Bob',
//          '536-90-4398'
//        );

public import GrilleCore

/// Rows in brackets, and where among their values the next line goes on.
struct TupleRows: Hashable, Sendable {
  /// How many values a row has.
  let count: Int
  /// The column of the next value, if a row is open.
  var column: Int?
  /// Whether a value or a row has ended and its comma has not come.
  var isBehindValue = false
  /// Whether the next line is the one with the word before the values.
  var isAtHead = true

  /// What a line holds.
  struct Line {
    var cells: [ByteRange] = []
    /// Where the next one goes on; nil behind the statement.
    var next: TupleRows?
  }

  /// The longest line that is read, in bytes.
  private static let longest = 1024 * 1024

  /// Reads a line; nil if it is none of such rows.
  ///
  /// - Complexity: linear in the line.
  func read(_ line: Span<UInt8>) -> Line? {
    guard line.count <= Self.longest else { return nil }
    guard isAtHead else { return read(line, from: 0) }
    let start = TableDefinition.target(ofValuesIn: line)?.values ?? Self.startOfRows(in: line)
    return start.flatMap { read(line, from: $0) }
  }

  func read(_ line: Span<UInt8>, from start: Int) -> Line? {
    var (rows, cells, place) = (self, [ByteRange](), start)
    rows.isAtHead = false
    while place < line.count {
      let byte = line[place]
      if Bytes.isSpace(byte) {
        place += 1
      } else if byte == UInt8(ascii: ","), rows.isBehindValue {
        rows.isBehindValue = false
        if let column = rows.column { rows.column = column + 1 }
        place += 1
      } else if let column = rows.column {
        if byte == UInt8(ascii: ")") {
          guard rows.isBehindValue, column == count - 1 || count == .max else { return nil }
          rows.column = nil
          place += 1
        } else {
          guard !rows.isBehindValue, column < count, let value = Self.value(at: place, in: line)
          else { return nil }
          cells.append(value.range)
          rows.isBehindValue = true
          place = value.end
        }
      } else if byte == UInt8(ascii: "("), !rows.isBehindValue {
        (rows.column, rows.isBehindValue) = (0, false)
        place += 1
      } else if byte == UInt8(ascii: ";"), rows.isBehindValue {
        return Line(cells: cells, next: nil)
      } else {
        return nil
      }
    }
    return Line(cells: cells, next: rows)
  }

  /// The value at `start`, without its quotes, and where it ends; nil if its quote is not closed.
  private static func value(at start: Int, in line: Span<UInt8>) -> (range: ByteRange, end: Int)? {
    // N'…' and E'…' are texts as well.
    let isMarked =
      Bytes.isLetter(line[start]) && start + 1 < line.count && line[start + 1] == UInt8(ascii: "'")
    let lower = isMarked ? start + 1 : start
    if Bytes.isQuote(line[lower]) {
      guard let end = end(ofQuoted: lower, in: line) else { return nil }
      return (ByteRange(lower + 1, end - 1), end)
    }
    var (place, depth) = (lower, 0)
    while place < line.count, line[place] != 0x0A {
      switch line[place] {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        guard let end = end(ofQuoted: place, in: line) else { return nil }
        place = end
        continue
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")") where depth > 0: depth -= 1
      case UInt8(ascii: ")"),
        UInt8(ascii: ",") where depth == 0:
        return (CSVDialect.trimmed(ByteRange(lower, place), in: line), place)
      default: break
      }
      place += 1
    }
    return depth == 0 ? (CSVDialect.trimmed(ByteRange(lower, place), in: line), place) : nil
  }

  /// One past the quote that closes the one at `start`; one in a text is written twice or behind a backslash.
  static func end(ofQuoted start: Int, in line: Span<UInt8>) -> Int? {
    let quote = line[start]
    var place = start + 1
    while place < line.count {
      if line[place] == UInt8(ascii: "\\") {
        place += 2
      } else if line[place] == quote {
        guard place + 1 < line.count, line[place + 1] == quote else { return place + 1 }
        place += 2
      } else {
        place += 1
      }
    }
    return nil
  }

  /// Where the rows begin behind the last word in `line` that stands before rows; nil if there is none.
  fileprivate static func startOfRows(in line: Span<UInt8>) -> Int? {
    word(in: line)?.upper
  }

  /// That word: a list has ended before it, or nothing stands there, and a list or nothing follows it.
  fileprivate static func word(in line: Span<UInt8>) -> ByteRange? {
    var place = line.count - 6
    while place >= 0 {
      if isWord(at: place, in: line) { return ByteRange(place, place + 6) }
      place -= 1
    }
    return nil
  }

  /// Whether that word stands at `place`.
  fileprivate static func isWord(at place: Int, in line: Span<UInt8>) -> Bool {
    var end = place + 6
    guard end <= line.count, line[place] | 0x20 == UInt8(ascii: "v"),
      GenericName.matches("values", ByteRange(place, end), in: line)
    else { return false }
    var before = place
    while before > 0, Bytes.isSpace(line[before - 1]) { before -= 1 }
    guard before == 0 || line[before - 1] == UInt8(ascii: ")") else { return false }
    while end < line.count, Bytes.isSpace(line[end]) { end += 1 }
    return end == line.count || line[end] == UInt8(ascii: "(")
  }
}

extension PrintedTable {
  /// Whether the word at `place` of `line` stands before such rows.
  static func opensTuples(at place: Int, in line: Span<UInt8>) -> Bool {
    fillsTable(line) || TupleRows.isWord(at: place, in: line) && opensTuples(line)
  }

  /// Whether rows in brackets go on in the line behind `line`, which has the word before them.
  public static func opensTuples(_ line: Span<UInt8>) -> Bool {
    if fillsTable(line) { return true }
    guard line.count <= longestHead, let start = TupleRows.startOfRows(in: line),
      let read = TupleRows(count: .max, isAtHead: false).read(line, from: start),
      let next = read.next
    else { return false }
    return next.column != nil || !next.isBehindValue
  }

  /// The longest line with that word, in bytes.
  private static let longestHead = 4096

  /// Reads a statement whose rows go on behind `text`, the last line of which begins at `start` and has the word before
  /// them; nil if it names no columns.
  ///
  /// - Complexity: linear in `text`.
  public init?(statement text: Span<UInt8>, lastLineAt start: Int) {
    let line = text.extracting(start..<text.count)
    guard Self.opensTuples(line), let word = TupleRows.word(in: line) else { return nil }
    var closing = start + word.lower - 1
    while closing >= 0, Bytes.isSpace(text[closing]) { closing -= 1 }
    guard closing > 0, text[closing] == UInt8(ascii: ")"),
      let names = FieldLocator().names(before: closing, in: text)
    else { return nil }
    self.names = names
    layout = .tuples(TupleRows(count: names.count))
  }

  /// Whether the line that names the columns may have the first rows.
  public var beginsInHead: Bool {
    switch layout {
    case .tuples(let rows): rows.isAtHead
    case .definition: true
    default: false
    }
  }

  /// The column of the first value of the next row, if one row may be over several lines and several on one.
  public var firstColumn: Int? {
    if case .tuples(let rows) = layout { rows.column ?? 0 } else { nil }
  }

  /// Goes on behind `line`; false if the table ends with it.
  public mutating func advance(over line: Span<UInt8>) -> Bool {
    if case .definition(let definition) = layout {
      guard case .open(let next)? = definition.step(over: line) else { return false }
      layout = .definition(next)
      return true
    }
    guard case .tuples(let rows) = layout else { return true }
    guard let next = rows.read(line)?.next else { return false }
    layout = .tuples(next)
    return true
  }
}
