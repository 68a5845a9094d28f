public import GrilleCore
internal import GrilleFormats
public import GrillePacks
public import GrilleRegex

/// What turns a record into findings. The reference scanner is the meaning; a faster engine stands
/// behind the same two lines and is held to the same findings.
public protocol FindingEngine: ~Copyable {
  /// Everything considered in `record`: what was taken, and with `refused` what was not and why.
  ///
  /// - Throws: ``MatchFailure`` when a pattern hit a limit: the record is in doubt and must be
  ///   withheld.
  mutating func scan(_ record: Span<UInt8>, refused: Bool) throws(MatchFailure) -> ScanResult
}

/// What a scan of one record came to.
public struct ScanResult: Sendable {
  /// What was taken, by place; of two that begin together the longer comes first. Ranges may nest.
  public var findings: [Finding] = []
  /// What was considered and refused, with the reason among its evidence; empty unless asked for.
  public var refused: [Finding] = []
}

/// Which findings count.
public struct ScanOptions: Sendable {
  /// Only these types; nil for all.
  public var only: Set<InfoType>?
  /// Not these types.
  public var except: Set<InfoType> = []
  /// The least likelihood that counts.
  public var minimum: Likelihood = .possible
  /// Whether records may be passed over in which nothing can be found but what is kept.
  public var passesOverKept = false
  /// The types whose findings make no difference, so that a record need not be scanned for them; nil for
  /// those that their packs keep. Matters with ``passesOverKept`` alone.
  public var kept: Set<InfoType>?
  /// Whether ``RecordScanner/Session/said`` is asked for.
  public var keepsSaid = false
  /// How anchors are looked for; nil for the reference scanner, which runs every pattern over every
  /// record. The findings are the same.
  public var kernel: KernelLevel? = .best
  /// Bounds on the work of a pattern.
  public var limits: MatchLimits = .standard

  /// All types, from ``Likelihood/possible`` up.
  public init() {}
}

/// Compiled packs. What a record holds is defined by the reference (``ScanOptions/kernel`` nil): every
/// pattern over every record. Else a pattern runs only where one of its anchors stands.
///
/// Immutable; threads share it. Each task opens a ``Session``.
public struct RecordScanner: Sendable {
  let table: DetectorTable
  /// What it was made with.
  public let options: ScanOptions
  /// Where detectors need to look; nil for the reference, in which each looks everywhere.
  let plan: AnchorPlan?
  /// Where protected forms and detectors may begin, by their numbers.
  let formOpenings: Openings
  let openings: Openings
  /// What labels and tokens may say.
  let ids: TypeIDs
  /// Whether no pattern looks further around what it matches than islands of a document are wide: known of the
  /// built-in packs, not of others.
  let looksNear: Bool
  /// Every type of the packs, whether it counts or not, by id; put together whenever it is asked for.
  public var definitions: [InfoType: TypeDefinition] { table.types.byType }

  /// Compiles the packs of `library`.
  ///
  /// - Throws: ``PackError`` for the first pattern or check that is wrong.
  public init(
    _ library: PackLibrary, options: ScanOptions = ScanOptions()
  ) throws(PackError) {
    self.init(try PreparedPacks(library), options: options)
  }

  /// A scanner for those types of `packs` that `options` ask for.
  ///
  /// - Complexity: a tenth of a millisecond for all types of ``PreparedPacks/builtIn()``; some ten
  ///   where a choice of types was made, for which anchors must be put together anew.
  public init(_ packs: PreparedPacks, options: ScanOptions = ScanOptions()) {
    let plan = options.kernel == nil ? nil : packs.anchors.plan(for: options)
    let needsPlan = options.kernel != nil && plan == nil
    table = DetectorTable(
      packs, options: options, anchors: needsPlan ? packs.anchors.stock : nil)
    self.plan = needsPlan ? AnchorPlan(table) : plan
    self.options = options
    if case .stored = packs.anchors { looksNear = true } else { looksNear = false }
    formOpenings = Openings(table.protected.map(\.opening))
    openings = Openings(table.detectors.map(\.opening))
    ids = TypeIDs(table.types.map(\.type))
  }

  /// Detectors for which no anchor was found, so that they run over every record; none in the reference.
  public var unanchored: [String] {
    (plan?.unanchored.map { table.detectors[$0].name } ?? [])
      + (plan?.unanchoredForms.map { "protected/\(table.protected[$0].id)" } ?? [])
  }

  /// Scratch memory of one task.
  public func session() -> Session { Session(self) }

  /// One task's scanner. What it keeps from one record to the next makes it faster and changes nothing.
  public struct Session: ~Copyable, FindingEngine {
    let scanner: RecordScanner
    var matcher: Matcher
    var places = PlaceList()
    var innerPlaces = PlaceList()
    /// Those of many lines, of which parts are asked for.
    var surveyed = PlaceList()
    /// Whether those are all that a scan asks for; else only what the scout does.
    var isSurveyedWhole = false
    /// How many of their lines had to be scanned.
    var hotLines = 0
    /// Whether ``places`` are already those of the record that is looked at.
    var hasPlaces = false
    /// Whether the scout passes over lines in which there are only values that a statement left open, of which
    /// nobody knows what they are.
    package var passesOverBound = false
    var tried: Tried
    /// Reads the fields of the line that the scout looks at.
    var scoutLocator = FieldLocator()
    var activation: Activation
    var heads: HeadTables
    var formHeads: HeadTables
    var valueHeads: ValueHeads
    var placeholderHeads: ValueHeads
    var knownNames = KnownNames()
    var nameCache = NameCache()
    /// What was proposed so far, also what is refused if somebody asks for it.
    var candidates: [Candidate] = []
    var keepsRefused = false
    /// What candidates say that are written otherwise in the record, if ``ScanOptions/keepsSaid`` asks for it.
    package internal(set) var said: [[UInt8]] = []
    /// What was found in the record last looked at, in the order of ``ScanResult/findings``.
    package internal(set) var taken: [Candidate] = []
    /// Places of the layer in hand of which nobody needs to know what base64 in them says.
    var spared: [ByteRange] = []
    /// What stands around the values of the layer in hand.
    var context = Context()
    /// Types of which a keyword or a field's name speaks, a bit each.
    var spoken: [UInt64]
    /// Their detectors, in order.
    var speaking: [Int] = []
    /// Where protected forms and detectors may begin in the text in hand.
    var formStarts: Starts
    var starts: Starts
    /// By protected form, where its last span in the text in hand ends.
    var formEnds: [Int]
    var repeats = Repeats()
    /// Where in the document in hand something may be.
    var hotPlaces = HotPlaces()
    var surveyor = Surveyor()
    /// Whether a part of the document is scanned, which one, and whether something in it asked for more.
    var isOnIsland = false
    var island = HotPlaces.Island(range: ByteRange(0, 0), lines: 0..<0)
    var reachesOut = false
    /// Whether the document looked at last was looked at in parts.
    var isSettledByIslands = false
    var overlaps = Overlaps()

    init(_ scanner: RecordScanner) {
      self.scanner = scanner
      spoken = [UInt64](repeating: 0, count: (scanner.table.types.count + 63) / 64)
      formStarts = Starts(for: scanner.formOpenings)
      starts = Starts(for: scanner.openings)
      formEnds = [Int](repeating: 0, count: scanner.table.protected.count)
      tried = Tried(scanner.table)
      heads = HeadTables(count: scanner.table.detectors.count)
      formHeads = HeadTables(count: scanner.table.protected.count)
      valueHeads = ValueHeads(count: scanner.table.rules.count)
      placeholderHeads = ValueHeads(count: scanner.table.placeholders.count)
      activation =
        scanner.plan == nil ? .everything(in: scanner.table) : Activation(scanner.table)
      matcher = Matcher(limits: scanner.options.limits)
    }
  }
}
