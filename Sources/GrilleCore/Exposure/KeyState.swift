/// What ties records together: the keyed hash of a session's, trace's, customer's or card's name.
///
/// Made by the caller with a key that is not stored, so that no name can be had from it. Two names that
/// collide are taken for one, which shows less and never more.
public struct CorrelationKey: Hashable, Sendable, Comparable {
  /// The hash; all its bits are used.
  public let hash: UInt64

  /// Takes the hash.
  public init(hash: UInt64) { self.hash = hash }

  /// By hash; of no meaning but to have an order.
  public static func < (left: CorrelationKey, right: CorrelationKey) -> Bool {
    left.hash < right.hash
  }
}

/// What the records of one key have shown.
public struct KeyState: Hashable, Sendable {
  /// What was found.
  public var seen = Exposure()
  /// What was left in the open.
  public var shown = Exposure()
  /// What was in sight, found or known to come, whenever something was left in the open.
  public private(set) var foreseen = Exposure.everything
  /// Distinct things that were left in the open, in the order of the counts of scope ``Scope/key``; empty
  /// as long as there are none.
  public private(set) var points: [CappedHashes] = []
  /// Where atoms were first left in the open, for messages.
  public var places = FirstPlaces()
  /// When the last record of the key came.
  public var lastSeen: Duration

  /// Nothing so far.
  public init(at now: Duration) { lastSeen = now }

  /// Something was left in the open while `sight` was in sight.
  mutating func narrowForeseen(to sight: Exposure) { foreseen = foreseen.intersection(sight) }

  /// Whether the count at `index` would be full with `point`.
  func isFull(with point: UInt64, of index: Int, counts: [CountRule]) -> Bool {
    index < points.count ? points[index].isFull(with: point) : counts[index].atLeast == 1
  }

  /// Counts `point`, and puts the count's atom into ``shown`` once there are enough.
  mutating func insert(_ point: UInt64, of index: Int, counts: [CountRule]) {
    if points.isEmpty { points = counts.map { CappedHashes(limit: $0.atLeast) } }
    points[index].insert(point)
    if points[index].isFull { shown.insert(counts[index].atom) }
  }

  /// Joins what other records of the same key have shown: in any order the same.
  mutating func formUnion(_ other: KeyState, counts: [CountRule]) {
    seen.formUnion(other.seen)
    shown.formUnion(other.shown)
    foreseen = foreseen.intersection(other.foreseen)
    places.formUnion(other.places)
    lastSeen = max(lastSeen, other.lastSeen)
    guard !points.isEmpty, !other.points.isEmpty else {
      if points.isEmpty { points = other.points }
      return
    }
    for (index, count) in counts.enumerated() {
      points[index].formUnion(other.points[index])
      // What two halves only come to together.
      if points[index].isFull { shown.insert(count.atom) }
    }
  }
}

/// Where in the stream atoms were first left in the open. Only for messages, so it keeps a few: those of
/// the lowest atoms.
public struct FirstPlaces: Hashable, Sendable {
  /// An atom and the byte in the stream at which its record begins.
  public struct Place: Hashable, Sendable {
    /// The atom.
    public var atom: Atom
    /// The byte, from 0.
    public var offset: UInt64
  }

  private static let most = 16
  /// By atom, each once.
  public private(set) var places: [Place] = []

  /// Nowhere so far.
  public init() {}

  /// Notes that the atoms of `exposure` were left in the open at `offset`.
  public mutating func note(_ exposure: Exposure, at offset: UInt64) {
    for atom in exposure { insert(Place(atom: atom, offset: offset)) }
  }

  /// Joins the places of `other`: of each atom the first.
  public mutating func formUnion(_ other: FirstPlaces) {
    for place in other.places { insert(place) }
  }

  private mutating func insert(_ place: Place) {
    let index = places.firstIndex { $0.atom >= place.atom } ?? places.count
    if index < places.count, places[index].atom == place.atom {
      places[index].offset = min(places[index].offset, place.offset)
    } else if index < Self.most {
      if places.isEmpty { places.reserveCapacity(4) }
      places.insert(place, at: index)
      if places.count > Self.most { places.removeLast() }
    }
  }
}
