import GrilleCore
import GrilleTesting
import Testing

@Suite("Enforcement")
struct EnforcerTests {
  /// What happens to each found atom, by number.
  static func actions(
    _ enforcer: Enforcer, _ found: [Int], _ verdict: Verdict
  ) -> [(number: Int, action: Action)] {
    found.map { number in
      let atom = Sample.atom(number)
      return (number, verdict.change(of: atom)?.action ?? enforcer.action(for: atom))
    }
  }

  static func left(_ actions: [(number: Int, action: Action)]) -> Set<Int> {
    actions.reduce(into: []) { $0.formUnion(Reader.leaves($1.action, of: $1.number)) }
  }

  static func cost(_ actions: [(number: Int, action: Action)]) -> Int {
    actions.reduce(0) { $0 + $1.action.loss }
  }

  /// The cheapest actions that keep within the ceiling, by trying all.
  static func cheapest(
    _ found: [Int], shown: Set<Int>, _ ceiling: Sensitivity, _ reader: Reader
  ) -> Int? {
    let above = reader.rules.rules.filter { !$0.level.isWithin(ceiling) }
    let before = reader.satisfied(by: shown)
    func isWithin(_ left: Set<Int>) -> Bool {
      let now = reader.satisfied(by: left.union(shown))
      return above.allSatisfy { rule in
        if !now.contains(rule.id.rawValue) { return true }
        // What was too much before may not grow.
        return before.contains(rule.id.rawValue)
          && left.allSatisfy { number in
            !rule.groups.contains { $0.contains(Sample.atom(number)) }
          }
      }
    }
    let ladder: [Action] = [.keep, .mask(first: 0, last: 4), .mask(first: 0, last: 2), .label]
    var best: Int?
    func go(_ index: Int, _ left: Set<Int>, _ cost: Int) {
      if let best, cost >= best { return }
      guard index < found.count else {
        let isSingle = left.allSatisfy { $0 / 5 + 1 <= ceiling.rawValue }
        if isSingle, isWithin(left) { best = cost }
        return
      }
      let number = found[index]
      for action in ladder {
        if case .mask = action, !(10..<18).contains(number) { continue }
        go(index + 1, left.union(Reader.leaves(action, of: number)), cost + action.loss)
      }
    }
    go(0, [], 0)
    return best
  }

  @Test("no record is above the ceiling, and none is weakened more than it must be")
  func exact() {
    var chance = SeededGenerator()
    for _ in 0..<400 {
      let rules = Sample.rules(&chance, count: 8)
      let ceiling = chance.pick([Sensitivity.internal, .confidential, .restricted])
      let enforcer = Sample.enforcer(rules, ceiling: ceiling)
      let found = (0..<19).filter { _ in chance.once(in: 3) }.prefix(7).map { $0 }
      let shown = Set((0..<10).filter { _ in chance.once(in: 5) })
      let verdict = enforcer.decide(
        Exposure(found.map(Sample.atom)), shown: Exposure(shown.map(Sample.atom)))
      let actions = Self.actions(enforcer, found, verdict)
      let reader = Reader(rules: rules)
      #expect(verdict.leaves == Exposure(Self.left(actions).map(Sample.atom)), "\(chance)")
      #expect(
        Self.cost(actions) == Self.cheapest(found, shown: shown, ceiling, reader), "\(chance)")
      for change in verdict.changes {
        #expect(!change.rules.isEmpty, "with its grounds, \(chance)")
      }
    }
  }

  @Test(
    "what many atoms leave is within the ceiling too, and the order they are given in is nothing")
  func greedy() {
    var chance = SeededGenerator()
    for _ in 0..<150 {
      let rules = Sample.rules(&chance, count: 14)
      let enforcer = Sample.enforcer(rules, ceiling: .confidential)
      let found = (0..<20).filter { _ in !chance.once(in: 8) }
      let verdict = enforcer.decide(Exposure(found.map(Sample.atom)))
      let left = Self.left(Self.actions(enforcer, found, verdict))
      #expect(Reader(rules: rules).isWithin(.confidential, left), "\(chance)")
      let again = enforcer.decide(Exposure(found.shuffled(using: &chance).map(Sample.atom)))
      #expect(again == verdict, "\(chance)")
    }
  }

  /// Found atoms, what was shown before, and what is weakened: `t0+t1` is the pair that comes to 3.
  @Test(
    arguments: [
      ([0], [], []),
      ([0, 1], [], ["t1: label [pair]"]),  // at the same cost the earlier one stays
      ([1], [0], ["t1: label [pair]"]),
      ([0], [1], ["t0: label [pair]"]),
      ([0, 1], [0], ["t1: label [pair]"]),
      ([0, 5], [0, 1], ["t0: label [pair]"]),  // it is too late, but no more is shown
      ([5, 6], [], []),
      ([2, 4, 5], [], ["t2: label [either]"]),  // one rather than two
    ] as [([Int], [Int], [String])])
  func weakens(_ found: [Int], shown: [Int], expected: [String]) {
    let enforcer = Sample.enforcer(Sample.rules, ceiling: .internal)
    let verdict = enforcer.decide(
      Exposure(found.map(Sample.atom)), shown: Exposure(shown.map(Sample.atom)))
    let changes = verdict.changes.map { change in
      "\(Sample.table.definition(of: change.atom).id): \(change.action)"
        + " [\(change.rules.map(\.rawValue).joined(separator: " "))]"
    }
    #expect(changes == expected)
  }

  @Test("a value above the ceiling by itself never stands as it is")
  func standing() {
    let enforcer = Sample.enforcer(Sample.rules, ceiling: .internal)
    #expect(enforcer.action(for: Sample.atom(3)) == .keep)
    #expect(enforcer.action(for: Sample.atom(12)) == .mask(first: 0, last: 4))
    #expect(enforcer.action(for: Sample.atom(18)) == .label)
    #expect(enforcer.action(for: Sample.atom(19)) == .label)
    #expect(enforcer.action(for: Atom(index: 255)) == .label)
  }

  @Test("what the reader needs is weakened last")
  func weights() {
    var view = View(id: .init("v"), name: "", ceiling: .internal)
    for type in Sample.types.prefix(10) { view.actions[type.type] = .keep }
    view.weights = [InfoType("t1"): 5]
    let policy = Policy(id: "p", actions: Choices(otherwise: .own))
    let enforcer = Enforcer(
      Clearance(policy, view: view), over: Sample.types, atoms: Sample.table, rules: Sample.rules)
    let verdict = enforcer?.decide(Sample.atoms(0, 1))
    #expect(verdict?.changes.map(\.atom) == [Sample.atom(0)])
  }

  @Test("what must stay exact is withheld rather than made coarser")
  func exactTypes() {
    var view = View(id: .init("v"), name: "", ceiling: .confidential)
    for type in Sample.types { view.actions[type.type] = .keep }
    let rules = CombinationRules(
      [Sample.rule("r", [Sample.atoms(10), Sample.atoms(0)], "4")], atoms: Sample.table)
    func action(_ exact: Set<InfoType>) -> Action? {
      view.exact = exact
      view.weights = [InfoType("t0"): 9]
      let clearance = Clearance(Policy(id: "p", actions: Choices(otherwise: .own)), view: view)
      let enforcer = Enforcer(clearance, over: Sample.types, atoms: Sample.table, rules: rules)
      return enforcer?.decide(Sample.atoms(0, 10)).change(of: Sample.atom(10))?.action
    }
    #expect(action([]) == .mask(first: 0, last: 4))
    #expect(action([InfoType("t10")]) == .label)
  }

  @Test("without a ceiling there is nothing to enforce")
  func noCeiling() {
    let clearance = Clearance(Policy(id: "p", actions: Choices(otherwise: .own)), view: nil)
    let none = Enforcer(
      clearance, over: Sample.types, atoms: Sample.table, rules: Sample.rules)
    #expect(none == nil)
  }

  @Test("a count that a record would complete: its point is broken, or nobody stands beside it")
  func counts() {
    let points = Sample.atom(9)
    let count = CountRule(
      atom: points, groups: [Sample.atoms(0), Sample.atoms(1, 2)], atLeast: 3, scope: .key)
    let rules = CombinationRules(
      [
        Sample.rule(
          "trail", [[points], Sample.atoms(5), Sample.atoms(0), Sample.atoms(1, 2)], "3")
      ], atoms: Sample.table)
    let enforcer = Sample.enforcer(rules, ceiling: .internal, counts: [count])
    let key = CorrelationKey(hash: 7)
    var watch = ExposureGuard(
      enforcer, file: FileExposure(rules: rules, counts: [count]))
    // Three times the same point, then a second: no more than two so far.
    for point in [11, 11, 11, 12] as [UInt64] {
      let verdict = watch.decide(Sample.atoms(0, 1, 5), key: key, points: [point])
      #expect(verdict.changes.isEmpty)
    }
    // The third, without who: nothing to be broken for its own sake, but who was shown before.
    let third = watch.decide(Sample.atoms(0, 2), key: key, points: [13])
    #expect(third.changes.count == 1)
    #expect(third.changes.first?.rules == [.init("trail")])
    #expect(third.raisedLate.contains(Sample.atom(5)))
    // Part of a point is none.
    let part = watch.decide(Sample.atoms(0, 5), key: key, points: [14])
    #expect(part.changes.isEmpty)
    // Under another key nothing has been counted.
    let other = watch.decide(Sample.atoms(0, 1, 5), key: .init(hash: 8), points: [15])
    #expect(other.changes.isEmpty)
  }
}
