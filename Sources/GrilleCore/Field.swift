/// A named value in a record: `pan=4111…`, `"pan": "4111…"`.
///
/// Locators find fields; they do not know what is sensitive. Ranges count the bytes of the layer in
/// which the field was located.
public struct Field: Hashable, Sendable {
  /// How the value is written, which says where it ends.
  public enum Style: Hashable, Sendable {
    /// In quotes, an XML element, or `name=value`: the value is delimited.
    case delimited
    /// `name: value` in running text: the value may be prose.
    case prose
    /// A cell of a table: all of it is the value, and its name stands elsewhere.
    case cell
  }

  /// The name, without quotes.
  public var name: ByteRange
  /// The value, without quotes; an unquoted one ends at white space.
  public var value: ByteRange
  /// The value with the words behind it, up to the next delimiter; equal to `value` when quoted.
  public var phrase: ByteRange
  /// How the value is written.
  public var style: Style

  /// Whether the name that stands at the value says that it is an amount, and ``name`` is the one around
  /// that: `balance`, of `"balance": {"amount": 12}`.
  public var isAmount = false

  /// Makes a field of its parts.
  public init(name: ByteRange, value: ByteRange, phrase: ByteRange, style: Style) {
    self.name = name
    self.value = value
    self.phrase = phrase
    self.style = style
  }
}
