//  Prepared packs, of which only some types may count, made into what a scan looks things up in.

internal import GrilleChecks
internal import GrilleCore
internal import GrilleRegex

/// A pattern detector made ready. A class, so that the loop over candidates copies one pointer.
final class PatternDetector: Sendable {
  let type: Int
  let name: String
  let spec: DetectorTraits
  let pattern: CompiledPattern
  let checks: [Check]
  /// Its anchors, where a plan is to be made of them; nil if it has none, or if they are of no use to it.
  let anchors: [Anchor]?
  /// Whether it can find anything without a keyword or a field of its type.
  let needsContext: Bool
  /// Whether it is known where its matches begin: ``pattern`` then matches only where it is put.
  let isPut: Bool
  /// What a text must have for it to match.
  let needs: LeastRuns

  init(_ prepared: PreparedDetector, anchors: [Anchor]?, usesAnchors: Bool) {
    type = prepared.type
    name = prepared.name
    spec = prepared.traits
    isPut = usesAnchors && prepared.isPut
    pattern = CompiledPattern(known: prepared.pattern, anchored: isPut)
    checks = prepared.checks.map { name in
      guard let check = Check.named(name) else { preconditionFailure("unknown check \(name)") }
      return check
    }
    self.anchors = anchors
    needsContext = spec.alone == nil
    needs = prepared.needs
  }
}

/// A way in which a name may mean a type, made ready.
struct FieldRule: Sendable {
  let type: Int
  /// As findings tell it: `pan/field`.
  let name: String
  let spec: FieldTraits
  let value: CompiledPattern?
  let parts: CompiledPattern?
  /// The keywords one of which must stand in the record; none if it does not matter.
  let beside: [Int]

  init(_ prepared: PreparedRule) {
    type = prepared.type
    name = prepared.name
    spec = prepared.traits
    value = prepared.value.map { CompiledPattern(known: $0) }
    parts = prepared.parts.map { CompiledPattern(known: $0) }
    beside = prepared.beside
  }
}

/// A protected span or a placeholder made ready.
struct Form: Sendable {
  let id: String
  let pattern: CompiledPattern
  /// Its anchors, where a plan is to be made of them; nil if it has none.
  let anchors: [Anchor]?

  init(_ prepared: PreparedForm, anchors: [Anchor]? = nil) {
    id = prepared.id
    pattern = CompiledPattern(known: prepared.pattern)
    self.anchors = anchors
  }
}

struct DetectorTable: Sendable {
  /// Every type of the packs, also those that are not enabled.
  let types: [TypeDefinition]
  let detectors: [PatternDetector]
  /// By type: those of its detectors that find nothing unless a keyword or a name speaks of it.
  let contextDetectors: [[Int]]
  /// Those of all types; no name means one of a type that is not enabled.
  let rules: [FieldRule]
  let names: NameTable
  let keywords: KeywordTable
  /// By type, whether a line must be scanned for it.
  let counts: [Bool]
  /// The longest word of each keyword without which some detector of a type finds nothing, where a plan
  /// is to be made of them.
  let gatingKeywords: [(word: LiteralAnchor, type: Int)]
  let protected: [Form]
  let placeholders: [Form]

  /// Makes `packs` ready, without the types that are not enabled by `options`.
  ///
  /// - Parameter anchors: what a plan is to be made of; nil if there is none to make.
  init(_ packs: PreparedPacks, options: ScanOptions, anchors: AnchorStock?) {
    let core = packs.core
    let types = core.types
    self.types = types
    let isEnabled = types.map {
      options.only?.contains($0.type) != false && !options.except.contains($0.type)
    }
    let counts = types.map { !options.passesOverKept || $0.action != .keep }
    self.counts = counts
    var detectors: [PatternDetector] = []
    detectors.reserveCapacity(core.detectors.count)
    var contextDetectors = [[Int]](repeating: [], count: types.count)
    var gating: [(LiteralAnchor, Int)] = []
    for (number, prepared) in core.detectors.enumerated() where isEnabled[prepared.type] {
      let detector = PatternDetector(
        prepared, anchors: anchors?.detectors[number], usesAnchors: options.kernel != nil)
      if detector.needsContext || detector.spec.withinFields {
        contextDetectors[detector.type].append(detectors.count)
      }
      if let anchors, detector.needsContext, !detector.spec.withinFields {
        gating += anchors.gating[detector.type].map { ($0, detector.type) }
      }
      detectors.append(detector)
    }
    self.detectors = detectors
    self.contextDetectors = contextDetectors
    gatingKeywords = gating
    keywords = core.keywords
    rules = core.rules.map { FieldRule($0) }
    names = NameTable(
      core.names, tails: anchors?.tails ?? [], ruleTypes: core.rules.map(\.type),
      isEnabled: isEnabled, counts: counts)
    protected = core.protected.enumerated().map { number, form in
      Form(form, anchors: anchors?.protected[number])
    }
    placeholders = core.placeholders.map { Form($0) }
  }
}
