//  Names that stand elsewhere: `cs1=536-90-4399 cs1Label=SSN` (CEF), `<param name="ssn">536-90-4399</param>`,
//  `ConstraintViolationImpl{…, propertyPath=ssn, …, invalidValue=536-90-4399}`.

internal import GrilleCore

extension FieldLocator {
  /// Labels that wait for their values at most, and fields looked back over for the value of one.
  private static let mostLabels = 16
  private static let farthestField = 48

  /// `cs1=… cs1Label=SSN`, in either order: the value once more under the name that its label says.
  mutating func addLabelled(_ field: Field, in text: Span<UInt8>) {
    let name = field.name
    if let path = pathOfViolation(endingWith: name, in: text) { add(field, under: path) }
    guard name.count > 5,
      matches("label", ByteRange(name.upper - 5, name.upper), in: text)
    else {
      guard !labels.isEmpty else { return }
      if let place = labels.firstIndex(where: { areEqual($0.name, name, in: text) }) {
        add(field, under: labels.remove(at: place).label)
      }
      return
    }
    let labelled = ByteRange(name.lower, name.upper - 5)
    let value = fields.dropLast().suffix(Self.farthestField).last {
      areEqual($0.name, labelled, in: text)
    }
    if let value {
      add(value, under: field.phrase)
    } else if labels.count < Self.mostLabels, field.phrase.count <= InlineFields.longestName {
      labels.append((labelled, field.phrase))
    }
  }

  /// What the attribute `name` or `key` says of an element whose tag begins with the name in `tag` and
  /// ends at `end`.
  func label(of tag: ByteRange, closedAt end: Int, in text: Span<UInt8>) -> ByteRange? {
    var place = fields.count - 1
    while place >= 0, fields[place].value.lower >= tag.upper, fields[place].value.upper <= end {
      let name = fields[place].name
      if name.count == 4 && matches("name", name, in: text)
        || name.count == 3 && matches("key", name, in: text),
        fields[place].value.count <= InlineFields.longestName
      {
        return fields[place].value
      }
      place -= 1
    }
    return nil
  }

  /// What a violation of Java's Bean Validation says of which property it is about, if `name` is that of the value.
  private func pathOfViolation(endingWith name: ByteRange, in text: Span<UInt8>) -> ByteRange? {
    guard isOne("invalidvalue", name, in: text) else { return nil }
    let path = fields.suffix(Self.farthestField).last { isOne("propertypath", $0.name, in: text) }
    guard let path, name.lower - path.value.upper < Self.longestViolation else { return nil }
    return path.value
  }

  private static let longestViolation = 2048

  private mutating func add(_ field: Field, under label: ByteRange) {
    fields.append(
      Field(name: label, value: field.value, phrase: field.phrase, style: .delimited))
  }

  private func areEqual(_ left: ByteRange, _ right: ByteRange, in text: Span<UInt8>) -> Bool {
    left.count == right.count
      && (0..<left.count).allSatisfy { text[left.lower + $0] == text[right.lower + $0] }
  }
}
