//  The states of correlation keys, in bounded memory. No clock is read here: time is what callers say.

/// What each key has shown, for as many keys as there is room.
///
/// A key is remembered for `timeToLive` after its last record. If more keys come than there is room for, those
/// longest unheard of are folded away (``FoldedExposures``): what is told of them later, within their
/// time, is at least what they had. What is forgotten in the end has long been joined into the file's
/// exposure by ``FileExposure``.
///
/// Tables of threads or shards join to the same in any order, as long as nothing had to be folded; where
/// something had, to no less.
public struct KeyTable: Sendable {
  /// Room for so many keys takes some 10 MB.
  public static let defaultCapacity = 32_768
  /// A quarter of an hour: what sessions at banks end after when nobody does anything.
  public static let defaultTimeToLive = Duration.seconds(900)

  /// How many keys are kept.
  public let capacity: Int
  /// How long a key is remembered after its last record.
  public let timeToLive: Duration
  /// What is counted by key.
  public let counts: [CountRule]
  /// The atoms that are worth folding, and whose places are worth keeping: those of which rules speak. The
  /// fewer, the less keys that were folded take from others.
  public var relevant = Exposure.everything

  private var states: [CorrelationKey: KeyState] = [:]
  /// What was folded lately, and what was folded before that: each for at least `timeToLive`.
  private var folded = Generation()
  private var foldedBefore = Generation()
  private var foldedSince: Duration?

  private struct Generation: Hashable, Sendable {
    var seen = FoldedExposures()
    var shown = FoldedExposures()

    mutating func formUnion(_ other: Generation) {
      seen.formUnion(other.seen)
      shown.formUnion(other.shown)
    }
  }

  /// An empty table with room for `capacity` keys, which is above 3.
  ///
  /// A key takes some 180 bytes, as much again once atoms of it were shown, and what is folded 2 MB. Where
  /// more keys come within their time than there is room for, as with a trace id for each request, those
  /// folded take from others: less is shown than could be. Then more room or less time helps.
  public init(
    capacity: Int = defaultCapacity, timeToLive: Duration = defaultTimeToLive,
    counts: [CountRule] = []
  ) {
    precondition(capacity > 3)
    self.capacity = capacity
    self.timeToLive = timeToLive
    self.counts = counts.filter { $0.scope == .key }
  }

  /// How many keys are kept now.
  public var count: Int { states.count }

  /// What `key` has shown, as far as it is remembered at `now`; nothing for one that is new.
  public func state(of key: CorrelationKey, at now: Duration) -> KeyState {
    if let state = states[key], now - state.lastSeen <= timeToLive { return state }
    var state = KeyState(at: now)
    for generation in [folded, foldedBefore] {
      state.seen.formUnion(generation.seen.exposure(of: key.hash))
      state.shown.formUnion(generation.shown.exposure(of: key.hash))
    }
    // What was in sight when it was shown is not folded with it.
    if !state.shown.isEmpty { state.narrowForeseen(to: Exposure()) }
    return state
  }

  /// Sets what `key` has shown, which must hold what ``state(of:at:)`` said of it.
  ///
  /// - Complexity: O(1), and once in a while O(*capacity* log *capacity*) when the table is full.
  public mutating func update(_ key: CorrelationKey, to state: KeyState) {
    turn(at: state.lastSeen)
    states[key] = state
    if states.count > capacity { makeRoom(at: state.lastSeen) }
  }

  /// Joins what other records have shown: of a key that both know, what either does.
  public mutating func formUnion(_ other: KeyTable) {
    folded.formUnion(other.folded)
    folded.formUnion(other.foldedBefore)
    foldedSince = [foldedSince, other.foldedSince].compactMap { $0 }.max()
    for (key, state) in other.states {
      guard var joined = states[key] else {
        states[key] = state
        continue
      }
      joined.formUnion(state, counts: counts)
      states[key] = joined
    }
    if states.count > capacity, let latest = states.values.map(\.lastSeen).max() {
      makeRoom(at: latest)
    }
  }

  /// Adds to what is in sight of `key`, of which nothing is shown yet.
  mutating func foresee(_ found: Exposure, of key: CorrelationKey, at now: Duration) {
    var state = state(of: key, at: now)
    state.seen.formUnion(found)
    state.lastSeen = max(state.lastSeen, now)
    update(key, to: state)
  }

  /// Calls `body` with each key that is kept and its state, by key.
  public func forEach(_ body: (CorrelationKey, KeyState) -> Void) {
    for (key, state) in states.sorted(by: { $0.key < $1.key }) { body(key, state) }
  }

  /// Forgets what was folded two lives ago.
  private mutating func turn(at now: Duration) {
    guard let since = foldedSince, now - since > timeToLive else { return }
    foldedBefore = folded
    folded = Generation()
    foldedSince = foldedBefore.seen.isEmpty && foldedBefore.shown.isEmpty ? nil : now
  }

  /// Takes out the quarter of the keys that was not heard of for longest: those whose time is over are
  /// gone, the others are folded. A quarter at a time, so that sorting costs little for each key.
  private mutating func makeRoom(at now: Duration) {
    // Sorted apart from the states, which are many times as large.
    let ages = states.map { (lastSeen: $0.value.lastSeen, key: $0.key) }.sorted { left, right in
      left.lastSeen != right.lastSeen ? left.lastSeen < right.lastSeen : left.key < right.key
    }
    for (lastSeen, key) in ages.prefix(states.count - capacity * 3 / 4) {
      guard let state = states.removeValue(forKey: key), now - lastSeen <= timeToLive else {
        continue
      }
      fold(state, of: key)
      if foldedSince == nil { foldedSince = now }
    }
  }

  private mutating func fold(_ state: KeyState, of key: CorrelationKey) {
    var shown = state.shown
    // How many things were counted cannot be folded; one that began counts as if it were full.
    for (count, points) in zip(counts, state.points) where points.count > 0 {
      shown.insert(count.atom)
    }
    folded.seen.fold(state.seen, of: key.hash)
    folded.shown.fold(shown.intersection(relevant), of: key.hash)
  }
}
