//  Names in the first row of a table of elements and their values in the rows below:
//
//      <tr><th>Name</th><th>SSN</th></tr> <tr><td>Ada</td><td>536-90-4399</td></tr>           HTML
//      <Row><Cell><Data>SSN</Data></Cell></Row> <Row><Cell><Data>536-90-4399</Data></Cell></Row>   spreadsheets

internal import GrilleCore

/// A table of elements, as far as it was read.
struct ElementGrid: Sendable {
  /// More cells of a row are not told apart.
  private static let most = 1024

  private static let tables: NameWords = ["table", "thead", "worksheet", "sheetdata"]
  private static let rows: NameWords = ["tr", "row"]
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
  /// Whether all texts of the row in hand may be names, and what kinds of cells it has.
  private var mayName = true
  private var hasHeaders = false
  private var hasCells = false

  /// Whether anything was noted.
  var isUsed: Bool { isFirstRow || isInRow || !names.isEmpty }
  /// Whether texts that come next are those of a cell.
  var isOpen: Bool { isInCell && column < Self.most }

  /// Goes on into an element.
  mutating func open(_ element: ByteRange, in text: Span<UInt8>) {
    guard !element.isEmpty, element.count < 12 else { return }
    let isHeader = Self.isHeader(element, in: text)
    if isHeader || Self.cells.contains(element, in: text) {
      guard isInRow else { return }
      column += 1
      isInCell = true
      if isHeader { hasHeaders = true } else { hasCells = true }
      if column < Self.most { texts.append(ByteRange(element.lower, element.lower)) }
    } else if Self.rows.contains(element, in: text) {
      endRow()
      (isInRow, column, isInCell) = (true, -1, false)
    } else if Self.tables.contains(element, in: text) {
      endRow()
      (names, isFirstRow) = ([], true)
      isInHead = element.count == 5 && GenericName.matches("thead", element, in: text)
    }
  }

  /// Goes on behind the end of an element.
  mutating func close(_ element: ByteRange, in text: Span<UInt8>) {
    guard !element.isEmpty, element.count < 12 else { return }
    if Self.isHeader(element, in: text) || Self.cells.contains(element, in: text) {
      isInCell = false
    } else if Self.rows.contains(element, in: text) {
      endRow()
    } else if Self.tables.contains(element, in: text) {
      endRow()
      isInHead = false
      if element.count != 5 || !GenericName.matches("thead", element, in: text) { names = [] }
    }
  }

  /// Takes in a text of the cell in hand, and says what it is called.
  mutating func take(_ value: ByteRange, mayName: Bool) -> ByteRange? {
    guard isOpen else { return nil }
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
    guard isInRow, !texts.isEmpty else { return }
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
    let mayName = mayCaption(
      ByteRange(value.lower, isColoned ? value.upper - 1 : value.upper), in: text)
    guard let name = grid.take(value, mayName: mayName) else { return }
    fields.append(Field(name: name, value: value, phrase: value, style: .prose))
    namesAreFar = true
  }
}
