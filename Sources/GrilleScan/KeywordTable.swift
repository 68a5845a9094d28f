//  Words near a value that speak for a type or against it. One pass over a text finds them all.

internal import GrilleCore
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
    func id(_ text: String) -> Int? {
      let words = Words.hashes(text)
      guard let first = words.first else { return nil }
      if let known = ids[words] { return known }
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

  /// Replaces `hits` by the keywords among `text`, the words of a text, in order of their place.
  ///
  /// The words of a keyword follow each other with at most three bytes between.
  func find(in text: borrowing [Word], into hits: inout [KeywordHit]) {
    hits.removeAll(keepingCapacity: true)
    for index in text.indices {
      guard let first = firsts.find(text[index].hash.value) else { continue }
      for number in firstEntry[first]..<firstEntry[first + 1] {
        let entry = entries[number]
        guard index + entry.count <= text.count, fits(entry, text, at: index) else { continue }
        let end = text[index + entry.count - 1].range.upper
        hits.append(
          KeywordHit(
            keyword: entry.keyword, range: ByteRange(text[index].range.lower, end)))
      }
    }
  }

  private func fits(_ entry: Entry, _ text: borrowing [Word], at index: Int) -> Bool {
    var step = 1
    while step < entry.count {
      guard text[index + step].hash == words[entry.first + step],
        text[index + step].range.lower - text[index + step - 1].range.upper <= 3
      else { return false }
      step += 1
    }
    return true
  }
}
