//  Packs made ready: every pattern compiled, every check found, every name and keyword in its table.

internal import GrilleChecks
internal import GrilleCore
internal import GrillePacks
internal import GrilleRegex

/// A pattern detector made ready. A class, so that the loop over candidates copies one pointer.
final class PatternDetector: Sendable {
  let type: Int
  let name: String
  let spec: DetectorSpec
  let pattern: CompiledPattern
  let checks: [Check]
  /// Its anchors; nil if it has none, or if they are of no use to it.
  let anchors: [Anchor]?
  /// Whether it can find anything without a keyword or a field of its type.
  let needsContext: Bool
  /// Whether it is known where its matches begin: ``pattern`` then matches only where it is put.
  let isPut: Bool
  /// How its matches begin, if that is known and it is not put.
  let opening: Opening?
  /// What a text must have for it to match.
  let needs: LeastRuns

  init(
    type: Int, name: String, spec: DetectorSpec, pattern: CompiledPattern, checks: [Check],
    anchors: [Anchor]?, isPut: Bool, opening: Opening?
  ) {
    self.type = type
    self.name = name
    self.spec = spec
    self.pattern = pattern
    self.checks = checks
    self.anchors = anchors
    self.isPut = isPut
    self.opening = opening
    needsContext = spec.alone == nil
    needs = LeastRuns(neededBy: needsContext ? spec.guardedPattern : "")
  }
}

/// A protected span or a placeholder made ready.
final class Form: Sendable {
  let id: String
  let pattern: CompiledPattern
  /// Its anchors; nil if it has none.
  let anchors: [Anchor]?
  /// How its matches begin, if that is known and they are searched for.
  let opening: Opening?
  /// How they begin, if the form is that of a whole value.
  let beginning: Beginning?

  init(
    id: String, pattern: CompiledPattern, anchors: [Anchor]? = nil, opening: Opening? = nil,
    beginning: Beginning? = nil
  ) {
    self.id = id
    self.pattern = pattern
    self.anchors = anchors
    self.opening = opening
    self.beginning = beginning
  }
}

struct DetectorTable: Sendable {
  /// Every type of the packs, also those that are not enabled.
  let types: [TypeDefinition]
  /// By type, how much it matters that a value of it is hidden, and the most of them.
  let weights: [Int]
  let heaviest: Int
  let detectors: [PatternDetector]
  /// By type: those of its detectors that find nothing unless a keyword or a name speaks of it.
  let contextDetectors: [[Int]]
  let rules: [FieldRule]
  /// By rule, the keywords one of which must stand in the record.
  let beside: BitTable
  let names: NameTable
  let keywords: KeywordTable
  /// By type, whether a line must be scanned for it.
  let counts: [Bool]
  /// The longest word of each keyword without which some detector of a type finds nothing.
  let gatingKeywords: [(word: LiteralAnchor, type: Int)]
  let protected: [Form]
  let placeholders: [Form]

  /// Makes the packs of `library` ready, without the types that are not enabled by `options`.
  ///
  /// - Throws: ``PackError`` for the first pattern that does not compile or check that is unknown.
  init(_ library: PackLibrary, options: ScanOptions) throws(PackError) {
    let types = library.types.map(\.definition)
    self.types = types
    weights = types.map { $0.sensitivity.rawValue * 2 + ($0.neverKeep ? 1 : 0) }
    heaviest = weights.max() ?? 0
    let usesAnchors = options.kernel != nil
    var detectors: [PatternDetector] = []
    var fields: [(type: Int, spec: FieldSpec)] = []
    var names: [(String, rule: Int?)] = []
    var excluded: [(String, type: Int)] = []
    var gating: [(LiteralAnchor, Int)] = []
    func counts(_ type: Int) -> Bool {
      !options.passesOverKept || types[type].action != .keep
    }
    for (type, spec) in library.types.enumerated() {
      let id = spec.definition.type
      let isEnabled = options.only?.contains(id) != false && !options.except.contains(id)
      for detector in spec.detectors where isEnabled {
        let checks = try Self.checks(of: detector, id)
        detectors.append(
          try Self.ready(detector, type, "\(id)/\(detector.id)", checks, usesAnchors: usesAnchors))
        if detectors[detectors.count - 1].needsContext, !detector.withinFields {
          gating += try Self.gatingWords(of: spec).map { ($0, type) }
        }
      }
      for field in spec.fields {
        names += field.names.map { ($0, isEnabled ? fields.count : nil) }
        if isEnabled { fields.append((type, field)) }
      }
      excluded += spec.notFields.map { ($0, type) }
    }
    self.detectors = detectors
    var contextDetectors = [[Int]](repeating: [], count: library.types.count)
    for (number, detector) in detectors.enumerated()
    where detector.needsContext || detector.spec.withinFields {
      contextDetectors[detector.type].append(number)
    }
    self.contextDetectors = contextDetectors
    keywords = KeywordTable(
      library.types.map { ($0.raise, $0.lower) }, asked: fields.map(\.spec.beside))
    var rules: [FieldRule] = []
    var beside = BitTable(rows: fields.count, columns: keywords.count)
    for (number, (type, spec)) in fields.enumerated() {
      for keyword in keywords.asked[number] { beside.insert(number, keyword) }
      rules.append(
        try Self.ready(
          spec, type, "\(types[type].type)/field", beside: keywords.asked[number]))
    }
    self.rules = rules
    self.beside = beside
    self.names = NameTable(
      library, names: names, excluded: excluded, ruleTypes: rules.map(\.type),
      counts: counts)
    self.counts = library.types.indices.map(counts)
    gatingKeywords = gating
    protected = try library.protected.map { spec throws(PackError) in
      Form(
        id: spec.id, pattern: try Self.compile(spec.pattern, at: spec.place),
        anchors: usesAnchors ? Anchor.derive(from: spec.pattern) : nil,
        opening: usesAnchors ? try Self.opening(of: spec.pattern, at: spec.place) : nil)
    }
    placeholders = try library.placeholders.map { spec throws(PackError) in
      Form(
        id: spec.id, pattern: try Self.compile("\\A(?:\(spec.pattern))\\z", at: spec.place),
        beginning: Beginning(of: spec.pattern))
    }
  }

  private static func checks(
    of detector: DetectorSpec, _ type: InfoType
  ) throws(PackError) -> [Check] {
    var checks: [Check] = []
    for name in detector.checks {
      guard let check = Check.named(name) else {
        throw PackError(
          .unknownCheck, file: detector.place.file, line: detector.place.line,
          reason: "\(type)/\(detector.id): unknown check \"\(name)\"")
      }
      checks.append(check)
    }
    return checks
  }

  private static func ready(
    _ detector: DetectorSpec, _ type: Int, _ name: String, _ checks: [Check], usesAnchors: Bool
  ) throws(PackError) -> PatternDetector {
    var anchors: [Anchor]?
    if usesAnchors, detector.alone != nil, !detector.withinFields {
      let anchoring = detector.anchoring
      anchors = Anchor.derive(from: anchoring.pattern)
      // What is said of some part of a match says nothing of where the match begins.
      if !anchoring.isStart {
        anchors = anchors?.map { Anchor(piece: $0.piece, offset: nil, head: []) }
      }
    }
    let isPut = anchors?.allSatisfy { $0.offset != nil } == true
    return PatternDetector(
      type: type, name: name, spec: detector,
      pattern: try compile(detector.guardedPattern, anchored: isPut, at: detector.place),
      checks: checks, anchors: anchors, isPut: isPut,
      opening: usesAnchors && !isPut && !detector.withinFields
        ? try opening(of: detector.guardedPattern, at: detector.place) : nil)
  }

  private static func opening(
    of pattern: String, at place: Place
  ) throws(PackError) -> Opening? {
    guard let beginning = Opening.beginning(of: pattern) else { return nil }
    return Opening(beginning, pattern: try compile(pattern, anchored: true, at: place))
  }

  private static func ready(
    _ field: FieldSpec, _ type: Int, _ name: String, beside: [Int]
  ) throws(PackError) -> FieldRule {
    FieldRule(
      type: type, name: name, spec: field,
      value: try field.value.map { value throws(PackError) in
        try compile("\\A(?:\(value))\\z", at: field.place)
      },
      parts: try field.parts.map { parts throws(PackError) in
        try compile(parts, at: field.place)
      },
      beside: beside)
  }

  /// For each raising keyword its longest word, which must be long enough to be looked for.
  private static func gatingWords(of spec: TypeSpec) throws(PackError) -> [LiteralAnchor] {
    var anchors: [LiteralAnchor] = []
    for keyword in spec.raise {
      let longest = Words.split(keyword).max { $0.utf8.count < $1.utf8.count }
      guard let longest, let anchor = LiteralAnchor(word: longest) else {
        throw PackError(
          .badValue, file: spec.place.file, line: spec.place.line,
          reason: "\(spec.definition.type): no word of the keyword \"\(keyword)\" has two letters")
      }
      anchors.append(anchor)
    }
    return anchors
  }

  private static func compile(
    _ pattern: String, anchored: Bool = false, at place: Place
  ) throws(PackError) -> CompiledPattern {
    let compiled: CompiledPattern
    do {
      compiled = try CompiledPattern(pattern, anchored: anchored)
    } catch {
      throw PackError(
        .badPattern, file: place.file, line: place.line,
        reason: "the pattern does not compile: \(error.reason)")
    }
    guard !compiled.canMatchEmpty else {
      throw PackError(
        .badPattern, file: place.file, line: place.line, reason: "the pattern can match nothing")
    }
    return compiled
  }
}
