//  The parts of a context, made when they are asked for.

internal import GrilleCore
internal import GrilleFormats
internal import GrilleRegex

extension RecordScanner.Session {
  /// Finds our own output in `text`.
  mutating func readOurs(_ text: Span<UInt8>) {
    guard context.isNew(.ours) else { return }
    Ours.find(in: text, scanner.ids, into: &context.ours)
  }

  /// Whether something of our own output stands in `text`.
  package mutating func holdsOurs(_ text: Span<UInt8>) -> Bool {
    context.forget()
    readOurs(text)
    return !context.ours.spans.isEmpty
  }

  /// Finds where patterns may begin in `text`.
  mutating func readEdges(_ text: Span<UInt8>) {
    if context.isNew(.edges) { context.edges.find(in: text) }
  }

  /// Finds the protected spans of `text`.
  mutating func readProtected(_ text: Span<UInt8>) throws(MatchFailure) {
    guard context.isNew(.protected) else { return }
    context.protected.removeAll()
    guard !activation.forms.isEmpty else { return }
    readEdges(text)
    formStarts.removeAll()
    formHeads.next()
    let openings = scanner.formOpenings
    for index in activation.forms.indices {
      let form = activation.forms[index]
      formEnds[form] = 0
      if !openings.want(form, at: context.edges, in: &formStarts) { try search(form, text) }
    }
    openings.find(at: context.edges, in: text, into: &formStarts)
    for index in formStarts.found.indices {
      let start = formStarts.found[index]
      try put(start.number, at: start.place, text)
    }
    context.protected.sort()
  }

  /// Adds the span of a form at `place`, if it does not lie inside the last one of that form.
  private mutating func put(
    _ form: Int, at place: Int, _ text: Span<UInt8>
  ) throws(MatchFailure) {
    guard place >= formEnds[form],
      formHeads.mayBegin(form, at: place, in: text, scanner.table.protected[form].head),
      let opening = scanner.table.protected[form].opening,
      let match = try matcher.firstMatch(of: opening.pattern, in: text, from: place)
    else { return }
    context.protected.append(ByteRange(match.value), tag: form)
    formEnds[form] = max(match.whole.upperBound, place + 1)
  }

  /// Adds the spans of a form anywhere in `text`.
  private mutating func search(_ form: Int, _ text: Span<UInt8>) throws(MatchFailure) {
    var next = 0
    while next < text.count,
      let match = try matcher.firstMatch(
        of: scanner.table.protected[form].pattern, in: text, from: next)
    {
      context.protected.append(ByteRange(match.value), tag: form)
      next = max(match.whole.upperBound, next + 1)
    }
  }

  /// Finds the keywords in `text`: labels are no context, and the letters of a hash are no words.
  mutating func readHits(_ text: Span<UInt8>) throws(MatchFailure) {
    guard context.isNew(.hits) else { return }
    scanner.table.keywords.find(in: text, into: &context.hits)
    guard !context.hits.isEmpty else { return }
    readOurs(text)
    try readProtected(text)
    var kept = 0
    for index in context.hits.indices {
      let hit = context.hits[index]
      if context.ours.overlaps(hit.range) || context.protected.overlaps(hit.range) { continue }
      context.hits[kept] = hit
      kept += 1
    }
    context.hits.removeLast(context.hits.count - kept)
  }

  /// Finds the fields of `text`.
  mutating func readFields(_ text: Span<UInt8>) {
    guard context.isNew(.fields) else { return }
    context.locator.locate(in: text)
    context.fields.removeAll(keepingCapacity: true)
    context.values.removeAll()
    for index in context.locator.fields.indices {
      let field = context.locator.fields[index]
      var reading = nameCache.read(text, field.name, scanner.table.names)
      if reading.meaning != nil, !field.name.isEmpty,
        isToken(field.name, in: text) || scanner.ids.isLabel(name: field.name, in: text)
      {
        reading = NameTable.Reading()
      }
      context.fields.append(NamedField(field: field, reading: reading))
      context.values.append(field.value, tag: index)
    }
    if context.isTable { addCells() }
    context.values.sort()
  }

  /// Whether the name in `range` ends as a token of ours does by chance: `tok_pan_k1_25NfXSichg14P6vLPin: 4411`.
  /// A name in brackets is one, though it looks like a label: `user[pin]=4411`; but see ``TypeIDs/isLabel(name:in:)``.
  private mutating func isToken(_ range: ByteRange, in text: Span<UInt8>) -> Bool {
    readOurs(text)
    let last = ByteRange(range.upper - 1, range.upper)
    return context.ours.first(around: last) { $0.contains(last) } == Ours.token
  }

  /// Adds a field for each cell that holds something.
  private mutating func addCells() {
    for index in context.cells.indices where !context.cells[index].isEmpty {
      let cell = context.cells[index]
      context.values.append(cell, tag: context.fields.count)
      context.fields.append(
        NamedField(
          field: Field(
            name: ByteRange(cell.lower, cell.lower), value: cell, phrase: cell, style: .cell),
          reading: context.columns[index].reading, column: index))
    }
  }

  /// Whether one of the keywords that `rule` asks for stands in `text` or in the name of a column, outside
  /// the field itself.
  mutating func mentions(
    besideOf rule: Int, notIn named: NamedField, _ text: Span<UInt8>
  ) throws(MatchFailure) -> Bool {
    if context.isTable {
      for index in context.columns.indices where index != named.column {
        for keyword in context.columns[index].keywords where scanner.table.beside[rule, keyword] {
          return true
        }
      }
    }
    try readHits(text)
    let isMentioned = hits(besideOf: rule, notIn: named, text)
    // Or elsewhere in the document.
    if isOnIsland, !isMentioned { reachesOut = true }
    return isMentioned
  }

  /// Whether one of the keywords that ``Context/hits`` has is one of those that `rule` asks for, and stands outside
  /// the field itself.
  private mutating func hits(
    besideOf rule: Int, notIn named: NamedField, _ text: Span<UInt8>
  ) -> Bool {
    if context.hits.count > Context.fewHits {
      readHits(besideOf: rule, text)
      return context.besides[rule]?.contains { $0.isOutside(named.field) } == true
    }
    for index in context.hits.indices {
      let hit = context.hits[index]
      if scanner.table.beside[rule, hit.keyword], hit.isOutside(named.field),
        !KeywordTable.isCut(hit.range, in: text)
      {
        return true
      }
    }
    return false
  }

  /// Notes the keywords that `rule` asks for beside its values: a long text has thousands of others, and
  /// thousands of fields that ask.
  private mutating func readHits(besideOf rule: Int, _ text: Span<UInt8>) {
    guard context.besides[rule] == nil else { return }
    context.besides[rule] = context.hits.filter {
      scanner.table.beside[rule, $0.keyword] && !KeywordTable.isCut($0.range, in: text)
    }
  }

  /// Finds the detectors of types that a keyword or a field's name speaks of, in order.
  mutating func readSpeaking(_ text: Span<UInt8>) throws(MatchFailure) {
    for index in spoken.indices { spoken[index] = 0 }
    try readHits(text)
    let raised = scanner.table.keywords.raised
    for index in context.hits.indices { raised.add(context.hits[index].keyword, to: &spoken) }
    readFields(text)
    if context.isTable {
      for column in context.columns {
        for keyword in column.keywords { raised.add(keyword, to: &spoken) }
      }
    }
    for index in context.fields.indices {
      if let meaning = context.fields[index].reading.meaning {
        scanner.table.names.types.add(meaning, to: &spoken)
      }
    }
    for word in spoken.indices {
      var bits = spoken[word]
      while bits != 0 {
        speaking += scanner.table.contextDetectors[64 * word + bits.trailingZeroBitCount]
        bits &= bits - 1
      }
    }
  }
}
