/// Which records of a stream wait, so that what comes shortly after is known when they are decided.
///
/// A record waits until so many more of its key have come, or for so long, or until the stream has gone on
/// for so many bytes; records leave in the order in which they came, so that one waits for those before it.
/// This knows of each record where it begins: the bytes are the caller's to keep. No clock is read here.
public struct HoldBack: Sendable {
  /// How many may wait; when more come, the first leave.
  public static let capacity = 65_536

  private struct Held {
    var place: UInt64
    var key: CorrelationKey
    /// How many of its key will have come when it need not wait on.
    var due: Int
    var since: Duration
  }

  /// Of a key of which records wait: how many have come since the first of them, and how many wait.
  private struct Count {
    var arrived = 0
    var waiting = 0
  }

  /// For how many records of its key each waits; nil if their number does not matter.
  public let records: Int?
  /// How long each may wait; nil for as long as it takes.
  public let longest: Duration?
  /// How far behind a record that waits the stream may go on, in bytes.
  public let bytes: UInt64

  private var held: [Held] = []
  /// Where in `held` the first that waits stands: what is before it has left.
  private var first = 0
  private var counts: [CorrelationKey: Count] = [:]

  /// Nobody waits.
  public init(records: Int?, longest: Duration? = nil, bytes: UInt64 = .max) {
    precondition(records ?? 1 > 0, "records wait for one more at least")
    self.records = records
    self.longest = longest
    self.bytes = bytes
  }

  /// How many wait.
  public var count: Int { held.count - first }
  /// Where the first that waits begins; nil if nobody waits.
  public var place: UInt64? { first < held.count ? held[first].place : nil }
  /// When the first will have waited long enough, if nothing comes; nil if nobody waits for that.
  public var deadline: Duration? {
    guard let longest, first < held.count else { return nil }
    return held[first].since + longest
  }

  /// A record of `key` has come that begins at `place`, behind all others: it waits.
  public mutating func hold(_ key: CorrelationKey, at place: UInt64, now: Duration = .zero) {
    counts[key, default: Count()].arrived += 1
    counts[key, default: Count()].waiting += 1
    let arrived = counts[key]?.arrived ?? 0
    held.append(
      Held(place: place, key: key, due: records.map { arrived + $0 } ?? .max, since: now))
  }

  /// Lets those go that have waited long enough, the first as long as it has.
  ///
  /// - Parameters:
  ///   - end: how far the stream is known.
  ///   - ending: whether nothing more comes, so that nobody need wait.
  /// - Complexity: O(1) for each that leaves, amortized.
  public mutating func release(knownTo end: UInt64, now: Duration = .zero, ending: Bool = false) {
    while first < held.count, ending || mayGo(held[first], end, now) {
      let key = held[first].key
      counts[key]?.waiting -= 1
      if counts[key]?.waiting == 0 { counts[key] = nil }
      first += 1
    }
    if first > 1024, first > held.count / 2 {
      held.removeFirst(first)
      first = 0
    }
  }

  private func mayGo(_ record: Held, _ end: UInt64, _ now: Duration) -> Bool {
    if count > Self.capacity || end - min(end, record.place) >= bytes { return true }
    if let longest, now - record.since >= longest { return true }
    return counts[record.key]?.arrived ?? .max >= record.due
  }
}
