/// What can be done to the values of one atom in a view, from what the policy asks for to the label.
struct Ladder: Hashable, Sendable {
  /// One action and what it costs the reader.
  struct Rung: Hashable, Sendable {
    var action: Action
    /// What is left in the open.
    var leaves: Exposure
    /// The loss, weighed by how much the reader needs the type; rises from rung to rung.
    var cost: Int
  }

  /// Never empty; the last one leaves nothing.
  let rungs: [Rung]
  /// What any of them leaves.
  let reach: Exposure

  /// The first rung is `action`, then come the stronger ones of `ladder`, in their order, then the label.
  /// Whatever leaves something above the ceiling by itself is none.
  init(
    _ action: Action, of atom: Atom, then ladder: [Action], weight: Int, atoms: AtomTable,
    isAllowed: (Exposure) -> Bool
  ) {
    var rungs: [Rung] = []
    var last: Action?
    for next in [action] + ladder + [.label] {
      if let last, next == last || last.orStronger(next) != next { continue }
      last = next
      let leaves = atoms.leaves(next, of: atom)
      guard isAllowed(leaves) else { continue }
      rungs.append(Rung(action: next, leaves: leaves, cost: next.loss * weight))
      if leaves.isEmpty { break }
    }
    if rungs.last?.leaves.isEmpty != true {
      rungs.append(Rung(action: .label, leaves: Exposure(), cost: Action.label.loss * weight))
    }
    self.rungs = rungs
    reach = rungs.reduce(into: Exposure()) { $0.formUnion($1.leaves) }
  }
}
