//  Names in the first row of a table of elements and their values in the rows below:
//
//      <tr><th>Name</th><th>SSN</th></tr> <tr><td>Ada</td><td>536-90-4399</td></tr>           HTML
//      <column>ssn</column> <row><value>536-90-4399</value></row>                               data sets
//      <Row><Cell><Data>SSN</Data></Cell></Row> <Row><Cell><Data>536-90-4399</Data></Cell></Row>   spreadsheets

public import GrilleCore

/// A table of elements, as far as it was read.
struct ElementGrid: Sendable {
  /// More cells of a row are not told apart.
  private static let most = 1024

  private static let tables: NameWords = ["table", "thead", "worksheet", "sheetdata"]
  private static let rows: NameWords = ["tr", "row", "currentrow"]
  /// Elements of the names of columns, one behind the other before the rows.
  static let columns: NameWords = ["column", "columnname", "colname", "column-name"]
  private static let cells: NameWords = ["td", "cell", "tablecell"]

  /// What the columns are called, in order; empty where one is not.
  private(set) var names: [ByteRange] = []
  /// The column of the cell in hand; -1 before the first one of a row.
  private(set) var column = -1
  /// The texts of the row in hand, one for each of its cells.
  private var texts: [ByteRange] = []
  private var isInRow = false
  private var isInCell = false
  private var isInHead = false
  private var isFirstRow = false
  /// The names that elements of their own have, whether the next one goes on with them, and whether one is open. Below
  /// them whatever stands in a row is a cell.
  private var listed: [ByteRange] = []
  private var isListing = false
  private var isInColumn = false
  private var cell: ByteRange?
  /// Whether all texts of the row in hand may be names, and what kinds of cells it has.
  private var mayName = true
  private var hasHeaders = false
  private var hasCells = false

  /// Whether anything was noted.
  var isUsed: Bool { isFirstRow || isInRow || !names.isEmpty || !listed.isEmpty }
  /// Whether texts that come next are those of a cell, or name a column.
  var isOpen: Bool { (isInCell || isInColumn) && column < Self.most }

  /// Whether elements of their own name its columns: it is of no page.
  var isListed: Bool { !listed.isEmpty }

  /// Goes on into an element.
  mutating func open(_ element: ByteRange, in text: Span<UInt8>) {
    guard !element.isEmpty, element.count < 12 else { return }
    isInColumn = false
    if isInRow, !listed.isEmpty, !Self.rows.contains(element, in: text) {
      return openCell(element)
    }
    let isHeader = Self.isHeader(element, in: text)
    if !isInRow, Self.columns.contains(element, in: text) {
      if !isListing { listed.removeAll(keepingCapacity: true) }
      (isListing, isInColumn) = (listed.count < Self.most, listed.count < Self.most)
      if isInColumn { listed.append(ByteRange(element.lower, element.lower)) }
    } else if isHeader || Self.cells.contains(element, in: text) {
      guard isInRow else { return }
      column += 1
      isInCell = true
      if isHeader { hasHeaders = true } else { hasCells = true }
      if column < Self.most { texts.append(ByteRange(element.lower, element.lower)) }
    } else if Self.rows.contains(element, in: text) {
      endRow()
      (isInRow, column, isInCell) = (true, -1, false)
      (isListing, cell) = (false, nil)
      if listed.allSatisfy(\.isEmpty) { listed.removeAll() } else { names = listed }
    } else if Self.tables.contains(element, in: text) {
      endRow()
      (names, isFirstRow) = ([], true)
      (listed, isListing) = ([], false)
      isInHead = element.count == 5 && GenericName.matches("thead", element, in: text)
    }
  }

  /// Goes on into an element of a row below names that were listed: into a cell, or deeper into one.
  private mutating func openCell(_ element: ByteRange) {
    guard cell == nil else { return }
    cell = element
    column += 1
    isInCell = true
    if column < Self.most { texts.append(ByteRange(element.lower, element.lower)) }
  }

  /// Goes on behind the end of an element.
  mutating func close(_ element: ByteRange, in text: Span<UInt8>) {
    guard !element.isEmpty, element.count < 12 else { return }
    isInColumn = false
    if let cell, element.count == cell.count,
      (0..<cell.count).allSatisfy({ text[cell.lower + $0] == text[element.lower + $0] })
    {
      (self.cell, isInCell) = (nil, false)
    } else if Self.isHeader(element, in: text) || Self.cells.contains(element, in: text) {
      isInCell = false
    } else if Self.rows.contains(element, in: text) {
      endRow()
    } else if Self.tables.contains(element, in: text) {
      endRow()
      isInHead = false
      (listed, isListing) = ([], false)
      if element.count != 5 || !GenericName.matches("thead", element, in: text) { names = [] }
    }
  }

  /// Takes in a text of the cell in hand, and says what it is called.
  mutating func take(_ value: ByteRange, mayName: Bool) -> ByteRange? {
    guard isOpen else { return nil }
    if isInColumn {
      if mayName { listed[listed.count - 1] = value }
      return nil
    }
    if !mayName { self.mayName = false }
    if texts[column].isEmpty { texts[column] = value }
    guard column < names.count, !names[column].isEmpty else { return nil }
    return names[column]
  }

  /// Names the columns by the row in hand if it is a head: it is said to be one, or the first of its table.
  private mutating func endRow() {
    defer {
      texts.removeAll(keepingCapacity: true)
      (isInRow, isInCell, column) = (false, false, -1)
      (mayName, hasHeaders, hasCells) = (true, false, false)
    }
    guard isInRow, !texts.isEmpty, listed.isEmpty else { return }
    let isHead = isInHead || hasHeaders && !hasCells || isFirstRow && !hasHeaders
    // One cell alone is a title.
    if texts.count > 1 { isFirstRow = false }
    if isHead, mayName { names = texts }
  }

  private static func isHeader(_ element: ByteRange, in text: Span<UInt8>) -> Bool {
    element.count == 2 && GenericName.matches("th", element, in: text)
  }
}

extension FieldLocator {
  /// Adds a text of a cell under the name of its column.
  mutating func addGridded(_ value: ByteRange, in text: Span<UInt8>) {
    guard grid.isOpen else { return }
    let last = text[value.upper - 1]
    let isColoned = last == UInt8(ascii: ":") && value.count > 1
    let mayName = mayHead(
      ByteRange(value.lower, isColoned ? value.upper - 1 : value.upper), in: text)
    guard let name = grid.take(value, mayName: mayName) else { return }
    fields.append(
      Field(
        name: name, value: value, phrase: value, style: grid.isListed ? .delimited : .prose))
    namesAreFar = true
  }
}

extension InlineFields {
  /// The last letters of the elements that have the names of columns.
  static let columnTails = ["column", "umn-name"]

  /// Whether an element called `name` has the name of a column.
  public static func namesColumn(_ name: ByteRange, in text: Span<UInt8>) -> Bool {
    ElementGrid.columns.contains(GenericName.localName(of: name, in: text), in: text)
  }
}
