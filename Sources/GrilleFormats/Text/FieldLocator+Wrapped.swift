//  Values that stand in something: `Some("123")` of Rust, `Optional[123]` of Java, `Secret('…')`, and the first
//  argument of a call: `password = crypt('…', gen_salt('bf'))`.

internal import GrilleCore

extension FieldLocator {
  /// The longest name of what a value stands in.
  private static let longestWrapper = 32

  /// Where in `token`, a value without quotes, what stands in `Name(` or `Name[` begins; nil if it does not begin
  /// so, or if named values follow: `Card(number=…)` holds fields of its own.
  func placeInside(_ token: ByteRange, in text: Span<UInt8>) -> Int? {
    guard Bytes.isLetter(text[token.lower]) else { return nil }
    var place = token.lower + 1
    let limit = min(token.upper, token.lower + Self.longestWrapper)
    while place < limit, Bytes.isAlphanumeric(text[place]) || isPart(text[place]) { place += 1 }
    guard place < limit, text[place] == UInt8(ascii: "(") || text[place] == UInt8(ascii: "["),
      place + 1 < text.count
    else { return nil }
    place += 1
    if place == token.upper { return Bytes.isQuote(text[place]) ? place : nil }
    let closing = text[place - 1] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    guard token.upper < text.count, text[token.upper] == closing,
      (place..<token.upper).allSatisfy({ isPlain(text[$0]) })
    else { return nil }
    return place
  }

  /// What stands in brackets from `place` on.
  mutating func wrapped(
    at place: Int, in text: Span<UInt8>
  ) -> (value: ByteRange, phrase: ByteRange, quoted: Bool)? {
    guard Bytes.isQuote(text[place]) else {
      let range = ByteRange(place, token.upperBound)
      return (range, range, true)
    }
    let end = endOfQuoted(from: place + 1, by: text[place], in: text)
    guard end > place + 1 else { return nil }
    let range = ByteRange(place + 1, end)
    return (range, range, true)
  }

  private func isPart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
  }

  private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: "["),
      UInt8(ascii: "{"):
      false
    default: true
    }
  }
}
