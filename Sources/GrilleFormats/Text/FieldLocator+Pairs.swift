//  Names and values in pairs, of which a list is made:
//
//      INSERT INTO "users" …  [["email", "jan@example.com"], ["pin", 1234]]     Ruby on Rails
//      OrderedDict([('email', 'jan@example.com'), ('pin', '1234')])            Python
//      [{email,<<"jan@example.com">>},{pin,1234}]                              Erlang
//      [[email, jan@example.com], [pin, 1234]]                                 C#
//      {:email "jan@example.com", :pin "1234"}                                 Clojure

internal import GrilleCore

extension FieldLocator {
  /// The most pairs of a list that are read.
  private static let mostPairs = 1024
  /// What may stand behind a value's first part, before its pair ends: `datetime.date(1984, 3, 12)`.
  private static let longestRest = 128

  /// Adds a field for each pair of the list that opens at `opening`, a `[`, up to what is none.
  mutating func pairs(openingAt opening: Int, in text: Span<UInt8>) {
    guard InlineFields.opensPairs(at: opening, in: text) else { return }
    var place = opening + 1
    for _ in 0..<Self.mostPairs {
      guard let end = pair(openingAt: place, in: text) else { return }
      place = skip(blanksFrom: end, in: text)
      guard place < text.count, text[place] == UInt8(ascii: ",") else { return }
      place = skip(blanksFrom: place + 1, in: text)
    }
  }

  /// Adds the field of the pair that opens at `opening`, and says where it ends; nil if none does.
  private mutating func pair(openingAt opening: Int, in text: Span<UInt8>) -> Int? {
    guard opening + 1 < text.count, let closing = Self.closing(of: text[opening]),
      let name = nameOfPair(at: opening + 1, in: text)
    else { return nil }
    var place = name.upper
    if Bytes.isQuote(text[place]) { place += 1 }
    place = skip(blanksFrom: place, in: text)
    guard place < text.count, text[place] == UInt8(ascii: ",") else { return nil }
    place = skip(blanksFrom: place + 1, in: text)
    guard place < text.count else { return nil }
    let found = value(at: place, in: text)
    if let found {
      place = found.value.upper
      if found.quoted, place < text.count, Bytes.isQuote(text[place]) { place += 1 }
    }
    let start = place
    let limit = min(text.count, place + Self.longestRest)
    while place < limit, text[place] != closing, text[place] != 0x0A { place += 1 }
    // A call's own.
    if closing == UInt8(ascii: ")"), place + 1 < limit, text[place + 1] == closing { place += 1 }
    // A label's own.
    if closing == UInt8(ascii: "]"),
      found.map({ text[$0.value.lower] == UInt8(ascii: "[") }) == true,
      place + 1 < limit, text[place + 1] == closing
    {
      place += 1
    }
    if let found, isPair(found.value, before: start..<place, in: text) {
      let (value, phrase, _) = found
      fields.append(Field(name: name, value: value, phrase: phrase, style: .delimited))
    }
    return place < limit && text[place] == closing ? place + 1 : nil
  }

  /// Whether what stands in `rest`, up to the end of a list, is part of `value` before it and no third item.
  private func isPair(_ value: ByteRange, before rest: Range<Int>, in text: Span<UInt8>) -> Bool {
    text.first(UInt8(ascii: ","), in: rest) == nil
      || text.first(UInt8(ascii: "("), in: value.range) != nil
  }

  /// The name that a pair begins with at `start`: a text in quotes, a symbol, an atom.
  private func nameOfPair(at start: Int, in text: Span<UInt8>) -> ByteRange? {
    let limit = min(text.count, start + InlineFields.longestName)
    let first = text[start]
    let lower = Bytes.isQuote(first) || first == UInt8(ascii: ":") ? start + 1 : start
    var upper = lower
    while upper < limit, isNameByte(text[upper]) || text[upper] == 0x20 && lower > start {
      upper += 1
    }
    guard lower < upper, upper < limit, !Bytes.isQuote(first) || text[upper] == first else {
      return nil
    }
    return ByteRange(lower, upper)
  }

  /// Adds a field for each keyword with a text or a number behind it, in the map that opens at `opening`, a `{`, up to
  /// what is none.
  mutating func keywords(openingAt opening: Int, in text: Span<UInt8>) {
    var place = opening + 1
    for _ in 0..<Self.mostPairs {
      guard place < text.count, text[place] == UInt8(ascii: ":") else { return }
      var (lower, upper) = (place + 1, place + 1)
      let limit = min(text.count, lower + InlineFields.longestName)
      while upper < limit, isNameByte(text[upper]) || text[upper] == UInt8(ascii: "/") {
        // What is before it says where the name is from.
        if text[upper] == UInt8(ascii: "/") { lower = upper + 1 }
        upper += 1
      }
      guard lower < upper, upper + 1 < limit, text[upper] == 0x20,
        let found = value(at: upper + 1, in: text)
      else { return }
      let first = text[upper + 1]
      if found.quoted || Bytes.isDigit(first) {
        fields.append(
          Field(
            name: ByteRange(lower, upper), value: found.value, phrase: found.value,
            style: .delimited))
      } else if !Bytes.isLetter(first) && first != UInt8(ascii: ":") {
        return
      }
      place = found.value.upper
      if found.quoted, place < text.count, Bytes.isQuote(text[place]) { place += 1 }
      if place < text.count, text[place] == UInt8(ascii: ",") { place += 1 }
      place = skip(blanksFrom: place, in: text)
    }
  }

  private static func closing(of opening: UInt8) -> UInt8? {
    switch opening {
    case UInt8(ascii: "["): UInt8(ascii: "]")
    case UInt8(ascii: "("): UInt8(ascii: ")")
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    default: nil
    }
  }
}

extension InlineFields {
  /// What lists of pairs begin with.
  public static let signsOfPairs =
    ["[[", "[(\"", "[('", "{:"]
    + (UInt8(ascii: "a")...UInt8(ascii: "z")).map { "[{" + String(UnicodeScalar($0)) }

  /// Whether one of ``signsOfPairs`` stands at `place`.
  static func opensPairs(at place: Int, in text: Span<UInt8>) -> Bool {
    guard place + 2 < text.count, text[place] == UInt8(ascii: "[") else { return false }
    let third = text[place + 2]
    return switch text[place + 1] {
    case UInt8(ascii: "["):
      Bytes.isQuote(third) || third == UInt8(ascii: ":") || Bytes.isLetter(third)
    case UInt8(ascii: "("): Bytes.isQuote(third)
    case UInt8(ascii: "{"): Bytes.isLower(third)
    default: false
    }
  }
}
