//  A pattern of the packs as a tree, so that tools which know less than PCRE2 can be given it too.

/// What a pattern is made of; it is matched over bytes.
indirect enum PatternNode: Equatable, Sendable {
  /// How a repetition gives bytes back.
  enum Greed: Sendable { case greedy, lazy, possessive }

  /// One byte of a set.
  case byte(Set<UInt8>)
  case sequence([PatternNode])
  case choice([PatternNode])
  case repeated(PatternNode, least: Int, most: Int?, Greed)
  /// A group by its number.
  case capture(Int, PatternNode)
  case reference(Int)
  /// What must stand, or must not, before or behind.
  case look(behind: Bool, negative: Bool, PatternNode)
  /// `\b`, `\A`, `\z`, `^`, `$`, as they are written.
  case edge(String)

  /// One of `text`, without regard to case.
  static func anyCase(_ byte: UInt8) -> PatternNode {
    let letter = byte | 0x20
    return (0x61...0x7A).contains(letter) ? .byte([letter, letter - 0x20]) : .byte([byte])
  }

  static let wordBytes = Set((0...255).filter { isWord($0) }.map { UInt8($0) })

  private static func isWord(_ byte: Int) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    default: false
    }
  }
}

extension PatternNode {
  /// The bytes with which a match can begin (`first`) or end, and whether it can be empty.
  func rim(first: Bool) -> (bytes: Set<UInt8>, canBeEmpty: Bool) {
    switch self {
    case .byte(let set): return (set, false)
    case .sequence(let nodes):
      var bytes: Set<UInt8> = []
      for node in first ? nodes : nodes.reversed() {
        let rim = node.rim(first: first)
        bytes.formUnion(rim.bytes)
        if !rim.canBeEmpty { return (bytes, false) }
      }
      return (bytes, true)
    case .choice(let nodes):
      return nodes.map { $0.rim(first: first) }.reduce(([], false)) {
        ($0.0.union($1.bytes), $0.1 || $1.canBeEmpty)
      }
    case .repeated(let node, let least, _, _):
      let rim = node.rim(first: first)
      return (rim.bytes, rim.canBeEmpty || least == 0)
    case .capture(_, let node): return node.rim(first: first)
    case .reference, .look, .edge: return ([], true)
    }
  }

  /// Whether every match begins (`first`) or ends with a word byte, so that `\b` can guard it.
  func hasWordRim(first: Bool) -> Bool {
    let rim = rim(first: first)
    return !rim.canBeEmpty && rim.bytes.isSubset(of: Self.wordBytes)
  }

  /// The groups in it, by number.
  var captures: [Int: PatternNode] {
    switch self {
    case .byte, .reference, .edge: [:]
    case .sequence(let nodes), .choice(let nodes):
      nodes.reduce(into: [:]) { $0.merge($1.captures) { first, _ in first } }
    case .repeated(let node, _, _, _), .look(_, _, let node): node.captures
    case .capture(let number, let node):
      node.captures.merging([number: node]) { first, _ in first }
    }
  }
}
