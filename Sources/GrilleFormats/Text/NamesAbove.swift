//  Values whose names stand on the line above, in what is written down and dumped a line a part:
//
//      - name: DB_PASSWORD          ["ssn"]=>                      variable "psp_secret" {
//        value: "…"                 string(11) "536-90-4399"         default = "…"
//                                   int(1234)
//
//      ssn                                                  ▿ ssn: Optional("536-90-4399")
//        Input should be … [type=…, input_value='…', …]       - some: "536-90-4399"
//
//      1) "ssn"                   as Redis answers
//      2) "536-90-4399"

public import GrilleCore

/// A value alone on its line, and the name above it.
public enum NamesAbove {
  /// One of these stands in each line that has such a value.
  public static let signs = [
    "value: ", "string(", "default ", "_value=", "- some: ", " int(", " float(", ") \"",
  ]

  /// How a value and its name are written.
  private enum Notation { case yaml, php, terraform, pydantic, dump, numbered }

  /// The value that stands alone in `line`; nil if none does.
  ///
  /// - Complexity: linear in the line.
  public static func value(in line: Span<UInt8>) -> ByteRange? { told(by: line)?.range }

  /// The name in `above` of the value that stands alone in `line`; nil if there is none.
  ///
  /// - Complexity: linear in both lines.
  public static func name(of line: Span<UInt8>, in above: Span<UInt8>) -> ByteRange? {
    guard let notation = told(by: line)?.notation else { return nil }
    let text = CSVDialect.trimmed(ByteRange(0, above.count), in: above)
    switch notation {
    case .yaml:
      let start = begins(text, with: "- ", in: above) ? text.lower + 2 : text.lower
      let rest = ByteRange(start, text.upper)
      guard let label = ["name: ", "key: "].first(where: { begins(rest, with: $0, in: above) })
      else { return nil }
      return word(unquoted(behind(label, rest, in: above), in: above), in: above)
    case .php:
      guard begins(text, with: "[\"", in: above), text.count > 6,
        above[text.upper - 1] == UInt8(ascii: ">"), above[text.upper - 2] == UInt8(ascii: "="),
        above[text.upper - 3] == UInt8(ascii: "]"),
        let end = above.first(UInt8(ascii: "\""), in: text.lower + 2..<text.upper)
      else { return nil }
      return word(ByteRange(text.lower + 2, end), in: above)
    case .terraform:
      guard begins(text, with: "variable \"", in: above),
        above[text.upper - 1] == UInt8(ascii: "{"),
        let end = above.first(UInt8(ascii: "\""), in: text.lower + 10..<text.upper)
      else { return nil }
      return word(ByteRange(text.lower + 10, end), in: above)
    case .pydantic: return word(text, in: above)
    case .numbered:
      let value = CSVDialect.trimmed(ByteRange(0, line.count), in: line)
      guard let (number, name) = numbered(text, in: above),
        numbered(value, in: line)?.number == number + 1
      else { return nil }
      return word(name, in: above)
    case .dump:
      guard begins(text, with: "▿ ", in: above),
        let colon = above.first(UInt8(ascii: ":"), in: text.range)
      else { return nil }
      return word(behind("▿ ", ByteRange(text.lower, colon), in: above), in: above)
    }
  }

  private static func told(by line: Span<UInt8>) -> (range: ByteRange, notation: Notation)? {
    guard line.count <= longest else { return nil }
    let text = CSVDialect.trimmed(ByteRange(0, line.count), in: line)
    if begins(text, with: "value: ", in: line) {
      let value = unquoted(behind("value: ", text, in: line), in: line)
      return value.isEmpty ? nil : (value, .yaml)
    }
    if begins(text, with: "string(", in: line) {
      guard let quote = line.first(UInt8(ascii: "\""), in: text.range), quote + 1 < text.upper,
        line[text.upper - 1] == UInt8(ascii: "\""), quote - text.lower < 24
      else { return nil }
      let value = ByteRange(quote + 1, text.upper - 1)
      return value.isEmpty ? nil : (value, .php)
    }
    for type: StaticString in ["int(", "float("] where begins(text, with: type, in: line) {
      let lower = text.lower + type.utf8CodeUnitCount
      guard lower + 1 < text.upper, line[text.upper - 1] == UInt8(ascii: ")") else { return nil }
      return (ByteRange(lower, text.upper - 1), .php)
    }
    if begins(text, with: "default ", in: line),
      let sign = line.first(UInt8(ascii: "="), in: text.range),
      CSVDialect.trimmed(ByteRange(text.lower + 7, sign), in: line).isEmpty
    {
      let value = unquoted(
        CSVDialect.trimmed(ByteRange(sign + 1, text.upper), in: line), in: line)
      return value.isEmpty ? nil : (value, .terraform)
    }
    if begins(text, with: "- some: ", in: line) {
      let value = unquoted(behind("- some: ", text, in: line), in: line)
      return value.isEmpty ? nil : (value, .dump)
    }
    if let (number, value) = numbered(text, in: line) {
      return number % 2 == 0 && !value.isEmpty ? (value, .numbered) : nil
    }
    return refused(in: text, of: line).map { ($0, .pydantic) }
  }

  /// The number with which `text` begins, and what stands behind it in quotes, if that is all: `2) "…"`.
  private static func numbered(
    _ text: ByteRange, in line: Span<UInt8>
  ) -> (number: Int, value: ByteRange)? {
    var (number, place) = (0, text.lower)
    while place < text.upper, place - text.lower < 6, Bytes.isDigit(line[place]) {
      number = number * 10 + Int(line[place] - UInt8(ascii: "0"))
      place += 1
    }
    let rest = ByteRange(place, text.upper)
    guard place > text.lower, begins(rest, with: ") \"", in: line), rest.count > 3,
      line[rest.upper - 1] == UInt8(ascii: "\"")
    else { return nil }
    return (number, ByteRange(place + 3, rest.upper - 1))
  }

  /// What Pydantic says of a value that it refused: `… [type=string_type, input_value='…', input_type=str]`.
  private static func refused(in text: ByteRange, of line: Span<UInt8>) -> ByteRange? {
    guard text.count > 2, line[text.upper - 1] == UInt8(ascii: "]"),
      let opening = line.first(UInt8(ascii: "["), in: text.range),
      begins(ByteRange(opening + 1, text.upper), with: "type=", in: line),
      let comma = line.first(UInt8(ascii: ","), in: opening..<text.upper)
    else { return nil }
    let rest = ByteRange(comma, text.upper - 1)
    guard begins(rest, with: ", input_value=", in: line) else { return nil }
    let value = behind(", input_value=", rest, in: line)
    var upper = value.upper
    while upper > value.lower,
      line[upper - 1] != UInt8(ascii: ",")
        || !begins(ByteRange(upper - 1, rest.upper), with: ", input_type=", in: line)
    {
      upper -= 1
    }
    let range = unquoted(ByteRange(value.lower, max(value.lower, upper - 1)), in: line)
    return range.isEmpty ? nil : range
  }

  /// The longest line that is read, in bytes.
  private static let longest = 4096

  private static func begins(
    _ text: ByteRange, with words: StaticString, in line: Span<UInt8>
  ) -> Bool {
    words.utf8CodeUnitCount <= text.count && line.holds(words, at: text.lower)
  }

  private static func behind(
    _ words: StaticString, _ text: ByteRange, in line: Span<UInt8>
  ) -> ByteRange {
    CSVDialect.trimmed(ByteRange(text.lower + words.utf8CodeUnitCount, text.upper), in: line)
  }

  /// `range` without quotes around it.
  private static func unquoted(_ range: ByteRange, in line: Span<UInt8>) -> ByteRange {
    guard range.count > 1, Bytes.isQuote(line[range.lower]),
      line[range.upper - 1] == line[range.lower]
    else { return range }
    return ByteRange(range.lower + 1, range.upper - 1)
  }

  /// `range` if it is one word, as names are; else nil.
  private static func word(_ range: ByteRange, in line: Span<UInt8>) -> ByteRange? {
    let isWord = range.range.allSatisfy { place in
      switch line[place] {
      case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
      case let byte: Bytes.isAlphanumeric(byte)
      }
    }
    return isWord && !range.isEmpty ? range : nil
  }
}
