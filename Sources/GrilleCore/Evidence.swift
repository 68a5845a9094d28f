/// Something that speaks for or against a finding. Never a byte of the value.
public enum Evidence: Hashable, Sendable, CustomStringConvertible {
  /// The value has the form of this detector's pattern.
  case form(detector: String)
  /// The value passes this check.
  case check(String)
  /// The value fails this check.
  case checkFailed(String)
  /// The value stands in a field with a name of this type.
  case field
  /// A raising keyword stands near.
  case keyword
  /// A lowering keyword stands near, or (`adjacent`) directly before the value.
  case loweringKeyword(adjacent: Bool)
  /// The field's name says that it is something else.
  case contradictingField
  /// The pattern alone is no evidence, and no keyword or field name speaks for it.
  case noContext
  /// The value begins or ends in a protected span of this form (a UUID, a hash, a timestamp).
  case protected(String)
  /// The whole field value is a placeholder or a literal.
  case placeholder
  /// The value does not look like a value of this field's type.
  case fieldValueForm
  /// It is one of our own labels, masks or tokens.
  case ours
  /// The same value was found elsewhere in the record.
  case repeated
  /// It was found after undressing that many layers of encoding.
  case undressed(layers: Int)
  /// Another finding at the same place is more likely, more sensitive or longer.
  case outvoted(by: InfoType)

  /// A few words, as `explain` and the NDJSON report print them.
  public var description: String {
    switch self {
    case .form(let detector): "form:\(detector)"
    case .check(let name): "check:\(name)"
    case .checkFailed(let name): "check_failed:\(name)"
    case .field: "field"
    case .keyword: "keyword"
    case .loweringKeyword(let adjacent): adjacent ? "lowering_keyword:adjacent" : "lowering_keyword"
    case .contradictingField: "contradicting_field"
    case .noContext: "no_context"
    case .protected(let form): "protected:\(form)"
    case .placeholder: "placeholder"
    case .fieldValueForm: "field_value_form"
    case .ours: "ours"
    case .repeated: "repeated"
    case .undressed(let layers): "undressed:\(layers)"
    case .outvoted(let type): "outvoted:\(type)"
    }
  }
}
