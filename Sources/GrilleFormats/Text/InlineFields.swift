//  Named values in running text: `name=value`, `name: value`, `"name": "value"`, `'name' => 'value'`,
//  `<name>value</name>`, `attribute="value"`, `--name value`, headers, URL queries and form bodies.
//
//  One look at each `=`, `:`, `>` and `--`, with bounded steps to either side: linear in the record.
//  A name that says nothing by itself (`number`, `value`, `name`) stands for the name around it as
//  well: `"card": {"number": …}`, `<Cdtr><Nm>…`, `<AuthorisationId id="…"/>`.
//
//  It knows no format's grammar and nothing of what is sensitive; what it takes for a field that is
//  none costs nothing, since only the names in the packs make a field's value a finding.

public import GrilleCore

/// Locates the fields of running text.
public enum InlineFields {
  /// The longest name looked for, in bytes.
  static let longestName = 96
  /// The longest list or element followed, in bytes.
  static let longestValue = 1 << 20

  /// The fields of `text`, in order of their separators.
  ///
  /// - Complexity: linear in the bytes of `text` for names, and in the length of values that nest.
  public static func locate(in text: Span<UInt8>) -> [Field] {
    var locator = FieldLocator()
    locator.locate(in: text)
    return locator.fields
  }

  /// The name that the sign at `index` of `text` ends, with its field; the field is nil if its value is an
  /// object, a list, or missing. Nil if the sign ends no name.
  public static func field(at index: Int, in text: Span<UInt8>) -> (name: ByteRange, Field?)? {
    var locator = FieldLocator()
    locator.separator(at: index, in: text)
    guard let name = locator.lastName else { return nil }
    return (name, locator.lastIsPlain ? locator.fields.first : nil)
  }

  /// Whether a name is the type of a text, before which the name of a value may stand.
  public static func isTextType(_ name: ByteRange, in text: Span<UInt8>) -> Bool {
    name.count == 6 && GenericName.matches("string", name, in: text)
      || name.count == 3 && GenericName.matches("str", name, in: text)
  }

  /// Whether what stands behind the sign at `index` may be the type of a text, so that the value of the name
  /// before the sign follows further on: `val key: String = "…"`.
  public static func opensTextType(behind index: Int, in text: Span<UInt8>) -> Bool {
    var place = index + 1
    while place < text.count, text[place] == 0x20 || text[place] == UInt8(ascii: "&") { place += 1 }
    return place + 3 <= text.count
      && GenericName.matches("str", ByteRange(place, place + 3), in: text)
  }

  /// Where a type in brackets begins, with the blank before it, that stands before the sign at `sign`: then one name
  /// stands before it, and another one may be what it holds. Nil if none does.
  public static func startOfType(before sign: Int, in text: Span<UInt8>) -> Int? {
    let limit = max(0, sign - longestName)
    var upper = sign
    while upper > limit, sign - upper < 2, FieldLocator.isOperator(text[upper - 1]) { upper -= 1 }
    while upper > limit, Bytes.isBlank(text[upper - 1]) { upper -= 1 }
    guard upper > 2, text[upper - 1] == UInt8(ascii: "]") else { return nil }
    var lower = upper - 1
    let first = max(2, upper - longestType)
    while lower > first, Bytes.isAlphanumeric(text[lower - 1]) { lower -= 1 }
    guard lower < upper - 1, text[lower - 1] == UInt8(ascii: "["), text[lower - 2] == 0x20 else {
      return nil
    }
    return lower - 2
  }

  /// The colon behind the name of a property that PHP shows before `end`: `routing:protected`, `pan:Card:private`.
  static func startOfVisibility(before end: Int, in text: Span<UInt8>) -> Int? {
    let limit = max(0, end - longestName)
    func colon(before end: Int) -> Int? {
      var lower = end
      while lower > limit,
        Bytes.isAlphanumeric(text[lower - 1]) || text[lower - 1] == 0x5C
          || text[lower - 1] == 0x5F
      {
        lower -= 1
      }
      return lower > limit + 1 && lower < end && text[lower - 1] == UInt8(ascii: ":")
        ? lower - 1 : nil
    }
    guard let last = colon(before: end) else { return nil }
    let word = ByteRange(last + 1, end)
    if word.count == 9, GenericName.matches("protected", word, in: text) { return last }
    guard word.count == 7, GenericName.matches("private", word, in: text) else { return nil }
    return colon(before: last)
  }

  /// The longest type in brackets, with them.
  private static let longestType = 12

  /// Where the value behind the sign at `index` begins, if that can be told by a look: it is a quoted text, a
  /// number or a word, and nothing is wrapped around it.
  @inline(__always)
  public static func plainValue(behind index: Int, in text: Span<UInt8>) -> Int? {
    var start = index + 1
    if start < text.count, text[start] == 0x20 { start += 1 }
    guard start + 1 < text.count else { return nil }
    if Bytes.isQuote(text[start]) {
      return Bytes.isAlphanumeric(text[start + 1]) ? start + 1 : nil
    }
    // `0x7fff "571"`
    if Bytes.isDigit(text[start]) {
      return text[start] == UInt8(ascii: "0") && text[start + 1] == UInt8(ascii: "x") ? nil : start
    }
    // `Some("571")`, `b"571"`
    guard Bytes.isLetter(text[start]), !tellsRejected(at: start, in: text) else { return nil }
    var end = start
    let limit = min(text.count, start + longestWord)
    while end < limit, Bytes.isAlphanumeric(text[end]) { end += 1 }
    guard end < limit else { return nil }
    switch text[end] {
    case 0x20, 0x0A, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "&"): return start
    default: return nil
    }
  }

  private static let longestWord = 32

  /// Whether the sign at `index` is the second one of an arrow that leads to a value on a screen: `TAX ID  ==> 571`.
  public static func isOfScreen(_ index: Int, in text: Span<UInt8>) -> Bool {
    index > 0 && index + 1 < text.count && text[index] == UInt8(ascii: "=")
      && text[index - 1] == UInt8(ascii: "=") && text[index + 1] == UInt8(ascii: ">")
  }

  /// Whether stars stand before `name` and behind its colon: `**Name:** value`.
  static func isStressed(_ name: ByteRange, before colon: Int, in text: Span<UInt8>) -> Bool {
    name.upper == colon && name.lower > 1 && colon + 3 < text.count
      && text[name.lower - 1] == UInt8(ascii: "*") && text[name.lower - 2] == UInt8(ascii: "*")
      && text[colon + 1] == UInt8(ascii: "*") && text[colon + 2] == UInt8(ascii: "*")
      && text[colon + 3] == 0x20
  }

  /// What stands between the names and the values of a map.
  public static let arrows = [" -> "]

  /// Whether one of ``arrows`` stands at `place`.
  public static func isArrow(at place: Int, in text: Span<UInt8>) -> Bool {
    place + 3 < text.count && text[place] == 0x20 && text[place + 1] == UInt8(ascii: "-")
      && text[place + 2] == UInt8(ascii: ">") && text[place + 3] == 0x20
  }
}
