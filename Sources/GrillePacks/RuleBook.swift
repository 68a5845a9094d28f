public import GrilleCore

/// What data adds up to: atoms, what weakens them, and the rules over them, bound to a set of types.
///
/// Immutable; threads share one. Making one reads two YAML files, some milliseconds, so make it once and
/// only where a policy, a view or combinations are asked for.
///
/// ```swift
/// let book = try RuleBook.builtIn(over: redactor.definitions.values)
/// book.rules.level(of: [pan, expiry])  // 4, where each is book.atoms.atom(for: …)
/// ```
public struct RuleBook: Sendable {
  /// Which atom stands for what.
  public let atoms: AtomTable
  /// The rules of all packs; ``CombinationRules/only(_:)`` takes those of some.
  public let rules: CombinationRules
  /// What is counted.
  public let counts: [CountRule]
  /// Names of fields whose value ties records together.
  public let correlationFields: [String]
  /// Groups of trades, in the order in which they are asked.
  public let mccGroups: [MCCGroup]
  /// First three digits of ZIP codes that stand for too few people to be shown.
  public let sparseZIP3: Set<String>

  init(
    atoms: AtomTable, rules: CombinationRules, counts: [CountRule], correlationFields: [String],
    mccGroups: [MCCGroup], sparseZIP3: Set<String>
  ) {
    self.atoms = atoms
    self.rules = rules
    self.counts = counts
    self.correlationFields = correlationFields
    self.mccGroups = mccGroups
    self.sparseZIP3 = sparseZIP3
  }

  /// The atom of `value`, which was found as `type`: that of the type, or of a kind of it that rules tell
  /// apart.
  ///
  /// - Complexity: O(atoms). Whoever asks for every value remembers, by type, the atom and
  ///   ``GrilleCore/AtomTable/refinements(of:)``, which is empty for nearly all.
  public func atom(for type: InfoType, value: Span<UInt8>) -> Atom {
    for atom in atoms.refinements(of: type) {
      let refinement = atoms.definition(of: atom).refinement
      if refinement?.isTrue(of: value, mccGroups: mccGroups) == true { return atom }
    }
    return atoms.atom(for: type)
  }

  /// The built-in tables over `types`, and the rules of `more` behind them.
  ///
  /// - Throws: ``PackError`` for the first mistake in `more`.
  public static func builtIn(
    over types: some Sequence<TypeDefinition>, and more: [RuleSource] = []
  ) throws(PackError) -> RuleBook {
    let own = RuleSource(
      yaml: try BuiltInTables.yaml(at: "combinations"), file: "combinations.yaml")
    return try RuleBook(
      atoms: try BuiltInTables.yaml(at: "atoms"), file: "atoms.yaml", combinations: [own] + more,
      over: types)
  }
}

/// A file of combination rules, not yet read.
public struct RuleSource: Sendable {
  /// The YAML.
  public var yaml: String
  /// What messages call it.
  public var file: String

  /// Joins the parts.
  public init(yaml: String, file: String) {
    self.yaml = yaml
    self.file = file
  }
}
