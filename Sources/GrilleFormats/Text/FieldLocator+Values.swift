//  The value behind a sign.

internal import GrilleCore

extension FieldLocator {
  /// The value that begins at `start`: token, phrase, and whether it is quoted.
  mutating func value(
    at start: Int, in text: Span<UInt8>
  ) -> (value: ByteRange, phrase: ByteRange, quoted: Bool)? {
    var first = text[start]
    var start = start
    // `(string) (len=11) "…"`, as Go's dumps tell of types.
    if first == UInt8(ascii: "("), let behind = Self.behindTypes(at: start, in: text) {
      start = behind
      first = text[start]
    }
    // 0x7fff "…", as debuggers tell where a text stands.
    if first == UInt8(ascii: "0"), let behind = Self.behindAddress(at: start, in: text) {
      start = behind
      first = text[start]
    }
    // @"…" of C#, N'…' of SQL, r"…", b"…" and u'…' of Python and Rust open a string as well.
    if first == UInt8(ascii: "@") || first == UInt8(ascii: "N") || first == UInt8(ascii: "r")
      || first == UInt8(ascii: "u") || first == UInt8(ascii: "b"), start + 1 < text.count,
      Bytes.isQuote(text[start + 1])
    {
      start += 1
      first = text[start]
    }
    if first == UInt8(ascii: "`"), let end = endOfRaw(from: start + 1, in: text) {
      let range = ByteRange(start + 1, end)
      return (range, range, true)
    }
    // <<"…">>, a binary of Erlang and Elixir.
    if first == UInt8(ascii: "<"), start + 2 < text.count, text[start + 1] == first,
      text[start + 2] == UInt8(ascii: "\"")
    {
      start += 2
      first = text[start]
    }
    if Bytes.isQuote(first) {
      // Three quotes open a string of TOML, Python or Kotlin.
      if start + 3 < text.count, text[start + 1] == first, text[start + 2] == first,
        text[start + 3] != first
      {
        start += 2
      }
      let end = endOfQuoted(from: start + 1, by: first, in: text)
      guard end > start + 1 else { return nil }
      let range = ByteRange(start + 1, end)
      return (range, range, true)
    }
    if first == UInt8(ascii: "\\") { return inner(at: start, in: text).map { ($0, $0, true) } }
    if first == UInt8(ascii: "{") { return nil }
    if !token.contains(start) {
      var end = start
      while end < text.count, !endsToken(at: end, in: text) { end += 1 }
      token = start..<end
    }
    guard token.upperBound > start else { return nil }
    let token = ByteRange(start, token.upperBound)
    if let wrapped = wrapped(in: token, of: text) { return wrapped }
    return (token, inForm(phrase(from: token, in: text), in: text), false)
  }

  /// Where the number or the text in quotes begins behind the types in brackets that begin at `start`; nil if there is
  /// none.
  private static func behindTypes(at start: Int, in text: Span<UInt8>) -> Int? {
    var place = start
    for _ in 0..<3 where place < text.count && text[place] == UInt8(ascii: "(") {
      var end = place + 1
      let limit = min(text.count, place + 32)
      while end < limit, isOfType(text[end]) { end += 1 }
      guard end > place + 1, end + 1 < limit, text[end] == UInt8(ascii: ")"),
        text[end + 1] == 0x20
      else { return nil }
      place = end + 2
    }
    guard place < text.count, Bytes.isDigit(text[place]) || text[place] == UInt8(ascii: "\"")
    else { return nil }
    return place
  }

  /// Where the text in quotes begins behind the address at `start`; nil if there is none.
  private static func behindAddress(at start: Int, in text: Span<UInt8>) -> Int? {
    guard start + 5 < text.count, text[start + 1] == UInt8(ascii: "x") else { return nil }
    var end = start + 2
    let limit = min(text.count - 2, start + 19)
    while end < limit, Bytes.isAlphanumeric(text[end]) { end += 1 }
    return end > start + 2 && text[end] == 0x20 && text[end + 1] == UInt8(ascii: "\"")
      ? end + 1 : nil
  }

  private static func isOfType(_ byte: UInt8) -> Bool {
    Bytes.isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "*")
      || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "_")
  }

  /// Where the raw string that begins at `start` ends, if its backtick stands on the same line.
  func endOfRaw(from start: Int, in text: Span<UInt8>) -> Int? {
    var end = start
    let limit = min(text.count, start + 512)
    while end < limit, text[end] != UInt8(ascii: "`"), text[end] != 0x0A { end += 1 }
    return end > start && end < limit && text[end] == UInt8(ascii: "`") ? end : nil
  }

  /// The string inside a string whose quote, with its backslashes, stands at `start`: `\"open\"`. One that
  /// holds escapes itself is looked at when the outer string is undressed.
  private func inner(at start: Int, in text: Span<UInt8>) -> ByteRange? {
    var lower = start
    while lower < text.count, text[lower] == UInt8(ascii: "\\") { lower += 1 }
    let backslashes = lower - start
    guard backslashes <= Self.mostBackslashes, lower < text.count, Bytes.isQuote(text[lower]) else {
      return nil
    }
    let quote = text[lower]
    lower += 1
    var upper = lower
    let limit = min(text.count, lower + InlineFields.longestValue)
    while upper < limit, text[upper] != UInt8(ascii: "\\"), text[upper] != quote { upper += 1 }
    let end = upper + backslashes
    guard upper > lower, end < text.count, text[end] == quote,
      (upper..<end).allSatisfy({ text[$0] == UInt8(ascii: "\\") })
    else { return nil }
    return ByteRange(lower, upper)
  }

  /// JSON in a string in a string in a string.
  private static let mostBackslashes = 7

  mutating func endOfQuoted(from start: Int, by quote: UInt8, in text: Span<UInt8>) -> Int {
    let isDouble = quote == UInt8(ascii: "\"")
    if start >= (isDouble ? unclosed.double : unclosed.single) { return text.count }
    var from = start
    while from < text.count,
      let end = text.first(quote, or: UInt8(ascii: "\\"), in: from..<text.count)
    {
      if text[end] == quote { return end }
      from = end + 2
    }
    if isDouble { unclosed.double = start } else { unclosed.single = start }
    return text.count
  }

  /// `phrase`, over the commas that a form body writes as `%2C`, if `&` ends it: `addr=1 A St, 2&`.
  func inForm(_ phrase: ByteRange, in text: Span<UInt8>) -> ByteRange {
    var end = phrase.upper
    guard end < text.count, text[end] == UInt8(ascii: ",") else { return phrase }
    let limit = min(text.count, phrase.lower + 256)
    while end < limit {
      switch text[end] {
      case UInt8(ascii: "&"): return ByteRange(phrase.lower, end)
      case UInt8(ascii: ","): end += 1
      case let byte where byte == 0x20 || !isDelimiter(byte):
        guard byte != UInt8(ascii: "="), byte != UInt8(ascii: "{") else { return phrase }
        end += 1
      default: return phrase
      }
    }
    return phrase
  }

  /// Ends the value of a URL's query before the `#` of its fragment.
  mutating func endBeforeFragment(_ field: inout Field, in text: Span<UInt8>) {
    let (value, sharp) = (field.value, UInt8(ascii: "#"))
    guard !value.isEmpty else { return }
    let rest = value.lower + 1..<value.upper
    if sharpless.lowerBound <= rest.lowerBound, rest.upperBound <= sharpless.upperBound { return }
    guard let first = text.first(sharp, in: rest) else {
      sharpless = rest
      return
    }
    var opening: Int?
    var next: Int? = first
    while let place = next, opening == nil {
      if Self.beginsPair(place + 1, letters: 4, in: text) { opening = place }
      next = text.first(sharp, in: place + 1..<value.upper)
    }
    guard opening != nil || isInQuery(field.name, in: text) else { return }
    field.value = ByteRange(value.lower, opening ?? first)
    field.phrase = field.value
  }

  /// Whether `?` stands before a name, or before the pairs that stand before it.
  private func isInQuery(_ name: ByteRange, in text: Span<UInt8>) -> Bool {
    var place = name.lower
    guard place > 0, text[place - 1] == UInt8(ascii: "?") || text[place - 1] == UInt8(ascii: "&")
    else { return false }
    let limit = max(0, place - Self.longestQuery)
    // Undressed, `+` and `%20` are spaces.
    while place > limit, text[place - 1] >= 0x20, !Bytes.isQuote(text[place - 1]) {
      if text[place - 1] == UInt8(ascii: "?") { return true }
      place -= 1
    }
    return false
  }

  /// Whether a name of at least so many letters and `=` stand at `start`: `#access_token=`. The signs at the end of
  /// base64 do not make it one.
  static func beginsPair(_ start: Int, letters: Int = 2, in text: Span<UInt8>) -> Bool {
    var end = start
    let limit = min(text.count, start + InlineFields.longestName)
    while end < limit, Bytes.isLetter(text[end]) || text[end] == UInt8(ascii: "_") { end += 1 }
    return end - start >= letters && end + 1 < limit && text[end] == UInt8(ascii: "=")
      && text[end + 1] > 0x20 && text[end + 1] != UInt8(ascii: "=")
  }

  /// The longest query looked back over, in bytes.
  static let longestQuery = 2048

  /// `token` with the words behind it: single spaces are crossed, unless another name follows.
  func phrase(from token: ByteRange, in text: Span<UInt8>) -> ByteRange {
    var end = token.upper
    let limit = min(text.count, token.lower + 256)
    while end + 1 < limit, text[end] == 0x20, !isDelimiter(text[end + 1]) {
      var next = end + 1
      while next < limit, !endsToken(at: next, in: text), text[next] != UInt8(ascii: "="),
        text[next] != UInt8(ascii: ":")
      {
        next += 1
      }
      if next < text.count, text[next] == UInt8(ascii: "=") || text[next] == UInt8(ascii: ":") {
        break
      }
      end = next
    }
    return ByteRange(token.lower, end)
  }

  /// Whether a token ends before the byte at `place`; the apostrophe of `O'Brien` is part of it.
  private func endsToken(at place: Int, in text: Span<UInt8>) -> Bool {
    guard isDelimiter(text[place]) else { return false }
    return text[place] != UInt8(ascii: "'") || place == 0 || place + 1 == text.count
      || !Bytes.isLetter(text[place - 1]) || !Bytes.isLetter(text[place + 1])
  }

  func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x7F, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "&"),
      UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ")"),
      UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "|"):
      true
    default: false
    }
  }

  /// The name of the tag whose first attribute `name` is: `<AuthorisationId id=`.
  func elementAround(_ name: ByteRange, in text: Span<UInt8>) -> ByteRange? {
    var upper = name.lower
    while upper > 0, text[upper - 1] == 0x20 { upper -= 1 }
    guard upper < name.lower else { return nil }
    var lower = upper
    let limit = max(0, upper - InlineFields.longestName)
    while lower > limit, isNameByte(text[lower - 1]) || text[lower - 1] == UInt8(ascii: ":") {
      lower -= 1
    }
    guard lower > limit, lower < upper, text[lower - 1] == UInt8(ascii: "<") else { return nil }
    return ByteRange(lower, upper)
  }

  /// Items of a list that are taken for values of its name.
  static let mostItems = 1024

  /// The items of a list: each is a value of the name before it.
  mutating func items(
    after start: Int, name: ByteRange, in text: Span<UInt8>
  ) {
    var index = start
    var count = 0
    while index < text.count, count < Self.mostItems {
      let byte = text[index]
      if Bytes.isSpace(byte) || byte == UInt8(ascii: ",") {
        index += 1
        continue
      }
      guard byte != UInt8(ascii: "]"), let (value, phrase, isQuoted) = value(at: index, in: text)
      else { return }
      fields.append(Field(name: name, value: value, phrase: phrase, style: .delimited))
      index = value.upper
      while isQuoted, index < text.count, text[index] == UInt8(ascii: "\\") { index += 1 }
      if isQuoted { index += 1 }
      count += 1
    }
  }
}
