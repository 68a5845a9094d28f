public import GrilleCore

extension PolicyLibrary {
  /// The clearance of a policy by its name, and of a view by its name where one is given; else the policy's
  /// own view, if it has one.
  ///
  /// - Throws: ``PackError/Code/unreadable`` for a policy that is not there, ``PackError/Code/unknownName``
  ///   for a view.
  public func clearance(
    policy name: String, view: View.ID? = nil
  ) throws(PackError) -> Clearance {
    try clearance(try policy(named: name), view: view)
  }

  /// The clearance of `policy`, and of a view by its name where one is given; else the policy's own view.
  ///
  /// - Throws: ``PackError/Code/unknownName`` for a view that is not there.
  public func clearance(
    _ policy: Policy, view: View.ID? = nil
  ) throws(PackError) -> Clearance {
    guard let id = view ?? policy.view else { return Clearance(policy, view: nil) }
    guard let view = matrix.views[id] else {
      let known = matrix.views.keys.sorted().map(\.rawValue).joined(separator: ", ")
      throw PackError(
        .unknownName, file: "views.yaml", line: 0,
        reason: "there is no view \"\(id)\"; there are \(known)")
    }
    return Clearance(policy, view: view)
  }

  /// What enforces the ceiling of `clearance`; nil if it has none.
  public func enforcer(for clearance: Clearance) -> Enforcer? {
    Enforcer(
      clearance, over: definitions, atoms: book.atoms, rules: book.rules, counts: book.counts)
  }

  /// What guards one stream under `enforcer`: nothing shown so far.
  ///
  /// - Parameters:
  ///   - capacity: how many keys are remembered one by one.
  ///   - timeToLive: how long a key is remembered after its last record.
  public func exposureGuard(
    _ enforcer: Enforcer, capacity: Int = KeyTable.defaultCapacity,
    timeToLive: Duration = KeyTable.defaultTimeToLive
  ) -> ExposureGuard {
    ExposureGuard(
      enforcer,
      file: FileExposure(
        rules: book.rules, counts: book.counts, capacity: capacity, timeToLive: timeToLive))
  }
}
