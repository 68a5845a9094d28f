//  What is left of a value once something was done to it. Level is taken after that, so what an action
//  is worth is decided here; `Patterns/atoms.yaml` holds the tables.

/// What the actions leave of one type's values, and what can be done to them at all.
public struct Weakening: Hashable, Sendable {
  /// What a mask leaves that shows no more than this at either end.
  public struct Mask: Hashable, Sendable {
    /// The most it shows from the start.
    public var first: Int
    /// The most it shows at the end.
    public var last: Int
    /// What is left.
    public var leaves: Exposure

    /// Joins the parts.
    public init(first: Int, last: Int, leaves: Exposure) {
      self.first = first
      self.last = last
      self.leaves = leaves
    }
  }

  /// Masks from the most to the least hiding; a mask leaves what the first one that covers it leaves.
  public var masks: [Mask] = []
  /// What the generalizations that fit the type leave.
  public var generalizations: [Generalization: Exposure] = [:]
  /// What a token or format-preserving encryption leaves; nil for the default of its category.
  public var token: Exposure?
  /// What a fingerprint leaves; nil for what a token leaves.
  public var fingerprint: Exposure?
  /// What a moved date leaves; nil if the type is no date.
  public var shift: Exposure?
  /// Weaker and weaker actions, `label` behind the last.
  public var ladder: [Action] = []
  /// How many digits the shortest common value has; nil if it is not made of digits. With `digits`
  /// hidden there are 10^digits values.
  public var digits: Int?
  /// How many values there are, where that is less than the digits say: birth dates.
  public var values: Int?

  /// How values are written, for what is done to them with a key.
  public var form = ValueForm()

  /// Nothing known: what a mask, a generalization or a shift leaves is the whole value.
  public init() {}
}
