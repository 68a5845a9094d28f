//  Tables as commands print them, in the middle of other lines: names of columns, a line that rules them
//  off, and rows. psql, MySQL and Spark part cells by bars, so does Markdown; others line them up below
//  dashes.
//
//      +-----+-------------+     name |     ssn          | name | ssn |     NAME       SSN
//      | cif | ssn         |    ------+-------------     |------|-----|     ---------- -----------
//      +-----+-------------+     Ada  | 536-90-4399      | Ada  | …   |     Ada        536-90-4399

public import GrilleCore

/// A table of which the names of its columns and the line below them were seen.
public struct PrintedTable: Hashable, Sendable {
  /// How cells are parted.
  private enum Layout: Hashable, Sendable {
    case bars(count: Int)
    /// Where columns begin, counted in characters.
    case columns([Int])
  }

  private let layout: Layout
  /// The names of the columns, in order, in the line that has them.
  public private(set) var names: [ByteRange] = []

  /// Reads the line of names and the `rule` below it; nil if they are no head of a table.
  ///
  /// - Complexity: linear in both lines.
  public init?(names line: Span<UInt8>, rule: Span<UInt8>) {
    guard let layout = Self.layout(of: rule), !Self.isRule(line) else { return nil }
    self.layout = layout
    cells(of: line, into: &names)
    guard names.count == count else { return nil }
  }

  /// How many columns there are.
  private var count: Int {
    switch layout {
    case .bars(let count): count
    case .columns(let starts): starts.count
    }
  }

  /// What parts dashes from dashes in a rule: one of these stands in each, so that whoever looks for them meets
  /// every rule.
  public static let joints = [
    "-+-", "=+=", "-|-", "-|:", ":|-", ":|:", "- | -", "- | :", ": | -", ": | :", "-- --", "== ==",
    "--  --", "==  ==", "--   --", "==   ==",
  ]

  /// Whether one of ``joints`` stands in `line`.
  private static func hasJoint(_ line: Span<UInt8>) -> Bool {
    joints.contains { joint in
      let bytes = joint.utf8
      return line.indices.contains { start in
        start + bytes.count <= line.count
          && zip(start..., bytes).allSatisfy { line[$0] == $1 }
      }
    }
  }

  /// Whether `line` may rule off the names of columns.
  public static func isRule(_ line: Span<UInt8>) -> Bool { layout(of: line) != nil }

  /// What the rule says of the rows below it; nil if it is none.
  private static func layout(of rule: Span<UInt8>) -> Layout? {
    var (starts, bars) = ([Int](), 0)
    var isDashed = false
    guard rule.count <= longestRule else { return nil }
    for place in rule.indices {
      switch rule[place] {
      case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: ":"):
        if !isDashed { starts.append(place) }
        isDashed = true
      case UInt8(ascii: "+"), UInt8(ascii: "|"):
        bars += 1
        isDashed = false
      case 0x20, 0x0A, 0x0D: isDashed = false
      default: return nil
      }
    }
    guard starts.count > 1, hasJoint(rule) else { return nil }
    guard bars > 0 else { return .columns([0] + starts.dropFirst()) }
    return bars >= starts.count - 1 ? .bars(count: starts.count) : nil
  }

  /// The longest rule, in bytes.
  private static let longestRule = 4096

  /// Whether `line`, behind the head or a row, still belongs to the table. What becomes of values does not matter
  /// for that: bars stay where they are, and no line of blanks comes about.
  public func goesOn(with line: Span<UInt8>) -> Bool {
    switch layout {
    case .bars: line.first(UInt8(ascii: "|"), in: 0..<line.count) != nil
    case .columns: !CSVDialect.trimmed(ByteRange(0, line.count), in: line).isEmpty
    }
  }

  /// Replaces `cells` by those of `row`, which are all that stands in it: as many as the table has columns, if it
  /// is a row like others. Bars part cells, however many there are; a row that is not lined up has none.
  ///
  /// - Complexity: linear in the row.
  public func cells(of row: Span<UInt8>, into cells: inout [ByteRange]) {
    cells.removeAll(keepingCapacity: true)
    switch layout {
    case .bars(let count):
      CSVDialect(delimiter: UInt8(ascii: "|")).looseCells(of: row, into: &cells)
      if cells.count == count + 2, cells[0].isEmpty, cells[count + 1].isEmpty {
        cells.removeLast()
        cells.removeFirst()
      }
    case .columns(let starts):
      let places = Self.places(of: starts, in: row)
      guard parts(row, at: places) else { return }
      for (column, place) in places.enumerated() {
        let end = column + 1 < places.count ? places[column + 1] : row.count
        cells.append(CSVDialect.trimmed(ByteRange(place, end), in: row))
      }
    }
  }

  /// Whether blanks stand before all columns of `row`, which begin at `places`.
  private func parts(_ row: Span<UInt8>, at places: [Int]) -> Bool {
    for place in places where place > 0 && place < row.count && row[place - 1] > 0x20 {
      return false
    }
    return true
  }

  /// Where the characters of those numbers, which rise, begin in `text`; its end where it has less.
  private static func places(of numbers: [Int], in text: Span<UInt8>) -> [Int] {
    var places: [Int] = []
    places.reserveCapacity(numbers.count)
    var count = 0
    for place in text.indices where text[place] & 0xC0 != 0x80 {
      if places.count == numbers.count { break }
      if numbers[places.count] == count { places.append(place) }
      count += 1
    }
    while places.count < numbers.count { places.append(text.count) }
    return places
  }
}
