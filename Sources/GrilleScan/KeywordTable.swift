//  Words near a value that speak for a type or against it. One pass over a text finds them all.

internal import CCandidates
internal import GrilleCore
internal import GrilleFormats

/// A keyword of some type, found in a text.
struct KeywordHit: Sendable {
  let keyword: Int
  let range: ByteRange

  /// Whether it is no part of a field's name or value.
  func isOutside(_ field: Field) -> Bool {
    !field.name.overlaps(range) && !field.value.overlaps(range)
  }
}

/// The keywords of all types. A class, so that whoever asks for some copies one pointer.
final class KeywordTable: Sendable {
  /// A word with which keywords begin.
  struct First: Sendable {
    /// The keyword that it is alone; -1 if it is none.
    var keyword: Int32 = -1
    /// Whether there are keywords of more words.
    var goesOn = false
  }
  /// A keyword of two or more words; those behind the second are a part of ``words``.
  struct Entry: Sendable {
    var first: Int
    var count: Int
    var keyword: Int
  }

  /// From a first word to its number.
  let firstWords: HashIndex
  let firsts: [First]
  /// From two first words to their number.
  let pairs: HashIndex
  /// By the number of two first words: the keywords that begin with them.
  let entries: Lists<Entry>
  let words: [WordHash]
  /// A bit for each slot that a first word has.
  let slots: [UInt64]
  /// By type: the keywords that raise and lower its findings.
  let raising: Lists<Int>
  let lowering: Lists<Int>
  /// By keyword: the types whose findings it raises, and lowers.
  let raised: BitTable
  let lowered: BitTable
  /// How many keywords there are.
  let count: Int

  /// None.
  convenience init() {
    self.init(
      firstWords: HashIndex([]), firsts: [], pairs: HashIndex([]), entries: Lists(), words: [],
      slots: [], raising: Lists(), lowering: Lists(), count: 0)
  }

  init(
    firstWords: HashIndex, firsts: [First], pairs: HashIndex, entries: Lists<Entry>,
    words: [WordHash], slots: [UInt64], raising: Lists<Int>, lowering: Lists<Int>, count: Int
  ) {
    self.firstWords = firstWords
    self.firsts = firsts
    self.pairs = pairs
    self.entries = entries
    self.words = words
    self.slots = slots
    self.raising = raising
    self.lowering = lowering
    self.count = count
    raised = Self.types(raising, count)
    lowered = Self.types(lowering, count)
  }

  private static func types(_ keywords: Lists<Int>, _ count: Int) -> BitTable {
    var table = BitTable(rows: count, columns: keywords.count)
    for type in 0..<keywords.count {
      for keyword in keywords[type] { table.insert(keyword, type) }
    }
    return table
  }

  /// The table of all keywords, and for each list that is asked for its keywords.
  ///
  /// - Parameters:
  ///   - types: the keywords that raise and those that lower, by type.
  ///   - asked: lists of words that somebody wants to know of.
  static func make(
    _ types: [(raise: [String], lower: [String])], asked: [[String]]
  ) -> (KeywordTable, asked: [[Int]]) {
    var ids: [[WordHash]: Int] = [:]
    var words: [WordHash] = []
    var entries: [[Entry]] = []
    var firsts: [First] = []
    var firstWords: [WordHash: Int] = [:]
    var pairs: [WordHash: Int] = [:]
    var slots = [UInt64](repeating: 0, count: 1 << (Int(grille_word_bits) - 6))
    func id(_ text: String) -> Int? {
      let hashes = Words.hashes(text)
      guard let first = hashes.first, let start = Words.split(text).first?.utf8 else { return nil }
      if let known = ids[hashes] { return known }
      let slot = unsafe Int(grille_word_slot(Array(start), start.count))
      slots[slot >> 6] |= 1 << UInt64(slot & 63)
      let id = ids.count
      ids[hashes] = id
      let number = firstWords[first] ?? firsts.count
      if number == firsts.count {
        firstWords[first] = number
        firsts.append(First())
      }
      guard hashes.count > 1 else {
        firsts[number].keyword = Int32(id)
        return id
      }
      firsts[number].goesOn = true
      let pair = first.joined(to: hashes[1])
      let row = pairs[pair] ?? entries.count
      if row == entries.count {
        pairs[pair] = row
        entries.append([])
      }
      entries[row].append(Entry(first: words.count, count: hashes.count - 2, keyword: id))
      words += hashes.dropFirst(2)
      return id
    }
    func all(_ texts: [String]) -> [Int] { Set(texts.compactMap(id)).sorted() }
    let raising = types.map { all($0.raise) }
    let lowering = types.map { all($0.lower) }
    let askedIDs = asked.map { $0.compactMap(id) }
    let table = KeywordTable(
      firstWords: HashIndex(firstWords), firsts: firsts, pairs: HashIndex(pairs),
      entries: Lists(entries), words: words, slots: slots,
      raising: Lists(raising), lowering: Lists(lowering), count: ids.count)
    return (table, askedIDs)
  }

  /// How long a token is that a random id may be, and how much of one is looked at on either side.
  private static let shortestID = 16
  private static let mostOfID = 64

  /// Whether `range` is a part of a word, though it looks like one: its letters go on into a digit, or it stands in
  /// a long id as `Pan` does in `FVnCLuPanYSzkahT2EOijf`. Who asks for a word means the whole of it.
  static func isCut(_ range: ByteRange, in text: Span<UInt8>) -> Bool {
    let goesOn =
      range.upper < text.count && Bytes.isDigit(text[range.upper])
      && Bytes.isLetter(text[range.upper - 1])
    return goesOn || isInID(range, text)
  }

  /// Whether `range` stands in a run of letters and digits that is long and has a letter directly behind a digit.
  private static func isInID(_ range: ByteRange, _ text: Span<UInt8>) -> Bool {
    let (first, last) = (
      max(0, range.lower - mostOfID), min(text.count, range.upper + mostOfID)
    )
    var (lower, upper) = (range.lower, range.upper)
    while lower > first, Bytes.isAlphanumeric(text[lower - 1]) { lower -= 1 }
    while upper < last, Bytes.isAlphanumeric(text[upper]) { upper += 1 }
    guard upper - lower >= shortestID else { return false }
    return (lower + 1..<upper).contains { Bytes.isDigit(text[$0 - 1]) && Bytes.isLetter(text[$0]) }
  }

  /// Replaces `hits` by the keywords in `text`, in order of their place. Letters that go on from a digit
  /// are none: so do those of random ids, of which `8X5SSN` has an abbreviation at its end.
  ///
  /// The words of a keyword follow each other with at most three bytes between.
  func find(in text: Span<UInt8>, into hits: inout [KeywordHit]) {
    hits.removeAll(keepingCapacity: true)
    forEachFirst(in: text) { word in
      let hash = WordHash(text, word)
      guard let number = firstWords.find(hash.value) else { return }
      let first = firsts[number]
      if first.keyword >= 0 {
        hits.append(KeywordHit(keyword: Int(first.keyword), range: word))
      }
      guard first.goesOn, let (second, next) = Self.next(in: text, behind: word.upper),
        let row = pairs.find(hash.joined(to: next).value)
      else { return }
      for entry in entries[row] {
        guard let end = end(of: entry, in: text, behind: second.upper) else { continue }
        hits.append(KeywordHit(keyword: entry.keyword, range: ByteRange(word.lower, end)))
      }
    }
  }

  /// Calls `body` with the words of `text` that look like some first word.
  @inline(__always)
  private func forEachFirst(in text: Span<UInt8>, _ body: (ByteRange) -> Void) {
    unsafe text.withUnsafeBufferPointer { text in
      guard let bytes = text.baseAddress else { return }
      unsafe slots.withUnsafeBufferPointer { slots in
        unsafe withUnsafeTemporaryAllocation(of: grille_span.self, capacity: 128) { found in
          var search = grille_word_search()
          guard let into = found.baseAddress, let slots = slots.baseAddress else { return }
          while search.from < text.count {
            let count = unsafe grille_find_words(
              bytes, text.count, &search, slots, into, found.count)
            for index in 0..<count {
              let word = unsafe found[index]
              body(ByteRange(Int(word.start), Int(word.end)))
            }
          }
        }
      }
    }
  }

  /// The word that follows one which ends at `place`; nil if none does, or not closely.
  private static func next(
    in text: Span<UInt8>, behind place: Int
  ) -> (ByteRange, WordHash)? {
    guard let (word, _) = Words.next(in: text, ByteRange(0, text.count), from: place),
      word.lower - place <= 3
    else { return nil }
    return (word, WordHash(text, word))
  }

  /// Where a keyword ends whose second word ends at `place`; nil if its other words do not follow.
  private func end(of entry: Entry, in text: Span<UInt8>, behind place: Int) -> Int? {
    var end = place
    var step = 0
    while step < entry.count {
      guard let (word, hash) = Self.next(in: text, behind: end), hash == words[entry.first + step]
      else { return nil }
      end = word.upper
      step += 1
    }
    return end
  }
}
