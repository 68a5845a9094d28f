//  The tables that a stream has defined: a statement that fills one need not name its columns.

internal import GrilleScan

/// The tables defined last, the last one last, and whether one was lacking.
struct DefinedTables: Sendable {
  /// So many are remembered.
  static let most = 64

  /// A table. One whose columns mean nothing takes the place of another of its name, and has none.
  struct Table: Sendable {
    var name: [UInt8]
    var columns: [ColumnName]
  }

  private(set) var all: [Table] = []
  /// Whether values of a table were met that was not defined.
  var isLacking = false

  /// Whether none is known.
  var isEmpty: Bool { all.isEmpty }

  /// The columns of the table called `name`; nil if it was not defined.
  func columns(of name: [UInt8]) -> [ColumnName]? {
    all.last { $0.name == name }?.columns
  }

  /// Takes the place of what was defined by that name.
  mutating func add(_ table: Table) {
    all.removeAll { $0.name == table.name }
    all.append(table)
    all.removeFirst(max(0, all.count - Self.most))
  }

  /// Goes on behind lines that have defined `others`, where none was lacking.
  mutating func append(_ others: DefinedTables) {
    for table in others.all { add(table) }
  }
}
