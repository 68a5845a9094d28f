//  What a scope has shown, as a set.
//
//  The set is carried, never just its level: two halves that are harmless alone may complete a rule
//  together, and a maximum of their levels would never tell. Join is union, which is associative,
//  commutative and idempotent, so the order of records, shards, retries and merges cannot change
//  what comes out.

/// A set of atoms, in four machine words.
///
/// ```swift
/// var shown: Exposure = [name]
/// shown.formUnion([account])
/// shown.contains(name)  // true, and nothing makes it false again
/// ```
///
/// A trivial value: copied without a count, made without an allocation. Every operation is a few
/// instructions, whatever is in the set.
public struct Exposure: Hashable, Sendable {
  private var word0: UInt64 = 0
  private var word1: UInt64 = 0
  private var word2: UInt64 = 0
  private var word3: UInt64 = 0

  /// How many atoms there can be.
  public static let capacity = 256

  /// The set of nothing.
  public init() {}

  /// Every atom there can be.
  public static let everything: Exposure = {
    var all = Exposure()
    (all.word0, all.word1, all.word2, all.word3) = (.max, .max, .max, .max)
    return all
  }()

  /// Whether nothing is in it.
  public var isEmpty: Bool { word0 | word1 | word2 | word3 == 0 }

  /// How many atoms are in it.
  public var count: Int {
    word0.nonzeroBitCount + word1.nonzeroBitCount + word2.nonzeroBitCount + word3.nonzeroBitCount
  }

  /// Whether `atom` is in it.
  public func contains(_ atom: Atom) -> Bool {
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: atom.index & 63)
    switch atom.index >> 6 {
    case 0: return word0 & bit != 0
    case 1: return word1 & bit != 0
    case 2: return word2 & bit != 0
    default: return word3 & bit != 0
    }
  }

  /// Puts `atom` in.
  public mutating func insert(_ atom: Atom) {
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: atom.index & 63)
    switch atom.index >> 6 {
    case 0: word0 |= bit
    case 1: word1 |= bit
    case 2: word2 |= bit
    default: word3 |= bit
    }
  }

  /// Joins `other` in: what either has shown.
  public mutating func formUnion(_ other: Exposure) {
    word0 |= other.word0
    word1 |= other.word1
    word2 |= other.word2
    word3 |= other.word3
  }

  /// What either has shown.
  public func union(_ other: Exposure) -> Exposure {
    var joined = self
    joined.formUnion(other)
    return joined
  }

  /// What both have shown.
  public func intersection(_ other: Exposure) -> Exposure {
    var common = Exposure()
    common.word0 = word0 & other.word0
    common.word1 = word1 & other.word1
    common.word2 = word2 & other.word2
    common.word3 = word3 & other.word3
    return common
  }

  /// What is in this and not in `other`.
  public func subtracting(_ other: Exposure) -> Exposure {
    var rest = Exposure()
    rest.word0 = word0 & ~other.word0
    rest.word1 = word1 & ~other.word1
    rest.word2 = word2 & ~other.word2
    rest.word3 = word3 & ~other.word3
    return rest
  }

  /// Whether the two share an atom: the test of one group of a rule.
  public func intersects(_ other: Exposure) -> Bool {
    (word0 & other.word0) | (word1 & other.word1) | (word2 & other.word2) | (word3 & other.word3)
      != 0
  }

  /// Whether all of this is in `other`.
  public func isSubset(of other: Exposure) -> Bool { union(other) == other }
}

extension Exposure: ExpressibleByArrayLiteral {
  /// The set of `atoms`.
  public init(_ atoms: some Sequence<Atom>) {
    for atom in atoms { insert(atom) }
  }

  /// The set of `elements`.
  public init(arrayLiteral elements: Atom...) { self.init(elements) }
}

extension Exposure: Sequence {
  /// Gives the atoms in their order, without an allocation.
  public struct Iterator: IteratorProtocol {
    private var words: (UInt64, UInt64, UInt64, UInt64)

    fileprivate init(_ words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

    /// The next atom, nil behind the last.
    public mutating func next() -> Atom? {
      if let bit = Self.takeLowest(of: &words.0) { return Atom(index: bit) }
      if let bit = Self.takeLowest(of: &words.1) { return Atom(index: 64 + bit) }
      if let bit = Self.takeLowest(of: &words.2) { return Atom(index: 128 + bit) }
      if let bit = Self.takeLowest(of: &words.3) { return Atom(index: 192 + bit) }
      return nil
    }

    private static func takeLowest(of word: inout UInt64) -> Int? {
      guard word != 0 else { return nil }
      let bit = word.trailingZeroBitCount
      word &= word &- 1
      return bit
    }
  }

  /// Begins with the lowest atom.
  public func makeIterator() -> Iterator { Iterator((word0, word1, word2, word3)) }

  /// How many atoms are in it, which costs four instructions.
  public var underestimatedCount: Int { count }
}
