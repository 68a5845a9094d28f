//  Which lines need to be scanned at all? The scout looks at many lines at once, holds each anchor it
//  meets against what can be tried cheaply (the detector's pattern at that place and its check, the
//  field's whole name) and names the lines in which something is left. A line it does not name holds
//  nothing that counts, whatever its context: context only ever speaks for or against what is already there.

internal import CCandidates
internal import GrilleChecks
internal import GrilleCore
internal import GrilleFormats
internal import GrillePacks
public import GrilleRegex

extension RecordScanner.Session {
  /// Replaces `lines` by the first bytes of those lines of `text` that must be scanned, in order; false
  /// if all must be: this is the reference, or a pattern has no anchor. A line in doubt is named.
  public mutating func scout(_ text: Span<UInt8>, into lines: inout [Int]) -> Bool {
    guard let plan = scanner.plan, let level = scanner.options.kernel, !plan.mustScanAll
    else { return false }
    lines.removeAll(keepingCapacity: true)
    plan.scout.find(in: text, at: level, into: &places)
    var named = ByteRange(0, 0)
    var current = -1
    for index in 0..<places.count {
      let (place, anchor) = (places[index].place, places[index].anchor)
      if place >= named.lower, place < named.upper { continue }
      let line = Self.line(around: min(place, text.count - 1), in: text)
      if line.lower != current {
        current = line.lower
        tried.next()
      }
      if mustScan(text.extracting(line.range), plan, anchor, at: place - line.lower) {
        lines.append(line.lower)
        named = line
      }
    }
    lines.sort()
    var last = -1
    lines.removeAll { line in
      defer { last = line }
      return line == last
    }
    return true
  }

  private static func line(around place: Int, in text: Span<UInt8>) -> ByteRange {
    unsafe text.withUnsafeBufferPointer { bytes in
      var end = 0
      let start = unsafe grille_line_around(bytes.baseAddress, bytes.count, place, &end)
      return ByteRange(start, max(start, end))
    }
  }

  /// Whether an anchor at `place` of `line` is part of something.
  private mutating func mustScan(
    _ line: Span<UInt8>, _ plan: AnchorPlan, _ anchor: Int, at place: Int, isInside: Bool = false
  ) -> Bool {
    let signs = plan.signs[anchor]
    if signs.contains(.block) { return true }
    if signs.contains(.keyword) {
      for type in plan.keywordTypes[anchor] where mayMatch(line, contextOf: Int(type)) {
        return true
      }
    }
    if signs.contains(.name), mustScanName(line, endingAt: place) { return true }
    for number in plan.firstUse[anchor]..<plan.firstUse[anchor + 1] {
      let use = plan.uses[Int(number)]
      let isKnown = use.offset >= 0
      if isKnown, !plan.mayBegin(use, line, at: place - Int(use.offset)) { continue }
      guard scanner.table.counts[scanner.table.detectors[Int(use.detector)].type] else { continue }
      if mayMatch(line, Int(use.detector), at: isKnown ? place - Int(use.offset) : nil) {
        return true
      }
    }
    guard signs.contains(.coat), !isInside, !tried.inside else { return false }
    let answer = mustScanInside(line)
    tried.inside = true
    return answer
  }

  /// Whether a name that ends at `end` of `line` has a value such as it asks for, or may speak for
  /// values further on.
  private mutating func mustScanName(_ line: Span<UInt8>, endingAt end: Int) -> Bool {
    guard end < line.count, line[end] == UInt8(ascii: "=") || line[end] == UInt8(ascii: ":") else {
      return mustScanFields(of: line)
    }
    let table = scanner.table
    guard let (name, field) = InlineFields.field(at: end, in: line) else { return false }
    if table.names.isLabel(line, name) { return mustScanFields(of: line) }
    guard let meaning = table.names.read(line, name).meaning, table.names.meanings[meaning].counts
    else { return false }
    // Its value is an object or a list.
    guard let field else { return mustScanFields(of: line) }
    return mayHold(field, meaning, line)
  }

  /// Whether a field has a value such as its name asks for.
  private mutating func mayHold(_ field: Field, _ meaning: Int, _ line: Span<UInt8>) -> Bool {
    let table = scanner.table
    for number in table.names.meanings[meaning].rules
    where table.counts[table.rules[number].type] {
      if mayHold(table.rules[number], field, line) { return true }
    }
    for type in table.names.meanings[meaning].types
    where table.counts[type] && mayMatch(line, contextOf: type) { return true }
    return false
  }

  /// Whether a detector of a type, which needs a keyword or a name, matches in `line`.
  private mutating func mayMatch(_ line: Span<UInt8>, contextOf type: Int) -> Bool {
    let runs = tried.runs ?? LeastRuns(of: line)
    tried.runs = runs
    for number in scanner.table.contextDetectors[type]
    where runs.cover(scanner.table.detectors[number].needs) {
      // One that looks only into fields sees other edges there than in the line.
      if scanner.table.detectors[number].spec.withinFields || mayMatch(line, number, at: nil) {
        return true
      }
    }
    return false
  }

  /// Whether some field of `line` has a value such as its name asks for.
  private mutating func mustScanFields(of line: Span<UInt8>) -> Bool {
    guard !tried.names else { return false }
    tried.names = true
    let table = scanner.table
    for field in InlineFields.locate(in: line) {
      guard let meaning = table.names.read(line, field.name).meaning,
        table.names.meanings[meaning].counts
      else { continue }
      if mayHold(field, meaning, line) { return true }
    }
    return false
  }

  private mutating func mayHold(_ rule: FieldRule, _ field: Field, _ line: Span<UInt8>) -> Bool {
    if rule.spec.quotedOnly, field.style == .prose { return false }
    let range = trimmed(extent(of: field, by: rule.spec.span, in: line), in: line)
    guard !range.isEmpty else { return false }
    do throws(MatchFailure) {
      if let pattern = rule.parts ?? rule.value,
        try matcher.firstMatch(of: pattern, in: line.extracting(range.range)) == nil
      {
        return false
      }
      if rule.parts == nil, try isPlaceholder(range, in: line) { return false }
      return rule.beside.isEmpty || mentions(rule.beside, line)
    } catch {
      return true
    }
  }

  /// Whether one of `keywords` stands in `line`, whatever it belongs to.
  private mutating func mentions(_ keywords: [Int], _ line: Span<UInt8>) -> Bool {
    if tried.keywords == nil {
      var hits: [KeywordHit] = []
      scanner.table.keywords.find(in: line, into: &hits)
      tried.keywords = Set(hits.map(\.keyword))
    }
    return keywords.contains { tried.keywords?.contains($0) == true }
  }

  /// Whether a detector matches at `place` of `line`, or anywhere if no place is known, with a value
  /// that passes its checks.
  private mutating func mayMatch(_ line: Span<UInt8>, _ number: Int, at place: Int?) -> Bool {
    let detector = scanner.table.detectors[number]
    do throws(MatchFailure) {
      guard detector.isPut else {
        guard tried.isFirst(number) else { return false }
        var start = 0
        while start < line.count,
          let match = try matcher.firstMatch(of: detector.pattern, in: line, from: start)
        {
          if passes(detector, line.extracting(match.value)) { return true }
          start = max(match.whole.lowerBound + 1, start + 1)
        }
        return false
      }
      guard let place, place >= 0,
        let match = try matcher.firstMatch(of: detector.pattern, in: line, from: place)
      else { return false }
      return passes(detector, line.extracting(match.value))
    } catch {
      return true
    }
  }

  private func passes(_ detector: PatternDetector, _ value: Span<UInt8>) -> Bool {
    detector.checks.allSatisfy { $0.passes(value) }
  }

  /// Whether what `line` says under its coats of encoding must be scanned.
  private mutating func mustScanInside(_ line: Span<UInt8>) -> Bool {
    guard let plan = scanner.plan, let level = scanner.options.kernel else { return true }
    var next = Layer(undressing: line)
    while let layer = next {
      tried.next()
      let text = layer.bytes.span
      plan.scout.find(in: text, at: level, into: &innerPlaces)
      var isClothed = false
      for index in 0..<innerPlaces.count {
        let (place, anchor) = (innerPlaces[index].place, innerPlaces[index].anchor)
        if plan.signs[anchor].contains(.coat) { isClothed = true }
        if mustScan(text, plan, anchor, at: place, isInside: true) { return true }
      }
      next = isClothed && layer.depth < Self.layers ? layer.undressed() : nil
    }
    return false
  }
}

/// What was already tried on the line in hand, in vain.
struct Tried {
  private var line = 0
  private var detectors: [Int]
  /// Whether the names of its fields were read.
  var names = false
  /// Whether what is under its coats was looked at.
  var inside = false
  /// Its keywords, once somebody asked.
  var keywords: Set<Int>?
  /// Its runs, once somebody asked.
  var runs: LeastRuns?

  init(detectors count: Int) { detectors = [Int](repeating: 0, count: count) }

  /// Begins with another line.
  mutating func next() {
    line += 1
    names = false
    inside = false
    runs = nil
    keywords = nil
  }

  /// Whether `detector` is tried for the first time on this line.
  mutating func isFirst(_ detector: Int) -> Bool {
    defer { detectors[detector] = line }
    return detectors[detector] != line
  }
}
