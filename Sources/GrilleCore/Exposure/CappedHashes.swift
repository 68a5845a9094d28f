/// The smallest few of a set of keyed hashes: counts distinct things up to a limit.
///
/// A plain sum would count a thing twice when a record is read again or two shards are joined. Of this
/// set only the `limit` smallest hashes are kept, so that joining is associative, commutative and
/// idempotent, and memory stays flat. The hashes must be keyed: no value can be had from them.
public struct CappedHashes: Hashable, Sendable {
  /// How far it counts.
  public let limit: Int
  /// The smallest hashes, in rising order; at most `limit`.
  public private(set) var hashes: [UInt64] = []

  /// Counts to `limit`, which is above 0; without an allocation until the first thing comes.
  public init(limit: Int) {
    precondition(limit > 0)
    self.limit = limit
  }

  /// How many distinct things were seen, `limit` at most.
  public var count: Int { hashes.count }
  /// Whether at least `limit` distinct things were seen.
  public var isFull: Bool { hashes.count == limit }

  /// Whether it would be full with `hash` in it.
  public func isFull(with hash: UInt64) -> Bool {
    isFull || (hashes.count == limit - 1 && !contains(hash))
  }

  /// Whether `hash` is among the kept ones.
  ///
  /// - Complexity: O(log *limit*).
  public func contains(_ hash: UInt64) -> Bool {
    let place = place(of: hash)
    return place < hashes.count && hashes[place] == hash
  }

  /// Puts `hash` in.
  ///
  /// - Complexity: O(*limit*).
  public mutating func insert(_ hash: UInt64) {
    let place = place(of: hash)
    guard place < limit, place == hashes.count || hashes[place] != hash else { return }
    if hashes.count == limit { hashes.removeLast() }
    hashes.insert(hash, at: place)
  }

  /// Joins `other` in, which counts equally far.
  public mutating func formUnion(_ other: CappedHashes) {
    precondition(limit == other.limit)
    for hash in other.hashes { insert(hash) }
  }

  /// The first place whose hash is not below `hash`.
  private func place(of hash: UInt64) -> Int {
    var (low, high) = (0, hashes.count)
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
