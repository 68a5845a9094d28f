public import GrilleCore

/// What a field's name says of its values.
public struct FieldTag: Hashable, Sendable {
  /// Which name it was told by.
  public enum Source: String, Hashable, Sendable {
    /// The field's own.
    case name
    /// That of the field around it, since its own says nothing: `number` in `card`.
    case parent
  }

  /// The type, its class and how much harm it does.
  public var definition: TypeDefinition
  /// How sure one may be of a value by this name alone.
  public var likelihood: Likelihood
  /// Which name told it.
  public var source: Source
  /// The words that told it, spelt out: `account number`.
  public var words: [String]
  /// Abbreviations among those words, as the field has them.
  public var expanded: [String]
  /// Whether the name means it only beside a word that speaks of it, in the same record.
  public var isConditional: Bool
}

/// All that is known of a field by its name.
public struct FieldClassification: Hashable, Sendable {
  /// What it may hold, the most harmful first; empty for a name that means nothing.
  public var tags: [FieldTag] = []
  /// A word of it that says a number is no card or account: `trace`.
  public var innocentWord: String?

  /// Nothing known.
  public init() {}
}
