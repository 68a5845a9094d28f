//  From a pattern to its anchors: for each way in which it can match, the rarest piece that is there
//  whenever it matches so.

extension Anchor {
  /// What stands more often than once in 40 places, by the logarithm, is no help.
  static let rareAtAll = -3.7
  /// Once in 8,000 places.
  static let rare = -9.0

  /// Pieces one of which stands in every match of `pattern`; nil if no useful ones are found.
  static func derive(from pattern: String, rarerThan bound: Double = rareAtAll) -> [Anchor]? {
    guard let ways = Ways.of(Syntax.parse(pattern)) else { return nil }
    var places: [Place: Int] = [:]
    var anchors: [Anchor] = []
    for way in ways {
      guard let best = way.best, best.rarity < bound else { return nil }
      let (head, headStart): ([ByteSet], Int) =
        switch best.start {
        case .before(let count): (way.head, count)
        case .behindRun: (best.head, 0)
        case .unknown: ([], 0)
        }
      for piece in best.pieces {
        let place = Place(piece: piece, start: best.start)
        if let known = places[place] {
          // Two ways with one anchor: at each of its first bytes either may be taken.
          anchors[known].head = zip(anchors[known].head, head).map { $0.union($1) }
        } else {
          places[place] = anchors.count
          anchors.append(
            Anchor(piece: piece, start: best.start, head: head, headStart: headStart))
        }
      }
    }
    return anchors
  }

  private struct Place: Hashable {
    var piece: Anchor.Piece
    var start: Anchor.Start
  }
}
