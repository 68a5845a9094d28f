/// How the values of a type are written, for what is done to them with a key.
public struct ValueForm: Hashable, Sendable {
  /// The form in which equal values are equal.
  public var canonical: CanonicalForm
  /// What is encrypted of them in place.
  public var inPlace: InPlaceForm
  /// What looks like them; nil if nothing does.
  public var surrogate: SurrogateForm?

  /// Text, of which digits are encrypted in place and that nothing looks like, unless told otherwise.
  public init(
    canonical: CanonicalForm = .text, inPlace: InPlaceForm = .digits,
    surrogate: SurrogateForm? = nil
  ) {
    self.canonical = canonical
    self.inPlace = inPlace
    self.surrogate = surrogate
  }
}

/// What of a value is encrypted where it stands, so that its form stays.
public enum InPlaceForm: String, Hashable, Sendable, CaseIterable {
  /// Its digits, save those at either end that were asked for.
  case digits
  /// What follows country and check digits, letters and digits each where the country has them.
  case iban
  /// The letters and digits before the `@`.
  case email
}
