//  One answer for each place. The written rules:
//  1. What is below the least likelihood does not take part.
//  2. Of two findings with the same range, the more likely wins; then the one that is never kept, the
//     more sensitive, the one its field's name speaks for, the one whose check passed, the earlier
//     type id.
//  3. A finding inside another goes, unless it is more sensitive (never-keep counts) or more likely:
//     the outer one may be kept by policy while the inner one must not be.
//  4. Findings that overlap otherwise both stay; whoever edits treats them as one place.

internal import GrilleCore

/// Settles the candidates of one record after the other in memory of its own.
struct Overlaps: Sendable {
  /// What was not, with the type that outvotes it if one does.
  private(set) var refused: [(candidate: Candidate, winner: Int?)] = []
  private var pool: [Candidate] = []
  /// The places among those taken of those that reach the candidate in hand.
  private var open: [Int] = []

  /// Replaces `kept` by those of `candidates` that are taken, by place.
  mutating func settle(
    _ candidates: borrowing [Candidate], _ table: borrowing DetectorTable, minimum: Likelihood,
    keepingRefused: Bool, into kept: inout [Candidate]
  ) {
    pool.removeAll(keepingCapacity: true)
    refused.removeAll(keepingCapacity: true)
    for index in candidates.indices {
      let candidate = candidates[index]
      if candidate.isRefused || candidate.likelihood < minimum {
        if keepingRefused { refused.append((candidate, nil)) }
      } else {
        pool.append(candidate)
      }
    }
    sort(table)
    kept.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    for index in pool.indices {
      let candidate = pool[index]
      open.removeAll { kept[$0].range.upper <= candidate.range.lower }
      if let outer = open.last(where: { Self.covers(kept[$0], candidate, table) }) {
        guard keepingRefused else { continue }
        let winner = kept[outer]
        if winner.type == candidate.type, winner.range == candidate.range { continue }
        refused.append((candidate, winner.type))
      } else {
        open.append(kept.count)
        kept.append(candidate)
      }
    }
  }

  /// Sorts the pool by place and then by rule 2. A record's few candidates mostly come in order.
  private mutating func sort(_ table: borrowing DetectorTable) {
    guard pool.count <= 64 else {
      return pool.sort { Self.comes($0, before: $1, table) }
    }
    for index in pool.indices.dropFirst() {
      guard Self.comes(pool[index], before: pool[index - 1], table) else { continue }
      let candidate = pool[index]
      var place = index
      while place > 0, Self.comes(candidate, before: pool[place - 1], table) {
        pool[place] = pool[place - 1]
        place -= 1
      }
      pool[place] = candidate
    }
  }

  private static func comes(
    _ left: borrowing Candidate, before right: borrowing Candidate,
    _ table: borrowing DetectorTable
  ) -> Bool {
    left.range != right.range ? left.range < right.range : wins(left, over: right, table)
  }

  /// Rule 2.
  private static func wins(
    _ left: borrowing Candidate, over right: borrowing Candidate, _ table: borrowing DetectorTable
  ) -> Bool {
    if left.likelihood != right.likelihood { return left.likelihood > right.likelihood }
    let weights = (table.weights[left.type], table.weights[right.type])
    if weights.0 != weights.1 { return weights.0 > weights.1 }
    if left.isNamed != right.isNamed { return left.isNamed }
    if left.isChecked != right.isChecked { return left.isChecked }
    if left.type != right.type {
      return table.types[left.type].type < table.types[right.type].type
    }
    return table.name(of: left.source) < table.name(of: right.source)
  }

  /// Rule 3, and the end of rule 2: whether `inner` goes because of `outer`.
  private static func covers(
    _ outer: Candidate, _ inner: Candidate, _ table: borrowing DetectorTable
  ) -> Bool {
    guard outer.range.contains(inner.range) else { return false }
    return outer.range == inner.range
      || table.weights[outer.type] >= table.weights[inner.type]
        && outer.likelihood >= inner.likelihood
  }

  /// Whether nothing that is found inside `candidate` can stand beside it.
  static func outweighsAll(_ candidate: Candidate, _ table: borrowing DetectorTable) -> Bool {
    candidate.likelihood == .veryLikely && table.weights[candidate.type] == table.heaviest
  }
}
