//  Where states go that a bounded table has no room for. They are not forgotten: what is told of a key
//  later is at least what it had, perhaps more, never less.

/// What many keys have shown, folded into a fixed number of cells.
///
/// Each key has a cell in each of four rows and is joined into all of them; what is told of it is what
/// its four cells have in common. Other keys in the same cells can add to that and cannot take away. Like a
/// count-min sketch, with union for the sum.
struct FoldedExposures: Hashable, Sendable {
  private static let rows = 4
  private static let columns = 4096

  /// Row after row; empty until the first key comes.
  private var cells: [Exposure] = []

  /// Whether nothing was folded.
  var isEmpty: Bool { cells.isEmpty }

  /// Joins `exposure` to what `hash` has shown.
  mutating func fold(_ exposure: Exposure, of hash: UInt64) {
    guard !exposure.isEmpty else { return }
    if cells.isEmpty {
      cells = [Exposure](repeating: Exposure(), count: Self.rows * Self.columns)
    }
    for row in 0..<Self.rows { cells[Self.cell(row, hash)].formUnion(exposure) }
  }

  /// At least what `hash` has shown.
  func exposure(of hash: UInt64) -> Exposure {
    guard !cells.isEmpty else { return Exposure() }
    var common = Exposure.everything
    for row in 0..<Self.rows { common = common.intersection(cells[Self.cell(row, hash)]) }
    return common
  }

  /// Joins `other` in.
  mutating func formUnion(_ other: FoldedExposures) {
    guard !other.cells.isEmpty else { return }
    guard !cells.isEmpty else {
      cells = other.cells
      return
    }
    for index in cells.indices { cells[index].formUnion(other.cells[index]) }
  }

  /// Twelve bits of the hash for each row; keyed hashes are random in all their bits.
  private static func cell(_ row: Int, _ hash: UInt64) -> Int {
    row * columns + Int(truncatingIfNeeded: (hash >> UInt64(row * 13)) & 4095)
  }
}
