//  An anchor is a piece without which a pattern cannot match: some bytes that stand together, or a run
//  of byte classes. Where none of a pattern's anchors stands, the pattern need not be run.

internal import CCandidates

/// Bytes that stand together, at most eight.
struct LiteralAnchor: Hashable, Sendable {
  /// For each byte, exact; letters of either case are given in lower case.
  var bytes: [UInt8]
  /// For each byte, whether either case of it will do.
  var folds: [Bool]
  /// No letter or digit stands before it, or behind it.
  var edgeBefore = false
  var edgeAfter = false
  /// It is a word, or begins one if it has eight bytes.
  var isWord = false
}

/// Classes of bytes at distances.
struct ShapeAnchor: Hashable, Sendable {
  struct Term: Hashable, Sendable {
    var byteClass: ByteClass
    /// From the shape's first byte, -1 for the edge before it.
    var offset: Int
  }
  var terms: [Term]
}

extension ShapeAnchor {
  /// Whether this stands wherever `other` does.
  func isImplied(by other: ShapeAnchor) -> Bool {
    terms.allSatisfy { term in
      other.terms.contains {
        $0.offset == term.offset && $0.byteClass.set.isSubset(of: term.byteClass.set)
      }
    }
  }

  /// By shape, the most general one of `shapes` that is implied by it, if there is another: a step over
  /// the first bytes of what may be a match costs less than a pass over all bytes.
  static func representatives(of shapes: Set<ShapeAnchor>) -> [ShapeAnchor: ShapeAnchor] {
    let general = shapes.sorted {
      ($0.terms.count, $0.description) < ($1.terms.count, $1.description)
    }
    var found: [ShapeAnchor: ShapeAnchor] = [:]
    for shape in general {
      found[shape] = general.first { $0 != shape && found[$0] == nil && $0.isImplied(by: shape) }
    }
    return found
  }

  private var description: String {
    terms.map { "\($0.offset) \($0.byteClass.number)" }.joined(separator: " ")
  }
}

/// A piece, and where a match that it is part of begins.
struct Anchor: Hashable, Sendable {
  /// Where the first byte of the match stands.
  enum Start: Hashable, Sendable {
    /// That many bytes before the piece.
    case before(Int)
    /// At most so many bytes before the piece, all of a set.
    case behindRun(of: ByteSet, most: Int)
    case unknown
  }
  enum Piece: Hashable, Sendable {
    case literal(LiteralAnchor)
    case shape(ShapeAnchor)

    /// Bytes that begin with a letter.
    var isWord: Bool {
      if case .literal(let literal) = self {
        ByteSet.letters.contains(literal.bytes[0])
      } else {
        false
      }
    }
  }
  var piece: Piece
  var start: Start
  /// What may stand at the first bytes of the match, as far as that is known; if it does not always begin
  /// as far before the piece, at those of the piece; and if that is not known, at those of what a pack says
  /// is part of every match.
  var head: [ByteSet]
  /// How many bytes before the piece those stand.
  var headStart: Int

  /// The same piece as part of matches of which nothing more is known.
  var asPart: Anchor { Anchor(piece: piece, start: .unknown, head: head, headStart: headStart) }
}

/// The classes for which the vector pass makes masks.
enum ByteClass: UInt8, CaseIterable, Sendable {
  case digit, upper, letter, alphanumeric, word, dash, blank, dot, slash, plus, paren, at, colon
  case equals, less, backslash, percent, high, group, notAlphanumeric, notDigit

  var number: UInt8 {
    switch self {
    case .digit: UInt8(grille_digit.rawValue)
    case .upper: UInt8(grille_upper.rawValue)
    case .letter: UInt8(grille_letter.rawValue)
    case .alphanumeric: UInt8(grille_alnum.rawValue)
    case .word: UInt8(grille_word.rawValue)
    case .dash: UInt8(grille_dash.rawValue)
    case .blank: UInt8(grille_blank.rawValue)
    case .dot: UInt8(grille_dot.rawValue)
    case .slash: UInt8(grille_slash.rawValue)
    case .plus: UInt8(grille_plus.rawValue)
    case .paren: UInt8(grille_paren.rawValue)
    case .at: UInt8(grille_at.rawValue)
    case .colon: UInt8(grille_colon.rawValue)
    case .equals: UInt8(grille_equals.rawValue)
    case .less: UInt8(grille_less.rawValue)
    case .backslash: UInt8(grille_backslash.rawValue)
    case .percent: UInt8(grille_percent.rawValue)
    case .high: UInt8(grille_high.rawValue)
    case .group: UInt8(grille_group.rawValue)
    case .notAlphanumeric: UInt8(grille_not_alnum.rawValue)
    case .notDigit: UInt8(grille_not_digit.rawValue)
    }
  }

  /// The mask of those of the class before which no letter or digit stands; nil if there is none.
  var start: UInt8? {
    switch self {
    case .digit: UInt8(grille_digit_start.rawValue)
    case .upper: UInt8(grille_upper_start.rawValue)
    case .letter: UInt8(grille_letter_start.rawValue)
    case .alphanumeric: UInt8(grille_alnum_start.rawValue)
    default: nil
    }
  }

  var set: ByteSet {
    switch self {
    case .digit: .digits
    case .upper: .uppers
    case .letter: .letters
    case .alphanumeric: .alphanumerics
    case .word: ByteSet.words.union(ByteSet("-"))
    case .dash: ByteSet("-")
    case .blank: ByteSet(" ")
    case .dot: ByteSet(".")
    case .slash: ByteSet("/")
    case .plus: ByteSet("+")
    case .paren: ByteSet("(")
    case .at: ByteSet("@")
    case .colon: ByteSet(":")
    case .equals: ByteSet("=")
    case .less: ByteSet("<")
    case .backslash: ByteSet("\\")
    case .percent: ByteSet("%")
    case .high: ByteSet(0x80...0xFF)
    case .group: ByteSet(" -")
    case .notAlphanumeric: ByteSet.alphanumerics.inverted
    case .notDigit: ByteSet.digits.inverted
    }
  }

  /// Masks of two, four, eight, sixteen of the class in a row.
  var runs: [(length: Int, number: UInt8)] {
    switch self {
    case .digit:
      [
        (2, UInt8(grille_digit2.rawValue)), (4, UInt8(grille_digit4.rawValue)),
        (8, UInt8(grille_digit8.rawValue)),
      ]
    case .alphanumeric:
      [
        (2, UInt8(grille_alnum2.rawValue)), (4, UInt8(grille_alnum4.rawValue)),
        (8, UInt8(grille_alnum8.rawValue)), (16, UInt8(grille_alnum16.rawValue)),
      ]
    case .word:
      [
        (2, UInt8(grille_word2.rawValue)), (4, UInt8(grille_word4.rawValue)),
        (8, UInt8(grille_word8.rawValue)), (16, UInt8(grille_word16.rawValue)),
      ]
    case .upper: [(2, UInt8(grille_upper2.rawValue)), (4, UInt8(grille_upper4.rawValue))]
    default: []
    }
  }

  /// The classes from the rarest to the commonest, with the logarithms of how often a byte is of them
  /// and of how likely the next one is, too: digits come in numbers, letters in words.
  static let byRarity: [(byteClass: ByteClass, set: ByteSet, first: Double, next: Double)] =
    allCases.map { byteClass in
      let share = ByteFrequencies.share(of: byteClass.set)
      let next =
        switch byteClass {
        case .digit: 0.65
        case .upper: 0.5
        case .letter: 0.85
        case .alphanumeric: 0.87
        case .word: 0.88
        default: share
        }
      return (byteClass, byteClass.set, share.logarithm, next.logarithm)
    }.sorted { $0.first < $1.first }

  /// The logarithm of how often a bit of the mask of that number is set, by estimate.
  static func rarity(ofMask number: UInt8) -> Double { rarities[number] ?? 0 }

  private static var startRarity: Double { -1.5 }

  private static let rarities: [UInt8: Double] = {
    var rarities: [UInt8: Double] = [:]
    for row in byRarity {
      rarities[row.byteClass.number] = row.first
      if let start = row.byteClass.start { rarities[start] = row.first + startRarity }
      for run in row.byteClass.runs {
        rarities[run.number] = row.first + Double(run.length - 1) * row.next
      }
    }
    return rarities
  }()

  /// The place in ``byRarity`` of the narrowest class that holds all of `set`; nil if none does.
  static func around(_ set: ByteSet) -> Int? {
    set.isEmpty ? nil : byRarity.firstIndex { set.isSubset(of: $0.set) }
  }
}
