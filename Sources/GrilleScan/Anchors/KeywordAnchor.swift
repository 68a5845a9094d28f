//  A keyword as the scout meets it: its longest word is looked for, the words beside it are compared
//  where that stands. `call me` speaks of a phone number, `call` alone says nothing.

internal import GrilleFormats

struct KeywordAnchor: Hashable, Sendable {
  /// The longest word, or its first eight bytes.
  var literal: LiteralAnchor
  /// What of that word follows the literal, and the words before and behind it, in lower case; empty
  /// where there is none.
  var rest: [UInt8]
  var before: [UInt8]
  var after: [UInt8]

  /// Nil if no word of `keyword` has two letters.
  init?(_ keyword: String) {
    let words = Words.split(keyword).map { Array($0.utf8) }
    // A word that goes on from a number is not looked for.
    let candidates = words.indices.filter { index in
      Self.isLetter(words[index][0]) && (index == 0 || Self.isLetter(words[index - 1][0]))
    }
    guard let longest = candidates.max(by: { words[$0].count < words[$1].count }),
      let literal = LiteralAnchor(word: words[longest])
    else { return nil }
    self.literal = literal
    rest = Array(words[longest].dropFirst(literal.bytes.count))
    before = longest > 0 ? words[longest - 1] : []
    after = longest + 1 < words.count ? words[longest + 1] : []
  }

  /// Words of a keyword have at most so many bytes between; see ``KeywordTable``.
  private static let furthest = 3

  /// Whether the words that it takes stand beside the literal at `place` of `text`.
  func stands(at place: Int, in text: Span<UInt8>) -> Bool {
    var end = place + literal.bytes.count
    if !rest.isEmpty {
      guard Self.stands(rest, at: end, in: text) else { return false }
      end += rest.count
    }
    if !after.isEmpty {
      var next = end
      while next < text.count, next - end < Self.furthest, !Self.isWordByte(text[next]) {
        next += 1
      }
      guard Self.stands(after, at: next, in: text) else { return false }
    }
    if !before.isEmpty {
      var last = place
      while last > 0, place - last < Self.furthest, !Self.isWordByte(text[last - 1]) { last -= 1 }
      guard Self.stands(before, at: last - before.count, in: text) else { return false }
    }
    return true
  }

  private static func stands(_ word: [UInt8], at place: Int, in text: Span<UInt8>) -> Bool {
    guard place >= 0, place + word.count <= text.count else { return false }
    for (step, byte) in word.enumerated() {
      let found = text[place + step]
      guard found == byte || Bytes.isUpper(found) && found | 0x20 == byte else { return false }
    }
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool { Bytes.isLetter(byte) || byte >= 0x80 }
  private static func isWordByte(_ byte: UInt8) -> Bool {
    Bytes.isAlphanumeric(byte) || byte >= 0x80
  }
}

extension KeywordAnchor: Storable {
  func store(in writer: inout StoreWriter) {
    literal.store(in: &writer)
    rest.store(in: &writer)
    before.store(in: &writer)
    after.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    literal = LiteralAnchor(from: &reader)
    rest = Array(from: &reader)
    before = Array(from: &reader)
    after = Array(from: &reader)
  }
}
