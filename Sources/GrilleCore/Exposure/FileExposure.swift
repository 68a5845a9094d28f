/// What a file has shown: the join of all its records, and apart from that what each of its keys has.
///
/// Joins with those of other threads, shards and files: in any order the same.
public struct FileExposure: Sendable {
  /// What was found in any record.
  public private(set) var seen = Exposure()
  /// What any record left in the open.
  public private(set) var shown = Exposure()
  /// What each key has shown.
  public internal(set) var keys: KeyTable
  /// The keys under which something of step 3 or above was found: people, as far as keys are people.
  public private(set) var persons: [CappedHashes]

  private let rules: CombinationRules
  private let personCounts: [CountRule]

  /// Nothing so far.
  ///
  /// - Parameters:
  ///   - rules: what tells at which level a key is.
  ///   - counts: what is counted, by key and by file.
  public init(
    rules: CombinationRules, counts: [CountRule] = [], capacity: Int = KeyTable.defaultCapacity,
    timeToLive: Duration = KeyTable.defaultTimeToLive
  ) {
    self.rules = rules
    keys = KeyTable(capacity: capacity, timeToLive: timeToLive, counts: counts)
    personCounts = counts.filter { $0.scope == .file }
    persons = personCounts.map { CappedHashes(limit: $0.atLeast) }
  }

  /// Adds a record.
  ///
  /// - Parameters:
  ///   - seen: the atoms that were found in it.
  ///   - shown: what it left in the open.
  ///   - key: what ties it to others; nil if nothing does.
  ///   - points: for each count by key, in order, the keyed hash of the thing that the record shows; nil
  ///     for none. Those that it does not leave in the open are passed over.
  ///   - offset: the byte in the stream at which it begins.
  ///   - now: when it came, from any fixed moment on.
  public mutating func note(
    seen: Exposure, shown: Exposure, key: CorrelationKey? = nil, points: [UInt64?] = [],
    offset: UInt64 = 0, at now: Duration = .zero
  ) {
    let state = key.map { keys.state(of: $0, at: now) }
    note(seen: seen, shown: shown, key: key, state, points: points, offset: offset, at: now)
  }

  /// Adds a record whose key has shown what `before` says, and of which `ahead` was known to come.
  mutating func note(
    seen: Exposure, shown: Exposure, key: CorrelationKey?, _ before: KeyState?,
    ahead: Exposure = Exposure(), points: [UInt64?], offset: UInt64, at now: Duration
  ) {
    self.seen.formUnion(seen)
    self.shown.formUnion(shown)
    guard let key, var state = before else { return }
    state.lastSeen = max(state.lastSeen, now)
    state.seen.formUnion(seen)
    state.shown.formUnion(shown)
    if !shown.isEmpty { state.narrowForeseen(to: seen.union(ahead)) }
    state.places.note(shown.intersection(keys.relevant), at: offset)
    for (index, count) in keys.counts.enumerated() where index < points.count {
      guard let point = points[index], count.isPoint(shown) else { continue }
      state.insert(point, of: index, counts: keys.counts)
    }
    self.shown.formUnion(state.shown)
    keys.update(key, to: state)
    count(key, state)
  }

  private mutating func count(_ key: CorrelationKey, _ state: KeyState) {
    guard persons.contains(where: { !$0.contains(key.hash) }),
      rules.level(of: state.seen).sensitivity >= .confidential
    else { return }
    for index in persons.indices {
      persons[index].insert(key.hash)
      if persons[index].isFull { seen.insert(personCounts[index].atom) }
    }
  }

  /// Joins what others have shown; both are over the same rules and counts.
  public mutating func formUnion(_ other: FileExposure) {
    seen.formUnion(other.seen)
    shown.formUnion(other.shown)
    keys.formUnion(other.keys)
    for index in persons.indices { persons[index].formUnion(other.persons[index]) }
    // A key may be a person, or have shown so many points, only now that its halves are together.
    let joined = keys
    joined.forEach { key, state in
      shown.formUnion(state.shown)
      count(key, state)
    }
  }
}
