//  Names in one list and their values in another:
//
//      INSERT INTO cards (pan, cvv) VALUES ('4111…', '123'), ('5500…', '456')
//      Key (routing_number, account_number)=(121000358, 1490334648) already exists.

internal import GrilleCore

extension FieldLocator {
  /// The most names of a list, and the most lists of values that are read.
  private static let mostNames = 256
  private static let mostTuples = 1024

  /// Adds a field for each value of the lists behind the one that ends at `closing`, a `)`, if that is a list of
  /// names.
  mutating func tuples(behind closing: Int, in text: Span<UInt8>) {
    guard var place = placeOfTuple(behind: closing, in: text),
      let names = names(before: closing, in: text)
    else { return }
    for _ in 0..<Self.mostTuples {
      guard let end = tuple(openingAt: place, names, in: text) else { return }
      place = skip(blanksFrom: end, in: text)
      guard place < text.count, text[place] == UInt8(ascii: ",") else { return }
      place = skip(blanksFrom: place + 1, in: text)
      guard place < text.count, text[place] == UInt8(ascii: "(") else { return }
    }
  }

  /// Where the first list of values opens: behind `VALUES`, or behind `=`.
  private func placeOfTuple(behind closing: Int, in text: Span<UInt8>) -> Int? {
    var place = closing + 1
    if place < text.count, text[place] == UInt8(ascii: "=") {
      place += 1
    } else {
      place = skip(blanksFrom: place, in: text)
      guard place + 6 < text.count, matches("values", ByteRange(place, place + 6), in: text) else {
        return nil
      }
      place = skip(blanksFrom: place + 6, in: text)
    }
    return place < text.count && text[place] == UInt8(ascii: "(") ? place : nil
  }

  /// The names of the list that ends at `closing`, in order; nil if something else stands in it.
  func names(before closing: Int, in text: Span<UInt8>) -> [ByteRange]? {
    var names: [ByteRange] = []
    var place = closing
    while names.count < Self.mostNames {
      var upper = place
      while upper > 0, isBesideName(text[upper - 1]) { upper -= 1 }
      var lower = upper
      while lower > 0, upper - lower < InlineFields.longestName, isNameByte(text[lower - 1]) {
        lower -= 1
      }
      guard lower < upper else { return nil }
      names.append(ByteRange(lower, upper))
      place = lower
      while place > 0, isBesideName(text[place - 1]) { place -= 1 }
      guard place > 0 else { return nil }
      place -= 1
      switch text[place] {
      case UInt8(ascii: ","): continue
      case UInt8(ascii: "("): return names.reversed()
      default: return nil
      }
    }
    return nil
  }

  /// Adds the values of the list that opens at `opening`, and says where it ends; nil if it has no end.
  mutating func tuple(
    openingAt opening: Int, _ names: [ByteRange], in text: Span<UInt8>
  ) -> Int? {
    var place = opening + 1
    for number in 0..<Self.mostNames {
      place = skip(blanksFrom: place, in: text)
      guard place < text.count else { return nil }
      var lower = place
      var upper: Int
      // N'…' and E'…' are strings as well.
      if Bytes.isLetter(text[lower]), lower + 1 < text.count, Bytes.isQuote(text[lower + 1]) {
        lower += 1
      }
      if Bytes.isQuote(text[lower]) {
        let quote = text[lower]
        lower += 1
        upper = endOfQuoted(from: lower, by: quote, in: text)
        // A quote in a string is written twice.
        while upper + 1 < text.count, text[upper + 1] == quote {
          upper = endOfQuoted(from: upper + 2, by: quote, in: text)
        }
        place = min(upper + 1, text.count)
      } else {
        while place < text.count, !isEndOfItem(text[place]) { place += 1 }
        upper = place
        while upper > lower, Bytes.isSpace(text[upper - 1]) { upper -= 1 }
      }
      if number < names.count, lower < upper, upper <= text.count {
        let value = ByteRange(lower, upper)
        let field = Field(name: names[number], value: value, phrase: value, style: .delimited)
        fields.append(field)
        noteBindParameter(field, in: text)
      }
      while place < text.count, !isEndOfItem(text[place]) { place += 1 }
      guard place < text.count else { return nil }
      if text[place] == UInt8(ascii: ")") || text[place] == UInt8(ascii: "]") { return place + 1 }
      guard text[place] == UInt8(ascii: ",") else { return nil }
      place += 1
    }
    return nil
  }

  private func isEndOfItem(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]")
      || byte == 0x0A
  }

  /// Whether `byte` stands beside a name in a list of them: white space and quotes of SQL.
  private func isBesideName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "`"), UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "]"): true
    default: Bytes.isSpace(byte)
    }
  }

  func skip(blanksFrom start: Int, in text: Span<UInt8>) -> Int {
    var place = start
    let limit = min(text.count, start + Self.widestGap)
    while place < limit, Bytes.isSpace(text[place]) { place += 1 }
    return place
  }
}

extension InlineFields {
  /// Whether what begins at `place` with a sign may be part of such: brackets are opened for other things, too.
  private static func opensList(at place: Int, in text: Span<UInt8>) -> Bool {
    switch text[place] {
    case UInt8(ascii: "["): opensPairs(at: place, in: text)
    case UInt8(ascii: "<"), UInt8(ascii: "|"): false
    default: true
    }
  }

  /// Whether `)=(`, a list of pairs, the type of a serialized value or a picture of COBOL stands at `place`, or what
  /// stands there is the word behind a list of names.
  public static func opensTuple(at place: Int, in text: Span<UInt8>) -> Bool {
    if place < text.count, !Bytes.isLetter(text[place]) { return opensList(at: place, in: text) }
    var before = place
    let limit = max(0, place - FieldLocator.widestGap)
    while before > limit, Bytes.isSpace(text[before - 1]) { before -= 1 }
    return before > 0 && text[before - 1] == UInt8(ascii: ")")
  }
}
