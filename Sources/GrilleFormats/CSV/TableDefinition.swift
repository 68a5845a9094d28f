//  Statements of SQL that say which columns a table has, and those that rely on it:
//
//      CREATE TABLE cards (
//        id int NOT NULL,
//        `pan` varchar(19) DEFAULT NULL,
//        PRIMARY KEY (id)
//      );
//      INSERT INTO cards VALUES (7,'4111…'),(8,'5500…');
//      COPY public.cards FROM stdin;

internal import GrilleCore

/// A statement that defines a table, as far as it was read.
public struct TableDefinition: Hashable, Sendable {
  /// What the table is called, without what it is part of, in lower case.
  public private(set) var name: [UInt8] = []
  /// What its columns are called, in order.
  public private(set) var columns: [[UInt8]] = []
  /// How many brackets are open.
  private var depth = 0
  /// Whether the next word is the first of a column.
  private var isAtColumn = false
  /// How many bytes were read.
  private var length = 0

  /// More is not read.
  private static let mostColumns = 512
  private static let longest = 64 * 1024

  /// What a line makes of it.
  enum Step {
    case open(TableDefinition)
    case closed(TableDefinition)
  }

  /// The words before the name of a table that is defined.
  private static let kinds: [StaticString] = [
    "global", "local", "temporary", "temp", "unlogged", "external", "foreign", "or", "replace",
  ]
  /// The words that begin what is no column.
  private static let clauses: [StaticString] = [
    "primary", "unique", "constraint", "foreign", "check", "index", "fulltext", "spatial",
    "exclude", "like", "period",
  ]

  /// Begins with `line`; nil if it defines no table.
  init?(head line: Span<UInt8>) {
    guard let (name, end) = Self.subject(of: line) else { return nil }
    self.name = name
    guard end == line.count || line[end] == UInt8(ascii: "(") else { return nil }
  }

  /// Whether `line` begins such a statement.
  static func opens(_ line: Span<UInt8>) -> Bool { subject(of: line) != nil }

  /// The table that `line` defines, and where what is said of it begins.
  private static func subject(of line: Span<UInt8>) -> (name: [UInt8], end: Int)? {
    var words = StatementWords(line)
    guard words.skip("create", in: line) else { return nil }
    while kinds.contains(where: { words.skip($0, in: line) }) {}
    guard words.skip("table", in: line) else { return nil }
    if words.skip("if", in: line), !(words.skip("not", in: line) && words.skip("exists", in: line))
    {
      return nil
    }
    guard let name = words.tableName(in: line) else { return nil }
    return (name, words.place)
  }

  /// Goes on over `line`, from `start` on; nil if it is none of such a statement.
  ///
  /// - Complexity: linear in the line.
  func read(_ line: Span<UInt8>, from start: Int = 0) -> Step? {
    var (next, place) = (self, start)
    next.length += line.count
    guard next.length <= Self.longest else { return nil }
    while place < line.count {
      let byte = line[place]
      if Bytes.isSpace(byte) {
        place += 1
      } else if next.depth == 0 {
        guard byte == UInt8(ascii: "(") else { return nil }
        (next.depth, next.isAtColumn) = (1, true)
        place += 1
      } else if byte == UInt8(ascii: "-"), place + 1 < line.count, line[place + 1] == byte {
        break
      } else if next.isAtColumn {
        guard let end = next.readColumn(at: place, in: line) else { return nil }
        place = end
      } else {
        switch byte {
        case UInt8(ascii: "("): next.depth += 1
        case UInt8(ascii: ")"):
          next.depth -= 1
          if next.depth == 0 { return next.columns.isEmpty ? nil : .closed(next) }
        case UInt8(ascii: ","): next.isAtColumn = next.depth == 1
        case UInt8(ascii: ";"): return nil
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
          guard let end = TupleRows.end(ofQuoted: place, in: line) else { return nil }
          place = end
          continue
        default: break
        }
        place += 1
      }
    }
    return .open(next)
  }

  /// Reads the first word of a column or of a clause, and says where it ends.
  private mutating func readColumn(at start: Int, in line: Span<UInt8>) -> Int? {
    guard columns.count < Self.mostColumns,
      let (name, end) = StatementWords.name(at: start, in: line),
      name.count <= StatementWords.longestName
    else { return nil }
    isAtColumn = false
    let isQuoted = name.lower > start
    if isQuoted || !Self.isClause(name, in: line) {
      columns.append(name.range.map { line[$0] })
    }
    return end
  }

  private static func isClause(_ name: ByteRange, in line: Span<UInt8>) -> Bool {
    if clauses.contains(where: {
      $0.utf8CodeUnitCount == name.count && GenericName.matches($0, name, in: line)
    }) {
      return true
    }
    // `KEY cards_pan (pan)`; a column that is called so has a type behind it.
    guard name.count == 3, GenericName.matches("key", name, in: line) else { return false }
    var words = StatementWords(line, from: name.upper)
    let open = UInt8(ascii: "(")
    if words.isNext(open, in: line) { return true }
    guard words.tableName(in: line) != nil, words.isNext(open, in: line) else { return false }
    let inside = StatementWords(line, from: words.place + 1)
    return inside.place == line.count || !Bytes.isDigit(line[inside.place])
  }

  /// The table whose columns in their order the values of `line` are, and where those begin; nil if a list of columns
  /// stands before them, or it has none.
  static func target(ofValuesIn line: Span<UInt8>) -> (name: [UInt8], values: Int)? {
    var words = StatementWords(line)
    guard words.skip("insert", in: line) || words.skip("replace", in: line) else { return nil }
    _ = words.skip("ignore", in: line)
    guard words.skip("into", in: line), let name = words.tableName(in: line),
      words.skip("values", in: line),
      words.place == line.count || line[words.place] == UInt8(ascii: "(")
    else { return nil }
    return (name, words.place)
  }

  /// The table whose columns in their order the lines below `line` have: `COPY cards FROM stdin;`.
  static func target(ofCopyIn line: Span<UInt8>) -> [UInt8]? {
    var words = StatementWords(line)
    guard words.skip("copy", in: line), let name = words.tableName(in: line),
      words.skip("from", in: line)
    else { return nil }
    return name
  }
}

/// Where the next word of a statement begins.
struct StatementWords {
  private(set) var place: Int

  init(_ line: Span<UInt8>, from start: Int = 0) {
    place = Self.behindBlanks(start, in: line)
  }

  private static func behindBlanks(_ start: Int, in line: Span<UInt8>) -> Int {
    var place = start
    while place < line.count, Bytes.isSpace(line[place]) { place += 1 }
    return place
  }

  /// Goes on behind `word`, in any case; false if another one stands there.
  mutating func skip(_ word: StaticString, in line: Span<UInt8>) -> Bool {
    let end = place + word.utf8CodeUnitCount
    guard end <= line.count, GenericName.matches(word, ByteRange(place, end), in: line),
      end == line.count || !Self.isPartOfName(line[end])
    else { return false }
    place = Self.behindBlanks(end, in: line)
    return true
  }

  /// Whether `byte` is the next one.
  func isNext(_ byte: UInt8, in line: Span<UInt8>) -> Bool {
    place < line.count && line[place] == byte
  }

  /// Goes on behind the name of a table, and gives its last part, in lower case.
  mutating func tableName(in line: Span<UInt8>) -> [UInt8]? {
    var next = place
    while let (name, end) = Self.name(at: next, in: line), name.count <= Self.longestName {
      if end < line.count, line[end] == UInt8(ascii: ".") {
        next = end + 1
        continue
      }
      place = Self.behindBlanks(end, in: line)
      return name.range.map { Bytes.isLetter(line[$0]) ? line[$0] | 0x20 : line[$0] }
    }
    return nil
  }

  /// A name with more bytes is none.
  static let longestName = 128

  /// The name that begins at `start`, without its quotes, and where it ends.
  static func name(at start: Int, in line: Span<UInt8>) -> (name: ByteRange, end: Int)? {
    guard start < line.count else { return nil }
    let closing: UInt8? =
      switch line[start] {
      case UInt8(ascii: "\""), UInt8(ascii: "`"): line[start]
      case UInt8(ascii: "["): UInt8(ascii: "]")
      default: nil
      }
    if let closing {
      guard let end = line.first(closing, in: start + 1..<line.count), end > start + 1 else {
        return nil
      }
      return (ByteRange(start + 1, end), end + 1)
    }
    var end = start
    while end < line.count, isPartOfName(line[end]) { end += 1 }
    return end > start && !Bytes.isDigit(line[start]) ? (ByteRange(start, end), end) : nil
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    Bytes.isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
      || byte >= 0x80
  }
}

extension PrintedTable {
  /// Whether `line` begins a statement that defines a table.
  public static func definesTable(_ line: Span<UInt8>) -> Bool { TableDefinition.opens(line) }

  /// Begins with the definition of a table, of which `line` is the first line; nil if that is none.
  public init?(defining line: Span<UInt8>) {
    guard let definition = TableDefinition(head: line) else { return nil }
    layout = .definition(definition)
  }

  /// The table whose columns the values in and behind `line` are those of, in their order; nil if it names its columns, or
  /// has no values.
  public static func target(of line: Span<UInt8>) -> [UInt8]? {
    guard !line.isEmpty, mayTarget(line) else { return nil }
    return TableDefinition.target(ofValuesIn: line)?.name ?? TableDefinition.target(ofCopyIn: line)
  }

  private static func mayTarget(_ line: Span<UInt8>) -> Bool {
    switch line[0] | 0x20 {
    case UInt8(ascii: "i"), UInt8(ascii: "r"), UInt8(ascii: "c"), 0x20, 0x29: true
    default: false
    }
  }

  /// Whether all values in and behind `line` are those of a table by the order of its columns.
  static func fillsTable(_ line: Span<UInt8>) -> Bool {
    !line.isEmpty && mayTarget(line) && TableDefinition.target(ofValuesIn: line) != nil
  }

  /// Begins with the statement `line`, which has values of a table of so many columns; nil if they are not as many.
  public init?(filling line: Span<UInt8>, columns count: Int) {
    if let (_, values) = TableDefinition.target(ofValuesIn: line) {
      let rows = TupleRows(count: count)
      guard values == line.count || rows.read(line, from: values) != nil else { return nil }
      layout = .tuples(rows)
    } else {
      guard TableDefinition.target(ofCopyIn: line) != nil else { return nil }
      layout = .tabs(count: count)
    }
  }

  /// The table that a line has defined to its end.
  public func defined(by line: Span<UInt8>) -> TableDefinition? {
    guard case .definition(let definition) = layout,
      case .closed(let all)? = definition.step(over: line)
    else { return nil }
    return all
  }
}

extension TableDefinition {
  /// Goes on over a line, which may be the first one.
  func step(over line: Span<UInt8>) -> Step? {
    guard length == 0, let (_, end) = Self.subject(of: line) else { return read(line) }
    return read(line, from: end)
  }
}
