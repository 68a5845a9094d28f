extension AtomTable {
  /// How the values of each of `types` are written.
  public func forms(of types: some Sequence<InfoType>) -> [InfoType: ValueForm] {
    var forms: [InfoType: ValueForm] = [:]
    for type in types { forms[type] = weakening(of: atom(for: type)).form }
    return forms
  }

  /// What is left in the open of a value of `atom` once `action` is done to it.
  ///
  /// Never less than is left: an action that does not fit the type (the year of a card number) is held
  /// to leave the whole value, and so is anything but a fingerprint done to what may never be kept.
  public func leaves(_ action: Action, of atom: Atom) -> Exposure {
    if action.leavesNothing { return Exposure() }
    let definition = definition(of: atom)
    if definition.level.neverKeep, !action.sparesNeverKept { return [atom] }
    let weakening = weakening(of: atom)
    switch action {
    case .keep: return [atom]
    case .label, .drop, .encrypt(joinable: false), .jwe: return Exposure()
    case .mask(let first, let last):
      return masked(atom, weakening, first: first, last: last)
    case .generalize(let generalization):
      return weakening.generalizations[generalization] ?? [atom]
    case .token, .surrogate, .encrypt(joinable: true): return token(of: atom, weakening)
    case .fpe(let first, let last):
      return token(of: atom, weakening)
        .union(first + last > 0 ? masked(atom, weakening, first: first, last: last) : Exposure())
    case .shift: return weakening.shift ?? [atom]
    case .fingerprint:
      // Whoever can try all values finds the one, key or not, once the key is lost; what has few
      // values and may never be kept has no fingerprint.
      if definition.level.neverKeep { return weakening.fingerprint ?? [atom] }
      return weakening.fingerprint ?? token(of: atom, weakening)
    }
  }

  private func token(of atom: Atom, _ weakening: Weakening) -> Exposure {
    weakening.token ?? tokens[definition(of: atom).category] ?? [atom]
  }

  /// What the first mask that covers this one leaves. A type without masks of its own is a step
  /// less harmful behind any: masks hide at least half of a value.
  private func masked(
    _ atom: Atom, _ weakening: Weakening, first: Int, last: Int
  ) -> Exposure {
    if weakening.masks.isEmpty {
      let step = definition(of: atom).level.sensitivity.rawValue - 1
      return [Self.shared(for: ExposureLevel(Sensitivity(rawValue: step) ?? .publicData))]
    }
    return weakening.masks.first { first <= $0.first && last <= $0.last }?.leaves ?? [atom]
  }
}
