//  The name before a sign.

internal import GrilleCore

extension FieldLocator {
  mutating func separator(at index: Int, in text: Span<UInt8>) {
    let isColon = text[index] == UInt8(ascii: ":")
    if isColon, addSerialized(behind: index, in: text) { return }
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
    let typed = isColon ? nil : nameOfTyped(before: index, in: text)
    let isOfScreen = !isColon && InlineFields.isOfScreen(index, in: text)
    guard
      let (name, quoted) = name(endingBefore: index, in: text, prose: isColon || isOfScreen)
        ?? nameOfBindParameter(before: index, in: text).map({ ($0, false) })
        ?? typed.map({ ($0, false) })
    else { return }
    // `**Name:** value`
    if isColon, InlineFields.isStressed(name, before: index, in: text) { right += 2 }
    var blanks = 0
    while right < text.count, blanks < (quoted ? Self.widestGap : Self.widestColumn),
      Bytes.isBlank(text[right]) || quoted && Bytes.isSpace(text[right])
    {
      right += 1
      blanks += 1
    }
    guard right < text.count else { return }
    if isColon, name.lower > 0, right == index + 1,
      text[name.lower - 1] == UInt8(ascii: "<") || text[name.lower - 1] == UInt8(ascii: "/")
    {
      return  // `<ns:Name>`: the colon parts a namespace from a name
    }
    if !isColon, !quoted, right > index + 1, index > 0, !Bytes.isBlank(text[index - 1]),
      Self.beginsPair(right, in: text)
    {
      return  // `password= user=ada`: nothing stands behind it
    }
    lastName = name
    let isProse = isColon || text[index] == UInt8(ascii: "-") && !isInList(name, in: text)
    let style: Field.Style = isProse && !quoted ? .prose : .delimited
    // `"key": "ssn", "value": {"stringValue": …}`: the brace is what the label says.
    if text[right] == UInt8(ascii: "{") {
      opening = (labelsBeside(valueAt: name, in: text).last ?? name, right)
    }
    addBound(name, openingAt: right, in: text)
    if text[right] == UInt8(ascii: "[") {
      lastIsPlain = false
      opening = (name, right)  // `"ach": [{"number": …}]`: the list's name is that of its elements
      items(after: right + 1, name: name, in: text)
      columns(name, openingAt: right, in: text)
    } else if let (value, phrase, isQuoted) = value(at: right, in: text) {
      var field = Field(
        name: name, value: value, phrase: phrase, style: isQuoted ? .delimited : style)
      if !isColon, !isQuoted { endBeforeFragment(&field, in: text) }
      fields.append(field)
      if let typed, typed != name {
        fields.append(Field(name: typed, value: value, phrase: phrase, style: field.style))
      }
      if !isColon, !isQuoted { noteBindParameter(field, in: text) }
      if isQuoted || quoted { addNamed(field, in: text) }
      if isColon { addAnswer(field, isQuoted: quoted, in: text) }
      if !isColon, !quoted { addLabelled(field, in: text) }
      if isQuoted, !isColon { addFormPart(field, in: text) }
      if !isColon, isQuoted, let element = elementAround(name, in: text) {
        if isGeneric(name, in: text, orID: true) {
          fields.append(Field(name: element, value: value, phrase: phrase, style: .delimited))
        }
      } else {
        addAround(field, in: text)
      }
    }
  }

  /// Whether a list opens before `name`, or another item of it ends there: `Map(pin -> 1234, otp -> 839201)`.
  private func isInList(_ name: ByteRange, in text: Span<UInt8>) -> Bool {
    guard name.lower > 1 else { return false }
    return text[name.lower - 1] == UInt8(ascii: "(")
      || text[name.lower - 1] == 0x20 && text[name.lower - 2] == UInt8(ascii: ",")
  }

  /// The name that ends before `end`, without quotes; nil if none with a letter stands there.
  func name(
    endingBefore end: Int, in text: Span<UInt8>, prose: Bool
  ) -> (ByteRange, quoted: Bool)? {
    let limit = max(0, end - InlineFields.longestName)
    var upper = end
    // :=, ==, ::=, ?=, +=, .= and ||= assign too.
    while upper > limit, end - upper < 2, Self.isOperator(text[upper - 1]) { upper -= 1 }
    while upper > limit, Bytes.isBlank(text[upper - 1]) { upper -= 1 }
    guard upper > limit else { return nil }
    if !prose { upper = Self.withoutMark(upper, limit, in: text) }
    if prose { upper = Self.withoutPicture(upper, limit, in: text) }
    // `**Name**: value`
    if prose, upper - 2 > limit, text[upper - 1] == UInt8(ascii: "*"),
      text[upper - 2] == UInt8(ascii: "*"), Bytes.isAlphanumeric(text[upper - 3])
    {
      upper -= 2
    }
    // `config['db_pass'] = "…"`: the name is what the brackets hold.
    if !prose, upper - 1 > limit, text[upper - 1] == UInt8(ascii: "]"),
      Bytes.isQuote(text[upper - 2])
    {
      upper -= 1
    }
    let last = text[upper - 1]
    // `account_no`='…' of MySQL: its quotes of names are no quotes of values.
    if Bytes.isQuote(last) || last == UInt8(ascii: "`") {
      var lower = upper - 1
      while lower > limit, text[lower - 1] != last, text[lower - 1] != UInt8(ascii: "\n") {
        lower -= 1
      }
      guard lower > limit, text[lower - 1] == last else { return nil }
      upper -= 1
      // `\"name\"` inside a string
      while upper > lower, text[upper - 1] == UInt8(ascii: "\\") { upper -= 1 }
      return lower < upper ? (ByteRange(lower, upper), true) : nil
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
    if !prose, InlineFields.isTextType(name, in: text) {
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

  /// The name before a type in brackets that stands before the sign at `sign`: `'acct_no' [str] = …`,
  /// `User-Password [2] = …`. What the brackets hold may be the name as well: `Setting [password] = …`.
  private func nameOfTyped(before sign: Int, in text: Span<UInt8>) -> ByteRange? {
    InlineFields.startOfType(before: sign, in: text).flatMap {
      name(endingBefore: $0, in: text, prose: false)?.0
    }
  }

  /// The end of the name that ends before `end`, without what says more of it: which of several values it is
  /// (`LEGAL.ID:1:1=…` of a core banking system), or who sees it (`[account:protected] => …` of PHP).
  private static func withoutMark(_ end: Int, _ limit: Int, in text: Span<UInt8>) -> Int {
    if text[end - 1] == UInt8(ascii: "]") {
      guard let colon = InlineFields.startOfVisibility(before: end - 1, in: text) else {
        return end
      }
      return colon
    }
    var place = end
    for _ in 0..<2 {
      var lower = place
      while lower > limit, place - lower < 3, Bytes.isDigit(text[lower - 1]) { lower -= 1 }
      guard lower < place, lower > limit, text[lower - 1] == UInt8(ascii: ":") else { return end }
      place = lower - 1
    }
    return place > limit && Bytes.isAlphanumeric(text[place - 1]) ? place : end
  }

  static func isOperator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "|"):
      true
    default: false
    }
  }

  func isNameByte(_ byte: UInt8) -> Bool {
    Bytes.isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
      || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#")
  }
}
