//  Values that lines tell of a statement of SQL before them. The statement names them and leaves them open:
//  each is then read as a cell below its name. Statements of several threads may be under way at once, so they
//  are told apart by what stands in brackets before them, as loggers write a thread or a process.

internal import GrilleCore
internal import GrilleFormats
internal import GrilleScan

/// What the values of a statement are called that later lines tell.
struct OpenStatement: Sendable {
  /// Of the thread that runs it.
  var thread: [UInt8]
  var columns: [(number: Int, name: ColumnName)]
  /// The last value that was told: where numbers begin anew another statement is meant.
  var last = 0

  /// As many threads may have one at once.
  static let most = 16
  /// A thread is named before that many bytes of a line.
  static let longestHead = 256
}

/// The statements of a stream, and what depended on them.
struct OpenStatements: Sendable {
  var all: [OpenStatement] = []
  /// Whether a line told a value of which no statement was seen.
  var isLacking = false
  /// Whether a statement was noted or forgotten.
  var isChanged = false
}

extension RedactionSession {
  /// Gives out a line that must be scanned, which stands in no table.
  mutating func processLine(
    _ line: Span<UInt8>, at place: Int?, into pieces: inout RedactedPieces
  ) {
    guard findsTables else {
      _ = process(line, at: place, into: &pieces)
      return
    }
    let told = BoundValues.told(by: line)
    let isValue = told.values.isEmpty && NamesAbove.value(in: line) != nil
    if told.values.isEmpty, !isValue {
      noteStatement(in: line)
    } else if !(isValue ? readNamedAbove(line) : readBound(told, of: line)), standsAlone(line) {
      return pass(record: line, at: place, into: &pieces)
    }
    process(line, at: place, into: &pieces)
    forgetBound()
  }

  /// Whether nothing is in `line` but values of which nobody knows what they are.
  private mutating func standsAlone(_ line: Span<UInt8>) -> Bool {
    guard !mustLook else { return false }
    engine.passesOverBound = true
    defer { engine.passesOverBound = false }
    return engine.scout(line, into: &doubtful) && doubtful.isEmpty
  }

  /// Notes what `line` leaves open.
  private mutating func noteStatement(in line: Span<UInt8>) {
    let names = BoundValues.leftOpen(by: line, &statementLocator)
    guard let first = names.first else { return }
    let thread = Self.thread(in: line, before: first.range.lower)
    forgetStatement(of: thread)
    if statements.all.count == OpenStatement.most { statements.all.removeFirst() }
    let columns = names.map { ($0.number, engine.column(named: $0.range, in: line)) }
    statements.all.append(OpenStatement(thread: thread, columns: columns))
    statements.isChanged = true
  }

  /// Makes cells of those of the values `told` that have a name; false if there is none.
  private mutating func readBound(_ told: BoundValues.Told, of line: Span<UInt8>) -> Bool {
    // A line that does not say whose it is goes on with the last statement.
    let thread = Self.thread(in: line, before: told.start)
    let known =
      thread.isEmpty
      ? statements.all.indices.last : statements.all.firstIndex { $0.thread == thread }
    guard let index = known, let first = told.values.first, let last = told.values.last else {
      statements.isLacking = true
      return false
    }
    guard first.number > statements.all[index].last else {
      statements.all.remove(at: index)
      statements.isChanged = true
      return false
    }
    statements.all[index].last = last.number
    statements.isChanged = true
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
  mutating func readBoundCells(of line: Span<UInt8>) {
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

  private mutating func forgetStatement(of thread: [UInt8]) {
    guard let index = statements.all.firstIndex(where: { $0.thread == thread }) else { return }
    statements.all.remove(at: index)
    statements.isChanged = true
  }

  /// What stands in the first brackets of `line`, if they end before `place`.
  private static func thread(in line: Span<UInt8>, before place: Int) -> [UInt8] {
    let head = 0..<min(place, OpenStatement.longestHead)
    guard let open = line.first(UInt8(ascii: "["), in: head),
      let close = line.first(UInt8(ascii: "]"), in: open..<head.upperBound)
    else { return [] }
    return (open + 1..<close).map { line[$0] }
  }
}
