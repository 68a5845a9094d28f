//  Prepared packs, of which only some types may count, made into what a scan looks things up in.

internal import GrilleCore

final class DetectorTable: Sendable {
  /// Every type of the packs, also those that are not enabled.
  let types: [TypeDefinition]
  /// By type, how much it matters that a value of it is hidden, and the most of them.
  let weights: [Int]
  let heaviest: Int
  let detectors: [PatternDetector]
  /// By detector, what a text must have for it to match, and whether it looks only into fields: asked of many where
  /// few are run.
  let needs: [LeastRuns]
  let withinFields: [Bool]
  /// The furthest that a keyword is heard, in bytes.
  let widestWindow: Int
  /// By type: those of its detectors that find nothing unless a keyword or a name speaks of it.
  let contextDetectors: [[Int]]
  /// Those of all types; no name means one of a type that is not enabled.
  let rules: [FieldRule]
  /// By rule, the keywords one of which must stand in the record.
  let beside: BitTable
  let names: NameTable
  let keywords: KeywordTable
  /// By type, whether a line must be scanned for it.
  let counts: [Bool]
  /// Each keyword without which some detector of a type finds nothing, where a plan is to be made of them.
  let gatingKeywords: [(keyword: KeywordAnchor, type: Int)]
  /// The anchors of detectors and of protected forms, where a plan is to be made of them; nil for one
  /// that has none.
  let anchors: (detectors: [[Anchor]?], protected: [[Anchor]?])
  let protected: [Form]
  let placeholders: [Form]

  /// Makes `packs` ready, without the types that are not enabled by `options`.
  ///
  /// - Parameter anchors: what a plan is to be made of; nil if there is none to make.
  init(_ packs: PreparedPacks, options: ScanOptions, anchors: AnchorStock?) {
    let core = packs.core
    let types = core.types
    self.types = types
    weights = types.map { $0.sensitivity.rawValue * 2 + ($0.neverKeep ? 1 : 0) }
    heaviest = weights.max() ?? 0
    let isEnabled = types.map {
      options.only?.contains($0.type) != false && !options.except.contains($0.type)
    }
    let counts = types.map { type in
      guard options.passesOverKept else { return true }
      return options.kept.map { !$0.contains(type.type) } ?? (type.action != .keep)
    }
    self.counts = counts
    let isWhole = isEnabled.allSatisfy { $0 }
    let numbers = core.detectors.indices.filter { isEnabled[core.detectors[$0].type] }
    // The reference looks everywhere, also for those whose place is known.
    detectors =
      options.kernel == nil
      ? numbers.map { core.detectors[$0].unput }
      : isWhole ? core.detectors : numbers.map { core.detectors[$0] }
    needs = detectors.map(\.needs)
    withinFields = detectors.map(\.spec.withinFields)
    widestWindow = detectors.map(\.spec.window).max() ?? 0
    var contextDetectors = [[Int]](repeating: [], count: types.count)
    var gating: [(KeywordAnchor, Int)] = []
    for (number, detector) in detectors.enumerated() {
      if detector.needsContext || detector.spec.withinFields {
        contextDetectors[detector.type].append(number)
      }
      if let anchors, detector.needsContext, !detector.spec.withinFields {
        gating += anchors.gating[detector.type].map { ($0, detector.type) }
      }
    }
    self.contextDetectors = contextDetectors
    gatingKeywords = gating
    self.anchors =
      anchors.map { stock in (numbers.map { stock.detectors[$0] }, stock.protected) }
      ?? ([], [])
    keywords = core.keywords
    rules = core.rules
    var beside = BitTable(rows: rules.count, columns: keywords.count)
    for (number, rule) in rules.enumerated() {
      for keyword in rule.beside { beside.insert(number, keyword) }
    }
    self.beside = beside
    names = NameTable(
      core.names, tails: anchors?.tails ?? [], rules: rules, isEnabled: isEnabled, counts: counts)
    protected = options.kernel == nil ? core.protected.map(\.unopened) : core.protected
    placeholders = core.placeholders
  }
}
