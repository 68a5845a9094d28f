//  Values in a column of their own, which dots or blanks lead to from their names, as on receipts and
//  statements:
//
//      CID.............. 227
//      APPROVAL                          37272L
//      Loan No ......... 585863898
//      cvv             | 937                        psql's expanded form

internal import GrilleCore

extension FieldLocator {
  /// The most blanks between a sign and its value, and the longest leader.
  static let widestColumn = 64

  /// Whether three or more dots or blanks begin at `index` behind a letter or a digit.
  @inline(__always) static func opensLeader(at index: Int, in text: Span<UInt8>) -> Bool {
    let byte = text[index]
    guard index > 0, index + 2 < text.count, text[index + 1] == byte, text[index + 2] == byte else {
      return false
    }
    let before = text[index - 1]
    if before == 0x20, byte == UInt8(ascii: ".") {
      return index > 1 && Bytes.isAlphanumeric(text[index - 2])
    }
    return Bytes.isAlphanumeric(before) || before == UInt8(ascii: "#")
  }

  /// Adds the value to which the leader at `index` leads, if its name begins the line and it ends it. Blanks lead to
  /// a value with a digit alone: else the headings of a table would be one.
  mutating func leader(at index: Int, in text: Span<UInt8>) {
    let byte = text[index]
    var right = index + 1
    let limit = min(text.count, index + Self.widestColumn)
    while right < limit, text[right] == byte { right += 1 }
    while right < limit, text[right] == 0x20 { right += 1 }
    if byte == 0x20, right + 1 < limit, text[right] == UInt8(ascii: "|"), text[right + 1] == 0x20 {
      right += 2
    }
    let end = text[index - 1] == 0x20 ? index - 1 : index
    guard right < text.count, let name = nameOfLine(endingBefore: end, in: text),
      let (value, phrase, isQuoted) = value(at: right, in: text), !isQuoted
    else { return }
    var last = phrase.upper
    while last < text.count, Bytes.isBlank(text[last]) || text[last] == 0x0D { last += 1 }
    guard last == text.count || text[last] == 0x0A,
      byte != 0x20 || phrase.range.contains(where: { Bytes.isDigit(text[$0]) })
    else { return }
    lastName = name
    fields.append(Field(name: name, value: value, phrase: phrase, style: .prose))
  }

  /// The words before `end`, with which their line begins; nil if there are more than four.
  private func nameOfLine(endingBefore end: Int, in text: Span<UInt8>) -> ByteRange? {
    var lower = end
    var words = 1
    let limit = max(0, end - InlineFields.longestName)
    while lower > limit {
      let byte = text[lower - 1]
      if isNameByte(byte) || byte == UInt8(ascii: "/") || byte >= 0x80 {
        lower -= 1
      } else if byte == 0x20, words < 4, lower < end, lower - 1 > limit,
        isNameByte(text[lower - 2]) || text[lower - 2] >= 0x80
      {
        lower -= 1
        words += 1
      } else {
        break
      }
    }
    var start = lower
    while start > limit, Bytes.isBlank(text[start - 1]) { start -= 1 }
    guard start == 0 || text[start - 1] == 0x0A,
      (lower..<end).contains(where: { Bytes.isLetter(text[$0]) || text[$0] >= 0x80 })
    else { return nil }
    return ByteRange(lower, end)
  }
}
