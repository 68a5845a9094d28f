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

  /// Gives out whole lines up to the first quote, which are rows and begin at `place` of the chunk. Says
  /// how much that was; nil if it is nothing, or rows cannot be told apart.
  mutating func passRows(
    _ lines: Span<UInt8>, at place: Int, into pieces: inout RedactedPieces
  ) -> Int? {
    var end = Self.firstQuote(in: lines) ?? lines.count
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

  private static func firstQuote(in text: Span<UInt8>) -> Int? {
    unsafe text.withUnsafeBufferPointer { bytes in
      unsafe bytes.firstIndex(of: UInt8(ascii: "\""))
    }
  }

  /// Whether something stands in a column that speaks for something. Rows unlike the table have no columns.
  var mustLook: Bool {
    guard cells.count == columns.count else { return false }
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
        || PrintedTable(fixedWidths: line) != nil
    }
  }

  /// Finds the cells of `record`, or the table's columns if it is the first record.
  mutating func readRow(_ record: Span<UInt8>) {
    if mayBeTable {
      if CSVHeader.isSeparator(record) { return }
      mayBeTable = false
      return readHeader(record)
    }
    guard framer.table != nil else { return }
    readCells(of: record)
    if cells.isEmpty { statistics.unlikeRows += 1 }
  }

  /// Finds the cells of `row`; none if they are not as many as the table has columns, or not all that
  /// there is: what stands behind the last would be in nobody's care.
  mutating func readCells(of row: Span<UInt8>) {
    if !bound.isEmpty { return readBoundCells(of: row) }
    if let printed { return printed.cells(of: row, into: &cells) }
    guard let table = framer.table else { return }
    if case .whole(row.count) = table.row(in: row, atEnd: true, cells: &cells) {
    } else {
      table.looseCells(of: row, into: &cells)
    }
    if cells.count != columns.count || !isEnd(of: row, behind: cells.last?.upper ?? 0) {
      cells.removeAll(keepingCapacity: true)
    }
  }

  /// Whether nothing but a closing quote and the end of the line stands in `row` from `start` on.
  private func isEnd(of row: Span<UInt8>, behind start: Int) -> Bool {
    (start..<row.count).allSatisfy { index in
      switch row[index] {
      case UInt8(ascii: "\""), 0x0A, 0x0D: true
      default: false
      }
    }
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

  /// Begins a table if `line` names its columns, and something depends on what they are called.
  private mutating func readHeader(_ line: Span<UInt8>) {
    var options = CSVOptions()
    if case .csv(let given) = redactor.format { options = given }
    if let names = options.columns {
      columns = names.map {
        engine.column(named: ByteRange(0, $0.utf8.count), in: Array($0.utf8).span)
      }
      framer.table = options.dialect ?? CSVDialect.parting(line, into: names.count)
      return readCells(of: line)
    }
    guard let header = CSVHeader(line, dialect: options.dialect) else {
      if findsTables { readFixedWidths(line) }
      return
    }
    columns = header.names.map { engine.column(named: $0, in: line) }
    guard columns.contains(where: \.meansType), isWithoutValues(line) else { return }
    framer.table = header.dialect
    guard let correlation = redactor.disclosure?.correlation else { return }
    var best = Int.max
    for (column, name) in header.names.enumerated() {
      guard let rank = correlation.rank(of: line.extracting(name.range)), rank < best else {
        continue
      }
      (best, keyColumn) = (rank, column)
    }
  }

  /// Begins a table of fixed widths if `line` names its columns. One name alone may mean something by chance, as that of
  /// what a command lists.
  private mutating func readFixedWidths(_ line: Span<UInt8>) {
    guard let table = PrintedTable(fixedWidths: line) else { return }
    let names = table.names.map { engine.column(named: $0, in: line) }
    guard names.count(where: \.meansType) > 1, isWithoutValues(line) else { return }
    (printed, columns) = (table, names)
  }
}
