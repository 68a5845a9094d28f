//  The names of one record, heard for the words that names ask to have beside them.

internal import GrilleCore

/// The keywords in the names of a record.
struct RecordNames: Sendable {
  /// By keyword, how many names have it.
  private var counts: [Int: Int] = [:]
  private let keywords: KeywordTable

  /// Takes the names on `paths`; one around several fields counts once.
  init(_ paths: [[String]], _ keywords: KeywordTable) {
    self.keywords = keywords
    var known: Set<[String]> = []
    for path in paths {
      var end = path.count
      while end > 0, known.insert(Array(path[..<end])).inserted {
        for keyword in Self.heard(in: path[end - 1], keywords) { counts[keyword, default: 0] += 1 }
        end -= 1
      }
    }
  }

  /// Whether another name than `name` has one of `wanted`.
  func mention(_ wanted: [Int], beside name: String) -> Bool {
    let own = Self.heard(in: name, keywords)
    return wanted.contains { counts[$0, default: 0] > (own.contains($0) ? 1 : 0) }
  }

  private static func heard(in name: String, _ keywords: KeywordTable) -> Set<Int> {
    let bytes = Array(name.utf8)
    var hits: [KeywordHit] = []
    keywords.find(in: bytes.span, into: &hits)
    return Set(hits.filter { !KeywordTable.isCut($0.range, in: bytes.span) }.map(\.keyword))
  }
}
