//  Tables that a command printed among other lines. A line that rules off the names of columns is told by
//  its anchor, the names stand on the line before it; every line is a row from there on until one is none.

internal import GrilleCore
internal import GrilleFormats
internal import GrilleScan

extension RedactionSession {
  /// The longest line that may name the columns of a printed table, in bytes.
  private static let longestNames = 4096

  /// Keeps the last of `lines`, which are given out: the next one may rule it off.
  mutating func remember(_ lines: Span<UInt8>) {
    guard findsTables, !lines.isEmpty else { return }
    recent.append(lines)
    lastLine.removeAll(keepingCapacity: true)
    let end = lines.count - (lines.count > 0 && lines[lines.count - 1] == 0x0A ? 1 : 0)
    let start = lines.extracting(0..<end).startOfLastLine
    if end - start > Self.longestNames { return }
    lastLine.append(lines.extracting(start..<lines.count))
  }

  /// Begins a printed table if `head` rules off names on the line before it or is a statement that has them, and
  /// something depends on them.
  mutating func beginPrintedTable(_ head: Span<UInt8>) -> Bool {
    guard findsTables, framer.table == nil else { return false }
    if let table = PrintedTable(defining: head) {
      printed = table
      columns.removeAll()
      return true
    }
    if let name = PrintedTable.target(of: head) { return beginFilling(name, by: head) }
    if let isBegun = beginTuples(head) { return isBegun }
    let isHeading = PrintedTable.isHeading(head)
    var names = lastLine
    if isHeading {
      names.removeAll()
      names.append(head)
    }
    guard
      var table = isHeading
        ? PrintedTable(heading: head) : PrintedTable(names: names.span, rule: head)
    else { return false }
    if table.namesTypes(in: names.span), let above = tableAboveTypes(ruledBy: head) {
      (table, names) = above
    }
    let columns = table.names.map { engine.column(named: $0, in: names.span) }
    guard Self.speaks(columns, above: table) || table.telling != nil, isWithoutValues(names.span)
    else { return false }
    (printed, self.columns) = (table, columns)
    return true
  }

  /// The table that `rule` rules off some lines below its names: what stands between says but types.
  private mutating func tableAboveTypes(ruledBy rule: Span<UInt8>) -> (PrintedTable, [UInt8])? {
    let lines = recent.lines.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast(2)
    var found: (table: PrintedTable, names: [UInt8])?
    for line in lines.reversed().prefix(Self.mostLinesOfTypes + 1) {
      let names = Array(line)
      guard let table = PrintedTable(names: names.span, rule: rule) else { return found }
      if let found, !found.table.namesTypes(in: found.names.span) { return nil }
      found = (table, names)
    }
    if lines.count > Self.mostLinesOfTypes { return nil }
    if recent.areAll { lacksNames = true }
    return found
  }

  /// As many lines may say types.
  private static let mostLinesOfTypes = 2

  /// Begins a table of the rows in brackets that go on behind `head`; nil if none do.
  private mutating func beginTuples(_ head: Span<UInt8>) -> Bool? {
    guard PrintedTable.opensTuples(head) else { return nil }
    var text = Array(recent.lines)
    let start = text.count
    text.append(head)
    guard let table = PrintedTable(statement: text.span, lastLineAt: start),
      let first = table.names.first, let last = table.names.last
    else {
      if recent.areAll { lacksNames = true }
      return false
    }
    let columns = table.names.map { engine.column(named: $0, in: text.span) }
    guard Self.speaks(columns, above: table),
      isWithoutValues(text.span.extracting(first.lower..<last.upper))
    else { return false }
    (printed, self.columns) = (table, columns)
    cellsLeftOpen = 0
    return true
  }

  /// Begins a table of the values in and behind `head`, which are those of the table called `name`.
  private mutating func beginFilling(_ name: [UInt8], by head: Span<UInt8>) -> Bool {
    guard let columns = defined.columns(of: name) else {
      defined.isLacking = true
      return false
    }
    guard columns.contains(where: \.meansType),
      let table = PrintedTable(filling: head, columns: columns.count)
    else { return false }
    (printed, self.columns) = (table, columns)
    cellsLeftOpen = 0
    return true
  }

  /// Remembers a table by the names of its columns.
  private mutating func define(_ table: TableDefinition) {
    let columns = table.columns.map {
      engine.column(named: ByteRange(0, $0.count), in: $0.span)
    }
    let means = columns.contains(where: \.meansType)
    defined.add(DefinedTables.Table(name: table.name, columns: means ? columns : []))
  }

  /// Whether `columns` may be those of `table`. What nothing says it of must not be by chance.
  static func speaks(_ columns: [ColumnName], above table: PrintedTable) -> Bool {
    switch table.head {
    case .stated: columns.contains(where: \.meansType)
    case .asking: columns.allSatisfy(\.meansType)
    case .label: columns.allSatisfy(\.isName)
    case .bare: columns.contains(where: \.isName) && columns.count(where: \.meansType) > 1
    case .open: columns.last?.isName == true && columns.count(where: \.meansType) > 1
    }
  }

  /// Gives out whole lines, which begin at `place` of the chunk, up to the end of the printed table or one that
  /// may open a block or a document, and says how much that was.
  mutating func passPrinted(
    _ lines: Span<UInt8>, at place: Int, into pieces: inout RedactedPieces
  ) -> Int {
    var start = 0
    while start < lines.count {
      let end = Self.endOfLine(in: lines, from: start)
      let line = lines.extracting(start..<end)
      guard framer.plainLines(in: line) == line.count,
        !PEM.opens(ByteRange(start, end), in: lines), goesOn(with: line)
      else { break }
      processPrinted(line, at: place + start, into: &pieces)
      start = end
    }
    return start
  }

  /// Whether `line` is part of the printed table in hand; if not, the table has ended.
  mutating func goesOn(with line: Span<UInt8>) -> Bool {
    guard let printed else { return false }
    if PrintedTable.isRule(line) && !printed.isFrame || printed.goesOn(with: line) { return true }
    forgetTable()
    return false
  }

  private mutating func forgetTable() {
    printed = nil
    columns.removeAll()
  }

  /// What the cells in hand stand below: nothing tells where a row is unlike its table.
  var columnsOfRow: [ColumnName] {
    if let first = printed?.firstColumn {
      return cells.indices.map { columns[(first + $0) % columns.count] }
    }
    return cells.count == columns.count ? columns : cells.map { _ in ColumnName.silent }
  }

  /// Ends the printed table: what comes next is no line, or part of one.
  mutating func endPrinted() {
    if printed != nil { forgetTable() }
    lastLine.removeAll(keepingCapacity: true)
    recent.removeAll()
  }

  /// Gives out a line of the printed table.
  mutating func processPrinted(
    _ line: Span<UInt8>, at place: Int?, into pieces: inout RedactedPieces
  ) {
    printed?.cells(of: line, into: &cells)
    readNames(in: line)
    noteOpenCells(of: line)
    if !mustLook, engine.scout(line, into: &hot), hot.isEmpty {
      remember(line)
      pass(record: line, at: place, into: &pieces)
      endRow()
    } else {
      processInTable(line, at: place, into: &pieces)
    }
    if let table = printed?.defined(by: line) { define(table) }
    if printed?.advance(over: line) == false { forgetTable() }
  }

  /// Takes the names of the values in hand from their row, if its table is one whose rows have them.
  private mutating func readNames(in row: Span<UInt8>) {
    guard let telling = printed?.telling, cells.count == columns.count else { return }
    let name = PrintedTable.name(in: cells[telling.name], of: row)
    let column = name.isEmpty ? ColumnName.silent : engine.column(named: name, in: row)
    for index in telling.values { columns[index] = column }
  }

  /// Gives out a row of the printed table that must be scanned, or a block that stands in it.
  mutating func processInTable(
    _ record: Span<UInt8>, at place: Int?, into pieces: inout RedactedPieces
  ) {
    remember(record)
    let withheld = statistics.withheld
    process(record, at: place, into: &pieces)
    // Nothing is left that tells that it was a row.
    if statistics.withheld != withheld { endPrinted() }
    endRow()
  }

  /// Ends the row in hand, and its table if that has no other.
  mutating func endRow() {
    cells.removeAll(keepingCapacity: true)
    switch printed?.head {
    case .label, .asking: forgetTable()
    default: break
    }
  }
}
