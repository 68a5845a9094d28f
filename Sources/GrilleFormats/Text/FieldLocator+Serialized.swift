//  What PHP makes of arrays and objects to keep them, in sessions as in queues:
//
//      a:2:{s:3:"pan";s:16:"4111111111111111";s:7:"balance";d:12.5;}      cvv|s:3:"123";

internal import GrilleCore

extension FieldLocator {
  /// Adds the value behind the colon at `sign`, if that tells the type of one whose name stands before it; whether
  /// it does.
  mutating func addSerialized(behind sign: Int, in text: Span<UInt8>) -> Bool {
    guard let name = nameOfSerialized(before: sign, in: text) else { return false }
    let isString = text[sign - 1] == UInt8(ascii: "s")
    var start = sign + 1
    if isString {
      while start < text.count, Bytes.isDigit(text[start]) { start += 1 }
      guard start + 1 < text.count, text[start] == UInt8(ascii: ":"),
        text[start + 1] == UInt8(ascii: "\"")
      else { return false }
      start += 1
    }
    guard start < text.count, let (value, phrase, _) = value(at: start, in: text) else {
      return false
    }
    fields.append(Field(name: name, value: value, phrase: phrase, style: .delimited))
    return true
  }

  /// The name in quotes, or of a session's variable, before the type that the colon at `sign` ends.
  private func nameOfSerialized(before sign: Int, in text: Span<UInt8>) -> ByteRange? {
    guard sign > 2, InlineFields.isSerializedType(text[sign - 1]) else { return nil }
    let isQuoted = sign > 3 && InlineFields.tellsSerialized(at: sign - 3, in: text)
    guard isQuoted || InlineFields.tellsSerialized(at: sign - 2, in: text) else {
      return nil
    }
    let upper = isQuoted ? sign - 3 : sign - 2
    let limit = max(0, upper - InlineFields.longestName)
    var lower = upper
    while lower > limit, isNameByte(text[lower - 1]) { lower -= 1 }
    guard lower < upper, !isQuoted || lower > 0 && text[lower - 1] == UInt8(ascii: "\"") else {
      return nil
    }
    return ByteRange(lower, upper)
  }
}

extension InlineFields {
  /// What stands between a name that PHP serialized and its value.
  public static let signsOfSerialized = [
    "\";s:", "\";i:", "\";d:", "|s:", "|i:", "|d:",
  ]

  /// Whether one of ``signsOfSerialized`` stands at `place`.
  static func tellsSerialized(at place: Int, in text: Span<UInt8>) -> Bool {
    let isQuoted = text[place] == UInt8(ascii: "\"")
    let type = isQuoted ? place + 2 : place + 1
    guard type + 1 < text.count, text[type + 1] == UInt8(ascii: ":"),
      isQuoted ? text[place + 1] == UInt8(ascii: ";") : text[place] == UInt8(ascii: "|")
    else { return false }
    return isSerializedType(text[type])
  }

  static func isSerializedType(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "s") || byte == UInt8(ascii: "i") || byte == UInt8(ascii: "d")
  }
}
