//  Named values in running text: `name=value`, `name: value`, `"name": "value"`, `'name' => 'value'`,
//  `<name>value</name>`, `attribute="value"`, `--name value`, headers, URL queries and form bodies.
//
//  One look at each `=`, `:`, `>` and `--`, with bounded steps to either side: linear in the record.
//  A name that says nothing by itself (`number`, `value`, `name`) stands for the name around it as
//  well: `"card": {"number": …}`, `<Cdtr><Nm>…`, `<AuthorisationId id="…"/>`.
//
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
      case UInt8(ascii: "{"): locator.open(at: index)
      case UInt8(ascii: "}"): locator.close(at: index)
      case UInt8(ascii: ">"): locator.element(closedAt: index, in: text)
      case UInt8(ascii: "-"): locator.option(at: index, in: text)
      default: break
      }
    }
    return locator.fields
  }
}

extension InlineFields {
  /// The name that the sign at `index` of `text` ends, with its field; the field is nil if its value is an
  /// object, a list, or missing. Nil if the sign ends no name.
  public static func field(at index: Int, in text: Span<UInt8>) -> (name: ByteRange, Field?)? {
    var locator = Locator()
    locator.separator(at: index, in: text)
    guard let name = locator.lastName else { return nil }
    return (name, locator.lastIsPlain ? locator.fields.first : nil)
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
  /// The value of the last field called `name` or `key`.
  private var beside: ByteRange?
  /// The names before the braces that are open, outermost first; nil for a brace without a name.
  private var parents: [ByteRange?] = []
  /// The name whose value opens with the brace at this place.
  private var opening: (name: ByteRange, brace: Int)?
  /// The name of the brace that closed last, and where: the next item of a list has it too.
  private var closed: (name: ByteRange, brace: Int)?
  /// The name that the last sign ended, and whether its value is no list.
  private(set) var lastName: ByteRange?
  private(set) var lastIsPlain = true
  /// The names of the elements that are open, outermost first.
  private var elements: [ByteRange] = []

  // MARK: what stands around

  /// More than any payload nests; deeper ones only lose the names around their values.
  private static let deepest = 32

  mutating func open(at index: Int) {
    guard parents.count < Self.deepest else { return }
    if let opening, opening.brace == index {
      parents.append(opening.name)
    } else if let closed, index - closed.brace <= 3 {  // `}, {`
      parents.append(closed.name)
    } else {
      parents.append(nil)
    }
  }

  mutating func close(at index: Int) {
    closed = (parents.popLast() ?? nil).map { ($0, index) }
  }

  /// Whether a name's last word tells nothing of its value: `number`, `card.value`, `Nm`.
  private func isGeneric(_ name: ByteRange, in text: Span<UInt8>, orID: Bool = false) -> Bool {
    let last = name.upper - 1
    switch name.count {
    case 2:
      return matches("nm", name, in: text) || matches("no", name, in: text)
        || orID && matches("id", name, in: text)
    case 3: return matches("num", name, in: text) || matches("val", name, in: text)
    case 4:
      switch text[last] | 0x20 {
      case UInt8(ascii: "e"): return matches("name", name, in: text)
      case UInt8(ascii: "a"): return matches("data", name, in: text)
      case UInt8(ascii: "r"): return orID && matches("othr", name, in: text)
      default: return false
      }
    case 5: return matches("value", name, in: text)
    case 6: return matches("number", name, in: text)
    default: return false
    }
  }

  private func matches(_ word: StaticString, _ range: ByteRange, in text: Span<UInt8>) -> Bool {
    word.withUTF8Buffer { word in
      word.indices.allSatisfy { unsafe text[range.lower + $0] | 0x20 == word[$0] }
    }
  }

  /// `"name": "PIN", "value": "…"` and `key="PIN" value="…"`: the field once more under the name
  /// that stands beside it as a value.
  private mutating func addNamed(_ field: Field, in text: Span<UInt8>) {
    let name = field.name
    if name.count == 4 && matches("name", name, in: text)
      || name.count == 3 && matches("key", name, in: text)
    {
      beside = field.value.count <= InlineFields.longestName ? field.value : nil
    } else if let label = beside, name.count == 5, matches("value", name, in: text) {
      beside = nil
      guard name.lower - label.upper <= 8 else { return }
      fields.append(Field(name: label, value: field.value, phrase: field.value, style: .delimited))
    }
  }

  /// The field once more under the name around it, if its own says nothing.
  private mutating func addAround(_ field: Field, in text: Span<UInt8>) {
    guard isGeneric(field.name, in: text), let parent = parents.last ?? nil else { return }
    fields.append(
      Field(name: parent, value: field.value, phrase: field.phrase, style: field.style))
  }

  // MARK: name and separator

  mutating func separator(at index: Int, in text: Span<UInt8>) {
    let isColon = text[index] == UInt8(ascii: ":")
    var right = index + 1
    if right < text.count {
      switch text[right] {
      case UInt8(ascii: ">") where !isColon: right += 1  // =>
      case UInt8(ascii: "="): return  // the second sign of `:=` and `==` separates
      case UInt8(ascii: ":"): return  // `std::string`, and the third sign of `::=`
      case UInt8(ascii: "/")
      where isColon && right + 1 < text.count
        && text[right + 1] == UInt8(ascii: "/"):
        return  // a URL's scheme
      case let digit where isColon && Bytes.isDigit(digit) && index >= 2:
        // The colons of a time of day part digits, no name from a value.
        if Bytes.isDigit(text[index - 1]), Bytes.isDigit(text[index - 2]) { return }
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
    lastName = name
    let style: Field.Style = isColon && !quoted ? .prose : .delimited
    if text[right] == UInt8(ascii: "{") { opening = (name, right) }
    if text[right] == UInt8(ascii: "[") {
      lastIsPlain = false
      // `"ach": [{"number": …}]`: the list's name is that of its elements.
      if right + 1 < text.count, text[right + 1] == UInt8(ascii: "{") {
        opening = (name, right + 1)
      }
      items(after: right + 1, name: name, in: text)
    } else if let (value, phrase, isQuoted) = value(at: right, in: text) {
      let field = Field(
        name: name, value: value, phrase: phrase, style: isQuoted ? .delimited : style)
      fields.append(field)
      if isQuoted { addNamed(field, in: text) }
      if !isColon, isQuoted, let element = elementAround(name, in: text) {
        if isGeneric(name, in: text, orID: true) {
          fields.append(Field(name: element, value: value, phrase: phrase, style: .delimited))
        }
      } else {
        addAround(field, in: text)
      }
    }
  }

  /// The name that ends before `end`, without quotes; nil if none with a letter stands there.
  private func name(
    endingBefore end: Int, in text: Span<UInt8>, prose: Bool
  ) -> (ByteRange, quoted: Bool)? {
    let limit = max(0, end - InlineFields.longestName)
    var upper = end
    // :=, ==, ::=, ?=, +=, .= and ||= assign too.
    while upper > limit, end - upper < 2, isOperator(text[upper - 1]) { upper -= 1 }
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
    if !prose, isTextType(name, in: text) {
      // `val key: String = "…"`: the name stands before its type.
      var colon = name.lower
      while colon > limit, text[colon - 1] == 0x20 || text[colon - 1] == UInt8(ascii: "&") {
        colon -= 1
      }
      if colon > limit, text[colon - 1] == UInt8(ascii: ":") {
        return self.name(endingBefore: colon - 1, in: text, prose: false)
      }
    }
    return (name, false)
  }

  private func isTextType(_ name: ByteRange, in text: Span<UInt8>) -> Bool {
    name.count == 6 && matches("string", name, in: text)
      || name.count == 3 && matches("str", name, in: text)
  }

  private func isOperator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "|"):
      true
    default: false
    }
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
    var first = text[start]
    var start = start
    // @"…" of C#, r"…", b"…" and u'…' of Python and Rust open a string as well.
    if first == UInt8(ascii: "@") || first == UInt8(ascii: "r") || first == UInt8(ascii: "u")
      || first == UInt8(ascii: "b"), start + 1 < text.count, Bytes.isQuote(text[start + 1])
    {
      start += 1
      first = text[start]
    }
    if first == UInt8(ascii: "`"), let end = endOfRaw(from: start + 1, in: text) {
      let range = ByteRange(start + 1, end)
      return (range, range, true)
    }
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
    return (token, inForm(phrase(from: token, in: text), in: text), false)
  }

  /// Where the raw string that begins at `start` ends, if its backtick stands on the same line.
  private func endOfRaw(from start: Int, in text: Span<UInt8>) -> Int? {
    var end = start
    let limit = min(text.count, start + 512)
    while end < limit, text[end] != UInt8(ascii: "`"), text[end] != 0x0A { end += 1 }
    return end > start && end < limit && text[end] == UInt8(ascii: "`") ? end : nil
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

  /// `phrase`, over the commas that a form body writes as `%2C`, if `&` ends it: `addr=1 A St, 2&`.
  private func inForm(_ phrase: ByteRange, in text: Span<UInt8>) -> ByteRange {
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

  /// The name of the tag whose first attribute `name` is: `<AuthorisationId id=`.
  private func elementAround(_ name: ByteRange, in text: Span<UInt8>) -> ByteRange? {
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

  /// The items of a list: each is a value of the name before it.
  private mutating func items(
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
    guard lower > limit, text[lower - 1] == UInt8(ascii: "<"), lower < index else { return }
    if text[lower] == UInt8(ascii: "/") {
      return closeElement(ByteRange(lower + 1, index), in: text)
    }
    guard Bytes.isLetter(text[lower]) || text[lower] == UInt8(ascii: "_"),
      text[index - 1] != UInt8(ascii: "/")
    else { return }
    var upper = lower
    while upper < index, isNameByte(text[upper]) || text[upper] == UInt8(ascii: ":") { upper += 1 }
    let around = elements.last { !isGeneric(localName($0, in: text), in: text, orID: true) }
    if elements.count < Self.deepest { elements.append(ByteRange(lower, upper)) }
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
    let name = ByteRange(lower, upper)
    fields.append(Field(name: name, value: value, phrase: value, style: .delimited))
    if let around, isGeneric(localName(name, in: text), in: text, orID: true) {
      fields.append(Field(name: around, value: value, phrase: value, style: .delimited))
    }
  }

  /// Forgets the element of that name and those left open inside it, as SGML allows.
  private mutating func closeElement(_ name: ByteRange, in text: Span<UInt8>) {
    let opened = elements.lastIndex { element in
      element.count == name.count
        && (0..<name.count).allSatisfy { text[element.lower + $0] == text[name.lower + $0] }
    }
    if let opened { elements.removeSubrange(opened...) }
  }

  /// `Nm` of `ns:Nm`.
  private func localName(_ name: ByteRange, in text: Span<UInt8>) -> ByteRange {
    let colon = name.range.last { text[$0] == UInt8(ascii: ":") }
    return colon.map { ByteRange($0 + 1, name.upper) } ?? name
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
