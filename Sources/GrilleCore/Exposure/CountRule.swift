/// Something that only many values come to: four places a person was at, five hundred people in a file.
///
/// When so many distinct things were seen, `atom` is in the scope, and rules speak of it as of any
/// other. Things are told apart by keyed hashes that the caller makes (``CappedHashes``).
public struct CountRule: Hashable, Sendable {
  /// What is in the scope once the count is reached.
  public var atom: Atom
  /// What one thing is made of: an atom of each group, found in one record. Empty for the people of a
  /// file, whose correlation keys are counted.
  public var groups: [Exposure]
  /// How many distinct things it takes.
  public var atLeast: Int
  /// The scope in which they are counted.
  public var scope: Scope

  /// Joins the parts; `atLeast` is above 0.
  public init(atom: Atom, groups: [Exposure], atLeast: Int, scope: Scope) {
    precondition(atLeast > 0)
    self.atom = atom
    self.groups = groups
    self.atLeast = atLeast
    self.scope = scope
  }

  /// Whether `exposure` has what one thing is made of.
  public func isPoint(_ exposure: Exposure) -> Bool {
    for group in groups where !group.intersects(exposure) { return false }
    return !groups.isEmpty
  }
}

/// Within what values are seen together, from narrow to wide. A wider scope has shown what all
/// narrower ones in it have.
public enum Scope: String, Hashable, Sendable, CaseIterable, Comparable {
  /// One value.
  case value
  /// A line, row or message.
  case record
  /// All records of one session, trace, customer or card.
  case key
  /// A file.
  case file
  /// All that comes through.
  case stream

  /// From narrow to wide.
  public static func < (left: Scope, right: Scope) -> Bool { left.width < right.width }

  private var width: Int {
    switch self {
    case .value: 0
    case .record: 1
    case .key: 2
    case .file: 3
    case .stream: 4
    }
  }
}
