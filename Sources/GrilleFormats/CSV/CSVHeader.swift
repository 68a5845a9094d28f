public import GrilleCore

/// The first row of a table, if it is one that names its columns.
public struct CSVHeader: Hashable, Sendable {
  /// How it and the rows behind it are written.
  public var dialect: CSVDialect
  /// The columns' names, in order.
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
        cells.count > best?.names.count ?? 0, cells.allSatisfy({ Self.isName($0, in: line) })
      else { continue }
      best = CSVHeader(dialect, cells)
    }
    guard let best else { return nil }
    self = best
  }

  /// Whether `line` does nothing but say what parts the cells of the lines behind it: `sep=;`, as Excel wants it.
  public static func isSeparator(_ line: Span<UInt8>) -> Bool {
    var end = line.count
    while end > 0, line[end - 1] == 0x0A || line[end - 1] == 0x0D { end -= 1 }
    let sign = Array("sep=".utf8)
    return end == 5 && sign.indices.allSatisfy { line[$0] == sign[$0] }
      && CSVDialect.known.contains(CSVDialect(delimiter: line[4]))
  }

  private init(_ dialect: CSVDialect, _ names: [ByteRange]) {
    self.dialect = dialect
    self.names = names
  }

  /// Whether `cell` may be a name: letters, and few other bytes, as names have them.
  static func isName(_ cell: ByteRange, in line: Span<UInt8>) -> Bool {
    guard !cell.isEmpty, cell.count <= longestName else { return false }
    var (letters, words) = (0, 1)
    for index in cell.range {
      let byte = line[index]
      if Bytes.isLetter(byte) || byte >= 0x80 {
        letters += 1
      } else if byte == 0x20 {
        words += 1
      } else if !Bytes.isDigit(byte), !isNameSign(byte) {
        return false
      }
    }
    return letters > 0 && letters * 2 >= cell.count && words <= mostWords
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
