//  PCI DSS 3.5.1 at run time. The linter keeps a policy from showing one card number cut in one place and
//  as a token in another; what it cannot see is a number that comes cut by somebody else, or two streams
//  with one reader.

/// Remembers how each card number was shown, and says whether it may be shown another way.
///
/// Kept in memory alone, by hashes under a key that is not stored. Bounded: when there are too many, all are
/// folded away, and of a number that was folded at least as much is held to be shown as was.
public struct DisguiseLedger: Sendable {
  /// How many numbers are remembered one by one.
  public let capacity: Int
  private var forms: [UInt64: Exposure] = [:]
  private var folded = FoldedExposures()

  /// An empty ledger with room for `capacity` numbers, some 80 bytes each.
  public init(capacity: Int = 65_536) {
    precondition(capacity > 0)
    self.capacity = capacity
  }

  /// How many numbers are remembered one by one now.
  public var count: Int { forms.count }

  /// Whether the number with `hash` may be shown in `disguise` beside what was shown of it; if so it is held
  /// to be shown. If not, it is to be labelled.
  public mutating func permits(_ disguise: Disguise, of hash: UInt64) -> Bool {
    permits(disguise, of: [hash])
  }

  /// The same of a number that is known by several hashes, such as one of all its digits and one of those
  /// that a cut form of it shows: by each of them it must be permitted.
  public mutating func permits(_ disguise: Disguise, of hashes: [UInt64]) -> Bool {
    let before = hashes.map { (forms[$0] ?? Exposure()).union(folded.exposure(of: $0)) }
    guard before.allSatisfy({ Self.agrees(disguise, with: $0) }) else { return false }
    for (hash, before) in zip(hashes, before) {
      if forms.count >= capacity, forms[hash] == nil { foldAll() }
      forms[hash, default: before].formUnion(Self.form(disguise))
    }
    return true
  }

  private mutating func foldAll() {
    for (hash, exposure) in forms { folded.fold(exposure, of: hash) }
    forms.removeAll(keepingCapacity: true)
  }

  // MARK: forms as bits

  private static let joinable = Atom(index: 0)
  private static let mostLast = 9

  /// A bit for each way of cutting; what shows more is held to be the widest of them.
  private static func atom(_ digits: Disguise.Digits) -> Atom {
    let (first, last) = (min(max(digits.first, 0), 19), min(max(digits.last, 0), mostLast))
    return Atom(index: 1 + first * (mostLast + 1) + last)
  }

  private static func form(_ disguise: Disguise) -> Exposure {
    var form = Exposure()
    if disguise.isJoinable { form.insert(joinable) }
    if let digits = disguise.shows { form.insert(atom(digits)) }
    return form
  }

  private static func agrees(_ disguise: Disguise, with before: Exposure) -> Bool {
    let wasJoinable = before.contains(joinable)
    let cuts = before.subtracting([joinable])
    let isCut = disguise.shows != nil
    if wasJoinable, isCut, !disguise.isJoinable { return false }
    // Encrypted in place, with the same digits left, is one disguise that is both.
    if disguise.isJoinable, !cuts.isEmpty, !(wasJoinable && isCut) { return false }
    guard let shows = disguise.shows else { return true }
    return cuts.allSatisfy { atom in
      let (first, last) = (atom.index - 1).quotientAndRemainder(dividingBy: mostLast + 1)
      return !shows.addsUp(with: Disguise.Digits(first: first, last: last))
    }
  }
}
