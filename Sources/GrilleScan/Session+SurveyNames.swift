//  What the names of a document speak for: the value behind a sign or in an element, or values elsewhere.

internal import GrilleCore
internal import GrilleFormats

extension RecordScanner.Session {
  /// Notes the value of the name that ends at `end` of `text`; false if it may be anywhere.
  mutating func surveyName(in text: Span<UInt8>, endingAt end: Int) -> Bool {
    guard end < text.count, text[end] == UInt8(ascii: "=") || text[end] == UInt8(ascii: ":") else {
      surveyElement(in: text, endingAt: end)
      return true
    }
    let names = scanner.table.names
    if InlineFields.opensTextType(behind: end, in: text) {
      surveyAllFields(of: text)
      return true
    }
    if InlineFields.opensColumns(behind: end, in: text) {
      surveyAllFields(of: text)
      return true
    }
    let key = KnownNames.key(endingWith: end, in: text)
    if let key, knownNames[key] == KnownNames.idle { return true }
    guard let (name, field) = surveyor.locator.field(at: end, in: text) else { return true }
    if names.isLabel(text, name) {
      // `cs1Label=PIN`: what `cs1` is may stand anywhere.
      guard name.count == 5 else { return false }
      surveyor.hearsEverywhere = true
      surveyAllFields(of: text)
      return true
    }
    guard let meaning = nameCache.read(text, name, names).meaning, names.meanings[meaning].counts
    else {
      if let key { knownNames.insert(key, name, before: end, in: text, meaning: KnownNames.idle) }
      return true
    }
    guard let field else {
      surveyAllFields(of: text)
      return true
    }
    // What stands in its place may stand anywhere.
    if InlineFields.isBindParameter(field.value, in: text) { return false }
    survey(field, meaning, text)
    return true
  }

  /// Notes a field's value if it is such as its name asks for.
  private mutating func survey(_ field: Field, _ meaning: Int, _ text: Span<UInt8>) {
    if mayHold(field, meaning, text) { hotPlaces.add(field.value.union(field.phrase)) }
    for type in scanner.table.names.meanings[meaning].types where scanner.table.counts[type] {
      hear(type, at: field.name.lower)
      hear(type, at: field.value.lower)
    }
  }

  /// Notes that what stands at `place` speaks of `type`.
  mutating func hear(_ type: Int, at place: Int) {
    tried.hear(Int32(type))
    surveyor.heard.append((Int32(type), Int32(place)))
  }

  /// Notes the value of the element whose name ends at `end`, if it is nothing but text: then its name
  /// speaks for that alone.
  private mutating func surveyElement(in text: Span<UInt8>, endingAt end: Int) {
    guard let field = surveyor.locator.leaf(namedBefore: end, in: text) else {
      return surveyAllFields(of: text)
    }
    if let field, InlineFields.namesColumn(field.name, in: text) {
      return surveyAllFields(of: text)
    }
    guard let field,
      let meaning = nameCache.read(text, field.name, scanner.table.names).meaning,
      scanner.table.names.meanings[meaning].counts
    else { return }
    survey(field, meaning, text)
  }

  /// Notes the values of all fields that are such as their names ask for.
  private mutating func surveyAllFields(of text: Span<UInt8>) {
    guard !tried.names else { return }
    tried.names = true
    readSurveyedFields(of: text)
    for index in surveyor.fields.indices {
      let (field, meaning) = surveyor.fields[index]
      if scanner.table.names.meanings[meaning].counts { survey(field, meaning, text) }
    }
    // An island would have the value and not its name.
    if surveyor.all.namesAreFar, !hotPlaces.areNone { hotPlaces.areEverywhere = true }
  }

  mutating func readSurveyedFields(of text: Span<UInt8>) {
    guard !surveyor.knowsFields else { return }
    surveyor.knowsFields = true
    surveyor.all.locate(in: text)
    for index in surveyor.all.fields.indices {
      let field = surveyor.all.fields[index]
      if let meaning = nameCache.read(text, field.name, scanner.table.names).meaning {
        surveyor.fields.append((field, meaning))
      }
    }
  }
}
