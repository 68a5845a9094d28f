//  Packs, checked and made ready for a scanner, before anybody says which types count: all that can be
//  known of the built-in packs when Grille is built.

internal import GrilleChecks
public import GrilleCore
public import GrillePacks
internal import GrilleRegex

/// Packs that are known to be good, with everything a scanner needs of them.
///
/// Those of the built-in packs come with Grille: nothing of YAML is read for them, no pattern is
/// looked into, and none is compiled before it is first matched. `Tests/Preparation` makes what is
/// stored, from the same values that a user's packs become.
public struct PreparedPacks: Sendable {
  let core: PreparedCore
  let anchors: PreparedAnchors

  /// Checks the packs of `library` and prepares them: some 0.2 seconds for those that are built in.
  ///
  /// - Throws: ``PackError`` for the first pattern or check that is wrong.
  public init(_ library: PackLibrary) throws(PackError) {
    var stock = AnchorStock()
    core = try PreparedCore(library, &stock)
    anchors = .made(stock)
  }

  private init(core: PreparedCore, anchors: PreparedAnchors) {
    self.core = core
    self.anchors = anchors
  }

  /// The built-in packs, as they were prepared when Grille was built.
  ///
  /// - Complexity: half a millisecond.
  public static func builtIn() -> PreparedPacks {
    unsafe PackLibrary.withPreparedBytes { bytes in
      var reader = unsafe StoreReader(bytes)
      let sections = StoredSections(from: &reader)
      return PreparedPacks(
        core: sections.read(sections.core, as: PreparedCore.self), anchors: .stored)
    }
  }

  /// Every type of the packs.
  public var definitions: [TypeDefinition] { core.types }

  /// Every type, by id.
  package var definitionsByType: [InfoType: TypeDefinition] { core.types.byType }

  /// What ``builtIn()`` reads, made anew. Tests hold the one against the other.
  package func stored() -> [UInt8] {
    let stock = anchors.stock
    func plan(passesOverKept: Bool) -> AnchorPlan {
      var options = ScanOptions()
      options.passesOverKept = passesOverKept
      return AnchorPlan(DetectorTable(self, options: options, anchors: stock))
    }
    return StoredSections.joined(
      core: core, stock: stock,
      plans: (plan(passesOverKept: false), plan(passesOverKept: true)))
  }
}

extension [TypeDefinition] {
  /// The same by id; of two with one id the first.
  var byType: [InfoType: TypeDefinition] {
    Dictionary(map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// What is known of the anchors of packs.
enum PreparedAnchors: Sendable {
  case made(AnchorStock)
  /// Those of the built-in packs, read when they are needed.
  case stored

  /// What plans are made of.
  var stock: AnchorStock {
    switch self {
    case .made(let stock): stock
    case .stored:
      unsafe PackLibrary.withPreparedBytes { bytes in
        var reader = unsafe StoreReader(bytes)
        let sections = StoredSections(from: &reader)
        return sections.read(sections.stock, as: AnchorStock.self)
      }
    }
  }

  /// The plan for `options`, if it was made when Grille was built: with all types.
  func plan(for options: ScanOptions) -> AnchorPlan? {
    guard case .stored = self, options.only == nil, options.except.isEmpty,
      options.kept == nil || !options.passesOverKept
    else { return nil }
    return unsafe PackLibrary.withPreparedBytes { bytes in
      var reader = unsafe StoreReader(bytes)
      let sections = StoredSections(from: &reader)
      guard sections.finders == CandidateFinder.imageKind else { return nil }
      return sections.read(
        options.passesOverKept ? sections.planOfCounting : sections.planOfAll, as: AnchorPlan.self)
    }
  }
}

/// Everything but anchors.
struct PreparedCore: Sendable {
  var types: [TypeDefinition] = []
  var detectors: [PatternDetector] = []
  var rules: [FieldRule] = []
  var protected: [Form] = []
  var placeholders: [Form] = []
  var keywords = KeywordTable()
  var names = NameIndex()
}

/// Of what plans are made.
struct AnchorStock: Sendable {
  /// By detector and by protected form; nil for one that has none.
  var detectors: [[Anchor]?] = []
  var protected: [[Anchor]?] = []
  /// By type, each raising keyword.
  var gating: [[KeywordAnchor]] = []
  var tails: [NameTail] = []
}

extension PreparedCore {
  /// Checks and prepares the packs of `library`; what is derived for anchors goes to `stock`.
  init(_ library: PackLibrary, _ stock: inout AnchorStock) throws(PackError) {
    types = library.types.map(\.definition)
    var names: [(String, rule: Int)] = []
    var excluded: [(String, type: Int)] = []
    var fields: [(type: Int, spec: FieldSpec)] = []
    for (type, spec) in library.types.enumerated() {
      let id = spec.definition.type
      for detector in spec.detectors {
        let (prepared, anchors) = try Self.detector(detector, type, id)
        detectors.append(prepared)
        stock.detectors.append(anchors)
      }
      stock.gating.append(
        spec.detectors.contains { $0.alone == nil && !$0.withinFields }
          ? try Self.gatingKeywords(of: spec) : [])
      for field in spec.fields {
        try Self.check(field)
        names += field.names.map { ($0, fields.count) }
        fields.append((type, field))
      }
      excluded += spec.notFields.map { ($0, type) }
    }
    let (keywords, asked) = KeywordTable.make(
      library.types.map { ($0.raise, $0.lower) }, asked: fields.map(\.spec.beside))
    self.keywords = keywords
    rules = zip(fields, asked).map { field, beside in
      FieldRule(
        type: field.type, name: "\(types[field.type].type)/field",
        spec: FieldTraits(
          span: field.spec.span, likelihood: field.spec.likelihood,
          quotedOnly: field.spec.quotedOnly, valueDecides: field.spec.valueDecides),
        value: field.spec.value.map { CompiledPattern(known: Self.whole($0)) },
        parts: field.spec.parts.map { CompiledPattern(known: $0) }, beside: beside)
    }
    let (index, tails) = NameIndex.make(
      library, names: names, excluded: excluded, ruleTypes: rules.map(\.type))
    self.names = index
    stock.tails = tails
    for spec in library.protected {
      try Self.check(spec.pattern, at: spec.place)
      protected.append(
        Form(
          id: spec.id, pattern: .string(spec.pattern),
          beginning: Opening.beginning(of: spec.pattern),
          isWhole: false))
      stock.protected.append(Anchor.derive(from: spec.pattern))
    }
    for spec in library.placeholders {
      let whole = Self.whole(spec.pattern)
      try Self.check(whole, at: spec.place)
      placeholders.append(
        Form(
          id: spec.id, pattern: .string(whole), beginning: nil, isWhole: true))
    }
  }

  /// The raising keywords, each of which must have a word that is long enough to be looked for.
  private static func gatingKeywords(of spec: TypeSpec) throws(PackError) -> [KeywordAnchor] {
    var anchors: [KeywordAnchor] = []
    for keyword in spec.raise {
      guard let anchor = KeywordAnchor(keyword) else {
        throw PackError(
          .badValue, file: spec.place.file, line: spec.place.line,
          reason: "\(spec.definition.type): no word of the keyword \"\(keyword)\" has two letters")
      }
      anchors.append(anchor)
    }
    return anchors
  }

  /// Refuses a pattern that PCRE2 does not accept, or that can match nothing.
  private static func check(_ pattern: String, at place: Place) throws(PackError) {
    let canMatchEmpty: Bool
    do {
      canMatchEmpty = try CompiledPattern.canMatchEmpty(pattern)
    } catch {
      throw PackError(
        .badPattern, file: place.file, line: place.line,
        reason: "the pattern does not compile: \(error.reason)")
    }
    guard !canMatchEmpty else {
      throw PackError(
        .badPattern, file: place.file, line: place.line, reason: "the pattern can match nothing")
    }
  }

  private static func check(_ field: FieldSpec) throws(PackError) {
    if let value = field.value { try check(whole(value), at: field.place) }
    if let parts = field.parts { try check(parts, at: field.place) }
  }

  /// A pattern that all of a text must match.
  private static func whole(_ pattern: String) -> String { "\\A(?:\(pattern))\\z" }

  /// A detector of `type`, and its anchors; nil if it has none, or if they are of no use to it.
  private static func detector(
    _ spec: DetectorSpec, _ type: Int, _ id: InfoType
  ) throws(PackError) -> (PatternDetector, [Anchor]?) {
    var checks: [Int] = []
    for name in spec.checks {
      guard let check = Check.all.firstIndex(where: { $0.name == name }) else {
        throw PackError(
          .unknownCheck, file: spec.place.file, line: spec.place.line,
          reason: "\(id)/\(spec.id): unknown check \"\(name)\"")
      }
      checks.append(check)
    }
    var anchors: [Anchor]?
    let needsContext = spec.alone == nil
    if !spec.withinFields {
      let anchoring = spec.anchoring
      // Who needs context is searched for where there is some; only rare words are worth a look before, and what a
      // pack says is.
      let isSought = !needsContext || spec.anchor != nil
      anchors = Anchor.derive(
        from: anchoring.pattern, rarerThan: isSought ? Anchor.rareAtAll : Anchor.rare)
      if !isSought, anchors?.allSatisfy({ $0.piece.isWord }) == false { anchors = nil }
      // What is said of some part of a match says nothing of where the match begins.
      if !anchoring.isStart {
        anchors = anchors?.map(\.asPart)
      }
    }
    let pattern = spec.guardedPattern
    try check(pattern, at: spec.place)
    let isPut = !needsContext && anchors?.allSatisfy { $0.start != .unknown } == true
    let detector = PatternDetector(
      type: type, name: "\(id)/\(spec.id)",
      spec: DetectorTraits(
        kind: spec.kind, alone: spec.alone, keyword: spec.keyword, field: spec.field,
        window: spec.window, withinFields: spec.withinFields),
      pattern: .string(pattern), checks: checks,
      isPut: isPut, staysInLine: Syntax.parse(pattern).staysInLine,
      beginning: isPut || spec.withinFields ? nil : Opening.beginning(of: pattern),
      needs: LeastRuns(neededBy: needsContext ? pattern : ""))
    return (detector, anchors)
  }
}
