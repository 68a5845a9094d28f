public import GrilleCore

/// What is known of a field's values, by its name or by what describes it.
public struct FieldTag: Hashable, Sendable {
  /// What it was told by.
  public enum Source: String, Hashable, Sendable {
    /// The field's own name.
    case name
    /// The name around it that speaks for it, since its own says nothing: `number` in `card`.
    case parent
    /// The format that a schema gives its values: `email`.
    case format
    /// The form of a value that a schema gives: an example, a default, a choice.
    case value
  }

  /// The type, its class and how much harm it does.
  public var definition: TypeDefinition
  /// How sure one may be of a value by this alone.
  public var likelihood: Likelihood
  /// What told it.
  public var source: Source
  /// The words that told it, spelt out: `account number`; none for a value.
  public var words: [String]
  /// Abbreviations among those words, as the field has them.
  public var expanded: [String]
  /// What else it takes; nil if this is enough.
  public var condition: Condition?

  /// What a name may need beside it.
  public enum Condition: String, Hashable, Sendable {
    /// A word that speaks of the type, in the same record; none of the names that are known there does.
    case word
    /// The form of the value: many a value in a field of that name is something else.
    case form
  }

  /// Whether the name alone is not enough.
  public var isConditional: Bool { condition != nil }

  /// Whether this one counts where `other` says the same type.
  func outdoes(_ other: FieldTag) -> Bool {
    if isConditional != other.isConditional { return !isConditional }
    return likelihood > other.likelihood
  }

  var weight: (Int, Int, Int, Int) {
    (
      isConditional ? 0 : 1, definition.sensitivity.rawValue, definition.neverKeep ? 1 : 0,
      likelihood.rawValue
    )
  }
}

/// All that is known of a field by its name and by what describes it.
public struct FieldClassification: Hashable, Sendable {
  /// Why a field holds no values of the types that its name means.
  public enum Reason: String, Hashable, Sendable {
    /// A schema lets it hold true and false only.
    case flag
    /// A schema names all values it can have, and they are none of that type.
    case choices
  }

  /// What it may hold, those first that need no word beside them, of these the most harmful; empty for a
  /// name that means nothing.
  public var tags: [FieldTag] = []
  /// A word of its name that says a number is no card or account: `trace`.
  public var innocentWord: String?
  /// Why types that its name means are not among ``tags``.
  public var ruledOut: Reason?

  /// Nothing known.
  public init() {}

  /// Joins what is known of a field that stands in several records: what is known in one of them is known.
  public mutating func merge(_ other: FieldClassification) {
    for tag in other.tags { add(tag) }
    innocentWord = innocentWord ?? other.innocentWord
    ruledOut = ruledOut ?? other.ruledOut
    sort()
  }

  /// Adds `tag`. Of several ways in which a type was told the surest counts.
  mutating func add(_ tag: FieldTag) {
    guard let same = tags.firstIndex(where: { $0.definition.type == tag.definition.type }) else {
      return tags.append(tag)
    }
    if tag.outdoes(tags[same]) { tags[same] = tag }
  }

  mutating func sort() { tags.sort { $0.weight > $1.weight } }
}
