//  What of a way may serve as an anchor, and what it costs to look for.

/// Bytes of sets, one after the other.
struct Run {
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
      rarity: rarity, start: before.start(sets[..<start]), kind: .shape(terms),
      head: Array(sets[start...].prefix(Way.longestHead)))
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
struct Piece {
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
  /// What may stand at the first bytes of a shape.
  var head: [ByteSet] = []

  /// Once in a million places, by an estimate that takes words for rarer than they are: what is rarer is no better, only longer.
  static var rareEnough: Double { -14 }

  /// The less the better: rare, but few, and cheap to look for.
  var cost: Double {
    // Where a match begins should be known, too: then it can be tried there alone.
    let tries: Double =
      switch start {
      case .before: 0
      case .behindRun: 1
      case .unknown: 3
      }
    return max(rarity, search) + 1.7 * Double(spellings).logarithm + tries
  }

  /// What looking for it costs at a place, by the logarithm, in tries of what is found: what is rarer than that is no
  /// better. Bytes at an edge cost least, since words are looked up there anyway; bytes anywhere have a share in the
  /// pass over windows; classes take passes of their own.
  private var search: Double {
    switch kind {
    case .shape: -11
    case .literal(let sets, let before, _):
      before && sets.first?.isSubset(of: .letters) == true ? Self.rareEnough : -12
    }
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
