/// Types that do more harm together than each alone.
///
/// A rule is a list of groups. It is satisfied when *every* group has at least one of its atoms in the
/// scope. There is no negation, so once it is satisfied more data cannot undo it.
public struct CombinationRule: Hashable, Sendable {
  /// The name of a rule, as reports show it: `R17`. An open set.
  public struct ID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The name.
    public let rawValue: String
    /// Takes the name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Takes the name.
    public init(_ id: String) { rawValue = id }
    /// The name.
    public var description: String { rawValue }
  }

  /// A jurisdiction or scheme whose rules are turned on together. An open set.
  public struct Pack: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The name.
    public let rawValue: String
    /// Takes the name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The name.
    public var description: String { rawValue }

    /// What does harm anywhere.
    public static let base = Pack(rawValue: "base")
    /// The card industry's rules.
    public static let pci = Pack(rawValue: "pci")
    /// United States law.
    public static let us = Pack(rawValue: "us")
    /// European law.
    public static let eu = Pack(rawValue: "eu")
  }

  /// Something a scope is marked with beside its level. An open set.
  public struct Flag: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The word.
    public let rawValue: String
    /// Takes the word.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The word.
    public var description: String { rawValue }

    /// So many people are in it that losing it is a notifiable event.
    public static let noticeSize = Flag(rawValue: "notice-size")
    /// Coarse amounts in it may not be called anonymous.
    public static let notAnonymous = Flag(rawValue: "not-anonymous")
  }

  /// The name.
  public var id: ID
  /// Groups of which each must have an atom in the scope; none is empty.
  public var groups: [Exposure]
  /// The level that a scope has once the rule is satisfied; ``ExposureLevel/lowest`` for a rule that
  /// only marks, or whose level is that of what was decoded, which counts by itself.
  public var level: ExposureLevel
  /// What a scope is marked with once the rule is satisfied.
  public var flags: [Flag]
  /// Why the combination does harm.
  public var reason: String
  /// Where that is said: keys of `Patterns/combinations.yaml`.
  public var source: String
  /// What turns it on.
  public var pack: Pack

  /// Joins the parts; a rule without groups, or with an empty one, is a precondition failure.
  public init(
    id: ID, groups: [Exposure], level: ExposureLevel, flags: [Flag] = [], reason: String,
    source: String, pack: Pack
  ) {
    precondition(!groups.isEmpty && groups.allSatisfy { !$0.isEmpty })
    self.id = id
    self.groups = groups
    self.level = level
    self.flags = flags
    self.reason = reason
    self.source = source
    self.pack = pack
  }

  /// Whether every group has an atom in `exposure`.
  public func isSatisfied(by exposure: Exposure) -> Bool {
    for group in groups where !group.intersects(exposure) { return false }
    return true
  }

  /// Whether an atom of `exposure` stands in one of the groups.
  func isTouched(by exposure: Exposure) -> Bool { groups.contains { $0.intersects(exposure) } }

  /// The atoms of `exposure` that take part; empty unless the rule is satisfied.
  public func participants(in exposure: Exposure) -> Exposure {
    guard isSatisfied(by: exposure) else { return Exposure() }
    return groups.reduce(into: Exposure()) { $0.formUnion($1.intersection(exposure)) }
  }
}
