//  A value that spans JSON's own signs, such as a place on earth in `"lat":40.7,"lon":-74.0`, taken apart
//  into what may be replaced.

public import GrilleCore

/// The values of JSON in a range of a text.
public enum JSONPieces {
  /// The parts of `range` that are values or lie in one, without keys and signs; nil if the range does not
  /// go on behind a value, and may be replaced as a whole.
  ///
  /// - Complexity: linear in the range.
  public static func split(_ range: ByteRange, in text: Span<UInt8>) -> [ByteRange]? {
    guard let quote = nextQuote(from: range.lower, to: range.upper, in: text) else { return nil }
    let startsOutside =
      JSONScalar(around: ByteRange(range.lower, range.lower + 1), in: text) != nil
    guard startsOutside || endsString(at: quote, in: text) else { return nil }
    var pieces: [ByteRange] = []
    var place = range.lower
    if !startsOutside { place = addString(from: place, range, in: text, to: &pieces) }
    while place < range.upper {
      let byte = text[place]
      if byte == UInt8(ascii: "\"") {
        place = addString(from: place + 1, range, in: text, to: &pieces)
      } else if isSign(byte) {
        place += 1
      } else {
        var end = place
        while end < range.upper, !isSign(text[end]), text[end] != UInt8(ascii: "\"") { end += 1 }
        pieces.append(ByteRange(place, end))
        place = end
      }
    }
    return pieces
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    Bytes.isSpace(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "[")
      || byte == UInt8(ascii: "]")
  }

  /// Whether one of JSON's signs stands behind `quote`.
  private static func endsString(at quote: Int, in text: Span<UInt8>) -> Bool {
    var next = quote + 1
    while next < text.count, Bytes.isSpace(text[next]) { next += 1 }
    return next < text.count && isSign(text[next])
  }

  /// Adds the rest of the string that goes on at `start`, unless it is a key, and says where it ends.
  private static func addString(
    from start: Int, _ range: ByteRange, in text: Span<UInt8>, to pieces: inout [ByteRange]
  ) -> Int {
    let end = nextQuote(from: start, to: range.upper, in: text) ?? range.upper
    var next = min(end + 1, text.count)
    while next < text.count, Bytes.isSpace(text[next]) { next += 1 }
    let isKey = end < range.upper && next < text.count && text[next] == UInt8(ascii: ":")
    if end > start, !isKey { pieces.append(ByteRange(start, end)) }
    return end + 1
  }

  /// Where the next quote without a backslash before it stands.
  private static func nextQuote(from start: Int, to end: Int, in text: Span<UInt8>) -> Int? {
    var from = start
    while from < end,
      let place = text.first(UInt8(ascii: "\""), or: UInt8(ascii: "\\"), in: from..<end)
    {
      if text[place] == UInt8(ascii: "\"") { return place }
      from = place + 2
    }
    return nil
  }
}
