//  `self.password = parsed.password`: what source code says of a value is its name once more.

internal import GrilleCore
internal import GrilleFormats

enum SourceCode {
  /// A longer value is none.
  private static let longest = 80

  /// Whether `value` is an expression of letters that ends with the name of its field, or with a part of it behind a
  /// point: `builder.Password` for `password`, `consumer.secret` for `client_secret`, `username` for `username`.
  static func repeats(_ name: ByteRange, _ value: ByteRange, in text: Span<UInt8>) -> Bool {
    guard value.count <= longest, value.range.allSatisfy({ isExpression(text[$0]) }),
      let word = lastWord(of: name, in: text), let last = lastWord(of: value, in: text)
    else { return false }
    if last.lower == value.lower { return ends(last, with: word, in: text, isWhole: true) }
    return ends(last, with: word, in: text) || last.count > 3 && ends(word, with: last, in: text)
  }

  /// Whether `value` is the number of a field that protocol buffers declare: `int64 balance = 4;`.
  static func numbers(_ name: ByteRange, _ value: ByteRange, in text: Span<UInt8>) -> Bool {
    guard value.count <= 3, value.range.allSatisfy({ Bytes.isDigit(text[$0]) }),
      value.upper < text.count,
      text[value.upper] == UInt8(ascii: ";")
        || value.upper + 1 < text.count
          && text[value.upper] == UInt8(ascii: " ") && text[value.upper + 1] == UInt8(ascii: "["),
      name.lower > 0, text[name.lower - 1] == UInt8(ascii: " ")
    else { return false }
    let upper = name.lower - 1
    var lower = upper
    while lower > 0, upper - lower < longestScalar,
      Bytes.isLower(text[lower - 1]) || Bytes.isDigit(text[lower - 1])
    {
      lower -= 1
    }
    return scalars.contains(WordHash(text, ByteRange(lower, upper)))
  }

  private static let longestScalar = 8
  private static let scalars = Set(
    [
      "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64", "sfixed32",
      "sfixed64", "string", "bytes", "float", "double", "bool",
    ].map { WordHash($0) })

  /// The letters and underscores at the end of `range`, before what ends a call or a statement.
  private static func lastWord(of range: ByteRange, in text: Span<UInt8>) -> ByteRange? {
    var upper = range.upper
    while upper > range.lower, !isWord(text[upper - 1]) { upper -= 1 }
    var lower = upper
    while lower > range.lower, isWord(text[lower - 1]) { lower -= 1 }
    return upper - lower > 2 ? ByteRange(lower, upper) : nil
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    Bytes.isLetter(byte) || byte == UInt8(ascii: "_")
  }

  private static func isExpression(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: ":"),
      UInt8(ascii: "?"), UInt8(ascii: "$"), UInt8(ascii: "@"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: ";"), UInt8(ascii: "["), UInt8(ascii: "!"):
      true
    default: isWord(byte)
    }
  }

  /// Whether the letters of `range` end with those of `word`, or are those; underscores and case do not count.
  private static func ends(
    _ range: ByteRange, with word: ByteRange, in text: Span<UInt8>, isWhole: Bool = false
  ) -> Bool {
    var (left, right) = (range.upper, word.upper)
    while true {
      while left > range.lower, text[left - 1] == UInt8(ascii: "_") { left -= 1 }
      while right > word.lower, text[right - 1] == UInt8(ascii: "_") { right -= 1 }
      if right == word.lower { return !isWhole || left == range.lower }
      guard left > range.lower, text[left - 1] | 0x20 == text[right - 1] | 0x20 else {
        return false
      }
      left -= 1
      right -= 1
    }
  }
}
