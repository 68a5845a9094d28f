/// What kind of look-alike may stand in the place of a type's values.
public enum SurrogateForm: String, Hashable, Sendable, CaseIterable {
  /// Given names and a family name.
  case name
  /// Given names.
  case given
  /// Family names.
  case family
  /// An e-mail address.
  case email
}

/// The words of which names are made that nobody has.
public struct SurrogateWords: Hashable, Sendable {
  /// Given names, capitalized.
  public var given: [String]
  /// Family names, capitalized.
  public var family: [String]

  /// Joins the two; neither is empty.
  public init(given: [String], family: [String]) {
    precondition(!given.isEmpty && !family.isEmpty)
    self.given = given
    self.family = family
  }
}
