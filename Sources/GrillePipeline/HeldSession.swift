//  Hold-back: records wait, and are decided with what came of their key meanwhile.
//
//      bytes ──▶ leader ──▶ what each record holds, and its key ──▶ hold-back
//        └─────▶ bytes that wait ──────── as far as nobody waits ────▶ follower ──▶ what comes out
//
//  Two sessions read the same bytes. The leader only looks: it tells of each record what may add up. The
//  follower comes after, as far as records need not wait any more, and decides with all that the leader has
//  told of their key. So nothing of how a session works changes, and what waits is the bytes as they came.
//
//  What the follower knows when it decides depends on the records alone, never on how they were cut: before
//  a record is told to it, it is given all that need not wait.

internal import GrilleCore

/// For how long records wait for others of their key.
public struct HoldBackOptions: Hashable, Sendable {
  /// For how many more records of its key, in which something was found that may add up, each waits; nil
  /// if their number does not matter.
  public var records: Int?
  /// How long each may wait; nil for as long as it takes. With it, what is decided depends on when records
  /// come.
  public var longest: Duration?
  /// The most bytes that wait; when there are more, the first record goes out.
  public var bytes = 8 * 1024 * 1024

  /// Joins the two.
  public init(records: Int?, longest: Duration? = nil) {
    self.records = records
    self.longest = longest
  }
}

/// A session over one stream in which records wait for others of their key, so that the cheapest of what
/// adds up can be weakened even where it came first. For one task at a time.
///
/// What comes out is in the order of what came in. Memory is bounded: ``HoldBackOptions/bytes`` and what two
/// sessions need; records are scanned twice. Reads no clock: when bytes came is told.
public struct HeldSession: ~Copyable {
  private var leader: RedactionSession
  private var follower: RedactionSession
  private var held: HoldBack
  /// Bytes that wait, in order, and how much of the first was given to the follower.
  private var waiting: [[UInt8]] = []
  private var start = 0
  /// How many bytes the follower was given.
  private var given: UInt64 = 0
  private var ignored = RedactedPieces()

  private static let chunk = 256 * 1024

  init(_ redactor: Redactor, _ options: HoldBackOptions) {
    follower = redactor.session()
    leader = redactor.session()
    leader.rewrites = false
    leader.watch?.observes = true
    leader.observations = []
    held = HoldBack(
      records: options.records, longest: options.longest, bytes: UInt64(max(0, options.bytes)))
  }

  /// What was done so far with what was given out.
  public var statistics: RedactionStatistics { follower.statistics }
  /// Called for each finding, in the order of the stream.
  public var onFinding: ((LocatedFinding) -> Void)? {
    get { follower.onFinding }
    set { follower.onFinding = newValue }
  }
  /// Called when a record makes known too late what others should not have shown.
  public var onLateRaise: ((LateRaise) -> Void)? {
    get { follower.onLateRaise }
    set { follower.onLateRaise = newValue }
  }
  /// When ``release(at:into:)`` will have something to do, if nothing comes; nil if it will not.
  public var deadline: Duration? { held.deadline }
  /// How many bytes wait.
  package var heldBack: Int { waiting.reduce(-start) { $0 + $1.count } }

  /// Takes the next bytes of the stream and appends to `output` what need not wait.
  ///
  /// - Parameter now: when they came, from any fixed moment on, never before the last time.
  public mutating func redact(
    _ chunk: Span<UInt8>, at now: Duration = .zero, into output: inout [UInt8]
  ) {
    release(at: now, into: &output)
    var from = 0
    while from < chunk.count {
      let end = min(chunk.count, from + Self.chunk)
      let part = chunk.extracting(from..<end)
      keep(part)
      ignored.removeAll()
      leader.redact(part, into: &ignored)
      follow(at: now, into: &output)
      from = end
    }
  }

  /// Appends to `output` what has waited long enough at `now`.
  public mutating func release(at now: Duration, into output: inout [UInt8]) {
    held.release(knownTo: UInt64(leader.offset), now: now)
    give(to: held.place ?? UInt64(leader.offset), into: &output)
  }

  /// Ends the stream and appends the rest to `output`.
  ///
  /// - Parameter isCut: whether the stream breaks off, so that a line that has no end is withheld.
  public mutating func finish(into output: inout [UInt8], isCut: Bool = false) {
    ignored.removeAll()
    leader.finish(into: &ignored, isCut: isCut)
    follow(at: nil, into: &output)
    held.release(knownTo: .max, ending: true)
    give(to: .max, into: &output)
    follower.finish(into: &output, isCut: isCut)
  }

  /// Takes in what the leader has told.
  private mutating func follow(at now: Duration?, into output: inout [UInt8]) {
    let observations = leader.observations ?? []
    leader.observations?.removeAll(keepingCapacity: true)
    // At the end time stands still: all that waits is decided with all there is.
    let now = now ?? .zero
    for one in observations {
      held.release(knownTo: one.place, now: now)
      give(to: min(held.place ?? one.place, one.place), into: &output)
      follower.watch?.guardian.foresee(one.found, key: one.key)
      held.hold(one.key, at: one.place, now: now)
      held.release(knownTo: one.place, now: now)
      give(to: held.place ?? one.place, into: &output)
    }
    held.release(knownTo: UInt64(leader.offset), now: now)
    give(to: held.place ?? UInt64(leader.offset), into: &output)
  }

  // MARK: bytes that wait

  private mutating func keep(_ part: Span<UInt8>) {
    if waiting.isEmpty || waiting[waiting.count - 1].count + part.count > Self.chunk {
      waiting.append([])
    }
    waiting[waiting.count - 1].append(part)
  }

  /// Gives the follower what it was not given yet of the bytes before `place`.
  private mutating func give(to place: UInt64, into output: inout [UInt8]) {
    while given < place, !waiting.isEmpty {
      let bytes = waiting[0]
      let count = Int(min(UInt64(bytes.count - start), place - given))
      follower.redact(bytes.span.extracting(start..<start + count), into: &output)
      start += count
      given += UInt64(count)
      guard start == bytes.count else { return }
      waiting.removeFirst()
      start = 0
    }
  }
}

extension Redactor {
  /// A session over one stream in which records wait for others of their key. Without a ceiling nothing
  /// waits.
  public func session(_ options: HoldBackOptions) -> HeldSession { HeldSession(self, options) }
}

/// What was seen in a record that will be decided later.
struct Observation {
  /// Its first byte in the stream.
  var place: UInt64
  var key: CorrelationKey
  var found: Exposure
}
