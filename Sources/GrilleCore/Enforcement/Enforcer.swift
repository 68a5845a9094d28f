//  Holds `level(shown before + shown now) <= ceiling`, for every record and key, whatever comes.
//
//  Level never falls when a set grows, so it is enough to look before each record at what it would add.
//  If that is too much, the cheapest of its values are weakened. What has been shown cannot be taken
//  back; so nothing that comes later can be made to pay for it but what comes later.

/// Decides what a record may show beside what its key has shown.
///
/// Immutable; threads share one. Made once for a clearance, then asked for each record in which
/// something was found.
public struct Enforcer: Sendable {
  /// The highest level that a scope may come to.
  public let ceiling: Sensitivity
  /// The rules above the ceiling; the others may be satisfied.
  let rules: [CombinationRule]
  /// What is counted by key.
  let counts: [CountRule]
  /// By atom.
  let ladders: [Ladder]
  /// What the first rung of each leaves, by atom.
  private let standing: [Exposure]
  /// What takes part in any of the rules.
  let involved: Exposure
  /// The atoms of which something may be left that takes part in any of the rules. A record without any
  /// adds nothing to what its key has shown, and need not be asked about.
  public let concerns: Exposure

  /// What enforces the ceiling of `clearance`; nil if it has none.
  ///
  /// - Parameters:
  ///   - definitions: the types in force.
  ///   - counts: those of the scope ``Scope/key`` are heeded.
  public init?(
    _ clearance: Clearance, over definitions: some Sequence<TypeDefinition>, atoms: AtomTable,
    rules: CombinationRules, counts: [CountRule] = []
  ) {
    guard let ceiling = clearance.ceiling else { return nil }
    let active = clearance.policy.rules.map { rules.only($0) } ?? rules
    self.ceiling = ceiling
    self.rules = active.rules.filter { !$0.level.isWithin(ceiling) }
    self.counts = counts.filter { $0.scope == .key }
    involved = self.rules.flatMap(\.groups).reduce(into: Exposure()) { $0.formUnion($1) }
    let ladders = Self.ladders(clearance, definitions, atoms) {
      rules.base(of: $0).isWithin(ceiling)
    }
    self.ladders = ladders
    standing = ladders.map { $0.rungs[0].leaves }
    let involved = involved
    concerns = Exposure(
      ladders.indices.filter { ladders[$0].reach.intersects(involved) }.map { Atom(index: $0) })
  }

  private static func ladders(
    _ clearance: Clearance, _ definitions: some Sequence<TypeDefinition>, _ atoms: AtomTable,
    isAllowed: (Exposure) -> Bool
  ) -> [Ladder] {
    let known = Dictionary(
      definitions.map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first })
    return atoms.definitions.indices.map { index in
      let atom = Atom(index: index)
      let definition = known[atoms.definitions[index].refines ?? atoms.definitions[index].id]
      // An atom that several types share passes as each of them does: any of it may be left.
      let action = definition.map { clearance.action(for: $0) } ?? .keep
      let type = definition?.type
      let isExact = type.flatMap { clearance.view?.exact.contains($0) } ?? false
      return Ladder(
        action, of: atom, then: isExact ? [] : atoms.weakening(of: atom).ladder,
        weight: type.flatMap { clearance.view?.weight(of: $0) } ?? 2, atoms: atoms,
        isAllowed: isAllowed)
    }
  }

  /// What happens to values of `atom` in a record where nothing adds up. Of a type that shares its atom
  /// with others, whatever protects more: this or its own action.
  public func action(for atom: Atom) -> Action { ladder(of: atom).rungs[0].action }

  /// Whether all that takes part in the rules of `verdict` was in sight before, so that it was weighed when
  /// something was shown; `atoms` are those of the record and what is known to come.
  func wasForeseen(_ verdict: Verdict, of atoms: Exposure, by before: Exposure) -> Bool {
    let fresh = atoms.subtracting(before)
    guard !fresh.isEmpty else { return true }
    let ids = Set(verdict.changes.flatMap(\.rules))
    let groups = rules.filter { ids.contains($0.id) }.flatMap(\.groups)
    return !fresh.contains { atom in groups.contains { ladder(of: atom).reach.intersects($0) } }
  }

  func ladder(of atom: Atom) -> Ladder {
    atom.index < ladders.count ? ladders[atom.index] : Self.closed
  }

  /// For an atom that is none of the table's.
  private static let closed = Ladder(
    .label, of: Atom(index: 0), then: [], weight: 1, atoms: AtomTable(types: [], variants: []),
    isAllowed: { _ in true })

  /// Decides what a record may show.
  ///
  /// After it, the level of `shown` and all that the record leaves is within the ceiling, provided that of
  /// `shown` was. Of a rule that `shown` satisfies by itself, which may be where keys were folded, nothing
  /// more is shown at all.
  ///
  /// - Parameters:
  ///   - found: the atoms of the record.
  ///   - shown: what its key, or whatever scope is guarded, has left in the open so far.
  ///   - ahead: atoms that are known to come, now or later, under the same key: what is held back, what a
  ///     first pass saw, what a kind of file is known to carry. They are weakened if that is cheaper.
  ///   - completing: atoms of counts that this record would bring to their number if it shows its
  ///     point (``CountRule/isPoint(_:)``).
  /// - Complexity: O(atoms + rules) where nothing adds up, without an allocation. Else a search: exact
  ///   for fewer than 16 atoms, greedy above; both give the same for the same sets.
  public func decide(
    _ found: Exposure, shown: Exposure = Exposure(), ahead: Exposure = Exposure(),
    completing: Exposure = Exposure()
  ) -> Verdict {
    let question = Question(found: found, shown: shown, ahead: ahead, completing: completing)
    return quick(question) ?? search(question)
  }

  /// What is asked about a record; the answer depends on nothing else.
  struct Question: Hashable, Sendable {
    var found: Exposure
    var shown: Exposure
    var ahead: Exposure
    var completing: Exposure
  }

  /// The answer where nothing adds up; nil if something must be weakened.
  func quick(_ question: Question) -> Verdict? {
    let found = question.found
    var leaves = Exposure()
    for atom in found where atom.index < standing.count { leaves.formUnion(standing[atom.index]) }
    var added = leaves
    for atom in question.ahead.subtracting(found) where atom.index < standing.count {
      added.formUnion(standing[atom.index])
    }
    if !question.completing.isEmpty {
      for count in counts where question.completing.contains(count.atom) && count.isPoint(leaves) {
        added.insert(count.atom)
      }
    }
    guard added.intersects(involved) else { return Verdict(leaves: leaves) }
    let total = added.union(question.shown)
    for rule in rules where rule.isSatisfied(by: total) && rule.isTouched(by: added) { return nil }
    return Verdict(leaves: leaves)
  }

  /// The answer where something must be weakened: microseconds.
  func search(_ question: Question) -> Verdict {
    var search = WeakeningSearch(self, question)
    return search.verdict()
  }
}
