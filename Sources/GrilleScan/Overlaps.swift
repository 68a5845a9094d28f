//  One answer for each place. The written rules:
//  1. What is below the least likelihood does not take part.
//  2. Of two findings with the same range, the more likely wins; then the one that is never kept, the
//     more sensitive, the one its field's name speaks for, the one whose check passed, the earlier
//     type id.
//  3. A finding inside another goes, unless it is more sensitive (never-keep counts) or more likely:
//     the outer one may be kept by policy while the inner one must not be.
//  4. Findings that overlap otherwise both stay; whoever edits treats them as one place.

internal import GrilleCore

/// A finding not yet settled.
struct Candidate {
  var finding: Finding
  let type: Int
  /// Whether its evidence already refuses it.
  var refused: Bool
  /// Whether a check passed.
  var checked: Bool
  /// Whether the name of its field speaks for it.
  var isNamed: Bool { finding.evidence.contains(.field) }
}

enum Overlaps {
  static func settle(
    _ candidates: [Candidate], types: [TypeDefinition], minimum: Likelihood, keepingRefused: Bool
  ) -> ScanResult {
    var result = ScanResult()
    func refuse(_ candidate: Candidate, by winner: Candidate?) {
      guard keepingRefused else { return }
      var finding = candidate.finding
      if let winner {
        if winner.finding.type == finding.type, winner.finding.range == finding.range { return }
        finding.evidence.append(.outvoted(by: winner.finding.type))
      }
      result.refused.append(finding)
    }
    func weight(_ type: Int) -> Int {
      types[type].sensitivity.rawValue * 2 + (types[type].neverKeep ? 1 : 0)
    }
    func wins(_ left: Candidate, over right: Candidate) -> Bool {
      if left.finding.likelihood != right.finding.likelihood {
        return left.finding.likelihood > right.finding.likelihood
      }
      if weight(left.type) != weight(right.type) { return weight(left.type) > weight(right.type) }
      if left.isNamed != right.isNamed { return left.isNamed }
      if left.checked != right.checked { return left.checked }
      if left.finding.type != right.finding.type { return left.finding.type < right.finding.type }
      return left.finding.detector < right.finding.detector
    }
    var pool: [Candidate] = []
    for candidate in candidates {
      if candidate.refused || candidate.finding.likelihood < minimum {
        refuse(candidate, by: nil)
      } else {
        pool.append(candidate)
      }
    }
    pool.sort { left, right in
      left.finding.range != right.finding.range
        ? left.finding.range < right.finding.range : wins(left, over: right)
    }
    var kept: [Candidate] = []
    var open: [Candidate] = []  // those kept that reach the candidate in hand
    for candidate in pool {
      open.removeAll { $0.finding.range.upper <= candidate.finding.range.lower }
      let outer = open.last { other in
        guard other.finding.range.contains(candidate.finding.range) else { return false }
        if other.finding.range == candidate.finding.range { return true }
        return weight(other.type) >= weight(candidate.type)
          && other.finding.likelihood >= candidate.finding.likelihood
      }
      if let outer {
        refuse(candidate, by: outer)
      } else {
        kept.append(candidate)
        open.append(candidate)
      }
    }
    result.findings = kept.map(\.finding)
    if keepingRefused { result.refused.sort { $0.range < $1.range } }
    return result
  }
}
