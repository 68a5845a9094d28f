//  Lines that rule off the names of columns: dashes with bars or blanks between them, or boxes.

internal import GrilleCore

extension PrintedTable {
  /// What parts dashes from dashes in a rule: one of these stands in each, so that whoever looks for them meets
  /// every rule.
  public static let joints = [
    "-+-", "=+=", "-|-", "-|:", ":|-", ":|:", "- | -", "- | :", ": | -", ": | :", "-- --", "== ==",
    "--  --", "==  ==", "--   --", "==   ==", "┼─", "╪═", "╇━",
  ]

  /// Whether `line` may rule off the names of columns.
  public static func isRule(_ line: Span<UInt8>) -> Bool { layout(of: line) != nil }

  /// What the rule says of the rows below it; nil if it is none.
  static func layout(of rule: Span<UInt8>) -> Layout? {
    var (starts, bars) = ([Int](), 0)
    var isDashed = false
    guard rule.count <= longestRule else { return nil }
    if let sides = sides(ofTypes: rule) { return .sided(sides) }
    if rule.first(0xE2, in: 0..<rule.count) != nil {
      return columns(ofBoxes: rule).map { .boxes(count: $0) }
    }
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
    guard starts.count > 1, hasOne(of: joints, rule) else { return nil }
    guard bars > 0 else { return .columns([0] + starts.dropFirst()) }
    return bars >= starts.count - 1 ? .bars(count: starts.count) : nil
  }

  /// How many columns of boxes `rule`, which is drawn with nothing else, rules off; nil if it is none.
  private static func columns(ofBoxes rule: Span<UInt8>) -> Int? {
    let text = CSVDialect.trimmed(ByteRange(0, rule.count), in: rule)
    guard text.count % 3 == 0, hasOne(of: joints, rule) else { return nil }
    var (columns, isDashed) = (0, false)
    for place in stride(from: text.lower, to: text.upper, by: 3) {
      guard rule[place] == 0xE2 else { return nil }
      switch (rule[place + 1], rule[place + 2]) {
      case (0x94, 0x80), (0x94, 0x81), (0x95, 0x90):
        if !isDashed { columns += 1 }
        isDashed = true
      case (0x94, 0x80...0xBF), (0x95, 0x80...0xBF): isDashed = false
      default: return nil
      }
    }
    return columns > 1 ? columns : nil
  }

  /// Where the next bar of a box stands from `start` on; each takes three bytes.
  static func bar(in row: Span<UInt8>, from start: Int) -> Int? {
    var next = row.first(0xE2, in: start..<row.count)
    while let place = next, place + 2 < row.count {
      switch (row[place + 1], row[place + 2]) {
      case (0x94, 0x82), (0x94, 0x83), (0x94, 0x86), (0x94, 0x8A), (0x95, 0x91): return place
      default: next = row.first(0xE2, in: place + 1..<row.count)
      }
    }
    return nil
  }

  /// The longest rule, in bytes.
  static let longestRule = 4096
}
