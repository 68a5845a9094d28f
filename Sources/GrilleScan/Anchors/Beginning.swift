//  What is known of the first bytes of a pattern's matches, read off its syntax.

/// What may stand at the first bytes of every match of a pattern, and what may not stand before it.
final class Beginning: Sendable {
  /// By place, as far as something is known of every match: each has at least so many bytes.
  let sets: [ByteSet]
  /// What does not stand before a match.
  let notBefore: ByteSet
  /// More bytes than that tell nothing more.
  static var longest: Int { 6 }

  convenience init(of pattern: String) {
    let syntax = Syntax.parse(pattern)
    self.init(
      sets: syntax.beginning(before: [], longest: Self.longest), notBefore: syntax.notBefore)
  }

  init(sets: [ByteSet], notBefore: ByteSet) {
    self.sets = sets
    self.notBefore = notBefore
  }
}

extension Syntax {
  /// What may stand at the first bytes of what matches this and then something that begins with `next`.
  fileprivate func beginning(before next: [ByteSet], longest: Int) -> [ByteSet] {
    switch self {
    case .one(let set): return Array(([set] + next).prefix(longest))
    case .notBefore, .notAfter: return next
    case .unknown: return []
    case .sequence(let items):
      return items.reversed().reduce(next) { $1.beginning(before: $0, longest: longest) }
    case .choice(let branches):
      let all = branches.map { $0.beginning(before: next, longest: longest) }
      return all.dropFirst().reduce(all.first ?? []) { zip($0, $1).map { $0.union($1) } }
    case .repeated(let inner, let least, let most):
      // From the last copy that matters to the first: behind each, the next copy or what follows.
      let copies = min(most ?? .max, min(least, longest) + longest)
      var begun = copies == most ? next : []
      for number in (0..<copies).reversed() {
        begun = inner.beginning(before: begun, longest: longest)
        if number >= least { begun = zip(begun, next).map { $0.union($1) } }
      }
      return begun
    }
  }
}
