//  One stream, guarded: the enforcer is asked, and what was decided is remembered.

/// Decides, record by record, what a stream may show, and remembers what it has shown.
///
/// One for each stream or shard; not to be shared by threads. Records that belong together go to one
/// guard, by key; where that cannot be, each guard is given the atoms that the kind of file is known to
/// carry (``expected``), since what two shards show may add up though each is safe.
///
/// The four ways to use it:
/// - *prospective*: decide each record as it comes. What earlier records showed cannot be taken back; a
///   rule that they take part in is told (``Verdict/raisedLate``, ``places(of:key:at:)``).
/// - *pessimistic*: set ``expected``.
/// - *hold-back*: put a ``HoldBack`` before it and ``foresee(_:key:at:)`` each record as it comes, or pass
///   what is known to come as `ahead`.
/// - *two passes*: let a first guard ``observe(_:key:at:)`` all records, set ``firstPass`` of the second.
///
/// What was in sight whenever its key has shown something is no late raise: it was weighed.
public struct ExposureGuard: Sendable {
  /// Decides.
  public let enforcer: Enforcer
  /// What the stream has shown.
  public private(set) var file: FileExposure
  /// Atoms to be expected in every record and under every key.
  public var expected = Exposure()
  /// What a first pass over the same records saw, or was foreseen.
  public var firstPass: KeyTable?
  /// Answers that took a search: records of one kind ask the same again and again.
  private var answers: [Enforcer.Question: Verdict] = [:]
  private static let mostAnswers = 512

  /// Nothing shown so far.
  ///
  /// - Parameter file: an empty file, or what was shown before that this stream goes on from.
  public init(_ enforcer: Enforcer, file: FileExposure) {
    self.enforcer = enforcer
    self.file = file
    self.file.keys.relevant = enforcer.involved
  }

  /// Decides what a record may show, and remembers it as shown.
  ///
  /// A record without a key is decided by itself. The caller carries out ``Enforcer/action(for:)`` on each
  /// atom but those that the verdict changes.
  ///
  /// - Parameters:
  ///   - found: the atoms of the record.
  ///   - key: what ties it to others; nil if nothing does.
  ///   - points: for each count by key, in order, the keyed hash of the thing that the record tells of.
  ///   - ahead: atoms that are known to come under the same key.
  ///   - offset: the byte in the stream at which it begins, for messages.
  ///   - now: when it came, from any fixed moment on.
  public mutating func decide(
    _ found: Exposure, key: CorrelationKey? = nil, points: [UInt64?] = [],
    ahead: Exposure = Exposure(), offset: UInt64 = 0, at now: Duration = .zero
  ) -> Verdict {
    let state = key.map { file.keys.state(of: $0, at: now) }
    var coming = ahead.union(expected)
    if let key, let firstPass { coming.formUnion(firstPass.state(of: key, at: now).seen) }
    var completing = Exposure()
    for (index, count) in file.keys.counts.enumerated() where index < points.count {
      guard let point = points[index], let state else { continue }
      if state.isFull(with: point, of: index, counts: file.keys.counts) {
        completing.insert(count.atom)
      }
    }
    var verdict = answer(
      Enforcer.Question(
        found: found, shown: state?.shown ?? Exposure(), ahead: coming, completing: completing))
    if let state, completing.isEmpty, !verdict.raisedLate.isEmpty,
      enforcer.wasForeseen(verdict, of: found.union(coming), by: state.foreseen)
    {
      verdict.raisedLate = Exposure()
    }
    file.note(
      seen: found, shown: verdict.leaves, key: key, state, ahead: coming, points: points,
      offset: offset, at: now)
    return verdict
  }

  private mutating func answer(_ question: Enforcer.Question) -> Verdict {
    if let verdict = enforcer.quick(question) { return verdict }
    if let verdict = answers[question] { return verdict }
    let verdict = enforcer.search(question)
    if answers.count == Self.mostAnswers { answers.removeAll(keepingCapacity: true) }
    answers[question] = verdict
    return verdict
  }

  /// A record of `key` has come that will be decided later: from now on it is in sight.
  public mutating func foresee(_ found: Exposure, key: CorrelationKey, at now: Duration = .zero) {
    if firstPass == nil {
      firstPass = KeyTable(capacity: file.keys.capacity, timeToLive: file.keys.timeToLive)
    }
    firstPass?.foresee(found, of: key, at: now)
  }

  /// Remembers what a record holds and shows nothing of it: the first of two passes.
  public mutating func observe(_ found: Exposure, key: CorrelationKey?, at now: Duration = .zero) {
    file.note(seen: found, shown: Exposure(), key: key, at: now)
  }

  /// Where the atoms of `raised` were first shown under `key`, as far as it is remembered: for a message
  /// about a rule that was satisfied too late to choose.
  public func places(
    of raised: Exposure, key: CorrelationKey, at now: Duration = .zero
  ) -> [FirstPlaces.Place] {
    file.keys.state(of: key, at: now).places.places.filter { raised.contains($0.atom) }
  }
}
