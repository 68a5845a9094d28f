//  Named values in running text: `name=value`, `name: value`, `"name": "value"`, `'name' => 'value'`,
//  `<name>value</name>`, `attribute="value"`, `--name value`, headers, URL queries and form bodies.
//
//  One look at each `=`, `:`, `>` and `--`, with bounded steps to either side: linear in the record.
//  It knows no format's grammar and nothing of what is sensitive; what it takes for a field that is
//  none costs nothing, since only the names in the packs make a field's value a finding.

public import GrilleCore

/// Locates the fields of running text.
public enum InlineFields {
  /// The longest name looked for, in bytes.
  static let longestName = 96
  /// The longest list or element followed, in bytes.
  static let longestValue = 1 << 20

  /// The fields of `text`, in order of their separators.
  ///
  /// - Complexity: linear in the bytes of `text` for names, and in the length of values that nest.
  public static func locate(in text: Span<UInt8>) -> [Field] {
    var locator = Locator()
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "="), UInt8(ascii: ":"): locator.separator(at: index, in: text)
      case UInt8(ascii: ">"): locator.element(closedAt: index, in: text)
      case UInt8(ascii: "-"): locator.option(at: index, in: text)
      default: break
      }
    }
    return locator.fields
  }
}

/// The fields found so far, and how far values were followed: `a=b=c=…` and a quote that nobody closes
/// would else be walked again for each of their signs.
private struct Locator {
  var fields: [Field] = []
  /// The run of bytes without a delimiter that was walked last.
  private var token = 0..<0
  /// By quote (`"`, `'`): from where on none of it follows.
  private var unclosed = (double: Int.max, single: Int.max)

  // MARK: name and separator

  mutating func separator(at index: Int, in text: Span<UInt8>) {
    let isColon = text[index] == UInt8(ascii: ":")
    var right = index + 1
    if right < text.count {
      switch text[right] {
      case UInt8(ascii: ">") where !isColon: right += 1  // =>
      case UInt8(ascii: "="): return  // the second sign of `:=` and `==` separates
      case UInt8(ascii: "/")
      where isColon && right + 1 < text.count
        && text[right + 1] == UInt8(ascii: "/"):
        return  // a URL's scheme
      default: break
      }
    }
    guard let (name, quoted) = name(endingBefore: index, in: text, prose: isColon) else { return }
    var blanks = 0
    while right < text.count, blanks < 4, Bytes.isBlank(text[right]) {
      right += 1
      blanks += 1
    }
    guard right < text.count else { return }
    if isColon, name.lower > 0, right == index + 1,
      text[name.lower - 1] == UInt8(ascii: "<") || text[name.lower - 1] == UInt8(ascii: "/")
    {
      return  // `<ns:Name>`: the colon parts a namespace from a name
    }
    let style: Field.Style = isColon && !quoted ? .prose : .delimited
    if text[right] == UInt8(ascii: "[") {
      elements(after: right + 1, name: name, in: text)
    } else if let (value, phrase, isQuoted) = value(at: right, in: text) {
      fields.append(
        Field(name: name, value: value, phrase: phrase, style: isQuoted ? .delimited : style))
    }
  }

  /// The name that ends before `end`, without quotes; nil if none with a letter stands there.
  private func name(
    endingBefore end: Int, in text: Span<UInt8>, prose: Bool
  ) -> (ByteRange, quoted: Bool)? {
    let limit = max(0, end - InlineFields.longestName)
    var upper = end
    if upper > limit, text[upper - 1] == UInt8(ascii: ":") || text[upper - 1] == UInt8(ascii: "=") {
      upper -= 1  // := and ==
    }
    while upper > limit, Bytes.isBlank(text[upper - 1]) { upper -= 1 }
    guard upper > limit else { return nil }
    let last = text[upper - 1]
    if Bytes.isQuote(last) {
      var lower = upper - 1
      while lower > limit, text[lower - 1] != last, text[lower - 1] != UInt8(ascii: "\n") {
        lower -= 1
      }
      guard lower > limit, text[lower - 1] == last, lower < upper - 1 else { return nil }
      return (ByteRange(lower, upper - 1), true)
    }
    var lower = upper
    var words = 1
    while lower > limit {
      let byte = text[lower - 1]
      if isNameByte(byte) {
        lower -= 1
      } else if prose, byte == 0x20, words < 4, lower - 1 > limit,
        Bytes.isAlphanumeric(text[lower - 2]), lower < upper
      {
        lower -= 1
        words += 1
      } else {
        break
      }
    }
    while lower < upper, !Bytes.isAlphanumeric(text[lower]) { lower += 1 }
    let name = ByteRange(lower, upper)
    guard name.range.contains(where: { Bytes.isLetter(text[$0]) }) else { return nil }
    return (name, false)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    Bytes.isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
      || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#")
  }

  // MARK: value

  /// The value that begins at `start`: token, phrase, and whether it is quoted.
  private mutating func value(
    at start: Int, in text: Span<UInt8>
  ) -> (value: ByteRange, phrase: ByteRange, quoted: Bool)? {
    let first = text[start]
    if Bytes.isQuote(first) {
      let end = endOfQuoted(from: start + 1, by: first, in: text)
      guard end > start + 1 else { return nil }
      let range = ByteRange(start + 1, end)
      return (range, range, true)
    }
    // `\"` opens a string inside a string; it is looked at when the outer one is undressed.
    if first == UInt8(ascii: "\\") || first == UInt8(ascii: "{") { return nil }
    if !token.contains(start) {
      var end = start
      while end < text.count, !isDelimiter(text[end]) { end += 1 }
      token = start..<end
    }
    guard token.upperBound > start else { return nil }
    let token = ByteRange(start, token.upperBound)
    return (token, phrase(from: token, in: text), false)
  }

  private mutating func endOfQuoted(from start: Int, by quote: UInt8, in text: Span<UInt8>) -> Int {
    let isDouble = quote == UInt8(ascii: "\"")
    if start >= (isDouble ? unclosed.double : unclosed.single) { return text.count }
    var end = start
    while end < text.count {
      if text[end] == UInt8(ascii: "\\") {
        end += 2
      } else if text[end] == quote {
        return end
      } else {
        end += 1
      }
    }
    if isDouble { unclosed.double = start } else { unclosed.single = start }
    return text.count
  }

  /// `token` with the words behind it: single spaces are crossed, unless another name follows.
  private func phrase(from token: ByteRange, in text: Span<UInt8>) -> ByteRange {
    var end = token.upper
    let limit = min(text.count, token.lower + 256)
    while end + 1 < limit, text[end] == 0x20, !isDelimiter(text[end + 1]) {
      var next = end + 1
      while next < limit, !isDelimiter(text[next]), text[next] != UInt8(ascii: "="),
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

  private func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x7F, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "&"),
      UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ")"),
      UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "|"):
      true
    default: false
    }
  }

  /// The elements of a list: each is a value of the name before it.
  private mutating func elements(
    after start: Int, name: ByteRange, in text: Span<UInt8>
  ) {
    var index = start
    var count = 0
    while index < text.count, count < 64 {
      let byte = text[index]
      if Bytes.isSpace(byte) || byte == UInt8(ascii: ",") {
        index += 1
        continue
      }
      guard byte != UInt8(ascii: "]"), let (value, phrase, isQuoted) = value(at: index, in: text)
      else { return }
      fields.append(Field(name: name, value: value, phrase: phrase, style: .delimited))
      index = value.upper + (isQuoted ? 1 : 0)
      count += 1
    }
  }

  // MARK: elements and options

  /// `<name …>value</`, with `index` at the `>` of the opening tag.
  mutating func element(closedAt index: Int, in text: Span<UInt8>) {
    var lower = index
    let limit = max(0, index - 256)
    while lower > limit, text[lower - 1] != UInt8(ascii: "<"), text[lower - 1] != UInt8(ascii: ">")
    {
      lower -= 1
    }
    guard lower > limit, text[lower - 1] == UInt8(ascii: "<"), lower < index,
      Bytes.isLetter(text[lower]) || text[lower] == UInt8(ascii: "_"),
      text[index - 1] != UInt8(ascii: "/")
    else { return }
    var upper = lower
    while upper < index, isNameByte(text[upper]) || text[upper] == UInt8(ascii: ":") { upper += 1 }
    var start = index + 1
    let cdata = Array("<![CDATA[".utf8)
    if text.count - start > cdata.count, cdata.indices.allSatisfy({ text[start + $0] == cdata[$0] })
    {
      start += cdata.count
    }
    let end = min(text.count, start + InlineFields.longestValue)
    var stop = start
    while stop < end, text[stop] != UInt8(ascii: "<"), text[stop] != 0x0A { stop += 1 }
    // SGML leaves leaf elements open: their value ends at the next tag or with the line.
    var last = stop
    // `]]>` closes what `<![CDATA[` has opened.
    if start > index + 1, last - start >= 3, text[last - 1] == UInt8(ascii: ">") { last -= 3 }
    while start < last, Bytes.isSpace(text[start]) { start += 1 }
    while last > start, Bytes.isSpace(text[last - 1]) { last -= 1 }
    guard last > start else { return }
    let value = ByteRange(start, last)
    fields.append(
      Field(name: ByteRange(lower, upper), value: value, phrase: value, style: .delimited))
  }

  /// `--name value`, with `index` at the first dash.
  mutating func option(at index: Int, in text: Span<UInt8>) {
    guard index + 3 < text.count, text[index + 1] == UInt8(ascii: "-"),
      Bytes.isLetter(text[index + 2]), index == 0 || Bytes.isSpace(text[index - 1])
    else { return }
    let limit = min(text.count, index + InlineFields.longestName)
    var end = index + 2
    while end < limit, isNameByte(text[end]) { end += 1 }
    guard end + 1 < text.count, text[end] == 0x20, text[end + 1] != UInt8(ascii: "-"),
      let (value, _, _) = value(at: end + 1, in: text)
    else { return }
    fields.append(
      Field(name: ByteRange(index + 2, end), value: value, phrase: value, style: .delimited))
  }
}
