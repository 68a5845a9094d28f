//  All stages together, without I/O: bytes in, bytes out, and what was found on the way.

public import GrilleCore
public import GrilleKeys
public import GrillePacks
public import GrilleScan
public import GrilleTransforms

/// What a redactor does with what it finds.
public struct RedactorOptions: Sendable {
  /// Which findings count.
  public var scan = ScanOptions()
  /// What stands in a value's place.
  public var transforms = Transforms()
  /// What the streams are made of.
  public var format = RecordFormat.auto
  /// Who reads; nil for each type's own action, and nothing counted up.
  public var reader: Reader?
  /// The keys for actions that need one; without them a label stands in.
  public var keys: Keys?
  /// Packs beside the built-in ones.
  public var packs: [Pack] = []
  /// Packs that were made ready before, in place of the built-in ones and ``packs``.
  package var prepared: PreparedPacks?
  /// What gives findings a digest by which equal values are known; nil for none.
  public var digests: ValueDigests?
  /// How card numbers were shown to the same reader in other streams; nil for none, which costs nothing.
  public var ledger: CardLedger?

  /// Keys, and who the values are for.
  public struct Keys: Sendable {
    /// The ring, whose primary key for values is used.
    public var ring: KeyRing
    /// Equal values come out otherwise in another domain: recipients with a domain each cannot join what
    /// they were given.
    public var domain: String
    /// What gives random tokens; nil for keyed ones. A session has them kept before it gives them out, and
    /// withholds what it made if that fails.
    public var store: (any TokenStore)?

    /// Joins the parts.
    public init(_ ring: KeyRing, domain: String = "", store: (any TokenStore)? = nil) {
      self.ring = ring
      self.domain = domain
      self.store = store
    }
  }

  /// All types of the built-in packs, each with its default action.
  public init() {}

  fileprivate func madeReady() throws(PackError) -> PreparedPacks {
    packs.isEmpty ? .builtIn() : try PreparedPacks(PackLibrary.builtIn(and: packs))
  }
}

/// Redacts bytes: PANs are masked to their last four, other values of sensitivity 3 and above and
/// whatever is never kept are replaced by their label, the rest passes.
///
/// Immutable; threads share one. Making one takes a millisecond, more with packs of your own, and each
/// pattern is compiled when it is first needed, so make it once.
///
/// ```swift
/// let redactor = try Redactor()
/// redactor.redact("SSN 536-90-4399")  // "SSN [us_ssn]"
/// ```
public struct Redactor: Sendable {
  let scanner: RecordScanner
  let transforms: Transforms
  let format: RecordFormat
  var disclosure: Disclosure?
  let digests: ValueDigests?
  let ledger: CardLedger?
  /// Whether something is counted up: whether its reader has a ceiling.
  public var countsUp: Bool { disclosure?.enforcer != nil }
  /// Every type, by id.
  public var definitions: [InfoType: TypeDefinition] { scanner.definitions }

  /// Compiles the built-in packs and those of `options`, and reads the policy of its reader.
  ///
  /// - Throws: ``PackError`` for the first pack that is wrong, a policy that cannot be read or is not safe,
  ///   or a view that is not there; ``KeyError`` for a ring without a primary key; nothing is left behind.
  public init(_ options: RedactorOptions = RedactorOptions()) throws {
    let packs = try options.prepared ?? options.madeReady()
    var scan = options.scan
    let disclosure = try options.reader.map { reader throws(PackError) in
      try Disclosure(reader, over: packs.definitionsByType)
    }
    self.disclosure = disclosure
    // What adds up is found whatever happens to it alone.
    if scan.passesOverKept { scan.kept = disclosure?.harmless }
    ledger = options.ledger
    scan.keepsSaid = options.keys != nil || options.digests != nil || ledger != nil
    let scanner = RecordScanner(packs, options: scan)
    self.scanner = scanner
    var transforms = options.transforms
    if let disclosure { transforms.generalizer = disclosure.generalizer }
    var forms: [InfoType: ValueForm] = [:]
    if options.keys != nil || options.digests != nil {
      let library =
        try disclosure?.library ?? PolicyLibrary.builtIn(over: scanner.definitions.values)
      forms = library.book.atoms.forms(of: scanner.definitions.keys)
    }
    if let keys = options.keys {
      let makesSurrogates = disclosure?.clearance.policy.marksSurrogates == true
      transforms.keyed = try KeyedTransforms(
        keys.ring, domain: keys.domain, forms: forms,
        words: makesSurrogates ? try SurrogateWords.builtIn() : nil, store: keys.store)
    }
    digests = options.digests?.knowing(forms)
    self.transforms = transforms
    format = options.format
  }

  /// The built-in packs, for a reader with a view under a policy.
  ///
  /// ```swift
  /// let redactor = try Redactor(policy: .pciDSS, view: .developer)
  /// ```
  ///
  /// - Throws: ``PackError`` for a view that is not there or to which only claims lead, and for a policy of
  ///   one's own that cannot be read or is not safe.
  public init(policy: Reader.PolicySource, view: View.ID) throws {
    var options = RedactorOptions()
    options.reader = Reader(policy: policy, identity: .view(view))
    try self.init(options)
  }

  /// The built-in packs, for the bearer of claims that somebody has verified; Grille does not verify tokens.
  ///
  /// - Parameter now: seconds since 1970. Make another one when a consent may have ended.
  /// - Throws: as ``init(policy:view:)``.
  public init(policy: Reader.PolicySource, claims: Claims, at now: Int64) throws {
    var options = RedactorOptions()
    options.reader = Reader(policy: policy, identity: .claims(claims, at: now))
    try self.init(options)
  }

  /// By which the records of `subject` are known, such as a customer's number: a hash of the value of the field
  /// that ties records together (``Reader/keys``), byte for byte. It is no secret, and no id of anything.
  public static func subject(_ subject: String) -> UInt64 {
    Correlation.key(Array(subject.utf8).span).hash
  }

  /// A session over one stream.
  public func session() -> RedactionSession { RedactionSession(self) }

  /// `bytes`, such as a `Data`, redacted as one stream from its beginning to its end.
  public func redact(_ bytes: some Sequence<UInt8>) -> [UInt8] { redact(Array(bytes)) }

  /// `bytes` redacted, as one stream from its beginning to its end.
  public func redact(_ bytes: [UInt8]) -> [UInt8] {
    var session = session()
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    session.redact(bytes.span, into: &output)
    session.finish(into: &output)
    return output
  }

  /// `text` redacted.
  public func redact(_ text: String) -> String {
    String(decoding: redact(Array(text.utf8)), as: UTF8.self)
  }

  /// What is in `bytes`, every type whatever its sensitivity.
  public func findings(in bytes: [UInt8]) -> [LocatedFinding] {
    var session = session()
    session.rewrites = false
    var found: [LocatedFinding] = []
    session.onFinding = { found.append($0) }
    var output: [UInt8] = []
    session.redact(bytes.span, into: &output)
    session.finish(into: &output)
    return found
  }
}

/// A finding with its place in the stream.
public struct LocatedFinding: Sendable {
  /// The finding; its range counts from the start of its record.
  public var finding: Finding
  /// What is known of its type.
  public var definition: TypeDefinition
  /// What happened, or would happen, to it.
  public var action: Action
  /// Its record, from 1.
  public var record: Int
  /// The line on which it begins, from 1.
  public var line: Int
  /// Its first byte in that line, from 1; in a window of a longer line, from the window's start.
  public var column: Int
  /// Where it lies in the stream.
  public var range: ByteRange
  /// Where the name of its field stands in the stream.
  public var field: ByteRange?
  /// The combination rules because of which less is shown than of the value alone.
  public var rules: [CombinationRule.ID]
  /// Equal for equal values of a type; nil unless it was asked for (``RedactorOptions/digests``).
  public var digest: UInt64?

  /// Joins the parts.
  public init(
    finding: Finding, definition: TypeDefinition, action: Action, record: Int, line: Int,
    column: Int, range: ByteRange, field: ByteRange?, rules: [CombinationRule.ID] = [],
    digest: UInt64? = nil
  ) {
    self.digest = digest
    self.rules = rules
    self.finding = finding
    self.definition = definition
    self.action = action
    self.record = record
    self.line = line
    self.column = column
    self.range = range
    self.field = field
  }
}

/// What a session has done so far.
public struct RedactionStatistics: Sendable, Equatable {
  /// Bytes taken in.
  public var bytesIn = 0
  /// Bytes given out.
  public var bytesOut = 0
  /// Records seen.
  public var records = 0
  /// Rows of tables that do not have the table's columns; they are looked at below every column they may stand in.
  public var unlikeRows = 0
  /// Records that had to be scanned, since an anchor of something stood in them.
  public var scanned = 0
  /// Findings by type.
  public var findings: [InfoType: Int] = [:]
  /// Findings by what was done to them.
  public var actions: [Action: Int] = [:]
  /// Records of which less was shown because of what they add up to, by rule.
  public var rules: [String: Int] = [:]
  /// Records that made known too late what others under the same key should not have shown.
  public var lateRaises = 0
  /// Units withheld, by reason.
  public var withheld: [String: Int] = [:]

  /// Nothing so far.
  public init() {}

  /// What this and another session have done.
  public func adding(_ other: RedactionStatistics) -> RedactionStatistics {
    var sum = self
    sum.add(other)
    return sum
  }

  /// Adds what another session has done.
  public mutating func add(_ other: RedactionStatistics) {
    bytesIn += other.bytesIn
    bytesOut += other.bytesOut
    records += other.records
    scanned += other.scanned
    unlikeRows += other.unlikeRows
    findings.merge(other.findings, uniquingKeysWith: +)
    actions.merge(other.actions, uniquingKeysWith: +)
    rules.merge(other.rules, uniquingKeysWith: +)
    lateRaises += other.lateRaises
    withheld.merge(other.withheld, uniquingKeysWith: +)
  }
}

extension Redactor {
  /// Everything considered in `record`, taken and refused, with its evidence.
  ///
  /// - Throws: ``MatchFailure`` when a limit was hit; the record would be withheld.
  public func explain(_ record: [UInt8]) throws -> ScanResult {
    var session = scanner.session()
    return try session.scan(record.span, refused: true)
  }
}
