//  The level of a set: what its atoms do alone, and what they add up to.

/// The rules in force, ready to be asked.
///
/// Immutable; threads share one.
public struct CombinationRules: Sendable {
  /// The rules, in the order they were read.
  public let rules: [CombinationRule]
  /// The level of every atom alone, by its index.
  private let levels: [ExposureLevel]

  /// Takes `rules` over the atoms of `table`.
  public init(_ rules: [CombinationRule], atoms table: AtomTable) {
    self.rules = rules
    levels = table.definitions.map(\.level)
  }

  /// The rules of `packs` alone.
  public func only(_ packs: Set<CombinationRule.Pack>) -> CombinationRules {
    CombinationRules(rules: rules.filter { packs.contains($0.pack) }, levels: levels)
  }

  private init(rules: [CombinationRule], levels: [ExposureLevel]) {
    self.rules = rules
    self.levels = levels
  }

  /// What the atoms of `exposure` do alone: the join of their levels. An atom that is none of the
  /// table's is held to be restricted.
  ///
  /// - Complexity: O(atoms in the set).
  public func base(of exposure: Exposure) -> ExposureLevel {
    var level = ExposureLevel.lowest
    for atom in exposure {
      level = level.joined(
        with: atom.index < levels.count ? levels[atom.index] : ExposureLevel(.restricted))
    }
    return level
  }

  /// The level of a scope that has shown `exposure`. Rises with the set and never falls.
  ///
  /// - Complexity: O(atoms in the set + groups of the rules), a few words each, no allocation.
  public func level(of exposure: Exposure) -> ExposureLevel {
    var level = base(of: exposure)
    for rule in rules where !rule.level.isAtMost(level) && rule.isSatisfied(by: exposure) {
      level = level.joined(with: rule.level)
    }
    return level
  }

  /// The rules that `exposure` satisfies, in their order.
  public func satisfied(by exposure: Exposure) -> [CombinationRule] {
    rules.filter { $0.isSatisfied(by: exposure) }
  }

  /// What a scope that has shown `exposure` is marked with, in the order of the rules.
  public func flags(of exposure: Exposure) -> [CombinationRule.Flag] {
    var flags: [CombinationRule.Flag] = []
    for flag in satisfied(by: exposure).flatMap(\.flags) where !flags.contains(flag) {
      flags.append(flag)
    }
    return flags
  }

  /// The rule called `id`, or nil.
  public subscript(id: CombinationRule.ID) -> CombinationRule? { rules.first { $0.id == id } }
}
