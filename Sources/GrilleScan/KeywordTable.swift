//  Words near a value that speak for a type or against it. One pass over a text finds them all.

internal import GrilleCore
internal import GrilleFormats
internal import GrillePacks

/// A keyword of some type, found in a text.
struct KeywordHit: Sendable {
  let keyword: Int
  let range: ByteRange
}

struct KeywordTable: Sendable {
  /// A keyword: its words are a part of ``words``.
  private struct Entry {
    var first: Int
    var count: Int
    var keyword: Int
  }

  private let firsts: HashIndex
  /// By the number of a first word, its part of ``entries``; one more than first words.
  private var firstEntry: [Int] = [0]
  private var entries: [Entry] = []
  private var words: [WordHash] = []
  /// By the first two letters of first words: a bit for each length that they have.
  private var lengths = [UInt32](repeating: 0, count: 1024)
  /// By keyword: the types whose findings it raises, and lowers.
  private(set) var raised: BitTable
  private(set) var lowered: BitTable

  /// How many keywords there are.
  let count: Int
  /// By list of words that are asked for: their keywords.
  let asked: [[Int]]

  /// - Parameters:
  ///   - types: the keywords that raise and those that lower, by type.
  ///   - asked: lists of words that somebody wants to know of.
  init(_ types: [(raise: [String], lower: [String])], asked: [[String]]) {
    var ids: [[WordHash]: Int] = [:]
    var sequences: [[(words: [WordHash], keyword: Int)]] = []
    var firsts: [WordHash: Int] = [:]
    var lengths = self.lengths
    func id(_ text: String) -> Int? {
      let words = Words.hashes(text)
      guard let first = words.first, let start = Words.split(text).first?.utf8 else { return nil }
      if let known = ids[words] { return known }
      let second = start.dropFirst().first ?? 0
      lengths[Self.row(start.first ?? 0, second)] |= Self.bit(start.count)
      let id = ids.count
      ids[words] = id
      if firsts[first] == nil {
        firsts[first] = sequences.count
        sequences.append([])
      }
      sequences[firsts[first]!].append((words, id))
      return id
    }
    let raising = types.map { $0.raise.compactMap(id) }
    let lowering = types.map { $0.lower.compactMap(id) }
    self.asked = asked.map { $0.compactMap(id) }
    count = ids.count
    self.lengths = lengths
    raised = BitTable(rows: ids.count, columns: types.count)
    lowered = raised
    for type in types.indices {
      for keyword in raising[type] { raised.insert(keyword, type) }
      for keyword in lowering[type] { lowered.insert(keyword, type) }
    }
    self.firsts = HashIndex(firsts.map { ($0.key.value, $0.value) })
    for sequence in sequences {
      for (words, keyword) in sequence {
        entries.append(Entry(first: self.words.count, count: words.count, keyword: keyword))
        self.words += words
      }
      firstEntry.append(entries.count)
    }
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
      for number in firstEntry[first]..<firstEntry[first + 1] {
        let entry = entries[number]
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
