/// A policy as it stands for one reader: what happens to each type, and how much may add up.
///
/// Immutable; threads share one.
public struct Clearance: Hashable, Sendable {
  /// The policy.
  public let policy: Policy
  /// The reader's view, if there is one.
  public let view: View?

  /// `policy` for a reader who has `view`, or for nobody in particular.
  public init(_ policy: Policy, view: View?) {
    self.policy = policy
    self.view = view
  }

  /// The highest level a scope may come to; nil if nothing is counted up.
  public var ceiling: Sensitivity? {
    guard let view else { return policy.ceiling }
    return view.parts.compactMap { policy.views[$0]?.ceiling }.reduce(view.ceiling, min)
  }

  /// What happens to values of the type that `definition` describes, before anything adds up.
  ///
  /// Of what may never be kept nothing but a fingerprint is left, whatever was chosen.
  public func action(for definition: TypeDefinition) -> Action {
    let action = chosen(for: definition).action
    return definition.neverKeep && !action.sparesNeverKept ? .label : action
  }

  /// What was chosen for the type, and where that stands.
  func chosen(for definition: TypeDefinition) -> (action: Action, entry: PolicyEntry) {
    let (action, entry) = unlimited(for: definition)
    if view?.granted.contains(definition.type) == true { return (action, entry) }
    guard let limit = policy.limits.choice(for: definition) else { return (action, entry) }
    let bounded = action.orStronger(limit.action)
    return bounded == action ? (action, entry) : (bounded, PolicyEntry(.limits, limit.key))
  }

  private func unlimited(for definition: TypeDefinition) -> (action: Action, entry: PolicyEntry) {
    guard let view else {
      guard let choice = policy.actions.choice(for: definition) else {
        return (.label, PolicyEntry(.actions, .whole))  // nothing is said: the most restrictive
      }
      return (choice.action, PolicyEntry(.actions, choice.key))
    }
    var chosen: (action: Action, entry: PolicyEntry)?
    for part in view.parts where !view.granted.contains(definition.type) {
      guard let choice = policy.views[part]?.actions.choice(for: definition) else { continue }
      // Of several views that met, the more protective voice is heard.
      let action = chosen.map { $0.action.orStronger(choice.action) } ?? choice.action
      chosen = (action, PolicyEntry(.view(part), choice.key))
    }
    let own = view.action(for: definition.type)
    guard let chosen else { return (own, PolicyEntry(.view(view.id), .whole)) }
    return view.parts.count == 1 ? chosen : (chosen.action.orStronger(own), chosen.entry)
  }
}
