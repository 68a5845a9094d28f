//  Names that stand beside their values:
//
//      "name": "PIN", "value": "…"
//      "field": "ssn", "value": "…"          "field": "ssn", "old": "…", "new": "…"
//      "path": "/identity/ssn", "value": "…"
//      "type": "SSN", "value": "…"
//      "key": "card.number", "value": {"stringValue": "…"}
//      "name": "/prod/db_password", "type": "SecureString", "value": "…"
//      "type": "passport", "country": "PL", "number": "…"

internal import GrilleCore

extension FieldLocator {
  /// Names whose value says what the value beside it is.
  static let telling: NameWords = [
    "name", "key", "field", "type", "kind", "fieldname", "attribute", "property", "id", "typ",
    "label", "param", "parameter", "column", "doctype", "iddoctype", "idtype", "documenttype",
    "propertyname", "path",
  ]
  /// Names whose value is what the name beside them says.
  static let told: NameWords = [
    "value", "val", "number", "rejectedvalue", "invalidvalue", "attemptedvalue", "new", "old",
  ]
  /// Labels of one value.
  private static let mostBeside = 4

  /// The field once more under each name that stands beside it as a value.
  mutating func addNamed(_ field: Field, in text: Span<UInt8>) {
    if Self.telling.contains(field.name, in: text) {
      let goesOn = beside.last.map { isBeside($0, field.name, in: text) } ?? false
      if !goesOn { beside.removeAll(keepingCapacity: true) }
      if beside.count == Self.mostBeside { beside.removeFirst() }
      if field.value.count <= InlineFields.longestName { beside.append(field.value) }
    } else {
      for label in labelsBeside(valueAt: field.name, in: text) {
        fields.append(
          Field(name: label, value: field.value, phrase: field.phrase, style: .delimited))
      }
      addInput(field, in: text)
    }
  }

  /// The labels that wait for what `name` is the name of, if it is one of ``told``; they wait no more.
  mutating func labelsBeside(valueAt name: ByteRange, in text: Span<UInt8>) -> [ByteRange] {
    guard let last = beside.last, Self.told.contains(name, in: text) else { return [] }
    defer { beside.removeAll(keepingCapacity: true) }
    if isBeside(last, name, in: text) { return beside }
    return isOne("value", name, in: text) && isNext(to: last, name, in: text) ? [last] : []
  }

  /// The type whose parts `name` is one of, as programs print them: `Card(number=…)`, `Ssn { value: "…" }`,
  /// `Account[number=…]`. Only of names that are looked for by themselves.
  func typeAround(_ name: ByteRange, in text: Span<UInt8>) -> ByteRange? {
    guard Self.told.contains(name, in: text) else { return nil }
    var (place, depth) = (name.lower, 0)
    let limit = max(0, name.lower - Self.widestGap)
    while place > limit {
      place -= 1
      switch text[place] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth += 1
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        guard depth == 0 else {
          depth -= 1
          continue
        }
        if place > limit, text[place - 1] == 0x20 { place -= 1 }
        var lower = place
        while lower > limit, isPartOfType(text[lower - 1]) { lower -= 1 }
        return lower < place && Bytes.isLetter(text[lower]) ? ByteRange(lower, place) : nil
      case 0x0A: return nil
      default: break
      }
    }
    return nil
  }

  private func isPartOfType(_ byte: UInt8) -> Bool {
    Bytes.isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  func isOne(_ word: StaticString, _ name: ByteRange, in text: Span<UInt8>) -> Bool {
    word.utf8CodeUnitCount == name.count && matches(word, name, in: text)
  }

  /// Whether two texts stand in one object or tag, the right one not far behind the left one.
  private func isBeside(_ left: ByteRange, _ right: ByteRange, in text: Span<UInt8>) -> Bool {
    liesBetween(left, right) { !$0.contains { Self.partsFields(text[$0]) } }
  }

  /// Whether nothing but signs, and few of them, stand between two texts, whatever ends or begins there:
  /// `<param name="pin"><v value="…"/>`.
  private func isNext(to left: ByteRange, _ right: ByteRange, in text: Span<UInt8>) -> Bool {
    liesBetween(left, right) { $0.count { !Bytes.isSpace(text[$0]) } <= 8 }
  }

  /// What `condition` says of the places between two texts; false if the right one is not behind the left one, or far.
  private func liesBetween(
    _ left: ByteRange, _ right: ByteRange, _ condition: (Range<Int>) -> Bool
  ) -> Bool {
    // A label may go on over the name: `key="a value="b"`.
    left.upper <= right.lower && right.lower - left.upper <= Self.widestGap
      && condition(left.upper..<right.lower)
  }

  /// Whether an object or an element ends or begins with `byte`.
  private static func partsFields(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"), UInt8(ascii: ">"): true
    default: false
    }
  }
}
