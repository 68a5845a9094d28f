//  What Grille itself put into a text: labels, withheld markers, tokens, fingerprints, sealed values. They are no
//  values and no keywords, so that redacting twice changes nothing.

internal import CCandidates
internal import GrilleChecks
internal import GrilleCore
internal import GrilleFormats

/// The ids of all types: labels and tokens hold them.
struct TypeIDs: Sendable {
  private let index: HashIndex
  private let ids: [[UInt8]]

  init(_ types: [InfoType]) {
    index = HashIndex(types.enumerated().map { (WordHash($1.rawValue).value, $0) })
    ids = types.map { Array($0.rawValue.utf8) }
  }

  /// Whether the bytes in `range` are an id.
  func contains(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var hash = WordHash()
    for place in range { hash.append(text[place]) }
    guard let number = index.find(hash.value), ids[number].count == range.count else {
      return false
    }
    for (offset, byte) in ids[number].enumerated() where text[range.lowerBound + offset] != byte {
      return false
    }
    return true
  }

  /// Whether the name in `range` ends with a label that took the place of what stood there: `"[api_key]": …` and
  /// `[api_key]=…`. With a blank before its sign it is a name, as PHP prints them: `[api_key] => …`.
  func isLabel(name range: ByteRange, in text: Span<UInt8>) -> Bool {
    let closing = range.upper - 1
    guard text[closing] == UInt8(ascii: "]") else { return false }
    var opening = closing
    while opening > max(0, range.lower - 1), text[opening] != UInt8(ascii: "[") { opening -= 1 }
    guard text[opening] == UInt8(ascii: "["), opening + 1 < closing,
      opening == 0 || !Bytes.isAlphanumeric(text[opening - 1]) && text[opening - 1] != 0x5D,
      contains(text, opening + 1..<closing)
    else { return false }
    guard range.upper < text.count else { return false }
    switch text[range.upper] {
    case UInt8(ascii: ":"): return true
    case UInt8(ascii: "="):
      return range.upper + 1 == text.count || text[range.upper + 1] != UInt8(ascii: ">")
    case let byte: return Bytes.isQuote(byte)
    }
  }

  /// Whether a field's value, in quotes, is a label and nothing else.
  func isLabel(valueOf field: Field, in text: Span<UInt8>) -> Bool {
    let value = field.value
    return value.count > 2 && text[value.lower] == UInt8(ascii: "[")
      && text[value.upper - 1] == UInt8(ascii: "]") && value.lower > 0
      && Bytes.isQuote(text[value.lower - 1]) && field.phrase == value
      && contains(text, value.lower + 1..<value.upper - 1)
  }
}

enum Ours {
  /// The tag of what is written without brackets: tokens, fingerprints, what is encrypted.
  static let token = 1

  /// Replaces `spans` by the places of our own output in `text`. `ids` tells types from other words in
  /// brackets.
  static func find(in text: Span<UInt8>, _ ids: TypeIDs, into spans: inout SpanIndex) {
    spans.removeAll()
    var signs = Signs()
    var (index, last) = (0, 0)
    while let place = signs.next(from: index, in: text) {
      let end =
        switch text[place] {
        case UInt8(ascii: "["): bracket(at: place, in: text, ids)
        case UInt8(ascii: "%"): authority(at: place, in: text, ids)
        case UInt8(ascii: "e") where isJWE(ByteRange(place, text.count), in: text):
          jwe(at: place, in: text, ids, isJoined: place == last)
        default: keyed(at: place, in: text, ids)
        }
      let isLabel = text[place] == UInt8(ascii: "[") || text[place] == UInt8(ascii: "%")
      if let end { spans.append(ByteRange(place, end), tag: isLabel ? 0 : token) }
      index = end ?? place + 1
      last = end ?? last
    }
  }

  /// `range` without what it has of one of `spans` that goes on beyond it: what is put in its place must not cut that
  /// in two.
  static func apart(_ range: ByteRange, from spans: SpanIndex, in text: Span<UInt8>) -> ByteRange {
    guard !range.isEmpty, !spans.isEmpty else { return range }
    var (lower, upper) = (range.lower, range.upper)
    if let last = spans.span(at: upper - 1), lower < last.lower, upper < last.upper {
      upper = last.lower
    }
    if let first = spans.span(at: lower), first.lower < lower, first.upper < upper {
      lower = first.upper
    }
    return lower == range.lower && upper == range.upper
      ? range : text.trimmed(ByteRange(lower, max(lower, upper)))
  }

  /// Where `[`, `%5B`, `tok_`, `fp_`, `enc_` and the head of a JWE stand next: most records hold none of them.
  private struct Signs {
    private var bracket = -1
    private var percent = -1
    private var token = -1
    private var fingerprint = -1
    private var sealed = -1
    private var jwe = -1

    mutating func next(from start: Int, in text: Span<UInt8>) -> Int? {
      Self.move(&bracket, to: "[", from: start, in: text)
      Self.move(&percent, to: "%5B", from: start, in: text)
      Self.move(&token, to: "tok_", from: start, in: text)
      Self.move(&fingerprint, to: "fp_", from: start, in: text)
      Self.move(&sealed, to: "enc_", from: start, in: text)
      Self.move(&jwe, to: ValueJWE.sign, from: start, in: text)
      let place = min(bracket, percent, token, fingerprint, sealed, jwe)
      return place < text.count ? place : nil
    }

    @inline(__always) private static func move(
      _ place: inout Int, to sign: StaticString, from start: Int, in text: Span<UInt8>
    ) {
      guard place < start else { return }
      place = unsafe text.withUnsafeBufferPointer { bytes in
        guard start < bytes.count, let base = bytes.baseAddress else { return bytes.count }
        let found = unsafe grille_find_bytes(
          base + start, bytes.count - start, sign.utf8Start, sign.utf8CodeUnitCount)
        return start + found
      }
    }
  }

  private static func bracket(
    at start: Int, in text: Span<UInt8>, _ ids: TypeIDs
  ) -> Int? {
    var end = start + 1
    while end < text.count, end - start <= 96, isWordByte(text[end]) { end += 1 }
    guard end > start + 1, end < text.count else { return nil }
    if text[end] == UInt8(ascii: "]") { return ids.contains(text, start + 1..<end) ? end + 1 : nil }
    // `[us_ssn\]` in a syslog line's structured data
    if text[end] == UInt8(ascii: "\\"), end + 1 < text.count, text[end + 1] == UInt8(ascii: "]") {
      return ids.contains(text, start + 1..<end) ? end + 2 : nil
    }
    guard text[end] == UInt8(ascii: ":") else { return nil }
    if ids.contains(text, start + 1..<end),
      let close = JOSEHeader.end(ofDescriptionAt: end + 1, in: text)
    {
      return close < text.count && text[close] == UInt8(ascii: "]") ? close + 1 : nil
    }
    if isWord("shifted", text, start + 1..<end) { return endOfDate(in: text, from: end + 1) }
    guard isWord("withheld", text, start + 1..<end) else { return nil }
    while end < text.count, end - start <= 96,
      isWordByte(text[end]) || text[end] == UInt8(ascii: ":") || text[end] == UInt8(ascii: "-")
    {
      end += 1
    }
    return end < text.count && text[end] == UInt8(ascii: "]") ? end + 1 : nil
  }

  /// `%5Bpassword%5D`: a label in a URL's authority.
  private static func authority(at start: Int, in text: Span<UInt8>, _ ids: TypeIDs) -> Int? {
    let first = start + 3
    var end = first
    while end < text.count, end - start <= 96, isWordByte(text[end]) { end += 1 }
    guard end > first, end + 2 < text.count, text[end] == UInt8(ascii: "%"),
      text[end + 1] == UInt8(ascii: "5"), text[end + 2] == UInt8(ascii: "D"),
      ids.contains(text, first..<end)
    else { return nil }
    return end + 3
  }

  /// One past the bracket behind a date that was moved: `1985-06-01T10:11:12Z]`.
  private static func endOfDate(in text: Span<UInt8>, from start: Int) -> Int? {
    var end = start
    while end < text.count, end - start <= 40, isDateByte(text[end]) { end += 1 }
    return end > start && end < text.count && text[end] == UInt8(ascii: "]") ? end + 1 : nil
  }

  private static func isDateByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "T"), UInt8(ascii: "Z"),
      UInt8(ascii: "."), UInt8(ascii: "+"):
      true
    default: false
    }
  }

  private static func isWord(
    _ word: StaticString, _ text: Span<UInt8>, _ range: Range<Int>
  ) -> Bool {
    range.count == word.utf8CodeUnitCount
      && word.withUTF8Buffer { word in
        word.indices.allSatisfy { unsafe text[range.lowerBound + $0] == word[$0] }
      }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    Bytes.isLower(byte) || Bytes.isDigit(byte) || byte == UInt8(ascii: "_")
  }

  /// `tok_<type>_<key>_<body>`, `fp_…` and `enc_…`, whose type is one of ours.
  private static func keyed(
    at start: Int, in text: Span<UInt8>, _ ids: TypeIDs
  ) -> Int? {
    let head = start + (text[start] == UInt8(ascii: "f") ? 3 : 4)
    guard head < text.count else { return nil }
    if start > 0, Bytes.isAlphanumeric(text[start - 1]) || text[start - 1] == UInt8(ascii: "_") {
      return nil
    }
    var end = head
    while end < text.count, Bytes.isAlphanumeric(text[end]) || text[end] == UInt8(ascii: "_") {
      end += 1
    }
    // The type's id may itself hold `_`: try each.
    for cut in (head..<min(end, head + InfoType.longestID + 1)).reversed()
    where text[cut] == UInt8(ascii: "_") {
      if cut > head, end - cut > 8 || cut < end - 1, ids.contains(text, head..<cut) {
        return end - cut > 8 ? end : nil
      }
    }
    return nil
  }

  /// Whether what is ours in `range` is a JWE: nothing else of ours begins so.
  static func isJWE(_ range: ByteRange, in text: Span<UInt8>) -> Bool {
    range.count > 1 && text[range.lower] == UInt8(ascii: "e")
      && text[range.lower + 1] == UInt8(ascii: "y")
  }

  /// `eyJ0eXAiOiJncmlsbGUi….….….…`, whose key is named after a type of ours.
  ///
  /// - Parameter isJoined: whether something of ours ends where it begins.
  private static func jwe(
    at start: Int, in text: Span<UInt8>, _ ids: TypeIDs, isJoined: Bool
  ) -> Int? {
    if start > 0, !isJoined, Bytes.isAlphanumeric(text[start - 1]) { return nil }
    guard let parts = ValueJWE.parts(at: start, in: text) else { return nil }
    let type = Array(parts.name.type.utf8)
    guard ids.contains(type.span, 0..<type.count) else { return nil }
    // What joins it to what follows could be one more letter of it, to those who do not count them.
    let goesOn = parts.end < text.count && text[parts.end] == UInt8(ascii: "_")
    return goesOn ? parts.end + 1 : parts.end
  }
}
