public import GrilleCore
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
  /// Bounds on the work of a pattern.
  public var limits: MatchLimits = .standard

  /// All types, from ``Likelihood/possible`` up.
  public init() {}
}

/// Compiled packs: the reference scanner. Runs every pattern over every record.
///
/// Immutable; threads share it. Each task opens a ``Session``.
public struct RecordScanner: Sendable {
  let table: DetectorTable
  let options: ScanOptions
  /// Every type of the packs, whether it counts or not.
  public let definitions: [InfoType: TypeDefinition]

  /// Compiles the packs of `library`.
  ///
  /// - Throws: ``PackError`` for the first pattern or check that is wrong.
  public init(
    _ library: PackLibrary, options: ScanOptions = ScanOptions()
  ) throws(PackError) {
    table = try DetectorTable(library) {
      options.only?.contains($0) != false && !options.except.contains($0)
    }
    self.options = options
    definitions = library.definitions
  }

  /// Scratch memory of one task.
  public func session() -> Session { Session(self) }

  /// One task's scanner. Keeps nothing from one record to the next.
  public struct Session: ~Copyable, FindingEngine {
    let scanner: RecordScanner
    var matcher: Matcher

    init(_ scanner: RecordScanner) {
      self.scanner = scanner
      matcher = Matcher(limits: scanner.options.limits)
    }
  }
}
