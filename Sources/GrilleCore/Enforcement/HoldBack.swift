/// Records that wait, so that what comes shortly after is known when they are decided.
///
/// Holds at most so many records, each at most so long; they leave in the order in which they came. A
/// record that waits is the caller's to keep: this holds what it is given and looks at its atoms alone.
public struct HoldBack<Record> {
  /// A record that has waited.
  public struct Released {
    /// What was given.
    public var record: Record
    /// Its atoms.
    public var found: Exposure
    /// What ties it to others.
    public var key: CorrelationKey?
    /// What those that still wait have, as far as they have the same key.
    public var ahead: Exposure
  }

  struct Held {
    var record: Record
    var found: Exposure
    var key: CorrelationKey?
    var since: Duration
  }

  /// How many may wait.
  public let most: Int
  /// How long each may wait.
  public let longest: Duration
  private var held: [Held] = []

  /// Nobody waits; `most` is not below 0.
  public init(most: Int, longest: Duration) {
    precondition(most >= 0)
    self.most = most
    self.longest = longest
  }

  /// How many wait.
  public var count: Int { held.count }

  /// Lets a record wait.
  public mutating func hold(
    _ record: Record, found: Exposure, key: CorrelationKey?, at now: Duration
  ) {
    held.append(Held(record: record, found: found, key: key, since: now))
  }

  /// The first record whose time has come, or for which there is no room; nil if all may wait on.
  ///
  /// Asked again and again until nil after each record, when time has passed, and at the end.
  ///
  /// - Parameter ending: whether nothing more comes, so that nobody need wait.
  /// - Complexity: O(`most`).
  public mutating func release(at now: Duration, ending: Bool = false) -> Released? {
    guard let first = held.first,
      ending || held.count > most || now - first.since >= longest
    else { return nil }
    held.removeFirst()
    var ahead = Exposure()
    if first.key != nil {
      for other in held where other.key == first.key { ahead.formUnion(other.found) }
    }
    return Released(record: first.record, found: first.found, key: first.key, ahead: ahead)
  }
}

extension HoldBack: Sendable where Record: Sendable {}
extension HoldBack.Held: Sendable where Record: Sendable {}
extension HoldBack.Released: Sendable where Record: Sendable {}
