public import GrilleCore

/// The first row of a table, if it is one that names its columns.
public struct CSVHeader: Hashable, Sendable {
  /// How it and the rows behind it are written.
  public var dialect: CSVDialect
  /// The columns' names, in order; empty where one has none.
  public var names: [ByteRange]

  /// No name is longer, in bytes.
  static let longestName = 64
  /// No name has more words.
  static let mostWords = 5

  /// Reads `line`; nil if its cells do not look like names.
  ///
  /// - Parameter dialect: how it is written; nil to find out.
  /// - Complexity: linear in the line.
  public init?(_ line: Span<UInt8>, dialect: CSVDialect? = nil) {
    var best: CSVHeader?
    var cells: [ByteRange] = []
    for dialect in dialect.map({ [$0] }) ?? CSVDialect.known {
      guard case .whole = dialect.row(in: line, atEnd: true, cells: &cells), cells.count > 1,
        cells.count > best?.names.count ?? 0, Self.areNames(cells, in: line, by: dialect)
      else { continue }
      best = CSVHeader(dialect, cells)
    }
    guard let best else { return nil }
    self = best
  }

  /// Reads `line`, of which it is known that it names columns: it is written such that most of its cells are names. One
  /// will do, and others are none; nil if none is.
  ///
  /// - Parameters:
  ///   - dialect: how it is written; nil to find out.
  ///   - isValue: whether a cell holds a value or what we put there: it is no name, nor was it one before.
  /// - Complexity: linear in the line.
  public init?(
    certain line: Span<UInt8>, dialect: CSVDialect? = nil,
    isValue: (ByteRange) -> Bool = { _ in false }
  ) {
    var best: CSVHeader?
    var (cells, most) = ([ByteRange](), 0)
    for dialect in dialect.map({ [$0] }) ?? CSVDialect.known {
      if case .whole = dialect.row(in: line, atEnd: true, cells: &cells) {
      } else {
        cells.removeAll()
        dialect.looseCells(of: line, into: &cells)
      }
      for (index, cell) in cells.enumerated()
      where !Self.isName(cell, in: line, withAnySign: true) || isValue(cell) {
        cells[index] = ByteRange(cell.lower, cell.lower)
      }
      let count = cells.count { !$0.isEmpty }
      guard count > most else { continue }
      (best, most) = (CSVHeader(dialect, cells), count)
    }
    guard let best else { return nil }
    self = best
  }

  /// Whether `cells` name columns: all do, but for those at the ends that have no name, as pandas and R write of what
  /// numbers the rows, and others behind the last delimiter. Of two names only, or where bars or blanks stand before
  /// and behind, those are too often something else.
  private static func areNames(
    _ cells: [ByteRange], in line: Span<UInt8>, by dialect: CSVDialect
  ) -> Bool {
    var named = cells[...]
    while let first = named.first, first.isEmpty { named.removeFirst() }
    while let last = named.last, last.isEmpty { named.removeLast() }
    guard named.allSatisfy({ isName($0, in: line) }) else { return false }
    if named.count == cells.count { return true }
    let leads = cells.count == 2 && cells[0].isEmpty && dialect.delimiter == UInt8(ascii: ",")
    return named.count > (leads ? 0 : 1) && dialect.delimiter != UInt8(ascii: "|")
      && isTight(line, dialect)
  }

  /// Whether no blank stands beside what parts the cells of `line`.
  private static func isTight(_ line: Span<UInt8>, _ dialect: CSVDialect) -> Bool {
    line.indices.allSatisfy { place in
      line[place] != dialect.delimiter
        || (place == 0 || line[place - 1] != 0x20)
          && (place + 1 == line.count || line[place + 1] != 0x20)
    }
  }

  /// Whether `line` does nothing but say what parts the cells of the lines behind it: `sep=;`, as Excel wants it.
  public static func isSeparator(_ line: Span<UInt8>) -> Bool {
    let start = CSVDialect.start(of: line)
    var end = line.count
    while end > 0, line[end - 1] == 0x0A || line[end - 1] == 0x0D { end -= 1 }
    let sign = Array("sep=".utf8)
    return end == start + 5 && sign.indices.allSatisfy { line[start + $0] == sign[$0] }
      && CSVDialect.known.contains(CSVDialect(delimiter: line[start + 4]))
  }

  private init(_ dialect: CSVDialect, _ names: [ByteRange]) {
    self.dialect = dialect
    self.names = names
  }

  /// Whether `cell` may be a name: letters, and few other bytes, as names have them.
  ///
  /// - Parameter withAnySign: whether it may have others too, but for those of what we write.
  static func isName(
    _ cell: ByteRange, in line: Span<UInt8>, withAnySign: Bool = false
  ) -> Bool {
    guard !cell.isEmpty, cell.count <= longestName else { return false }
    var (letters, words) = (0, 1)
    for index in cell.range {
      let byte = line[index]
      if Bytes.isLetter(byte) || byte >= 0x80 {
        letters += 1
      } else if byte == 0x20 {
        words += 1
      } else if !Bytes.isDigit(byte), !isNameSign(byte), !withAnySign || isOurSign(byte) {
        return false
      }
    }
    return letters > 0 && letters * 2 >= cell.count && words <= mostWords
  }

  private static func isOurSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
  }

  private static func isNameSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"),
      UInt8(ascii: "#"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
