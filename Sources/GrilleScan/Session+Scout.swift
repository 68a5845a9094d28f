//  Which lines need to be scanned at all? The scout looks at many lines at once, holds each anchor it
//  meets against what can be tried cheaply (the detector's pattern at that place and its check, the
//  field's whole name) and names the lines in which something is left. A line it does not name holds
//  nothing that counts, whatever its context: context only ever speaks for or against what is already there.

internal import GrilleChecks
internal import GrilleCore
internal import GrilleFormats
internal import GrillePacks
internal import GrilleRegex

extension RecordScanner.Session {
  /// Replaces `lines` by the first bytes of those lines of `text` that must be scanned, in order; false
  /// if all must be: this is the reference, or a pattern has no anchor. A line in doubt is named.
  public mutating func scout(_ text: Span<UInt8>, into lines: inout [Int]) -> Bool {
    guard let plan = scanner.plan, let level = scanner.options.kernel, !plan.mustScanAll
    else { return false }
    lines.removeAll(keepingCapacity: true)
    plan.scout.find(in: text, at: level, into: &places)
    var index = 0
    while index < places.count {
      let line = places[index].line
      var end = index + 1
      while end < places.count, places[end].line == line { end += 1 }
      let range = ByteRange(places.start(ofLine: line), places.end(ofLine: line, in: text.count))
      if mustScan(text.extracting(range.range), plan, index..<end, from: range.lower) {
        lines.append(range.lower)
      }
      index = end
    }
    return true
  }

  /// Whether one of the anchors of `line`, those among ``places`` numbered `anchors`, is part of
  /// something.
  mutating func mustScan(
    _ line: Span<UInt8>, _ plan: AnchorPlan, _ anchors: Range<Int>, from start: Int
  ) -> Bool {
    tried.next()
    heads.next()
    for index in anchors {
      let place = places[index]
      if mustScan(line, plan, place.anchor, at: place.place - start) { return true }
    }
    if mustScanForContext(line, plan) { return true }
    return tried.isClothed && mustScanInside(line)
  }

  /// Whether an anchor at `place` of `line` alone is a reason; notes what may be one with others.
  private mutating func mustScan(
    _ line: Span<UInt8>, _ plan: AnchorPlan, _ anchor: Int, at place: Int
  ) -> Bool {
    let signs = plan.signs[anchor]
    if !signs.isDisjoint(with: [.block, .bound, .coat, .keyword, .name, .tuple]) {
      if signs.contains(.block) { return true }
      if signs.contains(.bound), !passesOverBound, BoundValues.areTold(by: line) { return true }
      if signs.contains(.tuple) {
        if !passesOverBound, PrintedTable.mayHead(at: place, in: line) { return true }
        if InlineFields.isArrow(at: place, in: line) {
          if mustScanArrow(line, at: place) { return true }
        } else if InlineFields.opensTuple(at: place, in: line), mustScanFields(of: line) {
          return true
        }
      }
      if signs.contains(.coat) { tried.isClothed = true }
      if signs.contains(.keyword) {
        for keyword in plan.keywords[anchor]
        where !tried.hears(keyword.type) && keyword.anchor.stands(at: place, in: line) {
          tried.hear(Int32(keyword.type))
        }
      }
      if signs.contains(.name), mustScanName(line, endingAt: place) { return true }
    }
    let first = plan.firstUse[anchor]
    let allowed = plan.filters.uses(of: anchor, at: place, in: line)
    for number in first..<plan.firstUse[anchor + 1] where allowed.mayBe(number - first) {
      let use = plan.uses[Int(number)]
      if use.needsContext {
        tried.waiting.append((number, Int32(place)))
      } else if mayMatch(line, use, at: place, plan) {
        return true
      }
    }
    return false
  }

  /// Whether something that needs a keyword or a name has one on its line.
  private mutating func mustScanForContext(_ line: Span<UInt8>, _ plan: AnchorPlan) -> Bool {
    guard !tried.heard.isEmpty else { return false }
    for (number, place) in tried.waiting {
      let use = plan.uses[Int(number)]
      if tried.hears(scanner.table.detectors[Int(use.detector)].type),
        mayMatch(line, use, at: Int(place), plan)
      {
        return true
      }
    }
    return mayMatchSpokenOf(line, plan)
  }

  /// Whether a detector matches that an anchor at `place` of `line` is part of.
  private mutating func mayMatch(
    _ line: Span<UInt8>, _ use: AnchorPlan.Use, at place: Int, _ plan: AnchorPlan
  ) -> Bool {
    let detector = Int(use.detector)
    guard use.isPut else { return mayMatch(line, detector, from: nil) }
    var last: Int?
    while let start = heads.start(of: use, at: place, before: last, in: line, plan, scanner.table) {
      if mayMatch(line, detector, from: start) { return true }
      last = start
    }
    return false
  }

  /// Whether a name that ends at `end` of `line` has a value such as it asks for, or may speak for
  /// values further on.
  private mutating func mustScanName(_ line: Span<UInt8>, endingAt end: Int) -> Bool {
    if end == line.count, PrintedTable.isHeading(line) { return true }
    // With the others it was tried in vain.
    if tried.names { return false }
    guard end < line.count, line[end] == UInt8(ascii: "=") || line[end] == UInt8(ascii: ":") else {
      return mustScanFields(of: line)
    }
    if InlineFields.opensTextType(behind: end, in: line) { return mustScanFields(of: line) }
    if InlineFields.opensColumns(behind: end, in: line) { return mustScanFields(of: line) }
    if InlineFields.isOfScreen(end, in: line) { return mustScanFields(of: line) }
    if line[end] == UInt8(ascii: "="), InlineFields.startOfType(before: end, in: line) != nil {
      return mustScanFields(of: line)
    }
    let key = KnownNames.key(endingWith: end, in: line)
    let names = scanner.table.names
    if let key, let meaning = knownNames[key] {
      if meaning == KnownNames.idle { return false }
      if valueHeads.refuseValue(behind: end, meaning, scanner.table, in: line) {
        hear(meaning)
        return false
      }
    }
    guard let (name, field) = field(at: end, of: line) else { return false }
    if names.isLabel(line, name) { return mustScanFields(of: line) }
    guard let meaning = nameCache.read(line, name, names).meaning, names.meanings[meaning].counts
    else {
      if let key { knownNames.insert(key, name, before: end, in: line, meaning: KnownNames.idle) }
      return false
    }
    // Its value is an object or a list, or stands further on.
    guard let field else { return mustScanFields(of: line) }
    // What it is stands further on, maybe in another line.
    if InlineFields.isBindParameter(field.value, in: line) { return true }
    if let key { knownNames.insert(key, name, before: end, in: line, meaning: meaning) }
    return mayHold(field, meaning, line)
  }

  /// Whether the name before the arrow at `place` of `line` has a value such as it asks for.
  private mutating func mustScanArrow(_ line: Span<UInt8>, at place: Int) -> Bool {
    if tried.names { return false }
    guard let (name, field) = field(at: place + 1, of: line) else { return false }
    let names = scanner.table.names
    if names.isLabel(line, name) { return mustScanFields(of: line) }
    guard let meaning = nameCache.read(line, name, names).meaning, names.meanings[meaning].counts
    else { return false }
    guard let field else { return mustScanFields(of: line) }
    return mayHold(field, meaning, line)
  }

  /// The name that the sign at `index` of `line` ends, with its field.
  private mutating func field(at index: Int, of line: Span<UInt8>) -> (name: ByteRange, Field?)? {
    if !tried.hasLocator {
      tried.hasLocator = true
      scoutLocator.restart()
    }
    return scoutLocator.field(at: index, in: line)
  }

  /// Notes that the types of a name's meaning are spoken of.
  private mutating func hear(_ meaning: Int) {
    for type in scanner.table.names.meanings[meaning].types where scanner.table.counts[type] {
      tried.hear(Int32(type))
    }
  }

  /// Whether a field has a value such as its name asks for.
  mutating func mayHold(_ field: Field, _ meaning: Int, _ line: Span<UInt8>) -> Bool {
    let table = scanner.table
    if !scanner.ids.isLabel(valueOf: field, in: line) {
      for number in table.names.meanings[meaning].rules
      where table.counts[table.rules[number].type] {
        if mayHold(number, field, line) { return true }
      }
    }
    hear(meaning)
    return false
  }

  /// Whether a detector of a type that is spoken of, which needs a keyword or a name and has no anchor,
  /// matches in `line`.
  private mutating func mayMatchSpokenOf(_ line: Span<UInt8>, _ plan: AnchorPlan) -> Bool {
    guard tried.heard.contains(where: { !plan.searching[Int($0)].isEmpty }) else { return false }
    let runs = LeastRuns(of: line)
    context.forget()
    readEdges(line)
    starts.removeAll()
    let (table, openings) = (scanner.table, scanner.openings)
    for type in tried.heard {
      for number in plan.searching[Int(type)].lazy.map({ Int($0) })
      where runs.cover(table.needs[number]) {
        // One that looks only into fields sees other edges there than in the line.
        if table.withinFields[number] { return true }
        if !openings.want(number, at: context.edges, in: &starts),
          mayMatch(line, number, from: nil)
        {
          return true
        }
      }
    }
    openings.find(at: context.edges, in: line, into: &starts)
    for index in starts.found.indices {
      let start = starts.found[index]
      if heads.mayBegin(
        start.number, at: start.place, in: line, table.detectors[start.number].head),
        mayOpen(line, table.detectors[start.number], at: start.place)
      {
        return true
      }
    }
    return false
  }

  /// Whether a detector that begins at edges matches in `line` at `place`.
  private mutating func mayOpen(
    _ line: Span<UInt8>, _ detector: PatternDetector, at place: Int
  ) -> Bool {
    guard scanner.table.counts[detector.type], let opening = detector.opening else { return false }
    do throws(MatchFailure) {
      guard let match = try matcher.firstMatch(of: opening.pattern, in: line, from: place) else {
        return false
      }
      return detector.passes(line.extracting(match.value))
    } catch {
      return true
    }
  }

  /// Whether some field of `line` has a value such as its name asks for.
  private mutating func mustScanFields(of line: Span<UInt8>) -> Bool {
    guard !tried.names else { return false }
    tried.names = true
    let table = scanner.table
    tried.hasLocator = true
    scoutLocator.locate(in: line)
    for index in scoutLocator.fields.indices {
      let field = scoutLocator.fields[index]
      guard let meaning = nameCache.read(line, field.name, table.names).meaning,
        table.names.meanings[meaning].counts
      else { continue }
      if InlineFields.isBindParameter(field.value, in: line) || mayHold(field, meaning, line) {
        return true
      }
    }
    return false
  }

  private mutating func mayHold(_ number: Int, _ field: Field, _ line: Span<UInt8>) -> Bool {
    let rule = scanner.table.rules[number]
    if rule.spec.quotedOnly, field.style == .prose { return false }
    let range = line.trimmed(field.extent(by: rule.spec.span, in: line))
    guard !range.isEmpty else { return false }
    if range.lower == field.value.lower,
      !valueHeads.mayMatch(number, line, from: range.lower, rule.head)
    {
      return false
    }
    if tried.nests.isDeep(range, number) { return true }
    do throws(MatchFailure) {
      if let pattern = rule.parts ?? rule.value,
        try matcher.firstMatch(of: pattern, in: line.extracting(range.range)) == nil
      {
        guard rule.parts == nil, try matchInPart(pattern, rule, field, range, line) != nil
        else { return false }
      }
      if rule.parts == nil, try matchesPlaceholder(line.extracting(range.range)) { return false }
      return rule.beside.isEmpty || mentions(rule.beside, line)
    } catch {
      return true
    }
  }

  /// Whether one of `keywords` stands in `line`, whatever it belongs to.
  private mutating func mentions(_ keywords: [Int], _ line: Span<UInt8>) -> Bool {
    for keyword in keywords
    where tried.hasKeyword(keyword, in: line, scanner.table.keywords) { return true }
    return false
  }

  /// Whether a detector matches in `line` at `start`, or behind it if it is not put; nil for anywhere.
  private mutating func mayMatch(_ line: Span<UInt8>, _ number: Int, from place: Int?) -> Bool {
    let detector = scanner.table.detectors[number]
    guard scanner.table.counts[detector.type] else { return false }
    if place == nil, !tried.isFirst(number) { return false }
    var start = place ?? 0
    do throws(MatchFailure) {
      while start < line.count,
        let match = try matcher.firstMatch(of: detector.pattern, in: line, from: start)
      {
        if detector.passes(line.extracting(match.value)) { return true }
        if detector.isPut { return false }
        start = max(match.whole.lowerBound + 1, start + 1)
      }
      return false
    } catch {
      return true
    }
  }

  /// Whether what `line` says under its coats of encoding must be scanned.
  mutating func mustScanInside(_ line: Span<UInt8>) -> Bool {
    guard let plan = scanner.plan, let level = scanner.options.kernel else { return true }
    var next = Layer(undressing: line)
    while let layer = next {
      tried.next()
      heads.next()
      let text = layer.bytes.span
      plan.scout.find(in: text, at: level, into: &innerPlaces)
      for index in 0..<innerPlaces.count {
        let place = innerPlaces[index]
        if mustScan(text, plan, place.anchor, at: place.place) { return true }
      }
      if mustScanForContext(text, plan) { return true }
      next = tried.isClothed && layer.depth < Self.layers ? layer.undressed() : nil
    }
    return false
  }
}
