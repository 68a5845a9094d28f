//  Tables in text (RFC 4180 and its relatives): cells parted by one byte, in quotes where they hold that
//  byte, a quote or a line feed.

public import GrilleCore

/// How the rows of a table are written.
public struct CSVDialect: Hashable, Sendable {
  /// What stands between cells.
  public var delimiter: UInt8
  /// Whether a carriage return ends a row though no line feed follows it.
  public var endsAtReturn = false
  /// Whether any of the known ones may stand there: nobody knows yet which one does.
  private var partsAtAny = false

  /// Parts cells by `delimiter`.
  public init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Commas, semicolons, tabs and bars: what tables are parted by.
  public static let known = [",", ";", "\t", "|"].map { CSVDialect(delimiter: UInt8(ascii: $0)) }

  /// How a first row may be written that nothing is known of: where it ends can be told.
  public static var unknown: CSVDialect {
    var dialect = known[0]
    dialect.partsAtAny = true
    return dialect
  }

  /// The one that parts `line` into `count` cells; the first known one if none does.
  public static func parting(_ line: Span<UInt8>, into count: Int) -> CSVDialect {
    var cells: [ByteRange] = []
    return known.first {
      _ = $0.row(in: line, atEnd: true, cells: &cells)
      return cells.count == count
    } ?? known[0]
  }

  /// What a text begins with.
  public enum Row: Hashable, Sendable {
    /// A row that ends there, its line feed included.
    case whole(Int)
    /// The row has not ended.
    case more
    /// No row: behind a closing quote stands something else than a delimiter, at that byte.
    case malformed(Int)
  }

  /// How far a row was read of which more is to come.
  public struct Progress: Hashable, Sendable {
    fileprivate enum Stand { case cellBegins, plain, quoted, closed, behind, returned }

    fileprivate var place = 0
    fileprivate var stand = Stand.cellBegins

    /// At the beginning of a row.
    public init() {}
  }

  /// The row that `text` begins with, of which `progress` was read; what ``row(in:atEnd:cells:)`` says.
  ///
  /// - Complexity: linear in what was not read before.
  public func row(in text: Span<UInt8>, atEnd: Bool, progress: inout Progress) -> Row {
    var place = progress.place
    while place < text.count {
      let byte = text[place]
      switch progress.stand {
      case .cellBegins where byte == Self.quote: progress.stand = .quoted
      case .plain where byte == Self.quote && place == Self.start(of: text):
        progress.stand = .quoted
      case .cellBegins, .plain:
        if byte == 0x0A { return .whole(place + 1) }
        progress.stand = stand(behind: byte, else: .plain)
      case .quoted:
        if byte == Self.quote { progress.stand = .closed }
      case .closed where byte == Self.quote: progress.stand = .quoted
      case .closed, .behind:
        if byte == 0x0A { return .whole(place + 1) }
        progress.stand = stand(behind: byte, else: .behind)
        if progress.stand == .behind, !Bytes.isSpace(byte) { return .malformed(place) }
      case .returned: return .whole(byte == 0x0A ? place + 1 : place)
      }
      place += 1
    }
    progress.place = place
    guard atEnd else { return .more }
    return progress.stand == .quoted ? .malformed(place) : .whole(place)
  }

  private func stand(behind byte: UInt8, else stand: Progress.Stand) -> Progress.Stand {
    if byte == delimiter || partsAtAny && Self.known.contains(where: { $0.delimiter == byte }) {
      return .cellBegins
    }
    return endsAtReturn && byte == 0x0D ? .returned : stand
  }

  /// The row that `text` begins with, and its cells.
  ///
  /// - Parameters:
  ///   - atEnd: whether nothing follows `text`.
  ///   - cells: replaced by the cells' values, without quotes, the white space around values and Excel's mark of text.
  /// - Complexity: linear in the row.
  public func row(in text: Span<UInt8>, atEnd: Bool, cells: inout [ByteRange]) -> Row {
    cells.removeAll(keepingCapacity: true)
    var place = Self.start(of: text)
    while true {
      if place < text.count, text[place] == Self.quote {
        guard let end = closingQuote(from: place + 1, in: text) else {
          return atEnd ? .malformed(text.count) : .more
        }
        cells.append(Self.unmarked(ByteRange(place + 1, end), in: text))
        place = end + 1
        while place < text.count, !ends(at: place, in: text), Bytes.isSpace(text[place]) {
          place += 1
        }
        guard place == text.count || ends(at: place, in: text) else { return .malformed(place) }
      } else {
        let start = place
        while place < text.count, !ends(at: place, in: text) { place += 1 }
        cells.append(Self.value(of: ByteRange(start, place), in: text))
      }
      guard place < text.count else { return atEnd ? .whole(place) : .more }
      switch text[place] {
      case 0x0A: return .whole(place + 1)
      case delimiter: place += 1
      default:
        guard place + 1 < text.count else { return atEnd ? .whole(place + 1) : .more }
        return .whole(text[place + 1] == 0x0A ? place + 2 : place + 1)
      }
    }
  }

  /// Adds to `cells` what stands between delimiters on the line of `text` that begins at `start`, quotes or not, and
  /// says where it ends.
  @discardableResult
  public func looseCells(
    of text: Span<UInt8>, from start: Int = 0, into cells: inout [ByteRange]
  ) -> Int {
    var place = start == 0 ? Self.start(of: text) : start
    while true {
      let start = place
      while place < text.count, text[place] != delimiter, text[place] != 0x0A { place += 1 }
      cells.append(Self.bare(ByteRange(start, place), in: text))
      guard place < text.count else { return place }
      place += 1
      if text[place - 1] == 0x0A { return place }
    }
  }

  // MARK: cells

  private static var quote: UInt8 { UInt8(ascii: "\"") }

  /// Where the first cell of `text` begins: behind a byte order mark.
  static func start(of text: Span<UInt8>) -> Int {
    text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF ? 3 : 0
  }

  private func closingQuote(from start: Int, in text: Span<UInt8>) -> Int? {
    var place = start
    while place < text.count {
      if text[place] != Self.quote {
        place += 1
      } else if place + 1 < text.count, text[place + 1] == Self.quote {
        place += 2
      } else {
        return place
      }
    }
    return nil
  }

  /// Whether a cell ends before `place`, where something stands.
  private func ends(at place: Int, in text: Span<UInt8>) -> Bool {
    text[place] == delimiter || text[place] == 0x0A || endsAtReturn && text[place] == 0x0D
  }

  /// What `cell`, which begins with no quote, holds: other writers put a blank before one.
  private static func value(of cell: ByteRange, in text: Span<UInt8>) -> ByteRange {
    let cell = trimmed(cell, in: text)
    guard cell.count > 1, text[cell.lower] == quote, text[cell.upper - 1] == quote else {
      return unmarked(cell, in: text)
    }
    return unmarked(ByteRange(cell.lower + 1, cell.upper - 1), in: text)
  }

  /// What `cell` holds without the quotes at its ends, whether or not they belong together: they stay where they are,
  /// so that who reads the row next sees the same cells.
  private static func bare(_ cell: ByteRange, in text: Span<UInt8>) -> ByteRange {
    var cell = trimmed(cell, in: text)
    while !cell.isEmpty, text[cell.lower] == quote { cell.lower += 1 }
    while !cell.isEmpty, text[cell.upper - 1] == quote { cell.upper -= 1 }
    return unmarked(cell, in: text)
  }

  /// `cell` without what tells Excel that it is text: `'417`, `="417"`, or `=""417""` in quotes.
  private static func unmarked(_ cell: ByteRange, in text: Span<UInt8>) -> ByteRange {
    guard cell.count > 1 else { return cell }
    if text[cell.lower] == UInt8(ascii: "'") {
      let isQuoted = text[cell.upper - 1] == UInt8(ascii: "'")
      return isQuoted ? cell : ByteRange(cell.lower + 1, cell.upper)
    }
    guard text[cell.lower] == UInt8(ascii: "="), text[cell.lower + 1] == quote else { return cell }
    var inner = ByteRange(cell.lower + 1, cell.upper)
    while !inner.isEmpty, text[inner.lower] == quote { inner.lower += 1 }
    while !inner.isEmpty, text[inner.upper - 1] == quote { inner.upper -= 1 }
    return inner
  }

  /// `range` without the white space at its ends.
  static func trimmed(_ range: ByteRange, in text: Span<UInt8>) -> ByteRange {
    var (lower, upper) = (range.lower, range.upper)
    while lower < upper, Bytes.isSpace(text[lower]) { lower += 1 }
    while upper > lower, Bytes.isSpace(text[upper - 1]) { upper -= 1 }
    return ByteRange(lower, upper)
  }
}
