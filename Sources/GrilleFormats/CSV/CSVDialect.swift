//  Tables in text (RFC 4180 and its relatives): cells parted by one byte, in quotes where they hold that
//  byte, a quote or a line feed.

public import GrilleCore

/// How the rows of a table are written.
public struct CSVDialect: Hashable, Sendable {
  /// What stands between cells.
  public var delimiter: UInt8

  /// Parts cells by `delimiter`.
  public init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Commas, semicolons, tabs and bars: what tables are parted by.
  public static let known = [",", ";", "\t", "|"].map { CSVDialect(delimiter: UInt8(ascii: $0)) }

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
    fileprivate enum Stand { case cellBegins, plain, quoted, closed }

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
      case .cellBegins, .plain:
        progress.stand = byte == delimiter ? .cellBegins : .plain
        if byte == 0x0A { return .whole(place + 1) }
      case .quoted:
        if byte == Self.quote { progress.stand = .closed }
      case .closed:
        switch byte {
        case Self.quote: progress.stand = .quoted
        case 0x0A: return .whole(place + 1)
        case delimiter: progress.stand = .cellBegins
        case 0x0D: progress.stand = .plain
        default: return .malformed(place)
        }
      }
      place += 1
    }
    progress.place = place
    guard atEnd else { return .more }
    return progress.stand == .quoted ? .malformed(place) : .whole(place)
  }

  /// The row that `text` begins with, and its cells.
  ///
  /// - Parameters:
  ///   - atEnd: whether nothing follows `text`.
  ///   - cells: replaced by the cells' values, without quotes and the white space around values.
  /// - Complexity: linear in the row.
  public func row(in text: Span<UInt8>, atEnd: Bool, cells: inout [ByteRange]) -> Row {
    cells.removeAll(keepingCapacity: true)
    var place = 0
    while true {
      if place < text.count, text[place] == Self.quote {
        guard let end = closingQuote(from: place + 1, in: text) else {
          return atEnd ? .malformed(text.count) : .more
        }
        cells.append(ByteRange(place + 1, end))
        place = end + 1
        guard ends(at: place, in: text) else { return .malformed(place) }
      } else {
        let start = place
        while place < text.count, text[place] != delimiter, text[place] != 0x0A { place += 1 }
        cells.append(Self.trimmed(ByteRange(start, place), in: text))
      }
      if place < text.count, text[place] == 0x0D { place += 1 }
      guard place < text.count else { return atEnd ? .whole(place) : .more }
      if text[place] == 0x0A { return .whole(place + 1) }
      place += 1
    }
  }

  /// Replaces `cells` by what stands between delimiters on the one line that `text` is, quotes or not.
  public func looseCells(of text: Span<UInt8>, into cells: inout [ByteRange]) {
    cells.removeAll(keepingCapacity: true)
    var start = 0
    for place in 0...text.count {
      guard place == text.count || text[place] == delimiter || text[place] == 0x0A else { continue }
      cells.append(Self.trimmed(ByteRange(start, place), in: text))
      start = place + 1
      if place < text.count, text[place] == 0x0A { break }
    }
  }

  private static var quote: UInt8 { UInt8(ascii: "\"") }

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

  private func ends(at place: Int, in text: Span<UInt8>) -> Bool {
    place == text.count || text[place] == delimiter || text[place] == 0x0A || text[place] == 0x0D
  }

  /// `range` without the white space at its ends.
  static func trimmed(_ range: ByteRange, in text: Span<UInt8>) -> ByteRange {
    var (lower, upper) = (range.lower, range.upper)
    while lower < upper, Bytes.isSpace(text[lower]) { lower += 1 }
    while upper > lower, Bytes.isSpace(text[upper - 1]) { upper -= 1 }
    return ByteRange(lower, upper)
  }
}
