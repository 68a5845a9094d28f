//  Names and texts as words. `cardNumber`, `CARD_NBR`, `card-no` and `Card Number` are the same two
//  words, so a name can be compared word by word and `pan` is never found in `company`.
//
//  Words are compared by a 64-bit hash of their letters in lower case, so no text is built. Hashes of
//  words join to the hash of the words spelt together. Who finds two words with one hash can make
//  Grille take a name for another one: a value is then hidden that need not be, nothing else.

internal import GrilleCore
internal import GrilleFormats

/// The hash of some letters, and what it takes to join it to others.
struct WordHash: Hashable, Sendable {
  private(set) var value: UInt64 = 0
  private var power: UInt64 = 1

  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15 | 5

  init() {}
  init(_ text: String) { for byte in text.utf8 { append(byte) } }
  @inline(__always) init(_ text: Span<UInt8>, _ range: ByteRange) {
    unsafe text.extracting(range.range).withUnsafeBufferPointer { letters in
      for index in letters.indices { append(unsafe letters[index]) }
    }
  }

  /// Adds a letter, in either case.
  @inline(__always) mutating func append(_ byte: UInt8) {
    value = value &* Self.factor &+ UInt64(Bytes.isUpper(byte) ? byte | 0x20 : byte) &+ 1
    power = power &* Self.factor
  }

  /// The hash of this and then `next`.
  @inline(__always) func joined(to next: WordHash) -> WordHash {
    var joined = self
    joined.value = value &* next.power &+ next.value
    joined.power = power &* next.power
    return joined
  }
}

/// A word of a text: letters of one case run, or digits.
struct Word: Sendable {
  var hash: WordHash
  /// Where it stands.
  var range: ByteRange
  var isNumber: Bool
}

enum Words {
  /// Calls `body` with the words in `range` of `text`, in order.
  @inline(__always)
  static func forEach(in text: Span<UInt8>, _ range: ByteRange, _ body: (Word) -> Void) {
    forEachRange(in: text, range) { word, isNumber in
      body(Word(hash: WordHash(text, word), range: word, isNumber: isNumber))
    }
  }

  /// Calls `body` with the places of the words in `range` of `text`, in order, and whether each is a
  /// number.
  @inline(__always)
  static func forEachRange(
    in text: Span<UInt8>, _ range: ByteRange, _ body: (ByteRange, _ isNumber: Bool) -> Void
  ) {
    var index = range.lower
    while let (word, isNumber) = next(in: text, range, from: index) {
      body(word, isNumber)
      index = word.upper
    }
  }

  /// The first word of `text` in `range` that begins at `start` or behind it, and whether it is a
  /// number.
  ///
  /// A word ends where letters meet digits, lower case meets upper, and before the last capital of a
  /// run that goes on in lower case (`PANNumber`). Bytes above ASCII belong to words.
  @inline(__always)
  static func next(
    in text: Span<UInt8>, _ range: ByteRange, from start: Int
  ) -> (ByteRange, isNumber: Bool)? {
    // Every byte of every record goes through here: bounds are checked once.
    precondition(start >= range.lower && range.upper <= text.count)
    return unsafe text.withUnsafeBufferPointer { text in
      var index = start
      while index < range.upper {
        let byte = unsafe text[index]
        let first = index
        if Bytes.isDigit(byte) {
          index += 1
          while unsafe index < range.upper && Bytes.isDigit(text[index]) { index += 1 }
          return (ByteRange(first, index), true)
        }
        if isLetter(byte) {
          return unsafe (ByteRange(first, endOfLetters(from: first, in: text, range)), false)
        }
        index += 1
      }
      return nil
    }
  }

  @inline(__always)
  private static func endOfLetters(
    from start: Int, in text: UnsafeBufferPointer<UInt8>, _ range: ByteRange
  ) -> Int {
    var index = start + 1
    if unsafe Bytes.isUpper(text[start]) {
      while unsafe index < range.upper && Bytes.isUpper(text[index]) { index += 1 }
      // `PANNumber`: the last capital begins the next word, unless it is the only one.
      if unsafe index - start > 1 && index < range.upper && Bytes.isLower(text[index])
        && !endsPlural(text, index, range)
      {
        return index - 1
      }
    }
    while unsafe index < range.upper && isLetter(text[index]) && !Bytes.isUpper(text[index]) {
      index += 1
    }
    return index
  }

  /// `PANs`, `IDs`: the plural of an abbreviation stays with it.
  private static func endsPlural(
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ range: ByteRange
  ) -> Bool {
    unsafe text[index] == UInt8(ascii: "s")
      && (index + 1 == range.upper || !isLetter(text[index + 1]))
  }

  @inline(__always) private static func isLetter(_ byte: UInt8) -> Bool {
    Bytes.isLetter(byte) || byte >= 0x80
  }

  /// The words of a name or keyword as packs write it, ASCII in lower case: other letters are compared as
  /// they are, so a pack that means `ИНН` and `инн` says both.
  static func split(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var words: [String] = []
    forEach(in: bytes.span, ByteRange(0, bytes.count)) { word in
      let letters = bytes[word.range.range].map { Bytes.isUpper($0) ? $0 | 0x20 : $0 }
      words.append(String(decoding: letters, as: UTF8.self))
    }
    return words
  }

  /// The hashes of those words.
  static func hashes(_ text: String) -> [WordHash] { split(text).map { WordHash($0) } }
}

extension WordHash: Storable {
  func store(in writer: inout StoreWriter) {
    value.store(in: &writer)
    power.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    value = UInt64(from: &reader)
    power = UInt64(from: &reader)
  }
}
