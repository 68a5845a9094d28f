//  Names and texts as words. `cardNumber`, `CARD_NBR`, `card-no` and `Card Number` are the same two
//  words, so a name can be compared word by word and `pan` is never found in `company`.

internal import GrilleCore
internal import GrilleFormats

/// A word of a text: letters of one case run, or digits.
struct Word: Hashable, Sendable {
  /// Lower case.
  var text: String
  /// Where it stands.
  var range: ByteRange
}

enum Words {
  /// The words in `range` of `text`, in order.
  ///
  /// A word ends where letters meet digits, lower case meets upper, and before the last capital of a
  /// run that goes on in lower case (`PANNumber`). Bytes above ASCII belong to words.
  static func split(_ text: Span<UInt8>, in range: ByteRange) -> [Word] {
    var words: [Word] = []
    forEach(in: text, range) { words.append(Word(text: lowercase(text, $0), range: $0)) }
    return words
  }

  /// Calls `body` with the range of each word.
  static func forEach(in text: Span<UInt8>, _ range: ByteRange, _ body: (ByteRange) -> Void) {
    var index = range.lower
    while index < range.upper {
      let byte = text[index]
      let start = index
      if Bytes.isDigit(byte) {
        while index < range.upper, Bytes.isDigit(text[index]) { index += 1 }
      } else if isLetter(byte) {
        index += 1
        if Bytes.isUpper(byte) {
          while index < range.upper, Bytes.isUpper(text[index]) { index += 1 }
          // `PANNumber`: the last capital begins the next word, unless it is the only one.
          if index - start > 1, index < range.upper, Bytes.isLower(text[index]),
            !endsPlural(text, index, range)
          {
            index -= 1
            body(ByteRange(start, index))
            continue
          }
        }
        while index < range.upper, isLetter(text[index]), !Bytes.isUpper(text[index]) { index += 1 }
      } else {
        index += 1
        continue
      }
      body(ByteRange(start, index))
    }
  }

  /// `PANs`, `IDs`: the plural of an abbreviation stays with it.
  private static func endsPlural(_ text: Span<UInt8>, _ index: Int, _ range: ByteRange) -> Bool {
    text[index] == UInt8(ascii: "s")
      && (index + 1 == range.upper || !isLetter(text[index + 1]))
  }

  private static func isLetter(_ byte: UInt8) -> Bool { Bytes.isLetter(byte) || byte >= 0x80 }

  static func lowercase(_ text: Span<UInt8>, _ range: ByteRange) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for index in range.range {
      let byte = text[index]
      bytes.append(Bytes.isUpper(byte) ? byte | 0x20 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The words of a name or keyword as packs write it.
  static func split(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return split(bytes.span, in: ByteRange(0, bytes.count)).map(\.text)
  }
}
