//  Words near a value that speak for a type or against it. One pass over a text finds them all.

internal import GrilleCore

/// A keyword of some type, found in a text.
struct KeywordHit: Sendable {
  let keyword: Int
  let range: ByteRange
}

struct KeywordTable: Sendable {
  /// The words of a keyword, a part of ``words``.
  struct Sequence: Sendable {
    var first: Int
    var count: Int
    var keyword: Int
  }

  private(set) var words: [WordHash] = []
  /// By the number of a first word: the keywords that begin with it.
  private(set) var sequences = Lists<Sequence>()
  private(set) var firsts = HashIndex([])
  /// By keyword: the types whose findings it raises.
  private(set) var raisedTypes = Lists<Int>()
  /// By type: the keywords that raise and lower its findings.
  private(set) var raising = Lists<Int>()
  private(set) var lowering = Lists<Int>()

  init() {}

  init(
    words: [WordHash], sequences: Lists<Sequence>, firsts: HashIndex, raisedTypes: Lists<Int>,
    raising: Lists<Int>, lowering: Lists<Int>
  ) {
    self.words = words
    self.sequences = sequences
    self.firsts = firsts
    self.raisedTypes = raisedTypes
    self.raising = raising
    self.lowering = lowering
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
    var sequences: [[Sequence]] = []
    var firsts: [(UInt64, Int)] = []
    var numbers: [WordHash: Int] = [:]
    func id(_ text: String) -> Int? {
      let hashes = Words.hashes(text)
      guard let first = hashes.first else { return nil }
      if let known = ids[hashes] { return known }
      let id = ids.count
      ids[hashes] = id
      let number = numbers[first] ?? sequences.count
      if number == sequences.count {
        numbers[first] = number
        firsts.append((first.value, number))
        sequences.append([])
      }
      sequences[number].append(Sequence(first: words.count, count: hashes.count, keyword: id))
      words += hashes
      return id
    }
    func all(_ texts: [String]) -> [Int] { Set(texts.compactMap(id)).sorted() }
    let raising = types.map { all($0.raise) }
    let lowering = types.map { all($0.lower) }
    let askedIDs = asked.map { $0.compactMap(id) }
    var raisedTypes = [[Int]](repeating: [], count: ids.count)
    for (type, keywords) in raising.enumerated() {
      for keyword in keywords { raisedTypes[keyword].append(type) }
    }
    let table = KeywordTable(
      words: words, sequences: Lists(sequences), firsts: HashIndex(firsts),
      raisedTypes: Lists(raisedTypes), raising: Lists(raising), lowering: Lists(lowering))
    return (table, askedIDs)
  }

  /// The keywords among the words of a text, in order of their place.
  ///
  /// The words of a keyword follow each other with at most three bytes between.
  func hits(in text: [Word]) -> [KeywordHit] {
    var hits: [KeywordHit] = []
    for index in text.indices {
      guard let first = firsts.find(text[index].hash.value) else { continue }
      for sequence in sequences[first] {
        let end = index + sequence.count
        guard end <= text.count else { continue }
        var fits = true
        for step in 1..<max(1, sequence.count) where fits {
          fits =
            text[index + step].hash == words[sequence.first + step]
            && text[index + step].range.lower - text[index + step - 1].range.upper <= 3
        }
        if fits {
          let range = ByteRange(text[index].range.lower, text[end - 1].range.upper)
          hits.append(KeywordHit(keyword: sequence.keyword, range: range))
        }
      }
    }
    return hits
  }
}
