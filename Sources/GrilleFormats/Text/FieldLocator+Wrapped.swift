//  Values that stand in something: `Some("123")` of Rust, `Optional[123]` of Java, `Secret('…')`, the first
//  argument of a call, `password = crypt('…', gen_salt('bf'))`, and what a check of Spring tells of a field:
//  `on field 'ssn': rejected value [536-90-4399]; codes […]`.

internal import GrilleCore

extension FieldLocator {
  /// The longest name of what a value stands in.
  private static let longestWrapper = 32

  /// What stands in `token`, a value without quotes, if it is `Name(…)` or `Name[…]`; nil if it does not begin so,
  /// or if named values follow: `Card(number=…)` holds fields of its own.
  mutating func wrapped(
    in token: ByteRange, of text: Span<UInt8>
  ) -> (value: ByteRange, phrase: ByteRange, quoted: Bool)? {
    guard Bytes.isLetter(text[token.lower]) else { return nil }
    if let value = rejected(at: token.lower, in: text) { return (value, value, true) }
    var place = token.lower + 1
    let limit = min(token.upper, token.lower + Self.longestWrapper)
    while place < limit, Bytes.isAlphanumeric(text[place]) || isPart(text[place]) { place += 1 }
    guard place < limit, text[place] == UInt8(ascii: "(") || text[place] == UInt8(ascii: "["),
      place + 1 < text.count
    else { return nil }
    let name = ByteRange(token.lower, place)
    let closing = text[place] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    place += 1
    // `AttributeValue(S=…)`, as DynamoDB's types are told.
    if place + 1 < token.upper, Bytes.isUpper(text[place]), text[place + 1] == UInt8(ascii: "=") {
      place += 2
    }
    var range: ByteRange
    if place == token.upper {
      guard place < text.count, Bytes.isQuote(text[place]) else { return nil }
      range = ByteRange(place + 1, endOfQuoted(from: place + 1, by: text[place], in: text))
    } else {
      range = ByteRange(place, token.upper)
      // A label of ours, `Some([pin])`, has a bracket at its end that ends values.
      if text[place] == UInt8(ascii: "["), range.upper < text.count,
        text[range.upper] == UInt8(ascii: "]")
      {
        range.upper += 1
        place += 1
      }
      guard range.upper < text.count, text[range.upper] == closing,
        (place..<token.upper).allSatisfy({ isPlain(text[$0]) })
      else { return nil }
    }
    // What is cut short may be no name: it is read as a value.
    if range.upper < text.count, readsEnvironment(name, in: text), isVariable(range, in: text) {
      range = fallback(behind: range.upper, in: text) ?? ByteRange(range.lower, range.lower)
    } else if range.isEmpty {
      return nil
    }
    return (range, range, true)
  }

  /// What the brackets hold behind `rejected value` at `start`.
  private func rejected(at start: Int, in text: Span<UInt8>) -> ByteRange? {
    guard InlineFields.tellsRejected(at: start, in: text) else { return nil }
    let lower = start + InlineFields.rejected.utf8CodeUnitCount
    let limit = min(text.count, lower + Self.longestRejected)
    var upper = lower
    while upper < limit, text[upper] != 0x0A {
      if text[upper] == UInt8(ascii: "]"),
        upper + 1 == text.count || text[upper + 1] == UInt8(ascii: ";") || text[upper + 1] == 0x0A
      {
        return upper > lower ? ByteRange(lower, upper) : nil
      }
      upper += 1
    }
    return nil
  }

  private static let longestRejected = 1024

  /// Whether what `name` is given is the name of a variable: `os.environ["DB_PASSWORD"]`, `System.getenv("…")`.
  private func readsEnvironment(_ name: ByteRange, in text: Span<UInt8>) -> Bool {
    Self.environments.contains { word in
      let count = word.utf8CodeUnitCount
      return name.count >= count
        && matches(word, ByteRange(name.upper - count, name.upper), in: text)
    }
  }

  private static let environments: [StaticString] = [
    "environ", "environ.get", "getenv", "env", "env.get", "env.fetch", "env.var",
  ]

  /// The second argument behind the quote at `quote`: what the value is if there is no such variable.
  private mutating func fallback(behind quote: Int, in text: Span<UInt8>) -> ByteRange? {
    var place = quote + 1
    guard place < text.count, text[place] == UInt8(ascii: ",") else { return nil }
    place += 1
    while place < text.count, text[place] == 0x20 { place += 1 }
    guard place < text.count, Bytes.isQuote(text[place]) else { return nil }
    let end = endOfQuoted(from: place + 1, by: text[place], in: text)
    return end > place + 1 ? ByteRange(place + 1, end) : nil
  }

  /// Whether `range` is written as variables of an environment are, in capitals.
  private func isVariable(_ range: ByteRange, in text: Span<UInt8>) -> Bool {
    !range.isEmpty && Bytes.isUpper(text[range.lower])
      && range.range.allSatisfy { place in
        Bytes.isUpper(text[place]) || Bytes.isDigit(text[place]) || text[place] == 0x5F
      }
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

extension InlineFields {
  /// What stands before the brackets around a value that a check has refused.
  static let rejected: StaticString = "rejected value ["

  /// Whether such a value stands at `start`.
  static func tellsRejected(at start: Int, in text: Span<UInt8>) -> Bool {
    text.holds(rejected, at: start)
  }
}
