//  How far the value of a field reaches.

internal import GrilleCore
internal import GrilleFormats
internal import GrillePacks

extension Field {
  /// The value of the field in `text`, as far as `span` says.
  func extent(by span: FieldSpec.Extent, in text: Span<UInt8>) -> ByteRange {
    if style == .cell { return value }
    switch span {
    case .token: return value
    case .phrase: return phrase
    case .line:
      let isQuoted = value.lower > 0 && Bytes.isQuote(text[value.lower - 1])
      guard !isQuoted else { return value }
      var end = value.upper
      while end < text.count, text[end] != 0x0A, !Bytes.isQuote(text[end]) { end += 1 }
      return ByteRange(value.lower, end)
    case .whole: return isBounded(in: text) ? phrase : ByteRange(value.lower, value.lower)
    }
  }

  /// Whether the value stands in quotes or is all of an element.
  private func isBounded(in text: Span<UInt8>) -> Bool {
    guard phrase.lower > 0, phrase.upper < text.count else { return false }
    let (before, after) = (text[phrase.lower - 1], text[phrase.upper])
    return Bytes.isQuote(before) && after == before
      || before == UInt8(ascii: ">") && after == UInt8(ascii: "<")
      // `\"password\":\"…\"`
      || Bytes.isQuote(before) && after == UInt8(ascii: "\\")
  }
}

extension Span<UInt8> {
  /// The whole number in `range` that was made a fraction: `536904399.0`, as a data frame writes the numbers of a column
  /// of which some are missing; nil if there is none.
  func wholeNumber(in range: ByteRange) -> ByteRange? {
    guard range.count > 4, self[range.upper - 1] == UInt8(ascii: "0"),
      self[range.upper - 2] == UInt8(ascii: "."),
      (range.lower..<range.upper - 2).allSatisfy({ Bytes.isDigit(self[$0]) })
    else { return nil }
    return ByteRange(range.lower, range.upper - 2)
  }

  /// `range` without white space at its ends, and without quotes that stand there together.
  func trimmed(_ range: ByteRange) -> ByteRange {
    var (lower, upper) = (range.lower, range.upper)
    while lower < upper, Bytes.isSpace(self[lower]) { lower += 1 }
    while upper > lower, Bytes.isSpace(self[upper - 1]) { upper -= 1 }
    // `"cvv": "'571'"`: a value as a debugger shows it.
    if upper - lower > 2, Bytes.isQuote(self[lower]), self[upper - 1] == self[lower] {
      return ByteRange(lower + 1, upper - 1)
    }
    return ByteRange(lower, upper)
  }
}
