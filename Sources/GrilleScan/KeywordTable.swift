//  Words near a value that speak for a type or against it. One pass over a text finds them all.

internal import GrilleCore
internal import GrillePacks

/// A keyword of some type, found in a text.
struct KeywordHit: Sendable {
  let keyword: Int
  let range: ByteRange
}

struct KeywordTable: Sendable {
  /// By the number of a first word: the keywords that begin with it.
  private let sequences: [[(words: [WordHash], keyword: Int)]]
  private let firsts: HashIndex
  /// By keyword: the types whose findings it raises.
  let raisedTypes: [[Int]]
  /// By type: the keywords that raise and lower its findings.
  let raising: [Set<Int>]
  let lowering: [Set<Int>]

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
    raising = types.map { Set($0.raise.compactMap(id)) }
    lowering = types.map { Set($0.lower.compactMap(id)) }
    self.asked = asked.map { $0.compactMap(id) }
    var raisedTypes = [[Int]](repeating: [], count: ids.count)
    for (type, keywords) in raising.enumerated() {
      for keyword in keywords { raisedTypes[keyword].append(type) }
    }
    self.raisedTypes = raisedTypes
    self.sequences = sequences
    self.firsts = HashIndex(firsts.map { ($0.key.value, $0.value) })
  }

  /// The keywords among `words`, in order of their place.
  ///
  /// The words of a keyword follow each other with at most three bytes between.
  func hits(in words: [Word]) -> [KeywordHit] {
    var hits: [KeywordHit] = []
    for index in words.indices {
      guard let first = firsts.find(words[index].hash.value) else { continue }
      for (sequence, keyword) in sequences[first] {
        let end = index + sequence.count
        guard end <= words.count else { continue }
        var fits = true
        for step in 1..<max(1, sequence.count) where fits {
          fits =
            words[index + step].hash == sequence[step]
            && words[index + step].range.lower - words[index + step - 1].range.upper <= 3
        }
        if fits {
          let range = ByteRange(words[index].range.lower, words[end - 1].range.upper)
          hits.append(KeywordHit(keyword: keyword, range: range))
        }
      }
    }
    return hits
  }
}
