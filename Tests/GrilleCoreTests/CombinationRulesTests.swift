import GrilleCore
import GrilleTesting
import Testing

@Suite("Combination rules")
struct CombinationRulesTests {
  /// Atoms of the sample world, the level they come to, and the rules that make it so.
  @Test(
    arguments: [
      ([], "1", []),
      ([0], "1", []),
      ([0, 1], "3", ["pair"]),
      ([5], "2", []),
      ([2, 3], "1", []),  // both of one group
      ([3, 5], "4", ["either"]),
      ([0, 1, 2, 4], "4", ["pair", "either"]),
      ([6, 7], "2", []),
      ([6, 7, 9], "4N", ["three"]),
      ([19], "4N", []),
      ([12], "3", []),
    ] as [([Int], String, [String])])
  func level(_ atoms: [Int], level: String, rules: [String]) {
    let exposure = Exposure(atoms.map(Sample.atom))
    #expect(Sample.rules.level(of: exposure).description == level)
    #expect(Sample.rules.satisfied(by: exposure).map(\.id.rawValue) == rules)
  }

  @Test("who takes part is told, and who stands by is not")
  func participants() throws {
    let rule = try #require(Sample.rules[.init("either")])
    #expect(rule.participants(in: Sample.atoms(2, 3, 5, 9)) == Sample.atoms(2, 3, 5))
    #expect(rule.participants(in: Sample.atoms(2, 3, 9)) == [])
  }

  @Test("the level rises with the set and never falls")
  func monotone() {
    var chance = SeededGenerator()
    for _ in 0..<2000 {
      let (a, b) = (Sample.exposure(&chance), Sample.exposure(&chance))
      let whole = Sample.rules.level(of: a.union(b))
      #expect(Sample.rules.level(of: a).isAtMost(whole), "\(chance)")
      let parts = Sample.rules.level(of: a).joined(with: Sample.rules.level(of: b))
      #expect(
        parts.isAtMost(whole), "a join of levels is never above the level of a join, \(chance)")
    }
  }

  @Test("carrying levels instead of sets would lose what completes across two records")
  func setsNotLevels() {
    let (name, number) = (Sample.atoms(0), Sample.atoms(1))
    let levels = Sample.rules.level(of: name).joined(with: Sample.rules.level(of: number))
    #expect(levels.description == "1")
    #expect(Sample.rules.level(of: name.union(number)).description == "3")
  }

  @Test("an atom of no table is held to be restricted")
  func unknown() {
    #expect(Sample.rules.level(of: [Atom(index: 255)]).sensitivity == .restricted)
  }
}

@Suite("Atoms")
struct AtomTableTests {
  @Test("types beyond the bits share one for each level, and those that rules name never do")
  func bitsRunOut() {
    let many = (0..<400).map { number in
      TypeDefinition(
        type: InfoType("a\(number)"), name: "", category: .personal,
        sensitivity: Sensitivity.allCases[number % 4], neverKeep: number % 8 == 3, pack: "own")
    }
    let named = InfoType("zz")
    let last = TypeDefinition(
      type: named, name: "", category: .personal, sensitivity: .internal, pack: "own")
    let table = AtomTable(types: many + [last], variants: [], named: [named])
    #expect(table.definitions.count == Exposure.capacity)
    #expect(table.definition(of: table.atom(for: named)).id == named)
    for type in many {
      let definition = table.definition(of: table.atom(for: type.type))
      #expect(
        definition.level == ExposureLevel(type.sensitivity, neverKeep: type.neverKeep),
        "none becomes harmless for want of a bit")
    }
    let shared = Set(many.map { table.atom(for: $0.type) }).count
    #expect(shared < many.count)
  }

  @Test("the order in which types come does not matter")
  func order() {
    var chance = SeededGenerator()
    let shuffled = AtomTable(types: Sample.types.shuffled(using: &chance), variants: [])
    let sorted = AtomTable(types: Sample.types, variants: [])
    #expect(shuffled.definitions == sorted.definitions, "\(chance)")
  }

  @Test("a type that nobody knows is restricted")
  func unknownType() {
    let atom = Sample.table.atom(for: InfoType("unheard_of"))
    #expect(Sample.table.definition(of: atom).level == ExposureLevel(.restricted))
  }

  @Test(arguments: [
    Action.mask(first: 1, last: 2), .token, .generalize(.year), .fpe(first: 0, last: 0), .shift,
    .keep,
  ])
  func neverKept(_ action: Action) {
    #expect(Sample.table.leaves(action, of: Sample.atom(19)) == Sample.atoms(19))
  }

  @Test(arguments: [Action.label, .drop, .mask(first: 0, last: 0)])
  func nothing(_ action: Action) {
    for number in 0..<20 { #expect(Sample.table.leaves(action, of: Sample.atom(number)) == []) }
  }
}
