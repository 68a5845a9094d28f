//  Rows of a table. Where nothing stands in the columns that speak for something, a row that is a line
//  holds what that line holds: then the scout is asked, of many rows at once.

internal import GrilleCore
internal import GrilleFormats
internal import GrilleScan

extension RedactionSession {
  /// Whether what comes next is a row of the table in hand.
  var isBetweenRows: Bool {
    pending.isEmpty && !isSwallowing && framer.isAtLine && framer.table != nil && !mayBeTable
  }

  // MARK: many rows

  /// Gives out whole lines up to the first quote or carriage return that ends a row, which are rows and begin at
  /// `place` of the chunk. Says how much that was; nil if it is nothing, or rows cannot be told apart.
  mutating func passRows(
    _ lines: Span<UInt8>, at place: Int, into pieces: inout RedactedPieces
  ) -> Int? {
    var end = firstOdd(in: lines) ?? lines.count
    while end > 0, lines[end - 1] != 0x0A { end -= 1 }
    guard end > 0 else { return nil }
    let lines = lines.extracting(0..<end)
    guard engine.scout(lines, into: &hot) else { return nil }
    var scouted: [Int] = []
    swap(&scouted, &hot)
    var (start, passed, next) = (0, 0, 0)
    while start < end {
      while next < scouted.count, scouted[next] < start { next += 1 }
      let isHot = next < scouted.count && scouted[next] == start
      let rowEnd = Self.endOfLine(in: lines, from: start)
      let row = lines.extracting(start..<rowEnd)
      readRow(row)
      if isHot || mustLook {
        pass(lines.extracting(passed..<start), at: place + passed, into: &pieces)
        process(row, at: place + start, into: &pieces)
        behind = 0
        passed = rowEnd
      }
      start = rowEnd
    }
    cells.removeAll(keepingCapacity: true)
    pass(lines.extracting(passed..<end), at: place + passed, into: &pieces)
    swap(&scouted, &hot)
    return end
  }

  /// The first byte because of which rows may be other than lines.
  private func firstOdd(in text: Span<UInt8>) -> Int? {
    if framer.endsAtReturn {
      return text.indices.first { place in
        text[place] == UInt8(ascii: "\"") || Self.isReturnAlone(text, at: place)
      }
    }
    return unsafe text.withUnsafeBufferPointer { bytes in
      unsafe bytes.firstIndex(of: UInt8(ascii: "\""))
    }
  }

  /// Whether something stands in a column that speaks for something, or may stand in one.
  var mustLook: Bool {
    if isUnlike {
      return columns.contains(where: \.mustLook) && cells.contains { !$0.isEmpty }
    }
    guard cells.count == columns.count || printed?.firstColumn != nil else { return false }
    let columns = columnsOfRow
    for index in cells.indices where columns[index].mustLook && !cells[index].isEmpty {
      return true
    }
    return false
  }

  // MARK: one row

  /// Gives out a row.
  mutating func processRow(_ row: Span<UInt8>, into pieces: inout RedactedPieces) {
    readRow(row)
    let isLine = row.firstLineFeed.map { $0 + 1 == row.count } ?? true
    if isLine, !mustLook, engine.scout(row, into: &hot), hot.isEmpty {
      statistics.records += 1
      giveOut(row, ByteRange(0, row.count), at: nil, into: &pieces)
      advance(over: row, ByteRange(0, row.count))
    } else {
      process(row, into: &pieces)
    }
    cells.removeAll(keepingCapacity: true)
  }

  static func isTable(_ format: RecordFormat) -> Bool {
    switch format {
    case .auto, .csv: true
    case .text, .json, .xml: false
    }
  }

  /// Whether `line`, the first of the stream, may name the columns of a table.
  func mayName(_ line: Span<UInt8>) -> Bool {
    if case .csv = redactor.format {
      true
    } else {
      CSVHeader(line) != nil || CSVHeader.isSeparator(line)
        || PrintedTable(firstLine: line) != nil
    }
  }

  /// Whether somebody says that the stream is a table.
  var isSurelyTable: Bool { if case .csv = redactor.format { true } else { false } }

  /// Finds the cells of `record`, or the table's columns if it is the first record.
  mutating func readRow(_ record: Span<UInt8>) {
    if mayBeTable {
      if CSVHeader.isSeparator(record) || isSurelyTable && Self.isBlank(record) { return }
      mayBeTable = false
      readHeader(record)
      // Above the names may stand what says where they are from.
      mayBeTable = isSurelyTable && framer.table == nil && record[0] == UInt8(ascii: "#")
      if !mayBeTable { framer.header = nil }
      return
    }
    guard framer.table != nil else { return }
    readCells(of: record)
    let isOther = cells.isEmpty || isUnlike
    if isOther || isBehindOther, beginOther(record) { return }
    if isOther { statistics.unlikeRows += 1 }
    isBehindOther = isOther
  }

  /// Begins another table if `line`, which is unlike the rows of the one in hand, or is behind such a row, names its
  /// columns: exports follow one another, with a blank line or a title between them.
  private mutating func beginOther(_ line: Span<UInt8>) -> Bool {
    guard findsTables, let table = PrintedTable(heading: line), let dialect = table.dialect else {
      return false
    }
    let names = table.names.map { engine.column(named: $0, in: line) }
    guard Self.speaks(names, above: table), isWithoutValues(line) else { return false }
    columns = names
    beginRows(in: dialect)
    readKey(among: table.names, in: line)
    cells.removeAll(keepingCapacity: true)
    (hasOtherCells, isBehindOther) = (false, false)
    return true
  }

  /// Finds the cells of `row`. If they are not as many as the table has columns, they are those of each of its lines;
  /// none if it is nothing but text.
  mutating func readCells(of row: Span<UInt8>) {
    hasOtherCells = false
    if !bound.isEmpty { return readBoundCells(of: row) }
    if let printed { return printed.cells(of: row, into: &cells) }
    guard let table = framer.table else { return }
    var isWhole = table.row(in: row, atEnd: true, cells: &cells) == .whole(row.count)
    if isWhole, cells.count == columns.count { return }
    let isLine = Self.endOfLine(in: row, from: 0) == row.count
    if !isWhole || !isLine {
      cells.removeAll(keepingCapacity: true)
      var start = 0
      while start < row.count { start = table.looseCells(of: row, from: start, into: &cells) }
      isWhole = isLine && cells.count == columns.count
    }
    if isWhole, cells.count == columns.count { return }
    hasOtherCells = true
    if isText(row, isLine: isLine) { cells.removeAll(keepingCapacity: true) }
  }

  /// Whether nothing in `row`, which has not the cells of its table, is to be looked for by the names of columns: a key,
  /// and see ``isText(_:in:)``.
  private func isText(_ row: Span<UInt8>, isLine: Bool) -> Bool {
    if !isLine, PEM.opens(ByteRange(0, Self.endOfLine(in: row, from: 0)), in: row) { return true }
    return isLine && isText(cells[...], in: row)
  }

  /// Whether `text` is one row, of however many lines and cells.
  func isWholeRow(_ text: Span<UInt8>) -> Bool {
    var cells: [ByteRange] = []
    return framer.table?.row(in: text, atEnd: true, cells: &cells) == .whole(text.count)
  }

  /// One past the end of the line at `start`, at a carriage return too where rows end at one.
  func endOfRow(in text: Span<UInt8>, from start: Int) -> Int {
    let end = Self.endOfLine(in: text, from: start)
    guard framer.endsAtReturn else { return end }
    return (start..<end).first { Self.isReturnAlone(text, at: $0) }.map { $0 + 1 } ?? end
  }

  /// Whether a carriage return stands at `place` of `text` and no line feed behind it.
  private static func isReturnAlone(_ text: Span<UInt8>, at place: Int) -> Bool {
    text[place] == 0x0D && (place + 1 == text.count || text[place + 1] != 0x0A)
  }

  private static func isBlank(_ line: Span<UInt8>) -> Bool {
    line.indices.allSatisfy { Bytes.isSpace(line[$0]) }
  }

  /// Whether `line` may pass for a row of names: what is found in it would be taken out, and who reads it
  /// next sees another row. So does who reads what was put there.
  mutating func isWithoutValues(_ line: Span<UInt8>) -> Bool {
    do {
      try engine.look(at: line)
    } catch {
      return false
    }
    return engine.taken.isEmpty && !engine.holdsOurs(line)
  }

  /// Takes what follows for rows that are written in `dialect`.
  private mutating func beginRows(in dialect: CSVDialect) {
    var dialect = dialect
    dialect.endsAtReturn = isSurelyTable
    framer.table = dialect
  }

  /// The columns that `line` names, if it is one that does.
  private mutating func header(in line: Span<UInt8>, _ dialect: CSVDialect?) -> CSVHeader? {
    guard isSurelyTable else { return CSVHeader(line, dialect: dialect) }
    // Where nothing can be told nothing is named.
    guard (try? engine.look(at: line)) != nil else { return nil }
    let values = engine.taken.map(\.range)
    return CSVHeader(certain: line, dialect: dialect) { cell in
      values.contains { $0.overlaps(cell) } || engine.holdsOurs(line.extracting(cell.range))
    }
  }

  /// Begins a table if `line` names its columns, and something depends on what they are called.
  private mutating func readHeader(_ line: Span<UInt8>) {
    var options = CSVOptions()
    if case .csv(let given) = redactor.format { options = given }
    if let names = options.columns {
      columns = names.map {
        engine.column(named: ByteRange(0, $0.utf8.count), in: Array($0.utf8).span)
      }
      beginRows(in: options.dialect ?? CSVDialect.parting(line, into: names.count))
      return readCells(of: line)
    }
    guard let header = header(in: line, options.dialect) else {
      if findsTables { readFixedWidths(line) }
      return
    }
    columns = header.names.map { engine.column(named: $0, in: line) }
    guard columns.contains(where: \.meansType), isSurelyTable || isWithoutValues(line) else {
      return
    }
    beginRows(in: header.dialect)
    readKey(among: header.names, in: line)
  }

  /// Notes which of the columns called `names` ties rows to other records.
  private mutating func readKey(among names: [ByteRange], in line: Span<UInt8>) {
    keyColumn = nil
    guard let correlation = redactor.disclosure?.correlation else { return }
    var best = Int.max
    for (column, name) in names.enumerated() {
      guard let rank = correlation.rank(of: line.extracting(name.range)), rank < best else {
        continue
      }
      (best, keyColumn) = (rank, column)
    }
  }

  /// Begins a table of fixed widths if `line` names its columns. One name alone may mean something by chance, as that of
  /// what a command lists.
  private mutating func readFixedWidths(_ line: Span<UInt8>) {
    guard let table = PrintedTable(firstLine: line) else { return }
    let names = table.names.map { engine.column(named: $0, in: line) }
    guard names.count(where: \.meansType) > 1, isWithoutValues(line) else { return }
    (printed, columns) = (table, names)
  }
}
