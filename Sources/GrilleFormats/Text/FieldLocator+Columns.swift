//  Names in one list and their values in the rows of another, as query engines, data frames and dashboards answer:
//
//      {"columns": ["pan", "cvv"], "data": [["4111…", "123"], …]}
//      {"schema": {"fields": [{"name": "pan"}, …]}, "rows": [{"f": [{"v": "4111…"}, …]}]}
//      {"records": [[{"stringValue": "4111…"}]], "columnMetadata": [{"name": "pan"}]}
//      {"fields": [{"name": "pan"}, …], "values": [["4111…", …], …]}              a list a column
//      {"fields": ["pan", "cvv"], "values": ["4111…", "123"]}                     one row
//      [["pan", "cvv"], ["4111…", "123"], …]                                      names in the first row

public import GrilleCore

/// Names of columns, and a list of rows that came before its names.
struct OpenColumns: Sendable {
  /// The names, in order; empty where a column has none.
  var names: [ByteRange] = []
  /// Where lists of rows open whose names have not come yet: one may stand in another.
  var rows: [Int] = []
  /// Up to here rows were read: a list in a row is none of its own.
  var end = 0
  /// Whether anything was noted.
  var isUsed: Bool { end > 0 || !names.isEmpty || !rows.isEmpty }
}

extension FieldLocator {
  /// The most columns, and the most cells of a list of rows, that are read.
  private static let mostColumns = 1024
  private static let mostCells = 64 * 1024

  /// The most lists of rows that wait for names.
  private static let mostOpen = 4

  /// What a list of rows is called.
  private static let rowLists: NameWords = [
    "rows", "data", "values", "records", "result", "results", "dataset", "dataarray",
  ]
  /// What a column is called in the object that tells of it, and what else may be its name if nothing is.
  private static let columnNames: NameWords = ["name", "columnname", "colname", "fieldname"]
  private static let otherNames: NameWords = ["field", "label", "title", "text", "key", "id"]

  /// Reads the list called `name` that opens at `opening`, if it is one of names or of rows.
  mutating func columns(_ name: ByteRange, openingAt opening: Int, in text: Span<UInt8>) {
    guard opening >= openColumns.end else { return }
    if InlineFields.listsColumns(name, in: text) {
      openColumns.names = names(openingAt: opening, in: text)
      guard !openColumns.names.isEmpty else { return }
      let rows = openColumns.rows
      openColumns.rows.removeAll()
      // Names behind their rows are those of no others; in a row, they are those of what follows.
      if rows.contains(where: { readRows(openingAt: $0, before: opening, in: text) }) {
        openColumns.names.removeAll()
      }
    } else if Self.rowLists.contains(name, in: text) {
      guard opensRows(at: opening, in: text) else { return readRow(openingAt: opening, in: text) }
      guard !openColumns.names.isEmpty else {
        _ = headedRows(openingAt: opening, in: text)
        if openColumns.rows.count == Self.mostOpen { openColumns.rows.removeFirst() }
        openColumns.rows.append(opening)
        return
      }
      _ = readRows(openingAt: opening, before: text.count, in: text)
    }
  }

  private func opensRows(at opening: Int, in text: Span<UInt8>) -> Bool {
    let place = skip(blanksFrom: opening + 1, in: text)
    return place < text.count
      && (text[place] == UInt8(ascii: "[") || text[place] == UInt8(ascii: "{"))
  }

  /// The names of the list that opens at `opening`: texts, or objects that have a name.
  private mutating func names(openingAt opening: Int, in text: Span<UInt8>) -> [ByteRange] {
    var (names, place): ([ByteRange], Int) = ([], opening + 1)
    while names.count < Self.mostColumns, let start = item(from: place, in: text) {
      place = endOfItem(from: start, in: text)
      if Bytes.isQuote(text[start]) {
        names.append(ByteRange(start + 1, max(start + 1, place - 1)))
      } else if text[start] == UInt8(ascii: "{") {
        names.append(nameOfColumn(openingAt: start, in: text) ?? ByteRange(start, start))
      } else {
        return []
      }
    }
    return names
  }

  /// What the object that opens at `opening` says a column is called.
  private mutating func nameOfColumn(openingAt opening: Int, in text: Span<UInt8>) -> ByteRange? {
    var (place, other): (Int, ByteRange?) = (opening + 1, nil)
    while let start = item(from: place, in: text) {
      let name = ByteRange(start + 1, max(start + 1, endOfItem(from: start, in: text) - 1))
      guard let value = valueOfMember(at: start, in: text) else { break }
      place = endOfItem(from: value, in: text)
      guard Bytes.isQuote(text[value]) else { continue }
      let said = ByteRange(value + 1, max(value + 1, place - 1))
      if Self.columnNames.contains(name, in: text) { return said }
      if other == nil, Self.otherNames.contains(name, in: text) { other = said }
    }
    return other
  }

  // MARK: rows

  /// Adds the values of the rows whose list opens at `opening`; false, and nothing is done, if it has none or does not
  /// end before `limit`.
  private mutating func readRows(
    openingAt opening: Int, before limit: Int, in text: Span<UInt8>
  ) -> Bool {
    let (whole, unclosed) = (text, unclosed)
    let text = whole.extracting(0..<limit)
    // What is not closed in a part may be closed behind it.
    defer { if limit < whole.count { self.unclosed = unclosed } }
    let (rows, end) = rows(from: opening + 1, in: text)
    let place = skip(blanksFrom: end, in: text)
    if rows.isEmpty || place == limit && limit < whole.count { return false }
    openColumns.end = max(openColumns.end, place)
    let names = openColumns.names
    let count = rows.first?.count ?? 0
    // As many lists as names, and none of them as long: each is a column.
    let areColumns =
      rows.count == names.count && count != names.count && rows.allSatisfy { $0.count == count }
    for (number, row) in rows.enumerated() {
      for (index, value) in row.enumerated() {
        add(value, inColumn: areColumns ? number : index, of: names)
      }
    }
    return true
  }

  private mutating func add(_ value: ByteRange, inColumn column: Int, of names: [ByteRange]) {
    guard column < names.count, !names[column].isEmpty, !value.isEmpty else { return }
    fields.append(Field(name: names[column], value: value, phrase: value, style: .delimited))
    namesAreFar = true
  }

  /// The rows that follow one another from `start` on, and where they end.
  private mutating func rows(
    from start: Int, in text: Span<UInt8>
  ) -> (rows: [[ByteRange]], end: Int) {
    var rows: [[ByteRange]] = []
    var (place, cells) = (start, 0)
    while cells < Self.mostCells, let start = item(from: place, in: text),
      let row = row(at: start, in: text)
    {
      place = endOfItem(from: start, in: text)
      rows.append(row)
      cells += row.count
    }
    return (rows, place)
  }

  /// Adds the values of the list that opens at `opening`, if they are a row themselves: as many as there are names.
  private mutating func readRow(openingAt opening: Int, in text: Span<UInt8>) {
    let names = openColumns.names
    guard names.count > 1, let row = row(at: opening, in: text), row.count == names.count else {
      return
    }
    openColumns.end = max(openColumns.end, endOfItem(from: opening, in: text))
    for (column, value) in row.enumerated() { add(value, inColumn: column, of: names) }
  }

  /// Adds the values of the rows whose list opens at `opening`, if its first row is one of names and they are as long;
  /// false, and nothing is done, if not.
  mutating func headedRows(openingAt opening: Int, in text: Span<UInt8>) -> Bool {
    guard opening >= openColumns.end, let start = item(from: opening + 1, in: text),
      text[start] == UInt8(ascii: "[") || text[start] == UInt8(ascii: "{"),
      let names = row(at: start, in: text), names.count > 1,
      names.allSatisfy({ isText($0, in: text) && mayHead($0, in: text) })
    else { return false }
    let (rows, end) = rows(from: endOfItem(from: start, in: text), in: text)
    guard !rows.isEmpty, rows.allSatisfy({ $0.count == names.count }) else { return false }
    // Two names in each row are names and values in pairs.
    if names.count == 2, rows.allSatisfy({ mayHead($0[0], in: text) }) { return false }
    openColumns.end = max(openColumns.end, end)
    for row in rows {
      for (column, value) in row.enumerated() { add(value, inColumn: column, of: names) }
    }
    return true
  }

  /// Whether the list that opens at `opening` has lists in it.
  func opensLists(at opening: Int, in text: Span<UInt8>) -> Bool {
    let place = skip(blanksFrom: opening + 1, in: text)
    return place < text.count && text[place] == UInt8(ascii: "[")
  }

  private func isText(_ cell: ByteRange, in text: Span<UInt8>) -> Bool {
    cell.lower > 0 && Bytes.isQuote(text[cell.lower - 1])
  }

  /// The cells of the row at `start`: a list, or an object whose first member is one.
  private mutating func row(at start: Int, in text: Span<UInt8>) -> [ByteRange]? {
    var opening = start
    if text[start] == UInt8(ascii: "{") {
      guard let member = item(from: start + 1, in: text),
        let value = valueOfMember(at: member, in: text)
      else { return nil }
      opening = value
    }
    guard text[opening] == UInt8(ascii: "[") else { return nil }
    var (cells, place): ([ByteRange], Int) = ([], opening + 1)
    while cells.count < Self.mostColumns, let item = item(from: place, in: text) {
      place = endOfItem(from: item, in: text)
      cells.append(cell(at: item, in: text))
    }
    return cells
  }

  /// The value that is all of the item at `start`: itself, or the first member of an object; empty if that is none.
  private mutating func cell(at start: Int, in text: Span<UInt8>) -> ByteRange {
    var start = start
    if text[start] == UInt8(ascii: "{") {
      guard let member = item(from: start + 1, in: text),
        let value = valueOfMember(at: member, in: text)
      else { return ByteRange(start, start) }
      start = value
    }
    switch text[start] {
    case UInt8(ascii: "["), UInt8(ascii: "{"): return ByteRange(start, start)
    case let byte:
      let end = endOfItem(from: start, in: text)
      guard Bytes.isQuote(byte) else { return ByteRange(start, end) }
      let isClosed = end > start + 1 && text[end - 1] == byte
      return ByteRange(start + 1, isClosed ? end - 1 : end)
    }
  }

  // MARK: items

  /// Where the next item of a list or an object begins, from `start` on; nil if none does.
  private func item(from start: Int, in text: Span<UInt8>) -> Int? {
    var place = skip(blanksFrom: start, in: text)
    if place < text.count, text[place] == UInt8(ascii: ",") {
      place = skip(blanksFrom: place + 1, in: text)
    }
    guard place < text.count else { return nil }
    switch text[place] {
    case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","), UInt8(ascii: ":"): return nil
    case let byte: return Bytes.isSpace(byte) ? nil : place
    }
  }

  /// Where the value of the member begins whose name, in quotes, does at `start`.
  private mutating func valueOfMember(at start: Int, in text: Span<UInt8>) -> Int? {
    guard Bytes.isQuote(text[start]) else { return nil }
    let colon = skip(blanksFrom: endOfItem(from: start, in: text), in: text)
    guard colon < text.count, text[colon] == UInt8(ascii: ":") else { return nil }
    let value = skip(blanksFrom: colon + 1, in: text)
    return value < text.count ? value : nil
  }

  /// One past the text, the number, the list or the object that begins at `start`.
  private mutating func endOfItem(from start: Int, in text: Span<UInt8>) -> Int {
    var (place, depth) = (start, 0)
    while place < text.count {
      let byte = text[place]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        place = min(text.count, endOfQuoted(from: place + 1, by: byte, in: text) + 1)
        if depth == 0 { return place }
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return place }
        depth -= 1
        if depth == 0 { return place + 1 }
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        if depth == 0 { return place }
      default:
        if depth == 0, Bytes.isSpace(byte) { return place }
      }
      place += 1
    }
    return place
  }
}

extension InlineFields {
  /// What a list of the names of columns is called, without what parts its words.
  static let columnLists: [StaticString] = [
    "columns", "fields", "headers", "header", "cols", "schema", "meta", "rowtype", "columnnames",
    "fieldnames", "columninfo", "columnmetadata", "columnlist",
  ]
  private static let columnListWords = NameWords(columnLists)

  static func listsColumns(_ name: ByteRange, in text: Span<UInt8>) -> Bool {
    columnListWords.contains(name, in: text)
  }

  /// Whether the sign at `sign` may stand between the name of such a list and the list.
  public static func opensColumns(behind sign: Int, in text: Span<UInt8>) -> Bool {
    var place = sign + 1
    let limit = min(text.count, place + FieldLocator.widestGap)
    while place < limit, Bytes.isSpace(text[place]) { place += 1 }
    guard place < limit, text[place] == UInt8(ascii: "["),
      let (name, _) = FieldLocator().name(endingBefore: sign, in: text, prose: false)
    else { return false }
    return listsColumns(name, in: text)
  }
}
