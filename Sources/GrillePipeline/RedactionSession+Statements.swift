//  Values whose names stand on a line before them: each is then read as a cell below its name. A statement of
//  SQL names values and leaves them open, and later lines tell them. Statements of several threads may be under
//  way at once, so they are told apart by what stands in brackets before them, as loggers write a thread or a
//  process. Elsewhere a line is but a name and the next one but its value.

internal import GrilleCore
internal import GrilleFormats
internal import GrilleScan

/// What the values of a statement are called that later lines tell.
struct OpenStatement: Sendable {
  /// Who runs it.
  enum Thread: Hashable, Sendable {
    case unsaid, unknown
    case named([UInt8])
  }
  var thread: Thread
  var columns: [(number: Int, name: ColumnName)]
  /// The last value that was told: where numbers begin anew another statement is meant.
  var last = 0
  /// Whether that was seen. It keeps its place: what comes behind must know that its thread ran it.
  var isClosed = false

  /// As many threads may have one at once.
  static let most = 16
  /// A thread is named before that many bytes of a line.
  static let longestHead = 256
  /// More in a row are no number of a thread.
  static let mostDigits = 8
}

/// The last statement of each of the threads that ran one last, the last one last, and what depended on them.
struct OpenStatements: Sendable {
  private(set) var all: [OpenStatement] = []
  /// Whether a line told a value of which no statement was seen.
  var isLacking = false

  /// Whether none is open.
  var isEmpty: Bool { all.allSatisfy(\.isClosed) }

  /// The number of the open statement that `thread` runs; of the last one if it is not said which does. One of which
  /// nobody says who runs it may be anybody's: what prints statements is no logger.
  func index(of thread: OpenStatement.Thread) -> Int? {
    func last(of sought: OpenStatement.Thread) -> Int? {
      all.lastIndex { !$0.isClosed && $0.thread == sought }
    }
    return switch thread {
    case .unknown: nil
    case .unsaid: all.lastIndex { !$0.isClosed }
    case .named: last(of: thread) ?? last(of: .unsaid)
    }
  }

  /// Takes the place of the statement that its thread ran before.
  mutating func add(_ statement: OpenStatement) {
    all.removeAll { $0.thread == statement.thread }
    all.append(statement)
    all.removeFirst(max(0, all.count - OpenStatement.most))
  }

  /// Goes on with the last statement.
  mutating func extend(by columns: [(number: Int, name: ColumnName)]) {
    guard !all.isEmpty else { return }
    all[all.count - 1].columns += columns
  }

  mutating func close(_ index: Int) { all[index].isClosed = true }

  /// Notes that values up to that number were told.
  mutating func tell(upTo number: Int, of index: Int) { all[index].last = number }

  /// Goes on behind lines in which `others` were noted, and none was lacking.
  mutating func append(_ others: OpenStatements) {
    for statement in others.all { add(statement) }
  }
}

extension RedactionSession {
  /// Gives out a line or a block that must be scanned, which stands in no table. What is left of a block may be a line,
  /// so its first one is read as such.
  mutating func processLine(
    _ record: Span<UInt8>, at place: Int?, into pieces: inout RedactedPieces
  ) {
    guard findsTables else {
      _ = process(record, at: place, into: &pieces)
      return
    }
    let line = record.extracting(0..<Self.endOfLine(in: record, from: 0))
    if line.count == record.count, isOrderedInVain(line), standsAlone(record) {
      return pass(record: record, at: place, into: &pieces)
    }
    let told = BoundValues.told(by: line)
    let isValue = told.values.isEmpty && NamesAbove.value(in: line) != nil
    mayLeaveOpen = told.values.isEmpty && !isValue
    if !mayLeaveOpen, !(isValue ? readNamedAbove(line) : readBound(told, of: line)),
      standsAlone(record)
    {
      return pass(record: record, at: place, into: &pieces)
    }
    process(record, at: place, into: &pieces)
    mayLeaveOpen = false
    forgetBound()
  }

  /// Whether `line` has values, or says what values are, that were read in vain.
  private func isOrderedInVain(_ line: Span<UInt8>) -> Bool {
    PrintedTable.target(of: line) != nil || PrintedTable.definesTable(line)
  }

  /// Whether nothing is in `line` but values of which nobody knows what they are.
  private mutating func standsAlone(_ line: Span<UInt8>) -> Bool {
    guard !mustLook else { return false }
    engine.passesOverBound = true
    defer { engine.passesOverBound = false }
    return engine.scout(line, into: &doubtful) && doubtful.isEmpty
  }

  /// Notes what the first line of `text` leaves open.
  mutating func noteStatement(in text: Span<UInt8>) {
    let line = text.extracting(0..<Self.endOfLine(in: text, from: 0))
    let names = BoundValues.leftOpen(by: line, &statementLocator)
    guard let first = names.first else { return }
    let thread = thread(in: line, before: first.range.lower)
    let columns = names.map { ($0.number, engine.column(named: $0.range, in: line)) }
    // One that means nothing would be seen only where its line is looked at for something else.
    guard columns.contains(where: { $0.1.meansType }) else { return }
    statements.add(OpenStatement(thread: thread, columns: columns))
  }

  /// Notes the columns of the printed table in hand that its row, `line`, leaves open.
  mutating func noteOpenCells(of line: Span<UInt8>) {
    guard printed?.firstColumn != nil else { return }
    let open = BoundValues.leftOpen(by: cells, of: line)
    guard let first = open.first else { return }
    let names = columnsOfRow
    // Rows of one statement are counted through.
    let before = cellsLeftOpen
    let columns = open.map { (number: before + $0.number, name: names[$0.cell]) }
    cellsLeftOpen += open.count
    if before > 0 { return statements.extend(by: columns) }
    let thread = thread(in: line, before: cells[first.cell].lower)
    statements.add(OpenStatement(thread: thread, columns: columns))
  }

  /// Makes cells of those of the values `told` that have a name; false if there is none.
  private mutating func readBound(_ told: BoundValues.Told, of line: Span<UInt8>) -> Bool {
    // A line that does not say whose it is goes on with the last statement.
    let thread = thread(in: line, before: told.start)
    guard let index = statements.index(of: thread), let first = told.values.first,
      let last = told.values.last
    else {
      statements.isLacking = true
      return false
    }
    guard first.number > statements.all[index].last else {
      statements.close(index)
      return false
    }
    statements.tell(upTo: last.number, of: index)
    for one in told.values where !one.range.isEmpty {
      let named = statements.all[index].columns.first { $0.number == one.number }
      guard let name = named?.name else { continue }
      cells.append(one.range)
      columns.append(name)
      bound.append(one.number)
    }
    return !cells.isEmpty
  }

  /// The number of a value whose name stands on the line above.
  private static let below = 0

  /// Makes a cell of the value in `line`, if a name on the line above means something.
  private mutating func readNamedAbove(_ line: Span<UInt8>) -> Bool {
    let above = lastLine
    guard let name = NamesAbove.name(of: line, in: above.span),
      let value = NamesAbove.value(in: line)
    else { return false }
    let column = engine.column(named: name, in: above.span)
    guard column.meansType else { return false }
    cells.append(value)
    columns.append(column)
    bound.append(Self.below)
    return true
  }

  /// Finds the values in hand in what became of their line.
  mutating func readBoundCells(of text: Span<UInt8>) {
    let line = text.extracting(0..<Self.endOfLine(in: text, from: 0))
    cells.removeAll(keepingCapacity: true)
    if bound == [Self.below] {
      if let value = NamesAbove.value(in: line) { cells.append(value) }
      return
    }
    for one in BoundValues.told(by: line).values where bound.contains(one.number) {
      cells.append(one.range)
    }
  }

  private mutating func forgetBound() {
    guard !bound.isEmpty else { return }
    bound.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    columns.removeAll()
  }

  /// What stands in the first brackets of `line` that are no label of ours, if they end before `place`; empty if there
  /// are none. What may be a value, or holds one of ours, names nobody: it would be another one when read again.
  private func thread(in line: Span<UInt8>, before place: Int) -> OpenStatement.Thread {
    let limit = min(place, OpenStatement.longestHead)
    var start = 0
    while let open = line.first(UInt8(ascii: "["), in: start..<limit) {
      // A sequence of a terminal has a bracket that nothing closes.
      if open > 0, line[open - 1] == 0x1B {
        start = open + 1
        continue
      }
      guard let close = line.first(UInt8(ascii: "]"), in: open..<limit) else { break }
      let inside = open + 1..<close
      guard engine.isTypeID(inside, in: line) else { return Self.thread(named: inside, in: line) }
      start = close + 1
    }
    return .unsaid
  }

  private static func thread(named range: Range<Int>, in line: Span<UInt8>) -> OpenStatement.Thread
  {
    var digits = 0
    for place in range {
      let byte = line[place]
      digits = Bytes.isDigit(byte) ? digits + 1 : 0
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "*"), UInt8(ascii: "@"), UInt8(ascii: "\""),
        UInt8(ascii: "'"):
        return .unknown
      default: if digits > OpenStatement.mostDigits { return .unknown }
      }
    }
    return .named(range.map { line[$0] })
  }
}
