//  Rows that have not as many cells as their table has columns: one is missing, or a comma stands in one without quotes.
//  A cell may stand in any column that leaves as many before it as there are at most, and as many behind it.
//
//      name,ssn,note                       name  ssn  note
//      Sample, Ada,536904399,x             ────  ───────── ─────────── ────
//                                            1    1, 2      2, 3        3

internal import GrilleCore
internal import GrilleFormats
internal import GrilleRegex
internal import GrilleScan

extension RedactionSession {
  /// More cells are not looked at below one column after the other.
  private static let mostPlaces = 64 * 1024

  /// Whether the row in hand has not the cells of its table.
  var isUnlike: Bool { hasOtherCells && framer.table != nil }

  /// The cells of the row in hand, if each stands in a column of its own.
  var ownCells: [ByteRange] { isUnlike ? [] : cells }

  /// Looks at `text`, the row in hand, or what became of it.
  mutating func lookAtRow(_ text: Span<UInt8>) throws(MatchFailure) {
    guard isUnlike else { return try engine.look(at: text, cells: cells, columns: columnsOfRow) }
    let places = try places(in: text)
    try engine.look(at: text, cells: places.map(\.cell), columns: places.map(\.column))
  }

  private typealias Place = (cell: ByteRange, column: ColumnName)

  /// The cells of the row in hand, each for every column in which it may stand, and the columns in which none may: their
  /// names count beside others.
  private func places(in text: Span<UInt8>) throws(MatchFailure) -> [Place] {
    var places: [Place] = []
    var isTaken = columns.map { _ in false }
    var first = 0
    while first < cells.count {
      var end = first + 1
      while end < cells.count, !parts(cells[end - 1], cells[end], in: text) { end += 1 }
      let isRow = !isText(cells[first..<end], in: text)
      for index in first..<end where isRow && !cells[index].isEmpty {
        for column in columnsOfCell(index - first, of: end - first) {
          places.append((cells[index], columns[column]))
          isTaken[column] = true
        }
        if places.count > max(Self.mostPlaces, columns.count) { throw .heapLimit }
      }
      first = end
    }
    for column in columns.indices where !isTaken[column] {
      places.append((ByteRange(0, 0), columns[column]))
    }
    return places
  }

  /// Whether a line that has those cells is no row: where nobody says that all are, those of one cell and documents.
  func isText(_ line: ArraySlice<ByteRange>, in text: Span<UInt8>) -> Bool {
    if isSurelyTable { return false }
    guard line.count > 1, let start = line.first?.lower, start < text.count else { return true }
    if start > 0, text[start - 1] == UInt8(ascii: "\"") { return false }
    return [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "<")].contains(text[start])
  }

  /// Whether a line ends between two cells.
  private func parts(_ cell: ByteRange, _ next: ByteRange, in text: Span<UInt8>) -> Bool {
    text.first(0x0A, in: cell.upper..<max(cell.upper, next.lower)) != nil
  }

  /// The columns in which the cell of that number may stand in a line of `count` cells. Of several those that speak for
  /// something; where nobody says that the line is a row, the outermost ones.
  private func columnsOfCell(_ number: Int, of count: Int) -> [Int] {
    let last = columns.count - 1
    let extra = count - columns.count
    let fits = extra < 0 ? number...number - extra : max(0, number - extra)...min(number, last)
    if fits.count == 1 { return [fits.lowerBound] }
    if isSurelyTable { return fits.filter { columns[$0].mustLook } }
    return [fits.lowerBound, fits.upperBound].filter { columns[$0].mustLook }
  }
}
