//  Words near a value that speak for a type or against it. One pass over a text finds them all.

internal import GrilleCore
internal import GrillePacks

/// A keyword of some type, found in a text.
struct KeywordHit: Sendable {
  let keyword: Int
  let range: ByteRange
}

struct KeywordTable: Sendable {
  private var sequences: [String: [(words: [String], keyword: Int)]] = [:]
  private var ids: [[String]: Int] = [:]
  /// By type: the keywords that raise and lower its findings.
  private(set) var raising: [Set<Int>] = []
  private(set) var lowering: [Set<Int>] = []

  /// Adds the keywords of the next type.
  mutating func add(raise: [String], lower: [String]) {
    raising.append(Set(raise.compactMap { id($0) }))
    lowering.append(Set(lower.compactMap { id($0) }))
  }

  /// The number of a keyword, known from now on.
  mutating func id(_ text: String) -> Int? {
    let words = Words.split(text)
    guard let first = words.first else { return nil }
    if let known = ids[words] { return known }
    let id = ids.count
    ids[words] = id
    sequences[first, default: []].append((words, id))
    return id
  }

  /// The keywords among `words`, in order of their place.
  ///
  /// The words of a keyword follow each other with at most three bytes between.
  func hits(in words: [Word]) -> [KeywordHit] {
    var hits: [KeywordHit] = []
    for index in words.indices {
      guard let candidates = sequences[words[index].text] else { continue }
      for (sequence, keyword) in candidates {
        let end = index + sequence.count
        guard end <= words.count else { continue }
        var fits = true
        for step in 1..<max(1, sequence.count) where fits {
          fits =
            words[index + step].text == sequence[step]
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
