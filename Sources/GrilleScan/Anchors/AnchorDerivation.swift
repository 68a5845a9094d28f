//  From a pattern to its anchors: for each way in which it can match, the rarest piece that is there
//  whenever it matches so.

extension Anchor {
  /// What stands more often than once in 40 places, by the logarithm, is no help.
  static let rareAtAll = -3.7
  /// Once in 8,000 places.
  static let rare = -9.0

  /// Pieces one of which stands in every match of `pattern`; nil if no useful ones are found.
  static func derive(from pattern: String, rarerThan bound: Double = rareAtAll) -> [Anchor]? {
    guard let ways = Ways.of(Syntax.parse(pattern)) else { return nil }
    var places: [Place: Int] = [:]
    var anchors: [Anchor] = []
    for way in ways {
      guard let best = way.best, best.rarity < bound else { return nil }
      let head = if case .before = best.start { way.head } else { [ByteSet]() }
      for piece in best.pieces {
        let place = Place(piece: piece, start: best.start)
        if let known = places[place] {
          // Two ways with one anchor: at each of its first bytes either may be taken.
          anchors[known].head = zip(anchors[known].head, head).map { $0.union($1) }
        } else {
          places[place] = anchors.count
          anchors.append(Anchor(piece: piece, start: best.start, head: head))
        }
      }
    }
    return anchors
  }

  private struct Place: Hashable {
    var piece: Anchor.Piece
    var start: Anchor.Start
  }
}

/// Runs that every match of a pattern has at least: of digits, and of letters and digits.
struct LeastRuns: Hashable, Sendable {
  var digits = 0
  var alphanumerics = 0

  /// The runs of a line.
  init(of line: Span<UInt8>) {
    var (digits, alphanumerics, mostDigits, mostAlphanumerics) = (0, 0, 0, 0)
    unsafe line.withUnsafeBufferPointer { bytes in
      for byte in unsafe bytes {
        let isDigit = byte &- 0x30 < 10
        digits = isDigit ? digits &+ 1 : 0
        alphanumerics = isDigit || (byte | 0x20) &- 0x61 < 26 ? alphanumerics &+ 1 : 0
        mostDigits = max(mostDigits, digits)
        mostAlphanumerics = max(mostAlphanumerics, alphanumerics)
      }
    }
    self.digits = mostDigits
    self.alphanumerics = mostAlphanumerics
  }

  /// What `pattern` needs in whichever way it matches.
  init(neededBy pattern: String) {
    let runs = (Ways.of(Syntax.parse(pattern)) ?? []).map { way in
      way.runs.reduce((0, 0)) { longest, run in
        (max(longest.0, run.longest(.digits)), max(longest.1, run.longest(.alphanumerics)))
      }
    }
    digits = runs.map(\.0).min() ?? 0
    alphanumerics = runs.map(\.1).min() ?? 0
  }

  /// Whether a text with these runs may hold a match that needs `others`.
  func cover(_ others: LeastRuns) -> Bool {
    digits >= others.digits && alphanumerics >= others.alphanumerics
  }
}

/// A way to match: bytes of sets, edges, and gaps.
private struct Way {
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

private enum Ways {
  /// More ways than that are not told apart.
  static let most = 1024
  /// More copies of a repeated set say nothing more.
  static let longest = 40

  /// All ways in which `syntax` can match; nil if nothing is known of it.
  static func of(_ syntax: Syntax) -> [Way]? {
    if case .unknown = syntax { return nil }
    return expand(syntax)
  }

  private static let gap = [Way(elements: [.gap])]

  /// What stands between the first bytes of a repeated set and the last ones, which may be the same.
  private static func gap(_ set: ByteSet, _ least: Int, _ most: Int?) -> Way.Element {
    guard let most, most <= 256 else { return .gap }
    return .run(set, most: max(0, most - least))
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
      if least == 0 { return most == 1 && once.count <= 32 ? once + [Way()] : gap }
      if least == 1, most == 1 { return once }
      if least == most, least <= 4, once.count == 1 {
        return (1..<least).reduce(once) { ways, _ in product(ways, once) }
      }
      // The first copy and the last one, which may be the same.
      return product(product(once, gap), once)
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
        ? left.map { Way(elements: $0.elements + [.gap]) }
        : right.map { Way(elements: [.gap] + $0.elements) }
    }
    return left.flatMap { first in
      right.map { Way(elements: first.elements + $0.elements) }
    }
  }
}

extension Way {
  fileprivate var endsWithByte: Bool {
    if case .one? = elements.last { true } else { false }
  }

  /// What may stand at its first bytes, before any gap.
  fileprivate var head: [ByteSet] {
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

  private static var longestHead: Int { 12 }

  /// The rarest piece.
  fileprivate var best: Piece? {
    runs.flatMap(\.pieces).filter { $0.rarity < Anchor.rareAtAll }.min { $0.cost < $1.cost }
  }

  /// The longest stretches without a gap.
  fileprivate var runs: [Run] {
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
private struct Before {
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

/// Bytes of sets, one after the other.
private struct Run {
  var sets: [ByteSet] = []
  var edgeBefore = false
  var edgeAfterCount: Int?
  /// What stands before it.
  let before: Before

  init(before: Before) { self.before = before }

  var edgeAfter: Bool { edgeAfterCount == sets.count }

  /// The longest run of bytes in a row that must be of `set`.
  func longest(_ set: ByteSet) -> Int {
    var (longest, length) = (0, 0)
    for one in sets {
      length = one.isSubset(of: set) ? length + 1 : 0
      longest = max(longest, length)
    }
    return longest
  }

  /// What in it may serve.
  var pieces: [Piece] {
    guard !sets.isEmpty else { return [] }
    return [shape].compactMap { $0 } + literals
  }

  /// The run as classes, its commonest ends left out.
  private var shape: Piece? {
    var classes = sets.prefix(44).map { ByteClass.around($0) }
    while let last = classes.last, last == nil { classes.removeLast() }
    let start = classes.firstIndex { $0 != nil } ?? classes.count
    guard start < classes.count else { return nil }
    var terms: [ShapeAnchor.Term] = []
    var rarity = 0.0
    var last: Int?
    for place in start..<classes.count where rarity > Self.rareShape {
      if let number = classes[place] {
        let row = ByteClass.byRarity[number]
        terms.append(ShapeAnchor.Term(byteClass: row.byteClass, offset: place - start))
        rarity += number == last ? row.next : row.first
      }
      last = classes[place]
    }
    if edgeBefore, start == 0 {
      terms.append(ShapeAnchor.Term(byteClass: .notAlphanumeric, offset: -1))
      rarity += Self.edgeRarity
    }
    return Piece(
      rarity: rarity, start: before.start(sets[..<start]), kind: .shape(terms))
  }

  /// Its parts of at most eight bytes that are spelt in few ways.
  private var literals: [Piece] {
    var pieces: [Piece] = []
    let spellings = sets.map { $0.isOneLetter ? 1 : $0.count }
    for start in sets.indices {
      var end = start
      var ways = 1
      let isEdge =
        start == 0 ? edgeBefore : sets[start - 1].isDisjoint(with: .alphanumerics)
      var rarity = isEdge ? Self.edgeRarity : 0
      // Once it is rare enough it only grows by what is spelt in one way.
      while end < sets.count, end - start < 8, spellings[end] * ways <= 64,
        rarity > Piece.rareEnough || spellings[end] == 1
      {
        rarity += ByteFrequencies.share(of: sets[end]).logarithm
        ways *= spellings[end]
        end += 1
      }
      guard end - start >= 2 else { continue }
      let after =
        end == sets.count ? edgeAfter : sets[end].isDisjoint(with: .alphanumerics)
      if after { rarity += Self.edgeRarity }
      pieces.append(
        Piece(
          rarity: rarity, spellings: ways, start: before.start(sets[..<start]),
          kind: .literal(sets[start..<end], before: isEdge, after: after)))
    }
    return pieces
  }

  /// Classes depend on each other more than the estimate knows.
  private static var rareShape: Double { -17 }

  /// How much rarer something is at an edge than anywhere.
  private static var edgeRarity: Double { -1.5 }
}

/// Part of a run that may serve as an anchor, or as a few.
private struct Piece {
  enum Kind {
    case shape([ShapeAnchor.Term])
    case literal(ArraySlice<ByteSet>, before: Bool, after: Bool)
  }
  /// The logarithm of how often it stands at a place of ordinary text, by estimate.
  var rarity: Double
  /// How many anchors it makes.
  var spellings = 1
  var start: Anchor.Start
  var kind: Kind

  /// Once in a million places, by an estimate that takes words for rarer than they are: what is rarer is no better, only longer.
  static var rareEnough: Double { -14 }

  /// The less the better: rare, but few, and cheap to look for: bytes at an edge rather than anywhere,
  /// and those rather than classes, which take a pass each.
  var cost: Double {
    let place: Double =
      switch kind {
      case .shape: 2
      case .literal(let sets, let before, _):
        before && sets.first?.isSubset(of: .alphanumerics) == true ? 0 : 2
      }
    // Where a match begins should be known, too: then it can be tried there alone.
    let tries: Double =
      switch start {
      case .before: 0
      case .behindRun: 1
      case .unknown: 3
      }
    return max(rarity, Self.rareEnough) + 1.7 * Double(spellings).logarithm + place + tries
  }

  /// What it is made of: a literal of small sets is spelt out.
  var pieces: [Anchor.Piece] {
    switch kind {
    case .shape(let terms): return [.shape(ShapeAnchor(terms: terms))]
    case .literal(let sets, let before, let after):
      var empty = LiteralAnchor(bytes: [], folds: [])
      empty.edgeBefore = before
      empty.edgeAfter = after
      var spelt = [empty]
      for set in sets {
        let folds = set.isOneLetter
        let bytes = folds ? Array(set.elements.suffix(1)) : set.elements
        spelt = spelt.flatMap { one in
          bytes.map { byte in
            var one = one
            one.bytes.append(byte)
            one.folds.append(folds)
            return one
          }
        }
      }
      return spelt.map { .literal($0) }
    }
  }
}
