/// The form in which a value that is written in several ways is one value: a card number whatever its
/// groups. Tokens are made of it, so that they join.
public enum CanonicalForm: String, Hashable, Sendable, CaseIterable {
  /// As it is written, without white space around it.
  case text
  /// Its digits.
  case digits
  /// Its letters and digits, in upper case: an IBAN without spaces.
  case upper
  /// In lower case, with single spaces: a name, an e-mail address.
  case lower
  /// Digits behind the country's code, as E.164 has them; ten digits without a code are taken for a
  /// number of North America.
  case phone
}
