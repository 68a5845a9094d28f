//  Values of JSON that stand without quotes. What takes the place of one must be a value again: a label
//  gets the quotes that its neighbours have, `"pin":1234` becomes `"pin":"[pin]"`, and inside a string
//  `\"pin\":1234` becomes `\"pin\":\"[pin]\"`.

public import GrilleCore

/// A number, `true`, `false` or `null` of JSON in a text.
public struct JSONScalar: Hashable, Sendable {
  /// All of it.
  public var range: ByteRange
  /// How many backslashes stand before the quotes of its neighbours.
  public var backslashes: Int

  /// No number is longer.
  static let longest = 64
  /// How far back the beginning of an array is looked for, in bytes.
  static let farthest = 4096

  /// The scalar in which `range` lies; nil if that is no scalar, or nothing shows that it is JSON's.
  ///
  /// - Complexity: constant.
  public init?(around range: ByteRange, in text: Span<UInt8>) {
    var (lower, upper) = (range.lower, range.upper)
    while lower > 0, range.lower - lower < Self.longest, Self.isScalarByte(text[lower - 1]) {
      lower -= 1
    }
    while upper < text.count, upper - range.upper < Self.longest, Self.isScalarByte(text[upper]) {
      upper += 1
    }
    guard Self.isScalar(text.extracting(lower..<upper)), Self.ends(before: upper, in: text),
      let backslashes = Self.quoting(before: lower, in: text)
    else { return nil }
    self.range = ByteRange(lower, upper)
    self.backslashes = backslashes
  }

  /// The number of percent-encoded JSON in which `range` lies: `%22pin%22%3A1234%7D`; nil if that is none.
  ///
  /// - Complexity: constant.
  public static func encoded(around range: ByteRange, in text: Span<UInt8>) -> ByteRange? {
    var upper = range.upper
    while upper < text.count, upper - range.upper < longest, Bytes.isDigit(text[upper]) {
      upper += 1
    }
    var place = range.lower
    while Bytes.percentDecoded(at: place - 3, in: text) == 0x20 || isPlus(before: place, in: text) {
      place -= text[place - 1] == UInt8(ascii: "+") ? 1 : 3
    }
    guard Bytes.percentDecoded(at: place - 3, in: text) == UInt8(ascii: ":"),
      Bytes.percentDecoded(at: place - 6, in: text) == UInt8(ascii: "\""),
      range.range.allSatisfy({ Bytes.isDigit(text[$0]) || text[$0] == UInt8(ascii: ".") })
    else { return nil }
    for sign in [UInt8(ascii: ","), UInt8(ascii: "}"), 0x20, 0x0A]
    where Bytes.percentDecoded(at: upper, in: text) == sign {
      return ByteRange(range.lower, upper)
    }
    return nil
  }

  private static func isPlus(before place: Int, in text: Span<UInt8>) -> Bool {
    place > 0 && text[place - 1] == UInt8(ascii: "+")
  }

  @inline(__always) private static func isScalarByte(_ byte: UInt8) -> Bool {
    Bytes.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "+")
  }

  private static func isScalar(_ text: Span<UInt8>) -> Bool {
    var reader = JSONReader()
    var place = 0
    let step = reader.read(text, from: &place)
    return place == text.count && step != .failed && reader.isWhole
  }

  /// Whether what stands at `place` may follow a value.
  private static func ends(before place: Int, in text: Span<UInt8>) -> Bool {
    var place = place
    while place < text.count, Bytes.isSpace(text[place]) { place += 1 }
    guard place < text.count else { return true }
    switch text[place] {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"): return true
    // `\n` of JSON laid out inside a string
    case UInt8(ascii: "\\"): return true
    default: return false
    }
  }

  /// How the key before `place`, or before the array in which it stands, is quoted; nil if there is none. A text that
  /// begins with arrays of strings has none, but is JSON.
  private static func quoting(before place: Int, in text: Span<UInt8>) -> Int? {
    let limit = max(0, place - farthest)
    var place = place
    while true {
      while place > limit, Bytes.isSpace(text[place - 1]) { place -= 1 }
      guard place > limit else { return place == 0 && beginsWithStrings(text) ? 0 : nil }
      switch text[place - 1] {
      case UInt8(ascii: ":"): return quotes(before: place - 1, from: limit, in: text)
      case UInt8(ascii: "["): place -= 1
      case UInt8(ascii: ","):
        guard let start = element(endingBefore: place - 1, from: limit, in: text) else {
          return nil
        }
        place = start
      default: return nil
      }
    }
  }

  /// Whether `text` begins with `[["`.
  private static func beginsWithStrings(_ text: Span<UInt8>) -> Bool {
    var place = 0
    for byte in "[[\"".utf8 {
      while place < text.count, Bytes.isSpace(text[place]) { place += 1 }
      guard place < text.count, text[place] == byte else { return false }
      place += 1
    }
    return true
  }

  /// Where the scalar, string or array begins that ends before `place`.
  private static func element(
    endingBefore place: Int, from limit: Int, in text: Span<UInt8>
  ) -> Int? {
    var end = place
    while end > limit, Bytes.isSpace(text[end - 1]) { end -= 1 }
    var start = end
    while start > limit, isScalarByte(text[start - 1]) { start -= 1 }
    if start < end { return start }
    if end > limit, text[end - 1] == UInt8(ascii: "]") {
      return array(endingBefore: end, from: limit, in: text)
    }
    guard end > limit + 1, text[end - 1] == UInt8(ascii: "\"") else { return nil }
    start = end - 2
    while start > limit, text[start] != UInt8(ascii: "\"") || text[start - 1] == UInt8(ascii: "\\")
    {
      start -= 1
    }
    return start > limit ? start : nil
  }

  /// Where the array of scalars and strings begins that ends before `end`: a row.
  private static func array(
    endingBefore end: Int, from limit: Int, in text: Span<UInt8>
  ) -> Int? {
    var place = end - 1
    while true {
      while place > limit, Bytes.isSpace(text[place - 1]) { place -= 1 }
      guard place > limit else { return nil }
      switch text[place - 1] {
      case UInt8(ascii: "["): return place - 1
      case UInt8(ascii: ","): place -= 1
      case UInt8(ascii: "]"): return nil
      default:
        guard let start = element(endingBefore: place, from: limit, in: text) else { return nil }
        place = start
      }
    }
  }

  private static func quotes(before place: Int, from limit: Int, in text: Span<UInt8>) -> Int? {
    var place = place
    while place > limit, Bytes.isSpace(text[place - 1]) { place -= 1 }
    guard place > limit, text[place - 1] == UInt8(ascii: "\"") else { return nil }
    place -= 1
    var backslashes = 0
    while place > limit, text[place - 1] == UInt8(ascii: "\\") {
      backslashes += 1
      place -= 1
    }
    return backslashes
  }
}
