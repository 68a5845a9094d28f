internal import GrilleCore

/// Words, in lower case, of which a name may be one. Most names are none: their length and first letter tell.
struct NameWords: ExpressibleByArrayLiteral, Sendable {
  private let words: [StaticString]
  /// A bit for each slot that a word has.
  private let slots: UInt64

  init(arrayLiteral words: StaticString...) {
    self.words = words
    slots = words.reduce(0) {
      unsafe $0 | Self.slot($1.utf8CodeUnitCount, $1.utf8Start.pointee)
    }
  }

  @inline(__always) private static func slot(_ count: Int, _ first: UInt8) -> UInt64 {
    1 << UInt64((count &* 7 &+ Int(first | 0x20)) & 63)
  }

  /// Whether the name in `range` of `text` is one of the words, in either case.
  @inline(__always) func contains(_ range: ByteRange, in text: Span<UInt8>) -> Bool {
    !range.isEmpty && slots & Self.slot(range.count, text[range.lower]) != 0
      && words.contains {
        $0.utf8CodeUnitCount == range.count && GenericName.matches($0, range, in: text)
      }
  }
}
