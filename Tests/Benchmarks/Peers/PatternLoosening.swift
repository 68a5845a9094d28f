//  What a tool without look-around and back references can be given: the same form, looser.

extension PatternNode {
  /// The pattern without look-around and back references.
  ///
  /// Guards that look aside are dropped, what had to stand before is taken into the match, a back
  /// reference becomes a second look at its group's form, and bounds of 32 and more are taken away:
  /// automata pay for counting, and no log has such a value by accident.
  func loosened() -> PatternNode { loosened(captures) }

  private func loosened(_ groups: [Int: PatternNode]) -> PatternNode {
    switch self {
    case .byte: return self
    case .edge: return .sequence([])
    case .reference(let number): return groups[number]?.loosened([:]) ?? .sequence([])
    case .capture(_, let node): return node.loosened(groups)
    case .look(behind: true, negative: false, let node): return node.loosened(groups)
    case .look: return .sequence([])
    case .choice(let nodes): return .choice(nodes.map { $0.loosened(groups) })
    case .sequence(let nodes): return .sequence(nodes.map { $0.loosened(groups) })
    case .repeated(let node, let least, let most, let greed):
      return .repeated(
        node.loosened(groups), least: least,
        most: most.flatMap { $0 < 32 || $0 == least ? $0 : nil },
        greed == .possessive ? .greedy : greed)
    }
  }

  /// Whether loosening takes anything away: look-around within, or a back reference.
  var needsLoosening: Bool {
    switch self {
    case .byte, .edge: false
    case .reference, .look: true
    case .capture(_, let node), .repeated(let node, _, _, _): node.needsLoosening
    case .sequence(let nodes), .choice(let nodes): nodes.contains(where: \.needsLoosening)
    }
  }

  /// The pattern with `\b` at the edges that words have.
  func guarded(tail: Bool) -> PatternNode {
    var nodes = [self]
    if hasWordRim(first: true) { nodes.insert(.edge("\\b"), at: 0) }
    if tail, hasWordRim(first: false) { nodes.append(.edge("\\b")) }
    return .sequence(nodes)
  }

  /// The shortest beginning that tells a match: enough to find lines that another look confirms.
  ///
  /// Hyperscan reports every byte at which a match may end; an open tail would be reported byte by
  /// byte.
  func withShortestTail() -> PatternNode {
    switch self {
    case .repeated(_, let least, _, _) where least == 0: return .sequence([])
    case .repeated(let node, let least, _, let greed):
      return .repeated(node, least: least, most: least, greed)
    case .choice(let nodes): return .choice(nodes.map { $0.withShortestTail() })
    case .capture(let number, let node): return .capture(number, node.withShortestTail())
    case .sequence(var nodes):
      while let last = nodes.popLast() {
        if case .edge = last { continue }
        let short = last.withShortestTail()
        if short == .sequence([]) { continue }
        return .sequence(nodes + [short])
      }
      return .sequence([])
    default: return self
    }
  }
}
