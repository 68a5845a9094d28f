import GrilleCore
import GrilleTesting

/// A small world: twenty types `t0` to `t19` of rising harm, and rules over them.
enum Sample {
  static let types: [TypeDefinition] = (0..<20).map { number in
    TypeDefinition(
      type: InfoType("t\(number)"), name: "", category: Category.allCases[number % 4],
      sensitivity: Sensitivity.allCases[number / 5], neverKeep: number == 19, pack: "sample")
  }
  static let table = AtomTable(types: types, variants: [], named: Set(types.map(\.type)))
  static func atom(_ number: Int) -> Atom { table.atom(for: InfoType("t\(number)")) }
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

  static func exposure(_ chance: inout SeededGenerator) -> Exposure {
    Exposure((0..<20).filter { _ in chance.once(in: 4) }.map(atom))
  }
}
