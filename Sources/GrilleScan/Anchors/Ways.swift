//  The ways in which a pattern can match, read off its syntax: what stands where, as far as it is known.

/// A way to match: bytes of sets, edges, and gaps.
struct Way {
  enum Element {
    case one(ByteSet)
    case notBefore(ByteSet)
    case notAfter(ByteSet)
    /// Any number of bytes, or at most so many of a set.
    case gap
    case run(ByteSet, most: Int)
  }
  var elements: [Element] = []
}

enum Ways {
  /// More ways than that are not told apart.
  static let most = 1024
  /// More copies of a repeated set say nothing more.
  static let longest = 40
  /// Behind a longer run it is not looked for where a match begins.
  private static let longestRun = 256

  /// All ways in which `syntax` can match; nil if nothing is known of it.
  static func of(_ syntax: Syntax) -> [Way]? {
    if case .unknown = syntax { return nil }
    return expand(syntax)
  }

  private static let gap = [Way(elements: [.gap])]

  /// What stands between the first bytes of a repeated set and the last ones, which may be the same.
  private static func gap(_ set: ByteSet, _ least: Int, _ most: Int?) -> Way.Element {
    guard let most, most <= longestRun else { return .gap }
    return .run(set, most: max(0, most - least))
  }

  /// What `syntax` matches, of which no more is told than its bytes and how many they are at most.
  private static func anything(_ syntax: Syntax) -> [Way] {
    guard let extent = syntax.extent, extent.most <= longestRun else { return gap }
    return [Way(elements: [.run(extent.set, most: extent.most)])]
  }

  /// What stands where one of `ways` matches, of which no more is told than its bytes and how many they are at most.
  private static func anything(_ ways: [Way]) -> Way.Element {
    var (set, most) = (ByteSet(), 0)
    for way in ways {
      guard let extent = way.extent else { return .gap }
      (set, most) = (set.union(extent.set), max(most, extent.most))
    }
    return most <= longestRun ? .run(set, most: most) : .gap
  }

  private static func expand(_ syntax: Syntax) -> [Way] {
    switch syntax {
    case .one(let set): return [Way(elements: [.one(set)])]
    case .notBefore(let set): return [Way(elements: [.notBefore(set)])]
    case .notAfter(let set): return [Way(elements: [.notAfter(set)])]
    case .unknown: return gap
    case .choice(let branches):
      var ways: [Way] = []
      for branch in branches {
        ways += expand(branch)
        if ways.count > most { return gap }
      }
      return ways
    case .sequence(let items):
      var ways = [Way()]
      for item in items {
        // `[a-z]{0,9}@`: what stands before the sign is of the set, or what stood before it.
        if case .repeated(.one(let set), 0, let most) = item, (most ?? .max) > 2 || ways.count > 64,
          ways.allSatisfy({ $0.endsWithByte })
        {
          for index in ways.indices {
            guard case .one(let last)? = ways[index].elements.last else { continue }
            ways[index].elements += [gap(set, 0, most), .one(last.union(set))]
          }
          continue
        }
        ways = product(ways, expand(item))
      }
      return ways
    case .repeated(let inner, let least, let most):
      if case .one(let set) = inner {
        let copies = [Way.Element](repeating: .one(set), count: min(least, longest))
        if least == most { return [Way(elements: copies + (least > longest ? [.gap] : []))] }
        if least == 0, let most, most <= 2 {
          return (0...most).map { Way(elements: [Way.Element](repeating: .one(set), count: $0)) }
        }
        return [Way(elements: copies + [gap(set, least, most)] + copies)]
      }
      let once = expand(inner)
      if least == 0 { return most == 1 && once.count <= 32 ? once + [Way()] : anything(syntax) }
      if least == 1, most == 1 { return once }
      if least == most, least <= 4, once.count == 1 {
        return (1..<least).reduce(once) { ways, _ in product(ways, once) }
      }
      // The first copy and the last one, which may be the same.
      return product(product(once, anything(.repeated(inner, 0, most))), once)
    }
  }

  /// How common the best piece is in the way that has the worst one.
  private static func worst(_ ways: [Way]) -> Double {
    ways.map { $0.best?.rarity ?? 0 }.max() ?? 0
  }

  private static func product(_ left: [Way], _ right: [Way]) -> [Way] {
    guard left.count * right.count <= most else {
      // Too many to tell apart: what is known of the more telling side is enough.
      return worst(left) <= worst(right)
        ? left.map { Way(elements: $0.elements + [anything(right)]) }
        : right.map { Way(elements: [anything(left)] + $0.elements) }
    }
    return left.flatMap { first in
      right.map { Way(elements: first.elements + $0.elements) }
    }
  }
}

extension Way {
  var endsWithByte: Bool {
    if case .one? = elements.last { true } else { false }
  }

  /// The bytes of which all of it is, and how many those are at most; nil if that is not known.
  var extent: (set: ByteSet, most: Int)? {
    var (all, most) = (ByteSet(), 0)
    for element in elements {
      switch element {
      case .one(let set): (all, most) = (all.union(set), most + 1)
      case .run(let set, let length): (all, most) = (all.union(set), most + length)
      case .notBefore, .notAfter: break
      case .gap: return nil
      }
    }
    return (all, most)
  }

  /// What may stand at its first bytes, before any gap.
  var head: [ByteSet] {
    var head: [ByteSet] = []
    for element in elements {
      switch element {
      case .one(let set): head.append(set)
      case .notBefore, .notAfter: break
      case .gap, .run: return head
      }
      if head.count == Self.longestHead { break }
    }
    return head
  }

  /// More first bytes than that tell nothing more.
  static var longestHead: Int { 12 }

  /// The rarest piece.
  var best: Piece? {
    runs.flatMap(\.pieces).filter { $0.rarity < Anchor.rareAtAll }.min { $0.cost < $1.cost }
  }

  /// The longest stretches without a gap.
  var runs: [Run] {
    var runs: [Run] = []
    var run = Run(before: Before())
    var before = Before()
    for element in elements {
      switch element {
      case .one(let set):
        run.sets.append(set)
        before.addOne(set)
      case .notBefore(let set):
        if run.sets.isEmpty, ByteSet.alphanumerics.isSubset(of: set) { run.edgeBefore = true }
      case .notAfter(let set):
        // It speaks of the run's end only if nothing of the run follows.
        run.edgeAfterCount = ByteSet.alphanumerics.isSubset(of: set) ? run.sets.count : nil
      case .gap, .run:
        if case .run(let set, let most) = element {
          before.addRun(set, most: most)
        } else {
          before.addGap()
        }
        runs.append(run)
        run = Run(before: before)
      }
    }
    return runs + [run]
  }
}

/// What stands between the first byte of a match and a run further on.
struct Before {
  private var isKnown = true
  /// Whether it is always as long.
  private var isExact = true
  private var set = ByteSet()
  private var most = 0

  mutating func addOne(_ set: ByteSet) { addRun(set, most: 1, isExact: true) }

  mutating func addRun(_ set: ByteSet, most: Int, isExact: Bool = false) {
    self.set = self.set.union(set)
    self.most += most
    self.isExact = self.isExact && isExact
  }

  mutating func addGap() {
    isExact = false
    isKnown = false
  }

  /// Where the match begins, seen from behind `sets`, which stand behind this.
  func start(_ sets: ArraySlice<ByteSet>) -> Anchor.Start {
    var all = self
    for set in sets { all.addOne(set) }
    guard all.isKnown, all.most <= Self.furthest else { return .unknown }
    return all.isExact ? .before(all.most) : .behindRun(of: all.set, most: all.most)
  }

  /// Nobody walks back further than that.
  private static var furthest: Int { 320 }
}
