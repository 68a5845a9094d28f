//  What no policy may ask for, whoever wrote it. Each check looks at what a policy comes to for one
//  reader (no view, or one of the matrix), so a harmless line that a limit or a view turns into harm is
//  found where it does harm.

/// Checks policies against what may never be shown.
public struct PolicyLinter: Sendable {
  let atoms: AtomTable
  let rules: CombinationRules
  let definitions: [TypeDefinition]
  let matrix: ViewMatrix

  /// A linter over the types `definitions`, as `atoms` and `rules` know them, and the views of `matrix`.
  public init(
    atoms: AtomTable, rules: CombinationRules, definitions: some Sequence<TypeDefinition>,
    matrix: ViewMatrix
  ) {
    self.atoms = atoms
    self.rules = rules
    self.definitions = definitions.sorted { $0.type < $1.type }
    self.matrix = matrix
  }

  /// Everything wrong with `policy`: first what shows without a view, then view by view.
  ///
  /// - Complexity: O(views × types).
  public func faults(in policy: Policy) -> [PolicyFault] {
    if policy.actions.isEmpty, policy.limits.isEmpty, policy.views.isEmpty {
      return [
        PolicyFault(
          .empty, at: PolicyEntry(.actions, .whole),
          reason: "the policy says nothing; `otherwise: own` is each type's own action")
      ]
    }
    var faults = whole(policy) + self.faults(in: Clearance(policy, view: nil))
    for id in matrix.views.keys.sorted() {
      faults += self.faults(in: Clearance(policy, view: matrix.view(id)))
    }
    return faults
  }

  /// What is wrong with the views themselves, under a policy that changes nothing in them.
  public func faults(in view: View) -> [PolicyFault] {
    let plain = Policy(id: "", actions: Choices(otherwise: .action(.label)))
    let open = view.grants.keys.sorted().reduce(view) { $0.granting($1) }
    return faults(in: Clearance(plain, view: view)) + faults(in: Clearance(plain, view: open))
  }

  private func whole(_ policy: Policy) -> [PolicyFault] {
    var faults: [PolicyFault] = []
    if policy.rules?.isEmpty == true {
      faults.append(
        PolicyFault(
          .noRules, at: PolicyEntry(.actions, .whole),
          reason: "with no rules nothing adds up, and a ceiling holds nothing down"))
    }
    for (id, change) in policy.views.sorted(by: { $0.key < $1.key }) {
      guard let ceiling = change.ceiling, ceiling > matrix.view(id).ceiling else { continue }
      faults.append(
        PolicyFault(
          .raisedCeiling, at: PolicyEntry(.view(id), .ceiling), view: id,
          reason: "a policy may lower the ceiling of \(id), which is"
            + " \(matrix.view(id).ceiling.rawValue), and not raise it"))
    }
    return faults
  }

  /// What is wrong for one reader.
  func faults(in clearance: Clearance) -> [PolicyFault] {
    var faults: [PolicyFault] = []
    for definition in definitions {
      let (action, entry) = clearance.chosen(for: definition)
      let use = Use(
        definition: definition, atom: atoms.atom(for: definition.type), action: action,
        entry: entry, view: clearance.view?.id)
      if let fault = fault(of: use, clearance) { faults.append(fault) }
    }
    return faults + disguises(in: clearance)
  }

  /// One type's action for one reader.
  struct Use {
    var definition: TypeDefinition
    var atom: Atom
    var action: Action
    var entry: PolicyEntry
    var view: View.ID?

    func fault(_ code: PolicyFault.Code, _ reason: String) -> PolicyFault {
      PolicyFault(code, at: entry, view: view, reason: "\(definition.type): \(reason)")
    }
  }

  /// The first thing wrong with one action, the gravest first.
  private func fault(of use: Use, _ clearance: Clearance) -> PolicyFault? {
    neverKept(use) ?? guessable(use) ?? wideMask(use) ?? shown(use, clearance)
      ?? unfitting(use, clearance) ?? inexact(use, clearance) ?? aboveCeiling(use, clearance)
  }
}
