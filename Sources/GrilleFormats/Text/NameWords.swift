internal import GrilleCore

/// Words, in lower case, of which a name may be one, whatever parts its own: `oldvalue` is `oldValue` and
/// `old_value`. Most names are none: their length and first letter tell.
struct NameWords: ExpressibleByArrayLiteral, Sendable {
  private let words: [StaticString]
  /// A bit for each slot that a word has, and for each first letter.
  private let slots: UInt64
  private let firsts: UInt32

  init(arrayLiteral words: StaticString...) { self.init(words) }

  init(_ words: [StaticString]) {
    self.words = words
    slots = words.reduce(0) {
      unsafe $0 | Self.slot($1.utf8CodeUnitCount, $1.utf8Start.pointee)
    }
    firsts = words.reduce(0) { unsafe $0 | Self.first($1.utf8Start.pointee) }
  }

  /// The shortest name with an underscore in it that may be a word.
  private static let shortestParted = 6

  @inline(__always) private static func first(_ byte: UInt8) -> UInt32 { 1 << UInt32(byte & 31) }

  @inline(__always) private static func slot(_ count: Int, _ first: UInt8) -> UInt64 {
    1 << UInt64((count &* 7 &+ Int(first | 0x20)) & 63)
  }

  /// Whether the name in `range` of `text` is one of the words, in either case.
  @inline(__always) func contains(_ range: ByteRange, in text: Span<UInt8>) -> Bool {
    guard !range.isEmpty else { return false }
    if slots & Self.slot(range.count, text[range.lower]) != 0,
      words.contains(where: {
        $0.utf8CodeUnitCount == range.count && GenericName.matches($0, range, in: text)
      })
    {
      return true
    }
    return range.count >= Self.shortestParted && firsts & Self.first(text[range.lower]) != 0
      && text.first(UInt8(ascii: "_"), in: range.range) != nil && containsParted(range, in: text)
  }

  /// The same of a name with underscores in it.
  private func containsParted(_ range: ByteRange, in text: Span<UInt8>) -> Bool {
    let count = range.range.count { text[$0] != UInt8(ascii: "_") }
    guard slots & Self.slot(count, text[range.lower]) != 0 else { return false }
    return words.contains { word in
      guard word.utf8CodeUnitCount == count else { return false }
      return word.withUTF8Buffer { word in
        var next = 0
        for place in range.range where text[place] != UInt8(ascii: "_") {
          guard unsafe text[place] | 0x20 == word[next] else { return false }
          next += 1
        }
        return true
      }
    }
  }
}
