//  Tables as commands print them, in the middle of other lines: names of columns, a line that rules them
//  off, and rows. psql, MySQL and Spark part cells by bars, so does Markdown; others line them up below
//  dashes.
//
//      +-----+-------------+     name |     ssn          | name | ssn |     NAME       SSN
//      | cif | ssn         |    ------+-------------     |------|-----|     ---------- -----------
//      +-----+-------------+     Ada  | 536-90-4399      | Ada  | …   |     Ada        536-90-4399
//
//  Bars may be those of boxes, as Node's `console.table`, Python's rich and tabulate draw them:
//
//      │ cif │ ssn         │
//      ├─────┼─────────────┤
//
//  And as `pg_dump` writes them, where a statement names the columns and tabs part the cells of the rows below:
//
//      COPY public.customers (name, ssn) FROM stdin;
//
//  Or as MyBatis tells what a statement has found:
//
//      <==    Columns: name, ssn
//      <==        Row: Ada, 536-90-4399
//
//  And as forms read by OCR, texts of PDF and prompts do, where a label and its value have lines of their own:
//
//      Social Security Number
//      536 90 4399
//
//  Or of Rust's values that have lines of their own, and as people ask and answer:
//
//      ssn: Some(                  Agent: May I have your social security number?
//          "536-90-4399",          Customer: It is 536 90 4399.
//
//  And as statements do that go over several lines:
//
//      INSERT INTO customers (name, ssn) VALUES
//        ('Ada', '536-90-4399'),
//
//  And as data frames are shown, the rows numbered in a column without a name, by pandas and R:
//
//             ssn   pin             ssn         pin
//      0  536904399  1234           <chr>     <dbl>
//                                 1 536904399  1234
//
//  And as pages of a wiki are written:
//
//      ||SSN||PIN||               |===
//      |536904399|1234|           |SSN |PIN
//                                 |536904399 |1234
//
//  And as exports do that something stands above, a title, a comment or a line of a log:
//
//      # export
//      id,ssn,pin
//      7,536904399,1234

public import GrilleCore

/// A table of which the names of its columns and the line below them were seen, or the statement before its rows.
public struct PrintedTable: Hashable, Sendable {
  /// How cells are parted.
  enum Layout: Hashable, Sendable {
    case bars(count: Int)
    /// Bars of boxes.
    case boxes(count: Int)
    /// Where columns begin, counted in characters.
    case columns([Int])
    case tabs(count: Int)
    /// Cells that end or begin below the end or the beginning of their names, behind a number.
    case sided([Side])
    /// Bars before cells, and lines of blanks between rows.
    case openBars(count: Int)
    /// Commas, behind a word.
    case rows(count: Int)
    /// One value on a line of its own, and no more.
    case lone
    /// The same in quotes or before a comma, and what is answered.
    case wrapped, answer
    /// Lists of values in brackets.
    case tuples(TupleRows)
    /// What says which columns a table has, and no values.
    case definition(TableDefinition)
    /// As many cells, however they are parted.
    case cells(CSVDialect, count: Int)
  }

  /// How sure it is that a line names columns.
  public enum Head: Sendable {
    /// It is ruled off, or says so.
    case stated
    /// It is a label and nothing else, which one row follows.
    case label
    /// It ends with a name, and says that its value follows.
    case asking
    /// Something parts its names.
    case bare
    /// Bars part its names, and do not end them.
    case open
  }

  var layout: Layout
  /// The column that says what others hold, row by row, and those, if it is such a table.
  public var telling: (name: Int, values: [Int])? {
    tellingName.map { ($0, tellingValues) }
  }
  var tellingName: Int?
  /// Whether a line below its names says what types their values have.
  private var isTyped = false
  var tellingValues: [Int] = []
  /// The names of the columns, in order, in the line that has them.
  public internal(set) var names: [ByteRange] = []

  /// Reads the line of names and the `rule` below it; nil if they are no head of a table.
  ///
  /// - Complexity: linear in both lines.
  public init?(names line: Span<UInt8>, rule: Span<UInt8>) {
    guard let layout = Self.layout(of: rule), !Self.isRule(line) else { return nil }
    self.layout = layout
    if case .sided = layout {
      (names, isTyped) = (Self.words(of: line), true)
    } else {
      cells(of: line, into: &names)
    }
    guard names.count == count else { return nil }
    noteTelling(in: line)
  }

  /// Reads the first line of a stream, which names in place the columns of a frame or of a table of fixed widths; nil if
  /// it is none: three names or more, two blanks or more between them.
  ///
  /// - Complexity: linear in the line.
  public init?(firstLine line: Span<UInt8>) {
    if let frame = Self.frame(in: line) {
      (names, layout) = (frame.names, .sided(frame.sides))
      return
    }
    guard line.count <= Self.longestRule else { return nil }
    let end = CSVDialect.trimmed(ByteRange(0, line.count), in: line).upper
    var (starts, characters, place) = ([Int](), 0, CSVDialect.start(of: line))
    while place < end {
      let lower = place
      // A single blank stands in a name.
      while place < end, line[place] != 0x20 || place + 1 < end && line[place + 1] != 0x20 {
        place += 1
      }
      let name = ByteRange(lower, place)
      guard CSVHeader.isName(name, in: line) else { return nil }
      names.append(name)
      starts.append(characters)
      characters += name.range.count { line[$0] & 0xC0 != 0x80 }
      while place < end, line[place] == 0x20 {
        place += 1
        characters += 1
      }
    }
    guard names.count > 2 else { return nil }
    layout = .columns(starts)
  }

  /// Reads a statement of PostgreSQL, the columns of MyBatis, a label alone or names of cells, ``names`` being places
  /// in it; nil if nothing that is told below it follows it.
  ///
  /// - Complexity: linear in the line.
  public init?(heading line: Span<UInt8>) {
    if let asked = Self.asked(in: line) {
      (names, layout) = ([asked.name], asked.layout)
      return
    }
    if let frame = Self.frame(in: line) {
      (names, layout) = (frame.names, .sided(frame.sides))
      return
    }
    if let label = Self.label(in: line) {
      names = [label]
      layout = .lone
      return
    }
    if let header = Self.header(in: line) {
      names = header.names
      layout = .cells(header.dialect, count: names.count)
      return
    }
    if let names = Self.doubled(in: line) {
      (self.names, layout) = (names, .bars(count: names.count))
      return
    }
    if let names = Self.opened(in: line) {
      (self.names, layout) = (names, .openBars(count: names.count))
      return
    }
    if let start = line.end(of: Self.columnsWord) {
      Self.split(ByteRange(start, line.count), of: line, into: &names)
      guard names.count > 1 else { return nil }
      layout = .rows(count: names.count)
      return
    }
    guard Self.isHeading(line), let open = line.first(UInt8(ascii: "("), in: 0..<line.count),
      let close = line.first(UInt8(ascii: ")"), in: open..<line.count)
    else { return nil }
    var start = open + 1
    while start <= close {
      let end = line.first(UInt8(ascii: ","), in: start..<close) ?? close
      var name = CSVDialect.trimmed(ByteRange(start, end), in: line)
      // A name in capitals stands in quotes.
      if name.count > 2, line[name.lower] == UInt8(ascii: "\""),
        line[name.upper - 1] == UInt8(ascii: "\"")
      {
        name = ByteRange(name.lower + 1, name.upper - 1)
      }
      names.append(name)
      start = end + 1
    }
    guard names.count > 1 else { return nil }
    layout = .tabs(count: names.count)
  }

  /// How many columns there are.
  private var count: Int {
    switch layout {
    case .bars(let count), .boxes(let count), .tabs(let count), .rows(let count),
      .openBars(let count):
      count
    case .sided(let sides): sides.count
    case .columns(let starts): starts.count
    case .lone, .wrapped, .answer: 1
    case .tuples(let rows): rows.count
    case .definition: 0
    case .cells(_, let count): count
    }
  }

  /// What parts its cells, if it is written as an export is.
  public var dialect: CSVDialect? {
    if case .cells(let dialect, _) = layout { dialect } else { nil }
  }

  /// How sure it is that it is one.
  public var head: Head {
    switch layout {
    case .lone: .label
    case .wrapped, .answer: .asking
    case .cells: .bare
    case .sided: isTyped ? .stated : .bare
    case .openBars: .open
    case .bars, .boxes, .columns, .tabs, .rows, .tuples, .definition: .stated
    }
  }

  /// What tells of rows behind a statement: one of these stands in each that is read.
  public static let sources = ["FROM std", "FROM STD", "from std", "<==    C"]

  /// What MyBatis writes before the names of columns, and before their values.
  private static let columnsWord: StaticString = "<==    Columns: "
  private static let rowWord: StaticString = "<==        Row: "

  /// Whether `line` may begin a table: it rules off names, or names columns itself.
  public static func mayBegin(at line: Span<UInt8>) -> Bool { isRule(line) || isHeading(line) }

  /// Whether `line` names the columns of the rows below it, by one of the forms above but a rule's: names alone, a
  /// question, a statement that has values or defines a table, `COPY … FROM stdin;` or MyBatis' columns.
  public static func isHeading(_ line: Span<UInt8>) -> Bool {
    if label(in: line) != nil || header(in: line) != nil || frame(in: line) != nil { return true }
    if doubled(in: line) != nil || opened(in: line) != nil { return true }
    if asked(in: line) != nil || opensTuples(line) || definesTable(line) { return true }
    if line.count <= longestRule, line.end(of: columnsWord) != nil { return true }
    guard line.count > 4, line.count <= longestRule, line[0] | 0x20 == UInt8(ascii: "c"),
      line[4] == 0x20, GenericName.matches("copy", ByteRange(0, 4), in: line),
      hasOne(of: sources, line)
    else { return false }
    let statement = CSVDialect.trimmed(ByteRange(0, line.count), in: line)
    let end = ByteRange(max(0, statement.upper - 6), statement.upper)
    return GenericName.matches("stdin;", end, in: line)
  }

  static func hasOne(of signs: [String], _ line: Span<UInt8>) -> Bool {
    signs.contains { sign in
      let bytes = sign.utf8
      return line.indices.contains { start in
        start + bytes.count <= line.count
          && zip(start..., bytes).allSatisfy { line[$0] == $1 }
      }
    }
  }

  /// Whether `line`, behind the head or a row, still belongs to the table. What becomes of values does not matter
  /// for that: bars stay where they are, and no line of blanks comes about.
  public func goesOn(with line: Span<UInt8>) -> Bool {
    switch layout {
    case .bars: line.first(UInt8(ascii: "|"), in: 0..<line.count) != nil
    case .boxes: Self.bar(in: line, from: 0) != nil
    case .columns: !CSVDialect.trimmed(ByteRange(0, line.count), in: line).isEmpty
    case .tabs: line.first(0x09, in: 0..<line.count) != nil
    case .sided: Self.isNumbered(line)
    case .openBars(let count):
      CSVDialect.trimmed(ByteRange(0, line.count), in: line).isEmpty
        || Self.openCells(of: line).count == count
    case .rows: line.end(of: Self.rowWord) != nil
    case .lone: Self.value(in: line) != nil
    case .wrapped: Self.wrapped(in: line) != nil
    case .answer: Self.answer(in: line) != nil
    case .tuples(let rows): rows.read(line) != nil
    case .definition(let definition): definition.step(over: line) != nil
    case .cells(let dialect, let count): Self.cells(of: line, in: dialect)?.count == count
    }
  }

  /// Replaces `cells` by those of `row`, which are all that stands in it: as many as the table has columns, if it
  /// is a row like others. Bars part cells, however many there are; a row that is not lined up has none.
  ///
  /// - Complexity: linear in the row.
  public func cells(of row: Span<UInt8>, into cells: inout [ByteRange]) {
    cells.removeAll(keepingCapacity: true)
    switch layout {
    case .bars(let count):
      CSVDialect(delimiter: UInt8(ascii: "|")).looseCells(of: row, into: &cells)
      if cells.count == count + 2, cells[0].isEmpty, cells[count + 1].isEmpty {
        cells.removeLast()
        cells.removeFirst()
      }
      for index in cells.indices { cells[index] = Self.unmarked(cells[index], in: row) }
    case .openBars: cells = Self.openCells(of: row)
    case .sided(let sides): cells = Self.cells(of: row, at: sides)
    case .boxes:
      var lower = Self.bar(in: row, from: 0).map { $0 + 3 }
      while let start = lower, let end = Self.bar(in: row, from: start) {
        cells.append(CSVDialect.trimmed(ByteRange(start, end), in: row))
        lower = end + 3
      }
    case .columns(let starts):
      let places = Self.places(of: starts, in: row)
      guard parts(row, at: places) else { return }
      for (column, place) in places.enumerated() {
        let end = column + 1 < places.count ? places[column + 1] : row.count
        cells.append(CSVDialect.trimmed(ByteRange(place, end), in: row))
      }
    case .rows:
      if let start = row.end(of: Self.rowWord) {
        Self.split(ByteRange(start, row.count), of: row, into: &cells)
      }
    case .wrapped: if let value = Self.wrapped(in: row) { cells.append(value) }
    case .answer: if let value = Self.answer(in: row) { cells.append(value) }
    case .definition: break
    case .tuples(let rows): cells = rows.read(row)?.cells ?? []
    case .lone: cells.append(CSVDialect.trimmed(ByteRange(0, row.count), in: row))
    case .cells(let dialect, _): cells = Self.cells(of: row, in: dialect) ?? []
    case .tabs:
      var (start, upper) = (0, row.count)
      while upper > 0, row[upper - 1] == 0x0A || row[upper - 1] == 0x0D { upper -= 1 }
      while start <= upper {
        let end = row.first(0x09, in: start..<upper) ?? upper
        cells.append(ByteRange(start, end))
        start = end + 1
      }
    }
  }

  /// Adds what commas part in `range`.
  private static func split(
    _ range: ByteRange, of line: Span<UInt8>, into cells: inout [ByteRange]
  ) {
    var start = range.lower
    while start <= range.upper {
      let end = line.first(UInt8(ascii: ","), in: start..<range.upper) ?? range.upper
      cells.append(CSVDialect.trimmed(ByteRange(start, end), in: line))
      start = end + 1
    }
  }

  /// Whether blanks stand before all columns of `row`, which begin at `places`.
  private func parts(_ row: Span<UInt8>, at places: [Int]) -> Bool {
    for place in places where place > 0 && place < row.count && row[place - 1] > 0x20 {
      return false
    }
    return true
  }

  /// Where the characters of those numbers, which rise, begin in `text`; its end where it has less.
  private static func places(of numbers: [Int], in text: Span<UInt8>) -> [Int] {
    var places: [Int] = []
    places.reserveCapacity(numbers.count)
    var count = 0
    for place in text.indices where text[place] & 0xC0 != 0x80 {
      if places.count == numbers.count { break }
      if numbers[places.count] == count { places.append(place) }
      count += 1
    }
    while places.count < numbers.count { places.append(text.count) }
    return places
  }
}
