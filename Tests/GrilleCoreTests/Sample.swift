import GrilleCore
import GrilleTesting

/// A small world: twenty types `t0` to `t19` of rising harm, and rules over them. Of `t10` to `t17` a mask
/// leaves another of them.
enum Sample {
  static let types: [TypeDefinition] = (0..<20).map { number in
    TypeDefinition(
      type: InfoType("t\(number)"), name: "", category: Category.allCases[number % 4],
      sensitivity: Sensitivity.allCases[number / 5], neverKeep: number == 19, pack: "sample")
  }
  static let bare = AtomTable(types: types, variants: [], named: Set(types.map(\.type)))
  static let table: AtomTable = {
    var weakenings: [Atom: Weakening] = [:]
    for number in 10..<18 {
      var weakening = Weakening()
      weakening.masks = [
        .init(first: 0, last: 2, leaves: atoms(number - 10)),
        .init(first: 0, last: 4, leaves: atoms(number - 5)),
      ]
      weakening.ladder = [.mask(first: 0, last: 4), .mask(first: 0, last: 2)]
      weakenings[atom(number)] = weakening
    }
    return bare.weakened(by: weakenings, tokens: [:])
  }()
  static func atom(_ number: Int) -> Atom { bare.atom(for: InfoType("t\(number)")) }
  static func atoms(_ numbers: Int...) -> Exposure { Exposure(numbers.map(atom)) }

  static func rule(_ id: String, _ groups: [Exposure], _ level: String) -> CombinationRule {
    CombinationRule(
      id: .init(id), groups: groups, level: ExposureLevel(level) ?? .lowest, reason: "", source: "",
      pack: .base)
  }

  static let rules = CombinationRules(
    [
      rule("pair", [atoms(0), atoms(1)], "3"),
      rule("either", [atoms(2, 3), atoms(4, 5)], "4"),
      rule("three", [atoms(6), atoms(7), atoms(8, 9)], "4N"),
    ], atoms: table)

  static func exposure(_ chance: inout SeededGenerator, onceIn odds: Int = 4) -> Exposure {
    Exposure((0..<20).filter { _ in chance.once(in: odds) }.map(atom))
  }

  /// Some rules of two or three groups of one to three atoms.
  static func rules(_ chance: inout SeededGenerator, count: Int) -> CombinationRules {
    let rules = (0..<count).map { number in
      let groups = (0..<chance.number(in: 2...3)).map { _ in
        Exposure((0..<chance.number(in: 1...3)).map { _ in atom(chance.number(in: 0...19)) })
      }
      return rule("r\(number)", groups, chance.pick(["3", "4", "2N"]))
    }
    return CombinationRules(rules, atoms: table)
  }

  static func enforcer(
    _ rules: CombinationRules, ceiling: Sensitivity, counts: [CountRule] = []
  ) -> Enforcer {
    let policy = Policy(
      id: "sample", ceiling: ceiling, actions: Choices(otherwise: .action(.keep)))
    guard
      let enforcer = Enforcer(
        Clearance(policy, view: nil), over: types, atoms: table, rules: rules, counts: counts)
    else { preconditionFailure("a ceiling was given") }
    return enforcer
  }
}

/// Levels and leaves computed the slow way, with sets of numbers and nothing of what is tested.
struct Reader {
  var rules: CombinationRules

  /// What is left of `t<number>`.
  static func leaves(_ action: Action, of number: Int) -> Set<Int> {
    switch action {
    case .keep: [number]
    case .mask(0, 4) where (10..<18).contains(number): [number - 5]
    case .mask(0, 2) where (10..<18).contains(number): [number - 10]
    default: []
    }
  }

  func satisfied(by shown: Set<Int>) -> Set<String> {
    Set(
      rules.rules.filter { rule in
        rule.groups.allSatisfy { group in shown.contains { group.contains(Sample.atom($0)) } }
      }.map(\.id.rawValue))
  }

  func isWithin(_ ceiling: Sensitivity, _ shown: Set<Int>) -> Bool {
    let single = shown.allSatisfy { $0 != 19 && $0 / 5 + 1 <= ceiling.rawValue }
    return single
      && satisfied(by: shown).allSatisfy { id in
        rules[.init(id)]?.level.isWithin(ceiling) ?? false
      }
  }
}
