//  Elements and options.

internal import GrilleCore

extension FieldLocator {
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
      passCaption(over: lower - 1, to: index + 1, in: text)
      grid.close(GenericName.localName(of: ByteRange(lower + 1, index), in: text), in: text)
      return closeElement(ByteRange(lower + 1, index), in: text)
    }
    guard Bytes.isLetter(text[lower]) || text[lower] == UInt8(ascii: "_") else { return }
    var upper = lower
    while upper < index, isNameByte(text[upper]) || text[upper] == UInt8(ascii: ":") { upper += 1 }
    grid.open(GenericName.localName(of: ByteRange(lower, upper), in: text), in: text)
    if text[index - 1] == UInt8(ascii: "/") { return }
    if upper < index, text[upper] == UInt8(ascii: "=") { return }  // `<name=…>` is no element
    let around = GenericName.speaker(among: elements, in: text, orID: true)
    if elements.count == Self.deepest { elements.removeFirst() }
    elements.append(ByteRange(lower, upper))
    var start = index + 1
    if startsCDATA(at: start, in: text) { start += Self.cdata.utf8CodeUnitCount }
    // A value laid out on a line of its own, if the text goes on there.
    while start < text.count, Bytes.isSpace(text[start]) { start += 1 }
    let end = min(text.count, start + InlineFields.longestValue)
    var stop = start
    while stop < end, text[stop] != UInt8(ascii: "<"), text[stop] != 0x0A { stop += 1 }
    // SGML leaves leaf elements open: their value ends at the next tag or with the line.
    var last = stop
    // `]]>` closes what `<![CDATA[` has opened.
    if start > index + 1, last - start >= 3, text[last - 1] == UInt8(ascii: ">") { last -= 3 }
    while start < last, Bytes.isSpace(text[start]) { start += 1 }
    while last > start, Bytes.isSpace(text[last - 1]) { last -= 1 }
    let name = ByteRange(lower, upper)
    let label = label(of: name, closedAt: index, in: text)
    let local = GenericName.localName(of: name, in: text)
    let caption = caption(of: local, at: lower - 1, closedAt: index, in: text)
    guard last > start else { return passCaption(label, into: lower - 1..<index + 1) }
    let value = ByteRange(start, last)
    fields.append(Field(name: name, value: value, phrase: value, style: .delimited))
    if let label {
      fields.append(Field(name: label, value: value, phrase: value, style: .delimited))
    }
    if let caption {
      add(value, endingAt: stop, under: caption, in: text)
    } else {
      noteCaption(value, in: local, at: lower - 1, endingAt: stop, of: text)
    }
    addGridded(value, in: text)
    addSchemed(name, value, in: text)
    if let around, isGeneric(local, in: text, orID: true) {
      var field = Field(name: around, value: value, phrase: value, style: .delimited)
      field.isAmount = GenericName.promise(of: local, in: text) == .amount
      fields.append(field)
    }
  }

  /// Forgets the element of that name and those left open inside it, as SGML allows.
  mutating func closeElement(_ name: ByteRange, in text: Span<UInt8>) {
    let opened = elements.lastIndex { element in
      element.count == name.count
        && (0..<name.count).allSatisfy { text[element.lower + $0] == text[name.lower + $0] }
    }
    if let opened { elements.removeSubrange(opened...) }
  }

  /// `--name value`, with `index` at the first dash, or `name -> value`.
  mutating func option(at index: Int, in text: Span<UInt8>) {
    if index > 0, text[index - 1] == 0x20, index + 2 < text.count,
      text[index + 1] == UInt8(ascii: ">"), text[index + 2] == 0x20
    {
      return separator(at: index, in: text)
    }
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

  private static var cdata: StaticString { "<![CDATA[" }

  private func startsCDATA(at start: Int, in text: Span<UInt8>) -> Bool {
    text.count - start > Self.cdata.utf8CodeUnitCount
      && Self.cdata.withUTF8Buffer { sign in
        sign.indices.allSatisfy { unsafe text[start + $0] == sign[$0] }
      }
  }
}
