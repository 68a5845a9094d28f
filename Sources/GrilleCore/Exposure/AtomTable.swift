//  Info types become atoms. The first bits belong to values of which nothing more is known than their
//  level; then come the variants, then what rules speak of, then all other types.

/// Which atom stands for what, and what is left of each after an action.
///
/// Immutable; threads share one. Made once for a set of types.
public struct AtomTable: Sendable {
  /// What each atom is, by its index.
  public let definitions: [AtomDefinition]
  private let atoms: [InfoType: Atom]
  private let weakenings: [Atom: Weakening]
  let tokens: [Category: Exposure]

  /// Gives bits to `variants` and `types`.
  ///
  /// Types that are not in `named` (rules and weakenings speak of those) get bits as long as there are
  /// any; the rest share one for each level. Nothing is lost by that: no rule can tell them apart.
  ///
  /// - Parameters:
  ///   - types: the info types in force, in any order.
  ///   - variants: atoms that no pack finds: weaker variants, and what rules speak of beside.
  ///   - named: ids that rules and weakenings speak of; more than there are bits is a precondition
  ///     failure.
  public init(
    types: some Sequence<TypeDefinition>, variants: [AtomDefinition], named: Set<InfoType> = []
  ) {
    var definitions = Self.shared
    var atoms: [InfoType: Atom] = [:]
    let ordered = types.map { AtomDefinition($0) }.sorted { left, right in
      let (isNamed, other) = (named.contains(left.id), named.contains(right.id))
      return isNamed != other ? isNamed : left.id < right.id
    }
    let found = Set(ordered.map(\.id))
    for definition in variants.filter({ !found.contains($0.id) }) + ordered
    where atoms[definition.id] == nil {
      if definitions.count < Exposure.capacity {
        atoms[definition.id] = Atom(index: definitions.count)
        definitions.append(definition)
      } else {
        precondition(
          !named.contains(definition.id), "rules speak of more atoms than there are bits")
        atoms[definition.id] = Self.shared(for: definition.level)
      }
    }
    self.init(definitions: definitions, atoms: atoms, weakenings: [:], tokens: [:])
  }

  private init(
    definitions: [AtomDefinition], atoms: [InfoType: Atom], weakenings: [Atom: Weakening],
    tokens: [Category: Exposure]
  ) {
    self.definitions = definitions
    self.atoms = atoms
    self.weakenings = weakenings
    self.tokens = tokens
  }

  /// The same bits with what is left after an action.
  ///
  /// - Parameter tokens: what a token leaves where its type's weakening does not say.
  public func weakened(
    by weakenings: [Atom: Weakening], tokens: [Category: Exposure]
  ) -> AtomTable {
    AtomTable(definitions: definitions, atoms: atoms, weakenings: weakenings, tokens: tokens)
  }

  /// The atom of the full value of `type`, or of the variant with that id; nil if there is none.
  public subscript(type: InfoType) -> Atom? { atoms[type] }

  /// The atom of `type`; of one that nobody knows the one shared by restricted values.
  public func atom(for type: InfoType) -> Atom {
    atoms[type] ?? Self.shared(for: ExposureLevel(.restricted))
  }

  /// The atoms that refine `type`, in their order; empty for nearly all types.
  ///
  /// - Complexity: O(atoms); ask once for each type.
  public func refinements(of type: InfoType) -> [Atom] {
    definitions.indices.filter { definitions[$0].refines == type }.map { Atom(index: $0) }
  }

  /// What `atom` is; of one that is not in the table, what restricted values share.
  public func definition(of atom: Atom) -> AtomDefinition {
    definitions[
      atom.index < definitions.count
        ? atom.index : Self.shared(for: ExposureLevel(.restricted)).index]
  }

  /// The ids of the atoms of `exposure`, in their order: for reports.
  public func ids(of exposure: Exposure) -> [InfoType] { exposure.map { definition(of: $0).id } }

  /// What is known about weakening `atom`.
  public func weakening(of atom: Atom) -> Weakening { weakenings[atom] ?? Weakening() }

  // MARK: shared bits

  /// One atom for each level: what is known of a value that has none of its own.
  private static let shared: [AtomDefinition] = [false, true].flatMap { neverKeep in
    Sensitivity.allCases.map { sensitivity in
      let level = ExposureLevel(sensitivity, neverKeep: neverKeep)
      return AtomDefinition(
        id: InfoType("other_\(level.description.lowercased())"),
        name: "Other values of level \(level)", category: .personal, level: level)
    }
  }

  /// The atom that values of `level` share.
  static func shared(for level: ExposureLevel) -> Atom {
    Atom(
      index: level.sensitivity.rawValue - 1
        + (level.neverKeep ? Sensitivity.allCases.count : 0))
  }
}
