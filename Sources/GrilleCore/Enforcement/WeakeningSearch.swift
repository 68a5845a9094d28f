//  Which values are weakened? A rule is undone when one of its groups has nobody left in it, so the
//  question is a hitting set: for each satisfied rule some group must be emptied, at the least cost.
//
//  The search begins with every value on its first rung. While a rule is satisfied, one of its groups is
//  chosen, and all that stand in it go up a rung. Whatever way out exists has emptied some group of that
//  rule, so it lies behind one of these steps: trying all finds the cheapest.

/// The search for one record. Deterministic: atoms in their order, rules in theirs.
struct WeakeningSearch {
  /// From so many atoms on the nearest way out is taken.
  static let exactBelow = 16
  /// After so many states the best way out so far is taken.
  private static let mostStates = 4096

  let enforcer: Enforcer
  let shown: Exposure
  let completing: Exposure
  /// The atoms that can be weakened, in order; those of the record first in `isFound`.
  let atoms: [Atom]
  let isFound: [Bool]
  private let ladders: [Ladder]
  /// What is left of atoms that take part in no rule.
  private let rest: Exposure
  /// The same of those in the record.
  private let foundRest: Exposure

  private var best: State?
  private var visited: Set<[UInt8]> = []

  /// On which rung each atom stands, and what that costs.
  struct State: Hashable {
    var rungs: [UInt8]
    var cost: Int

    /// Cheaper; at the same cost the one that leaves earlier atoms lower.
    func isBetter(than other: State) -> Bool {
      cost != other.cost ? cost < other.cost : rungs.lexicographicallyPrecedes(other.rungs)
    }
  }

  init(_ enforcer: Enforcer, _ question: Enforcer.Question) {
    self.enforcer = enforcer
    shown = question.shown
    completing = question.completing
    let found = question.found
    var atoms: [Atom] = []
    var (rest, foundRest) = (Exposure(), Exposure())
    let counted = enforcer.counts.flatMap(\.groups).reduce(into: enforcer.involved) {
      $0.formUnion($1)
    }
    for atom in found.union(question.ahead) {
      let ladder = enforcer.ladder(of: atom)
      if ladder.reach.intersects(counted) {
        atoms.append(atom)
      } else {
        rest.formUnion(ladder.rungs[0].leaves)
        if found.contains(atom) { foundRest.formUnion(ladder.rungs[0].leaves) }
      }
    }
    self.atoms = atoms
    isFound = atoms.map { found.contains($0) }
    ladders = atoms.map { enforcer.ladder(of: $0) }
    (self.rest, self.foundRest) = (rest, foundRest)
  }

  mutating func verdict() -> Verdict {
    let start = State(
      rungs: [UInt8](repeating: 0, count: atoms.count),
      cost: ladders.reduce(0) { $0 + $1.rungs[0].cost })
    let near = relaxed(greedy(from: start))
    guard atoms.count < Self.exactBelow else { return verdict(of: near) }
    best = near  // a bound to begin with
    explore(start)
    return verdict(of: best ?? near)
  }

  // MARK: states

  private func leaves(_ state: State, ofFoundOnly: Bool = false) -> Exposure {
    var leaves = ofFoundOnly ? foundRest : rest
    for index in atoms.indices where !ofFoundOnly || isFound[index] {
      leaves.formUnion(ladders[index].rungs[Int(state.rungs[index])].leaves)
    }
    return leaves
  }

  /// What `state` adds to what was shown before, what is reached by counting included.
  private func added(_ state: State) -> Exposure {
    var added = leaves(state)
    let own = leaves(state, ofFoundOnly: true)
    for count in enforcer.counts where completing.contains(count.atom) && count.isPoint(own) {
      added.insert(count.atom)
    }
    return added
  }

  /// The rules that are satisfied and in which `state` takes part.
  private func violations(_ state: State) -> [CombinationRule] {
    let added = added(state)
    let total = added.union(shown)
    return enforcer.rules.filter { $0.isSatisfied(by: total) && $0.isTouched(by: added) }
  }

  /// The ways to go on from a state in which `rule` is satisfied: for each of its groups that earlier
  /// records do not fill by themselves, the places of the atoms that must go up a rung. Where they fill
  /// all, whoever stands in any.
  private func ways(outOf rule: CombinationRule, _ state: State) -> [[Int]] {
    if rule.isSatisfied(by: shown) {
      return [Array(Set(rule.groups.flatMap { places(in: $0, state, all: true) })).sorted()]
    }
    var ways: [[Int]] = []
    let own = leaves(state, ofFoundOnly: true)
    for group in rule.groups where !group.intersects(shown) {
      let direct = places(in: group, state, all: true)
      let reached = enforcer.counts.filter {
        completing.contains($0.atom) && group.contains($0.atom) && $0.isPoint(own)
      }
      if reached.isEmpty {
        ways.append(direct)
      } else {
        // A count is undone when the record shows no whole point.
        for count in reached {
          for part in count.groups { ways.append(direct + places(in: part, state, all: false)) }
        }
      }
    }
    return ways.map { Array(Set($0)).sorted() }.filter { !$0.isEmpty }
  }

  private func places(in group: Exposure, _ state: State, all: Bool) -> [Int] {
    atoms.indices.filter { index in
      (all || isFound[index])
        && ladders[index].rungs[Int(state.rungs[index])].leaves.intersects(group)
    }
  }

  /// `state` with the atoms at `places` a rung higher. They are not on their last, which leaves nothing.
  private func raised(_ state: State, _ places: [Int]) -> State {
    var raised = state
    for place in places {
      let rung = Int(raised.rungs[place])
      raised.cost += ladders[place].rungs[rung + 1].cost - ladders[place].rungs[rung].cost
      raised.rungs[place] += 1
    }
    return raised
  }

  // MARK: searching

  /// The nearest way out: the cheapest step again and again.
  private func greedy(from start: State) -> State {
    var state = start
    while let rule = violations(state).first {
      let steps = ways(outOf: rule, state).map { raised(state, $0) }
      guard let next = steps.min(by: { $0.isBetter(than: $1) }) else { return highest(from: state) }
      state = next
    }
    return state
  }

  /// `state` with every atom on its last rung: what is left where no way out is seen.
  private func highest(from state: State) -> State {
    var highest = state
    for index in atoms.indices {
      while Int(highest.rungs[index]) + 1 < ladders[index].rungs.count {
        highest = raised(highest, [index])
      }
    }
    return highest
  }

  /// `state` with atoms put back that went up for nothing, the last first.
  private func relaxed(_ state: State) -> State {
    var state = state
    for index in atoms.indices.reversed() {
      for rung in 0..<state.rungs[index] {
        var lower = state
        lower.rungs[index] = rung
        lower.cost +=
          ladders[index].rungs[Int(rung)].cost
          - ladders[index].rungs[Int(state.rungs[index])].cost
        guard violations(lower).isEmpty else { continue }
        state = lower
        break
      }
    }
    return state
  }

  private mutating func explore(_ state: State) {
    guard visited.count < Self.mostStates, visited.insert(state.rungs).inserted else { return }
    if let best, !state.isBetter(than: best) { return }
    guard let rule = violations(state).first else {
      best = state
      return
    }
    for next in ways(outOf: rule, state).map({ raised(state, $0) }).sorted(by: {
      $0.isBetter(than: $1)
    }) {
      explore(next)
    }
  }

  // MARK: telling

  private func verdict(of state: State) -> Verdict {
    var verdict = Verdict(leaves: leaves(state, ofFoundOnly: true))
    for index in atoms.indices where isFound[index] && state.rungs[index] > 0 {
      var without = state
      without.rungs[index] = 0
      let rules = violations(without)
      let total = added(without).union(shown)
      for rule in rules {
        verdict.raisedLate.formUnion(rule.participants(in: total).intersection(shown))
      }
      verdict.changes.append(
        Verdict.Change(
          atom: atoms[index], action: ladders[index].rungs[Int(state.rungs[index])].action,
          rules: rules.map(\.id)))
    }
    return verdict
  }
}
