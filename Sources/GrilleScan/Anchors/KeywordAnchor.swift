//  A keyword as the scout meets it: its longest word is looked for, the words beside it are compared
//  where that stands. `call me` speaks of a phone number, `call` alone says nothing.

internal import GrilleFormats

struct KeywordAnchor: Hashable, Sendable {
  /// The word before the longest one, that one, and the one behind it, in lower case, one after the other.
  private var letters: [UInt8]
  /// How many of them are the word before, and the longest one.
  private var before: Int
  private var word: Int

  /// Nil if no word of `keyword` has two letters.
  init?(_ keyword: String) {
    let words = Words.split(keyword).map { Array($0.utf8) }
    // A word that goes on from a number is not looked for.
    let candidates = words.indices.filter { index in
      Self.isLetter(words[index][0]) && (index == 0 || Self.isLetter(words[index - 1][0]))
    }
    guard let longest = candidates.max(by: { words[$0].count < words[$1].count }),
      words[longest].count >= LiteralAnchor.leastOfWord
    else { return nil }
    letters = Array(words[max(0, longest - 1)..<min(longest + 2, words.count)].joined())
    before = longest > 0 ? words[longest - 1].count : 0
    word = words[longest].count
  }

  /// The longest word, or its first eight bytes.
  var literal: LiteralAnchor { LiteralAnchor(word: Array(letters[before..<before + word]))! }

  /// Words of a keyword have at most so many bytes between; see ``KeywordTable``.
  private static let furthest = 3

  /// Whether the words that it takes stand beside the literal at `place` of `text`.
  func stands(at place: Int, in text: Span<UInt8>) -> Bool {
    let end = place + word
    // The bytes of the literal are known to stand there.
    if word > LiteralAnchor.mostOfWord, !stands(before..<before + word, at: place, in: text) {
      return false
    }
    if before + word < letters.count {
      var next = end
      while next < text.count, next - end < Self.furthest, !Self.isWordByte(text[next]) {
        next += 1
      }
      guard stands(before + word..<letters.count, at: next, in: text) else { return false }
    }
    if before > 0 {
      var last = place
      while last > 0, place - last < Self.furthest, !Self.isWordByte(text[last - 1]) { last -= 1 }
      guard stands(0..<before, at: last - before, in: text) else { return false }
    }
    return true
  }

  private func stands(_ part: Range<Int>, at place: Int, in text: Span<UInt8>) -> Bool {
    guard place >= 0, place + part.count <= text.count else { return false }
    for index in part {
      let (found, byte) = (text[place + index - part.lowerBound], letters[index])
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
    letters.store(in: &writer)
    before.store(in: &writer)
    word.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    letters = unsafe reader.raw(reader.count()) { unsafe Array($0) }
    before = Int(from: &reader)
    word = Int(from: &reader)
  }
}
