internal import CCandidates
internal import GrilleCore
internal import GrilleFormats

/// Other places of a value that was found once.
struct Repeats: Sendable {
  /// The least length of a value that is looked for elsewhere in its record.
  static let shortest = 8
  /// The greatest.
  static let longest = 512
  /// The most values looked for in one record.
  static let most = 32

  /// Where findings lie already.
  var taken = SpanIndex()

  /// Whether `value` is telling enough to be looked for: it holds a digit, or is long and no prose.
  static func isTelling(_ value: Span<UInt8>) -> Bool {
    var digits = 0
    var blanks = 0
    for index in value.indices {
      if Bytes.isDigit(value[index]) { digits += 1 }
      if Bytes.isSpace(value[index]) { blanks += 1 }
    }
    return digits > 0 || (value.count >= 12 && blanks == 0)
  }

  /// The next place in `text`, from `index` on, where the bytes of `range` stand alone.
  static func next(of range: ByteRange, in text: Span<UInt8>, from index: inout Int) -> ByteRange? {
    let count = range.count
    while let place = text.first(range, from: index) {
      index = place + count
      if place != range.lower, isEdge(place - 1, place, in: text),
        isEdge(place + count, place + count - 1, in: text)
      {
        return ByteRange(place, place + count)
      }
    }
    return nil
  }

  /// Whether the byte outside does not continue the word that ends with the byte inside.
  private static func isEdge(_ outside: Int, _ inside: Int, in text: Span<UInt8>) -> Bool {
    guard outside >= 0, outside < text.count else { return true }
    return !Bytes.isAlphanumeric(text[outside]) || !Bytes.isAlphanumeric(text[inside])
  }
}

extension Span<UInt8> {
  /// Where the bytes of `range` first stand from `start` on; nil if they do not.
  fileprivate func first(_ range: ByteRange, from start: Int) -> Int? {
    unsafe withUnsafeBufferPointer { bytes in
      guard start < bytes.count, let base = unsafe bytes.baseAddress else { return nil }
      let rest = bytes.count - start
      let place = unsafe grille_find_bytes(base + start, rest, base + range.lower, range.count)
      return place < rest ? start + place : nil
    }
  }
}
