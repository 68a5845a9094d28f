//  Names that stand beside their values:
//
//      "name": "PIN", "value": "…"           "value": "…", "name": "PIN"
//      "field": "ssn", "value": "…"          "field": "ssn", "old": "…", "new": "…"
//      "previousValue": "…", "currentValue": "…", "property": "ssn"
//      "path": "/identity/ssn", "value": "…"
//      "type": "SSN", "value": "…"
//      "key": "card.number", "value": {"stringValue": "…"}
//      "name": "/prod/db_password", "type": "SecureString", "value": "…"
//      "type": "passport", "country": "PL", "number": "…"

public import GrilleCore

extension FieldLocator {
  /// Names whose value says what the value beside it is.
  static let telling: NameWords = [
    "name", "key", "field", "type", "kind", "fieldname", "attribute", "property", "id", "typ",
    "label", "param", "parameter", "column", "doctype", "iddoctype", "idtype", "documenttype",
    "propertyname", "path", "title", "tablabel",
  ]
  /// Those of them that name a part of an object, and so speak for what stands before them and for what was changed.
  static let naming: NameWords = [
    "name", "key", "field", "fieldname", "attribute", "attributename", "property", "propertyname",
    "path", "column", "columnname", "label", "param", "parameter",
  ]
  /// Names whose value is what the name beside them says.
  static let told = NameWords(InlineFields.toldNames)
  /// Names of what was changed, which say nothing of themselves where a part of an object is named beside them.
  private static let changed = NameWords(InlineFields.changedNames)
  /// Labels of one value, and values of a label that stands behind them.
  private static let mostBeside = 4

  /// The field once more under each name that stands beside it as a value.
  mutating func addNamed(_ field: Field, in text: Span<UInt8>) {
    if Self.telling.contains(field.name, in: text) {
      noteLabel(field, in: text)
    } else {
      let labels = labelsBeside(valueAt: field.name, in: text)
      for label in labels {
        fields.append(
          Field(name: label, value: field.value, phrase: field.phrase, style: .delimited))
      }
      besideEnd = labels.isEmpty ? besideEnd : field.value.upper
      if labels.isEmpty { noteUnnamed(field, in: text) }
      addInput(field, in: text)
    }
  }

  /// Notes a label, and adds the values before it that it names.
  private mutating func noteLabel(_ field: Field, in text: Span<UInt8>) {
    let goesOn = beside.last.map { isBeside($0.label, field.name, in: text) } ?? false
    if !goesOn || besideIsTold { beside.removeAll(keepingCapacity: true) }
    besideIsTold = false
    if beside.count == Self.mostBeside { beside.removeFirst() }
    guard field.value.count <= InlineFields.longestName else { return }
    let isNaming = Self.naming.contains(field.name, in: text)
    beside.append((field.value, isNaming))
    besideEnd = field.value.upper
    guard isNaming, let last = unnamed.last, isBeside(last.value, field.name, in: text) else {
      return
    }
    for value in unnamed {
      fields.append(
        Field(name: field.value, value: value.value, phrase: value.phrase, style: .delimited))
    }
    unnamed.removeAll(keepingCapacity: true)
  }

  /// Notes a value whose label may stand behind it.
  private mutating func noteUnnamed(_ field: Field, in text: Span<UInt8>) {
    guard Self.told.contains(field.name, in: text) || isChanged(field.name, in: text) else {
      return
    }
    if let last = unnamed.last, !isBeside(last.value, field.name, in: text) {
      unnamed.removeAll(keepingCapacity: true)
    }
    if unnamed.count == Self.mostBeside { unnamed.removeFirst() }
    unnamed.append(field)
  }

  /// Whether `name`, in quotes and with its colon behind them, is one of ``changed``.
  private func isChanged(_ name: ByteRange, in text: Span<UInt8>) -> Bool {
    name.lower > 0 && name.upper + 1 < text.count && text[name.lower - 1] == UInt8(ascii: "\"")
      && text[name.upper] == UInt8(ascii: "\"") && text[name.upper + 1] == UInt8(ascii: ":")
      && Self.changed.contains(name, in: text)
  }

  /// The labels that wait for what `name` is the name of, if it is one of ``told``. In their object they speak for the
  /// next such value too.
  mutating func labelsBeside(valueAt name: ByteRange, in text: Span<UInt8>) -> [ByteRange] {
    guard let last = beside.last else { return [] }
    let isChanged = isChanged(name, in: text)
    guard isChanged || Self.told.contains(name, in: text) else { return [] }
    let end = ByteRange(besideEnd, besideEnd)
    if isBeside(end, name, in: text) {
      let labels = beside.filter { $0.isNaming || !isChanged }.map(\.label)
      if !labels.isEmpty { besideIsTold = true }
      return labels
    }
    defer { beside.removeAll(keepingCapacity: true) }
    guard !besideIsTold, isOne("value", name, in: text), isNext(to: last.label, name, in: text)
    else { return [] }
    return [last.label]
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

extension InlineFields {
  /// Names whose value is what the name beside them says, in lower case and without what parts their words.
  static let toldNames: [StaticString] = [
    "value", "val", "number", "rejectedvalue", "invalidvalue", "attemptedvalue", "new", "old",
    "newvalue", "oldvalue", "newval", "oldval", "previousvalue", "currentvalue", "originalvalue",
    "updatedvalue", "interpretedvalue", "displayvalue", "formattedvalue", "rawvalue", "textvalue",
    "stringvalue", "fieldvalue", "attributevalue", "propertyvalue", "paramvalue", "columnvalue",
    "valuedate", "valuenumeric", "actualvalue", "valuebefore", "valueafter", "beforevalue",
    "aftervalue",
  ]

  /// Names of what was changed.
  static let changedNames: [StaticString] = [
    "from", "to", "was", "before", "after", "previous", "current", "original", "updated",
  ]

  /// The last letters of the names, at most eight, by whose value another one may be told: that of a name beside them,
  /// or of the rows behind or before them.
  public static let tellingTails: [String] =
    (toldNames + columnLists).map { String($0.description.suffix(8)) } + columnTails

  /// What stands where such a name does that says nothing of itself, in any case.
  public static let signsOfChanges = changedNames.map { "\"\($0.description)\":" }

  /// Whether `name` is one whose value is what a name beside it says.
  public static func isTold(_ name: ByteRange, in text: Span<UInt8>) -> Bool {
    FieldLocator.told.contains(name, in: text)
  }
}
