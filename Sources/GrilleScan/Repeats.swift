internal import GrilleCore
internal import GrilleFormats

/// Other places of a value that was found once.
enum Repeats {
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

  /// Calls `body` with each other place in `text` where the bytes of `range` stand alone.
  static func forEach(of range: ByteRange, in text: Span<UInt8>, _ body: (ByteRange) -> Void) {
    let first = text[range.lower]
    let count = range.count
    guard text.count >= count else { return }
    var index = 0
    while index <= text.count - count {
      guard text[index] == first, index != range.lower, equal(range.lower, index, count, in: text)
      else {
        index += 1
        continue
      }
      if isEdge(index - 1, index, in: text), isEdge(index + count, index + count - 1, in: text) {
        body(ByteRange(index, index + count))
      }
      index += count
    }
  }

  private static func equal(_ left: Int, _ right: Int, _ count: Int, in text: Span<UInt8>) -> Bool {
    var step = 1
    while step < count {
      if text[left + step] != text[right + step] { return false }
      step += 1
    }
    return true
  }

  /// Whether the byte outside does not continue the word that ends with the byte inside.
  private static func isEdge(_ outside: Int, _ inside: Int, in text: Span<UInt8>) -> Bool {
    guard outside >= 0, outside < text.count else { return true }
    return !Bytes.isAlphanumeric(text[outside]) || !Bytes.isAlphanumeric(text[inside])
  }
}
