//  Names that stand beside their values:
//
//      "name": "PIN", "value": "…"
//      "field": "ssn", "value": "…"
//      "type": "SSN", "value": "…"
//      "key": "card.number", "value": {"stringValue": "…"}

internal import GrilleCore

extension FieldLocator {
  /// Names whose value says what the value beside it is.
  private static let telling: [StaticString] = [
    "name", "key", "field", "type", "kind", "fieldname", "attribute", "property",
  ]

  /// The field once more under the name that stands beside it as a value.
  mutating func addNamed(_ field: Field, in text: Span<UInt8>) {
    if tells(field.name, in: text) {
      beside = field.value.count <= InlineFields.longestName ? field.value : nil
    } else if let label = labelBeside(valueAt: field.name, in: text) {
      fields.append(Field(name: label, value: field.value, phrase: field.value, style: .delimited))
    }
  }

  /// The label that waits for what `name` is the name of, if that is `value`; it waits no more.
  mutating func labelBeside(valueAt name: ByteRange, in text: Span<UInt8>) -> ByteRange? {
    guard let label = beside, name.count == 5, matches("value", name, in: text) else { return nil }
    beside = nil
    return isBeside(label, name, in: text) ? label : nil
  }

  private func tells(_ name: ByteRange, in text: Span<UInt8>) -> Bool {
    Self.telling.contains { $0.utf8CodeUnitCount == name.count && matches($0, name, in: text) }
  }

  /// Whether nothing but signs, and few of them, stand between two texts.
  private func isBeside(_ left: ByteRange, _ right: ByteRange, in text: Span<UInt8>) -> Bool {
    // A label may go on over the name: `key="a value="b"`.
    guard left.upper <= right.lower, right.lower - left.upper <= Self.widestGap else {
      return false
    }
    let signs = (left.upper..<right.lower).count { !Bytes.isSpace(text[$0]) }
    return signs <= 8
  }
}
