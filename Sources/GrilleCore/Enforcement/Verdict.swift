/// What a record may show, where that is less than its view shows of each value alone.
public struct Verdict: Hashable, Sendable {
  /// An atom of the record that is weakened because of what it would add up to.
  public struct Change: Hashable, Sendable {
    /// The atom.
    public var atom: Atom
    /// What happens to its values instead.
    public var action: Action
    /// The rules that would be satisfied otherwise, in their order.
    public var rules: [CombinationRule.ID]

    /// Joins the parts.
    public init(atom: Atom, action: Action, rules: [CombinationRule.ID]) {
      self.atom = atom
      self.action = action
      self.rules = rules
    }
  }

  /// What is left in the open once all actions are carried out.
  public var leaves: Exposure
  /// What is weakened, by atom; empty for nearly every record, and then without an allocation.
  public var changes: [Change]
  /// What earlier records of the key have shown that takes part in the rules of the changes. Were it
  /// known before, it might have been weakened instead.
  public var raisedLate: Exposure

  /// Joins the parts.
  public init(leaves: Exposure, changes: [Change] = [], raisedLate: Exposure = Exposure()) {
    self.leaves = leaves
    self.changes = changes
    self.raisedLate = raisedLate
  }

  /// The change of `atom`, or nil.
  public func change(of atom: Atom) -> Change? { changes.first { $0.atom == atom } }
}
