//  Names that stand in the element before that of their value, or in a tag around it:
//
//      <name>password</name><value>…</value>                       Hadoop, NiFi, XML-RPC
//      <key>ssn</key><string>…</string>                            property lists
//      <Attribute Name="ssn"><AttributeValue>…</AttributeValue>    SAML
//      <property name="password"><value>…</value>                  Spring
//      <th>SSN</th><td>…</td>    <dt>PIN</dt><dd>…</dd>            HTML
//      <label>PIN</label> <span>…</span>    <label>PIN</label><input value="…">

internal import GrilleCore

/// What stands before an element and says what is in it.
struct Caption: Sendable {
  /// What it stands in, by which is known where its value may stand.
  enum Kind: CaseIterable { case entry, header, cell, term, label }

  var kind: Kind
  var name: ByteRange
  /// Where its element begins.
  var start: Int
  /// Up to here nothing but tags stands behind it.
  var end: Int
}

extension FieldLocator {
  /// The caption of the element whose tag begins at `start` and ends at `end`. One that is not right before a tag
  /// speaks for nothing behind that.
  mutating func caption(
    of element: ByteRange, at start: Int, closedAt end: Int, in text: Span<UInt8>
  ) -> Caption? {
    guard let caption = followed(at: start, upTo: end, in: text),
      holds(element, caption.kind, in: text)
    else {
      self.caption = nil
      return nil
    }
    return caption
  }

  /// Lets the caption in hand go on over the end tag from `start` to `end`.
  mutating func passCaption(over start: Int, to end: Int, in text: Span<UInt8>) {
    caption = followed(at: start, upTo: end, in: text)
    caption?.end = end
  }

  /// Lets the caption in hand go on into an element without a text, or `label`, which its tag holds.
  mutating func passCaption(_ label: ByteRange?, into tag: Range<Int>) {
    if caption != nil {
      caption?.end = tag.upperBound
    } else if let label {
      caption = Caption(kind: .entry, name: label, start: tag.lowerBound, end: tag.upperBound)
    }
  }

  /// The caption in hand, if a tag from `start` to `end` is next to it, and near.
  private func followed(at start: Int, upTo end: Int, in text: Span<UInt8>) -> Caption? {
    guard let caption, caption.end <= start, end - caption.start <= Self.widestGap,
      (caption.end..<start).allSatisfy({ Bytes.isSpace(text[$0]) })
    else { return nil }
    return caption
  }

  /// Adds the text of an element, before a tag at `end`, under the name that `caption` is.
  mutating func add(
    _ value: ByteRange, endingAt end: Int, under caption: Caption, in text: Span<UInt8>
  ) {
    self.caption = nil
    if caption.kind == .cell, !endsRow(at: end, in: text) { return }
    fields.append(captioned(value, by: caption))
    // An attribute of SAML may have several values.
    if caption.kind == .entry {
      self.caption = caption
      self.caption?.end = end
    }
  }

  /// `<input value="…">`, behind a label.
  mutating func addInput(_ field: Field, in text: Span<UInt8>) {
    guard let caption, caption.kind == .label, isOne("value", field.name, in: text) else { return }
    var start = field.name.lower
    while start > caption.end, text[start - 1] != UInt8(ascii: "<") { start -= 1 }
    guard start > caption.end,
      followed(at: start - 1, upTo: field.value.lower, in: text) != nil,
      GenericName.matches("input ", ByteRange(start, start + 6), in: text)
    else { return }
    self.caption = nil
    fields.append(captioned(field.value, by: caption))
  }

  /// What stands in a page is prose.
  private func captioned(_ value: ByteRange, by caption: Caption) -> Field {
    Field(
      name: caption.name, value: value, phrase: value,
      style: caption.kind == .entry ? .delimited : .prose)
  }

  /// Notes that the text of an element, before an end tag at `end`, may say what the next one holds.
  mutating func noteCaption(
    _ name: ByteRange, in element: ByteRange, at start: Int, endingAt end: Int, of text: Span<UInt8>
  ) {
    let isColoned = text[name.upper - 1] == UInt8(ascii: ":")
    let gap = end - name.upper
    let name = isColoned ? ByteRange(name.lower, name.upper - 1) : name
    guard end + 1 < text.count, text[end] == UInt8(ascii: "<"), text[end + 1] == UInt8(ascii: "/"),
      gap < 2, mayCaption(name, in: text),
      let kind = kind(ofCaptionIn: element, in: text),
      kind != .cell || beginsRow(at: start, in: text)
    else { return }
    caption = Caption(kind: kind, name: name, start: start, end: end)
  }

  /// Whether `name` begins and ends as names do, and has nothing in it that we write.
  func mayCaption(_ name: ByteRange, in text: Span<UInt8>) -> Bool {
    !name.isEmpty && name.count <= InlineFields.longestName && Bytes.isLetter(text[name.lower])
      && !Bytes.isDigit(text[name.upper - 1]) && !Bytes.isSpace(text[name.upper - 1])
      && name.range.allSatisfy {
        text[$0] != UInt8(ascii: "[") && text[$0] != UInt8(ascii: "*")
          && text[$0] != UInt8(ascii: "@")
      }
  }

  /// Whether `name` may stand above a column: the same, or with a number behind it, as `Addr1` has one.
  func mayHead(_ name: ByteRange, in text: Span<UInt8>) -> Bool {
    if mayCaption(name, in: text) { return true }
    guard name.count > 3, Bytes.isDigit(text[name.upper - 1]) else { return false }
    return Bytes.isLetter(text[name.upper - 2])
      && mayCaption(ByteRange(name.lower, name.upper - 1), in: text)
  }

  // MARK: elements

  /// Types of values, as elements of property lists and of XML-RPC are called.
  private static let types: NameWords = [
    "string", "integer", "int", "i4", "i8", "long", "double", "real", "date", "text",
  ]
  /// What holds the value behind a label of a page.
  private static let shown: NameWords = ["span", "div", "p", "output", "value"]

  private func kind(ofCaptionIn element: ByteRange, in text: Span<UInt8>) -> Caption.Kind? {
    if isOne("th", element, in: text) { return .header }
    if isOne("td", element, in: text) { return .cell }
    if isOne("dt", element, in: text) { return .term }
    if isOne("label", element, in: text) { return .label }
    let tells =
      Self.telling.contains(element, in: text) || ends(element, with: "name", in: text)
      || ends(element, with: "key", in: text)
    return tells ? .entry : nil
  }

  /// Whether `element` may hold the value of such a caption, or the element that does.
  fileprivate func holds(_ element: ByteRange, _ kind: Caption.Kind, in text: Span<UInt8>) -> Bool {
    switch kind {
    case .entry:
      Self.told.contains(element, in: text) || Self.types.contains(element, in: text)
        || ends(element, with: "value", in: text)
    case .header, .cell: isOne("td", element, in: text)
    case .term: isOne("dd", element, in: text)
    case .label: Self.shown.contains(element, in: text)
    }
  }

  private func ends(
    _ name: ByteRange, with word: StaticString, in text: Span<UInt8>
  ) -> Bool {
    let count = word.utf8CodeUnitCount
    return name.count >= count
      && matches(word, ByteRange(name.upper - count, name.upper), in: text)
  }

  // MARK: rows of two cells

  /// The longest tag of a row, with white space behind it.
  private static let longestRow = 64
  /// The most white space between the end of a cell and that of its row.
  private static let widestEnd = 32

  /// Whether the cell whose tag begins at `start` is the first one of its row.
  private func beginsRow(at start: Int, in text: Span<UInt8>) -> Bool {
    var place = start
    let limit = max(0, start - Self.longestRow)
    while place > limit, Bytes.isSpace(text[place - 1]) { place -= 1 }
    guard place > limit, text[place - 1] == UInt8(ascii: ">") else { return false }
    while place > limit, text[place - 1] != UInt8(ascii: "<") { place -= 1 }
    return place > limit && matches("tr", ByteRange(place, place + 2), in: text)
      && !Bytes.isAlphanumeric(text[place + 2])
  }

  /// Whether the cell whose text ends before `end` is the last one of its row.
  private func endsRow(at end: Int, in text: Span<UInt8>) -> Bool {
    guard stands("</td>", at: end, in: text) else { return false }
    var place = end + 5
    let limit = min(text.count, place + Self.widestEnd)
    while place < limit, Bytes.isSpace(text[place]) { place += 1 }
    return stands("</tr>", at: place, in: text)
  }

  private func stands(_ word: StaticString, at place: Int, in text: Span<UInt8>) -> Bool {
    let end = place + word.utf8CodeUnitCount
    return end <= text.count && matches(word, ByteRange(place, end), in: text)
  }
}

extension InlineFields {
  /// Whether the tag that begins at `start` may be that of an element of which the one before it says what it holds,
  /// or ends an element between the two.
  public static func mayHaveCaption(tagAt start: Int, in text: Span<UInt8>) -> Bool {
    let locator = FieldLocator()
    var end = start + 1
    let limit = min(text.count, end + longestName)
    if end < limit, text[end] == UInt8(ascii: "/") { return true }
    while end < limit, locator.isNameByte(text[end]) || text[end] == UInt8(ascii: ":") { end += 1 }
    let element = GenericName.localName(of: ByteRange(start + 1, end), in: text)
    return locator.isOne("input", element, in: text)
      || Caption.Kind.allCases.contains { locator.holds(element, $0, in: text) }
  }
}
