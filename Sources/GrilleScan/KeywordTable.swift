//  Words near a value that speak for a type or against it. One pass over a text finds them all.

internal import GrilleCore
internal import GrilleFormats

/// A keyword of some type, found in a text.
struct KeywordHit: Sendable {
  let keyword: Int
  let range: ByteRange
}

struct KeywordTable: Sendable {
  /// A keyword: its words are a part of ``words``.
  struct Entry: Sendable {
    var first: Int
    var count: Int
    var keyword: Int
  }

  /// From a first word to its number.
  private(set) var firsts = HashIndex([])
  /// By the number of a first word: the keywords that begin with it.
  private(set) var entries = Lists<Entry>()
  private(set) var words: [WordHash] = []
  /// By the first two letters of first words: a bit for each length that they have.
  private(set) var lengths: [UInt32] = []
  /// By type: the keywords that raise and lower its findings.
  private(set) var raising = Lists<Int>()
  private(set) var lowering = Lists<Int>()
  /// By keyword: the types whose findings it raises, and lowers.
  let raised: BitTable
  let lowered: BitTable
  /// How many keywords there are.
  let count: Int

  init() {
    count = 0
    raised = BitTable(rows: 0, columns: 0)
    lowered = raised
  }

  init(
    firsts: HashIndex, entries: Lists<Entry>, words: [WordHash], lengths: [UInt32],
    raising: Lists<Int>, lowering: Lists<Int>, count: Int
  ) {
    self.firsts = firsts
    self.entries = entries
    self.words = words
    self.lengths = lengths
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
    var firsts: [(UInt64, Int)] = []
    var numbers: [WordHash: Int] = [:]
    var lengths = [UInt32](repeating: 0, count: 1024)
    func id(_ text: String) -> Int? {
      let hashes = Words.hashes(text)
      guard let first = hashes.first, let start = Words.split(text).first?.utf8 else { return nil }
      if let known = ids[hashes] { return known }
      let second = start.dropFirst().first ?? 0
      lengths[row(start.first ?? 0, second)] |= bit(start.count)
      let id = ids.count
      ids[hashes] = id
      let number = numbers[first] ?? entries.count
      if number == entries.count {
        numbers[first] = number
        firsts.append((first.value, number))
        entries.append([])
      }
      entries[number].append(Entry(first: words.count, count: hashes.count, keyword: id))
      words += hashes
      return id
    }
    func all(_ texts: [String]) -> [Int] { Set(texts.compactMap(id)).sorted() }
    let raising = types.map { all($0.raise) }
    let lowering = types.map { all($0.lower) }
    let askedIDs = asked.map { $0.compactMap(id) }
    let table = KeywordTable(
      firsts: HashIndex(firsts), entries: Lists(entries), words: words, lengths: lengths,
      raising: Lists(raising), lowering: Lists(lowering), count: ids.count)
    return (table, askedIDs)
  }

  /// Whether the letters of `range` go on into a digit: who asks for a word means the whole of it.
  static func isCut(_ range: ByteRange, in text: Span<UInt8>) -> Bool {
    range.upper < text.count && Bytes.isDigit(text[range.upper])
      && Bytes.isLetter(text[range.upper - 1])
  }

  /// Replaces `hits` by the keywords in `text`, in order of their place. Letters that go on from a digit
  /// are none: so do those of random ids, of which `8X5SSN` has an abbreviation at its end.
  ///
  /// The words of a keyword follow each other with at most three bytes between.
  func find(in text: Span<UInt8>, into hits: inout [KeywordHit]) {
    hits.removeAll(keepingCapacity: true)
    Words.forEachRange(in: text, ByteRange(0, text.count)) { word, _ in
      let row = Self.row(text[word.lower], word.count > 1 ? text[word.lower + 1] : 0)
      guard lengths[row] & Self.bit(word.count) != 0,
        word.lower == 0 || !Bytes.isDigit(text[word.lower - 1])
          || !Bytes.isLetter(text[word.lower]),
        let first = firsts.find(WordHash(text, word).value)
      else { return }
      var second: (ByteRange, WordHash)?
      var isRead = false
      for entry in entries[first] {
        var end = word.upper
        if entry.count > 1 {
          if !isRead {
            second = Self.next(in: text, behind: word.upper)
            isRead = true
          }
          guard let (range, hash) = second, hash == words[entry.first + 1],
            let last = self.end(of: entry, in: text, behind: range.upper)
          else { continue }
          end = last
        }
        hits.append(KeywordHit(keyword: entry.keyword, range: ByteRange(word.lower, end)))
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
    var step = 2
    while step < entry.count {
      guard let (word, hash) = Self.next(in: text, behind: end), hash == words[entry.first + step]
      else { return nil }
      end = word.upper
      step += 1
    }
    return end
  }

  /// Either case of a letter has the same row.
  private static func row(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 31) << 5 | Int(second & 31)
  }

  private static func bit(_ length: Int) -> UInt32 { 1 << UInt32(min(length, 31)) }
}
