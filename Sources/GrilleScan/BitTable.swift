/// Which of many things belong to which others, a bit each.
struct BitTable: Sendable {
  /// The words of a row.
  let width: Int
  private var words: [UInt64]

  init(rows: Int, columns: Int) {
    width = (columns + 63) / 64
    words = [UInt64](repeating: 0, count: rows * width)
  }

  /// Says that `column` belongs to `row`.
  mutating func insert(_ row: Int, _ column: Int) {
    words[row * width + column >> 6] |= 1 << UInt64(column & 63)
  }

  /// Whether `column` belongs to `row`.
  @inline(__always) subscript(row: Int, column: Int) -> Bool {
    words[row * width + column >> 6] >> UInt64(column & 63) & 1 == 1
  }

  /// Adds all that belongs to `row` to `set`, which has ``width`` words.
  @inline(__always) func add(_ row: Int, to set: inout [UInt64]) {
    for index in 0..<width { set[index] |= words[row * width + index] }
  }
}
