//  Names without anything that says they are: a label whose value is alone on the next line, and those of cells.
//
//      Account Number:          # export
//      7646081481               id,ssn,pin
//                               7,536904399,1234

internal import GrilleCore

extension PrintedTable {
  /// The longest line that is a label or its value, in bytes.
  private static let longestLone = 64

  /// The label that is all of `line`, without its colon; nil if it is none. A letter ends it: whoever looks for names
  /// at the ends of lines meets it.
  static func label(in line: Span<UInt8>) -> ByteRange? {
    guard line.count <= longestLone else { return nil }
    var label = CSVDialect.trimmed(ByteRange(0, line.count), in: line)
    if !label.isEmpty, line[label.upper - 1] == UInt8(ascii: ":") { label.upper -= 1 }
    guard CSVHeader.isName(label, in: line), Bytes.isLetter(line[label.lower]),
      Bytes.isLetter(line[label.upper - 1])
    else { return nil }
    return label
  }

  /// The value that is all of `line`: a word with a digit in it and without signs of a text's grammar, or numbers that
  /// blanks part; nil if it is none.
  static func value(in line: Span<UInt8>) -> ByteRange? {
    guard line.count <= longestLone else { return nil }
    let value = CSVDialect.trimmed(ByteRange(0, line.count), in: line)
    guard value.range.allSatisfy({ mayBeOfValue(line[$0]) }),
      value.range.contains(where: { Bytes.isDigit(line[$0]) })
    else { return nil }
    let isWord = line.first(0x20, in: value.range) == nil
    return isWord || value.range.allSatisfy { !Bytes.isLetter(line[$0]) } ? value : nil
  }

  // MARK: cells

  /// The longest line of bare names, in bytes.
  private static let longestHeader = 1024

  /// The names of three or more cells, if `line` is nothing else; nil if it is. Names have no blanks, and nothing stands
  /// between them but what parts cells: whoever looks for names at the ends of lines meets them all.
  static func header(in line: Span<UInt8>) -> CSVHeader? {
    guard line.count <= longestHeader else { return nil }
    var text = CSVDialect.trimmed(ByteRange(0, line.count), in: line)
    // In a comment.
    let isComment = !text.isEmpty && line[text.lower] == UInt8(ascii: "#")
    while isComment, !text.isEmpty,
      line[text.lower] == UInt8(ascii: "#") || Bytes.isSpace(line[text.lower])
    {
      text.lower += 1
    }
    guard text.range.allSatisfy({ mayBeOfHeader(line[$0]) }),
      var header = CSVHeader(isComment ? line.extracting(text.range) : line),
      header.names.count > 2, header.names.allSatisfy({ !$0.isEmpty })
    else { return nil }
    if isComment { header.names = header.names.map { $0.shifted(by: text.lower) } }
    return header
  }

  private static func mayBeOfHeader(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "\""),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), 0x09, 0x80...:
      true
    default: Bytes.isAlphanumeric(byte)
    }
  }

  /// The cells of `line`, if it is a row and all of it.
  static func cells(of line: Span<UInt8>, in dialect: CSVDialect) -> [ByteRange]? {
    var cells: [ByteRange] = []
    return dialect.row(in: line, atEnd: true, cells: &cells) == .whole(line.count) ? cells : nil
  }

  // MARK: a label and its value

  private static func mayBeOfValue(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x7F, UInt8(ascii: "*"), UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: ","),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "\""):
      false
    default: true
    }
  }

  // MARK: asked for

  /// The longest question, in bytes.
  private static let longestQuestion = 512

  /// One of these stands in each line that ends with a name and what says that its value follows, beside
  /// ``InlineFields/signsOfQuestions``.
  public static let openings = [": Some(\n", ": Some(\r"]

  /// One of these stands in each line that begins the definition of a table, in any case.
  public static let signsOfDefinitions = [
    "create t", "create global t", "create local t", "create u", "create external t",
    "create foreign t", "create or replace t",
  ]

  /// Whether what begins at `place` of `line` makes it the head of a table: a question mark, what Rust wraps values in,
  /// the word before lists of values or the one before the name of a table, types below names, or the last of the bars
  /// that part names.
  public static func mayHead(at place: Int, in line: Span<UInt8>) -> Bool {
    switch line[place] {
    case UInt8(ascii: "?"), UInt8(ascii: ":"): asked(in: line) != nil
    case UInt8(ascii: "<"): isRule(line)
    case UInt8(ascii: "|"): doubled(in: line) != nil
    case UInt8(ascii: "v"), UInt8(ascii: "V"): opensTuples(at: place, in: line)
    case UInt8(ascii: "c"), UInt8(ascii: "C"): definesTable(line)
    default: false
    }
  }

  /// The name with which `line` asks for the value on the next one, and how that is written; nil if it asks for none.
  static func asked(in line: Span<UInt8>) -> (name: ByteRange, layout: Layout)? {
    guard line.count <= longestQuestion else { return nil }
    var end = line.count
    if end > 0, line[end - 1] == 0x0A { end -= 1 }
    if end > 0, line[end - 1] == 0x0D { end -= 1 }
    guard end > 3 else { return nil }
    if line[end - 1] == UInt8(ascii: "?") {
      return InlineFields.question(in: ByteRange(0, end), of: line).map { ($0, .answer) }
    }
    let opening: StaticString = ": Some("
    let colon = end - opening.utf8CodeUnitCount
    guard colon > 0, line.holds(opening, at: colon) else { return nil }
    let name = CSVDialect.trimmed(ByteRange(0, colon), in: line)
    guard CSVHeader.isName(name, in: line), Bytes.isLetter(line[name.lower]) else { return nil }
    return (name, .wrapped)
  }

  /// The value that is all of `line` but quotes around it and a comma behind it; nil if there is none.
  static func wrapped(in line: Span<UInt8>) -> ByteRange? {
    var value = CSVDialect.trimmed(ByteRange(0, line.count), in: line)
    if !value.isEmpty, line[value.upper - 1] == UInt8(ascii: ",") { value.upper -= 1 }
    guard value.count > 2, line[value.lower] == UInt8(ascii: "\""),
      line[value.upper - 1] == UInt8(ascii: "\"")
    else {
      let isNumber = value.range.allSatisfy { Bytes.isDigit(line[$0]) }
      return isNumber && !value.isEmpty ? value : nil
    }
    return ByteRange(value.lower + 1, value.upper - 1)
  }

  /// The value in `line`, an answer, behind who gives it; nil if there is none.
  static func answer(in line: Span<UInt8>) -> ByteRange? {
    let text = CSVDialect.trimmed(ByteRange(0, line.count), in: line)
    guard text.count <= longestQuestion else { return nil }
    var start = text.upper
    while start > text.lower + 1,
      line[start - 1] != 0x20 || line[start - 2] != UInt8(ascii: ":")
    {
      start -= 1
    }
    if start == text.lower + 1 { start = text.lower }
    guard let value = InlineFields.answer(in: ByteRange(start, text.upper), of: line),
      value.range.allSatisfy({ mayBeOfValue(line[$0]) })
    else { return nil }
    return value
  }
}
