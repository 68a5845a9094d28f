//  Where in a document may something be? A document's names and values stand on different lines, so it is
//  looked at as a whole; but where nothing speaks for what is elsewhere, the places are told.

internal import GrilleCore
internal import GrilleFormats
internal import GrillePacks
internal import GrilleRegex

extension RecordScanner.Session {
  /// Documents that are shorter are scanned as a whole, if at all.
  static var shortDocument: Int { 2 * 1024 }

  /// Whether nothing that counts can be found in `text`, a document that spans lines; false in doubt.
  /// Else ``look(atDocument:isSurveyed:)`` knows where in it something may be.
  ///
  /// - Complexity: linear in the bytes of `text`.
  package mutating func passesOver(document text: Span<UInt8>) -> Bool {
    if let plan = scanner.plan, let level = scanner.options.kernel {
      plan.scout.find(in: text, at: level, into: &places)
    }
    return readHotPlaces(of: text)
  }

  /// Notes where in `text`, whose anchors are ``places``, something may be; whether that is nowhere.
  mutating func readHotPlaces(of text: Span<UInt8>) -> Bool {
    hotPlaces.removeAll(for: text.count)
    guard let plan = scanner.plan, !plan.mustScanAll else {
      hotPlaces.areEverywhere = true
      return false
    }
    if text.count < Self.shortDocument {
      hotPlaces.areEverywhere = mustScan(text, plan, 0..<places.count, from: 0)
    } else if !survey(text, plan) {
      hotPlaces.areEverywhere = true
    }
    return hotPlaces.areNone
  }

  /// Notes where in `text`, whose anchors are ``places``, something may be; false if that cannot be told.
  private mutating func survey(_ text: Span<UInt8>, _ plan: AnchorPlan) -> Bool {
    tried.next()
    heads.next()
    surveyor.begin()
    for index in 0..<places.count {
      let place = places[index]
      guard survey(text, plan, place.anchor, at: place.place), !hotPlaces.areEverywhere,
        // What is dressed may say anything of what is not.
        !surveyor.isClothed || hotPlaces.areNone
      else { return false }
    }
    guard surveyContext(of: text, plan) else { return false }
    guard tried.isClothed, Layer(undressing: text) != nil else { return true }
    return hotPlaces.areNone && !mustScanInside(text)
  }

  /// Notes what an anchor at `place` of `text` is part of; false if that may be anywhere.
  private mutating func survey(
    _ text: Span<UInt8>, _ plan: AnchorPlan, _ anchor: Int, at place: Int
  ) -> Bool {
    let signs = plan.signs[anchor]
    if !signs.isDisjoint(with: [.block, .coat, .keyword, .name, .tuple]) {
      if signs.contains(.block) { return false }
      if signs.contains(.tuple), InlineFields.opensTuple(at: place, in: text) { return false }
      if signs.contains(.coat) {
        tried.isClothed = true
        surveyor.readCoat(at: place, of: text)
      }
      if signs.contains(.keyword) {
        for keyword in plan.keywords[anchor] where keyword.anchor.stands(at: place, in: text) {
          hear(keyword.type, at: place)
        }
      }
      // `form-data` says what stands behind a blank line.
      if signs.contains(.name),
        anchor != plan.names || !surveyName(in: text, endingAt: place)
      {
        return false
      }
    }
    let first = plan.firstUse[anchor]
    let allowed = plan.filters.uses(of: anchor, at: place, in: text)
    for number in first..<plan.firstUse[anchor + 1] where allowed.mayBe(number - first) {
      let use = plan.uses[Int(number)]
      if use.needsContext {
        tried.waiting.append((number, Int32(place)))
      } else if !survey(text, use, at: place, plan) {
        return false
      }
    }
    return true
  }

  /// Notes the matches that an anchor at `place` of `text` is part of; false if a limit was hit.
  private mutating func survey(
    _ text: Span<UInt8>, _ use: AnchorPlan.Use, at place: Int, _ plan: AnchorPlan
  ) -> Bool {
    let detector = Int(use.detector)
    guard use.isPut else { return survey(text, detector, around: place) }
    var last: Int?
    while let start = heads.start(of: use, at: place, before: last, in: text, plan, scanner.table) {
      guard survey(text, detector, from: start) else { return false }
      last = start
    }
    return true
  }

  /// Notes where a detector matches, of whose matches something stands at `place`; false if a limit was hit.
  private mutating func survey(_ text: Span<UInt8>, _ number: Int, around place: Int) -> Bool {
    guard looksNear(scanner.table.detectors[number]) else { return survey(text, number, from: nil) }
    // What stands before a line, so to speak, stands on the line feed before it.
    let line = ByteRange(text.startOfLine(at: place), text.endOfLine(at: place + 1))
    return !tried.isFirst(number, in: line) || survey(text, number, in: line)
  }

  /// Notes where a detector matches: at `place`, or anywhere; false if a limit was hit.
  private mutating func survey(_ text: Span<UInt8>, _ number: Int, from place: Int?) -> Bool {
    if place == nil, !tried.isFirst(number) { return true }
    return survey(text, number, in: ByteRange(place ?? 0, text.count))
  }

  /// Notes where a detector's matches begin in `range`; false if a limit was hit.
  private mutating func survey(
    _ text: Span<UInt8>, _ number: Int, in range: ByteRange
  ) -> Bool {
    let detector = scanner.table.detectors[number]
    guard scanner.table.counts[detector.type] else { return true }
    var start = range.lower
    // What lies behind the range is nobody's business, but what ends a value in it.
    let tail = looksNear(detector) ? Self.shore : Self.longestTail
    let text = text.extracting(0..<min(text.count, range.upper + tail))
    do throws(MatchFailure) {
      while start < range.upper,
        let match = try matcher.firstMatch(of: detector.pattern, in: text, from: start)
      {
        if detector.passes(text.extracting(match.value)),
          !detector.needsContext
            || surveyor.hears(
              detector.type, within: detector.spec.window, of: ByteRange(match.whole), in: text)
        {
          hotPlaces.add(ByteRange(match.whole))
        }
        if detector.isPut || hotPlaces.areEverywhere { return true }
        start = max(match.whole.lowerBound + 1, start + 1)
      }
      return true
    } catch {
      return false
    }
  }

  /// Whether a detector's matches tell themselves from their line and little behind it. Patterns of one's own may
  /// look as far as they like.
  private func looksNear(_ detector: PatternDetector) -> Bool {
    scanner.looksNear && detector.staysInLine
  }

  /// What may follow a range in which something is looked for, in bytes.
  private static var longestTail: Int { 4096 }

  // MARK: context

  /// Notes what needs a keyword or a name, where one stands anywhere in `text`.
  private mutating func surveyContext(of text: Span<UInt8>, _ plan: AnchorPlan) -> Bool {
    guard !tried.heard.isEmpty else { return true }
    surveyor.sort(in: text)
    for (number, place) in tried.waiting {
      let use = plan.uses[Int(number)]
      if tried.hears(scanner.table.detectors[Int(use.detector)].type),
        !survey(text, use, at: Int(place), plan)
      {
        return false
      }
    }
    var runs: LeastRuns?
    for type in tried.heard {
      for number in plan.searching[Int(type)] {
        let detector = scanner.table.detectors[Int(number)]
        let known = runs ?? LeastRuns(of: text)
        runs = known
        guard known.cover(detector.needs) else { continue }
        if detector.spec.withinFields {
          surveyFields(of: text, meaning: Int(type))
        } else if let places = surveyor.places(
          hearing: Int(type), within: detector.spec.window, in: text)
        {
          for place in places where !survey(text, Int(number), in: place) { return false }
        } else if !survey(text, Int(number), from: nil) {
          return false
        }
      }
    }
    return true
  }

  /// Notes the values of fields whose names mean `type`.
  private mutating func surveyFields(of text: Span<UInt8>, meaning type: Int) {
    readSurveyedFields(of: text)
    for (field, meaning) in surveyor.fields where scanner.table.names.types[meaning, type] {
      hotPlaces.add(field.value.union(field.phrase))
    }
  }
}

extension ByteRange {
  /// From where the first of the two begins to where the last of them ends.
  func union(_ other: ByteRange) -> ByteRange {
    ByteRange(min(lower, other.lower), max(upper, other.upper))
  }
}
