//  Fields one by one, and what of a text is needed to tell them.

public import GrilleCore

extension FieldLocator {
  /// Begins with another text, of which single fields are asked for.
  public mutating func restart() { forget() }

  /// The name that the sign at `index` of `text` ends, with its field; see ``InlineFields/field(at:in:)``.
  public mutating func field(
    at index: Int, in text: Span<UInt8>
  ) -> (name: ByteRange, Field?)? {
    forgetFields()
    separator(at: index, in: text)
    guard let name = lastName else { return nil }
    return (name, lastIsPlain ? fields.first : nil)
  }

  /// The field of the element whose name ends before `end`, if there is nothing but text in it and its tag
  /// has no attributes; the field is nil if there is no text either. Nil if there is more.
  public mutating func leaf(namedBefore end: Int, in text: Span<UInt8>) -> Field?? {
    var lower = end
    let limit = max(0, end - InlineFields.longestName)
    while lower > limit, isNameByte(text[lower - 1]) || text[lower - 1] == UInt8(ascii: ":") {
      lower -= 1
    }
    guard lower > 0, lower < end, text[lower - 1] == UInt8(ascii: "<"), end < text.count,
      text[end] == UInt8(ascii: ">")
    else { return .none }
    var close = end + 1
    let last = min(text.count, close + Self.longestLeaf) - (end - lower) - 3
    while close < last, text[close] != UInt8(ascii: "<") { close += 1 }
    guard close < last, text[close + 1] == UInt8(ascii: "/"),
      (0..<end - lower).allSatisfy({ text[close + 2 + $0] == text[lower + $0] }),
      text[close + 2 + end - lower] == UInt8(ascii: ">")
    else { return .none }
    forgetFields()
    element(closedAt: end, in: text)
    return .some(fields.first)
  }

  /// Forgets what was located, not how far values of this text were followed.
  private mutating func forgetFields() {
    let (token, sharpless, unclosed) = (token, sharpless, unclosed)
    forget()
    (self.token, self.sharpless, self.unclosed) = (token, sharpless, unclosed)
    (lastName, lastIsPlain) = (nil, true)
  }

  /// The most text of such an element, in bytes.
  private static let longestLeaf = 16 * 1024

  /// Where a list that begins before `start` ends, if it is the value of a name; else `start`.
  public mutating func endOfItems(from start: Int, in text: Span<UInt8>) -> Int {
    var before = start - 1
    let limit = max(0, before - Self.widestGap - 1)
    while before > limit, Bytes.isSpace(text[before - 1]) { before -= 1 }
    guard before > 0, Self.isSign(text[before - 1]) else { return start }
    forgetFields()
    items(after: start, name: ByteRange(start, start), in: text)
    return fields.last.map { min(text.count, $0.value.upper + 1) } ?? start
  }
}

extension InlineFields {
  /// Whether a quoted value may begin with the quote at `place`; false for the end of one, and for -1.
  public static func mayOpenValue(_ place: Int, in text: Span<UInt8>) -> Bool {
    guard place >= 0 else { return false }
    guard place > 0 else { return true }
    switch text[place - 1] {
    case UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: ">"), UInt8(ascii: "\\"): return true
    case UInt8(ascii: "@"), UInt8(ascii: "r"), UInt8(ascii: "u"), UInt8(ascii: "b"):
      return place == 1 || !Bytes.isAlphanumeric(text[place - 2])
    case let byte: return Bytes.isSpace(byte)
    }
  }

  /// Whether the value of a field called `name` may take its meaning from a name elsewhere.
  public static func isToldByOthers(_ name: ByteRange, in text: Span<UInt8>) -> Bool {
    guard !name.isEmpty else { return false }
    let colon = name.range.last { text[$0] == UInt8(ascii: ":") }
    let local = colon.map { ByteRange($0 + 1, name.upper) } ?? name
    return local.isEmpty || GenericName.isGeneric(name, in: text, orID: true)
      || GenericName.isGeneric(local, in: text, orID: true)
  }
}
