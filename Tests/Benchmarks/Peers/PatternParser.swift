//  Reads the part of PCRE2's syntax that packs use. What it does not know it refuses; the pattern is
//  then left out for the tools that need it rewritten.

/// Reads a pattern from its first byte to its last.
struct PatternParser {
  private let source: [UInt8]
  private var at = 0
  private var groups = 0
  private var ignoresCase = false

  /// The tree of `pattern`; nil if something in it is not known here.
  static func tree(of pattern: String) -> PatternNode? {
    var parser = PatternParser(source: Array(pattern.utf8))
    guard let tree = parser.choice(), parser.at == parser.source.count else { return nil }
    return tree
  }

  private init(source: [UInt8]) { self.source = source }

  // MARK: Reading

  private var next: UInt8? { at < source.count ? source[at] : nil }

  private mutating func take() -> UInt8? {
    guard let next else { return nil }
    at += 1
    return next
  }

  private mutating func takes(_ text: String) -> Bool {
    guard source[at...].starts(with: text.utf8) else { return false }
    at += text.utf8.count
    return true
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit = next, (0x30...0x39).contains(digit) {
      value = (value ?? 0) * 10 + Int(digit) - 0x30
      at += 1
    }
    return value
  }

  // MARK: Structure

  private mutating func choice() -> PatternNode? {
    // `(?i)` holds to the end of its group.
    let outside = ignoresCase
    defer { ignoresCase = outside }
    var nodes: [PatternNode] = []
    repeat {
      guard let node = sequence() else { return nil }
      nodes.append(node)
    } while takes("|")
    return nodes.count == 1 ? nodes[0] : .choice(nodes)
  }

  private mutating func sequence() -> PatternNode? {
    var nodes: [PatternNode] = []
    while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      if takes("(?i)") {
        ignoresCase = true
        continue
      }
      guard let atom = atom(), let node = repetition(of: atom) else { return nil }
      nodes.append(node)
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func repetition(of node: PatternNode) -> PatternNode? {
    let least: Int
    let most: Int?
    let start = at
    switch take() {
    case UInt8(ascii: "*"): (least, most) = (0, nil)
    case UInt8(ascii: "+"): (least, most) = (1, nil)
    case UInt8(ascii: "?"): (least, most) = (0, 1)
    case UInt8(ascii: "{"):
      guard let first = number() else {
        at = start  // a brace that counts nothing is a brace
        return node
      }
      least = first
      most = takes(",") ? number() : first
      guard takes("}") else { return nil }
    default:
      at = start
      return node
    }
    let greed: PatternNode.Greed = takes("?") ? .lazy : takes("+") ? .possessive : .greedy
    return .repeated(node, least: least, most: most, greed)
  }

  private mutating func atom() -> PatternNode? {
    switch take() {
    case UInt8(ascii: "("): group()
    case UInt8(ascii: "["): byteClass()
    case UInt8(ascii: "."): .byte(Set(0...255).subtracting([0x0A]))
    case UInt8(ascii: "^"): .edge("^")
    case UInt8(ascii: "$"): .edge("$")
    case UInt8(ascii: "\\"): escape()
    case let byte?: ignoresCase ? .anyCase(byte) : .byte([byte])
    case nil: nil
    }
  }

  private mutating func group() -> PatternNode? {
    func closed(_ node: PatternNode?, _ wrap: (PatternNode) -> PatternNode) -> PatternNode? {
      guard let node, takes(")") else { return nil }
      return wrap(node)
    }
    for (head, behind, negative) in [
      ("?=", false, false), ("?!", false, true), ("?<=", true, false), ("?<!", true, true),
    ] where takes(head) {
      return closed(choice()) { .look(behind: behind, negative: negative, $0) }
    }
    if takes("?i:") {
      let outside = ignoresCase
      ignoresCase = true
      defer { ignoresCase = outside }
      return closed(choice()) { $0 }
    }
    if takes("?:") || takes("?>") { return closed(choice()) { $0 } }
    if takes("?<") {
      while let byte = take(), byte != UInt8(ascii: ">") {}
    } else if next == UInt8(ascii: "?") {
      return nil
    }
    groups += 1
    let number = groups
    return closed(choice()) { .capture(number, $0) }
  }

  // MARK: Bytes

  private mutating func escape() -> PatternNode? {
    if let set = sharedEscape() { return .byte(set) }
    guard let byte = take() else { return nil }
    switch byte {
    case UInt8(ascii: "b"): return .edge("\\b")
    case UInt8(ascii: "A"): return .edge("\\A")
    case UInt8(ascii: "z"): return .edge("\\z")
    case 0x31...0x39: return .reference(Int(byte) - 0x30)
    case 0x30, 0x41...0x5A, 0x61...0x7A: return nil
    default: return .byte([byte])
    }
  }

  /// An escape that means the same inside a class and outside.
  private mutating func sharedEscape() -> Set<UInt8>? {
    let digits = Set(UInt8(0x30)...0x39)
    let spaces: Set<UInt8> = [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20]
    let all = Set(UInt8(0)...255)
    guard let byte = take() else { return nil }
    switch byte {
    case UInt8(ascii: "d"): return digits
    case UInt8(ascii: "w"): return PatternNode.wordBytes
    case UInt8(ascii: "s"): return spaces
    case UInt8(ascii: "D"): return all.subtracting(digits)
    case UInt8(ascii: "W"): return all.subtracting(PatternNode.wordBytes)
    case UInt8(ascii: "S"): return all.subtracting(spaces)
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "x"):
      guard at + 2 <= source.count,
        let value = UInt8(String(decoding: source[at..<at + 2], as: UTF8.self), radix: 16)
      else { return nil }
      at += 2
      return [value]
    default:
      at -= 1
      return nil
    }
  }

  private mutating func byteClass() -> PatternNode? {
    let isNegative = takes("^")
    var set: Set<UInt8> = []
    var isFirst = true
    while let byte = take() {
      if byte == UInt8(ascii: "]"), !isFirst {
        if ignoresCase { set = set.reduce(into: []) { $0.formUnion(Self.bothCases($1)) } }
        return .byte(isNegative ? Set(0...255).subtracting(set) : set)
      }
      isFirst = false
      var low: Set<UInt8> = [byte]
      if byte == UInt8(ascii: "\\") {
        guard let escaped = sharedEscape() ?? take().map({ [$0] }) else { return nil }
        low = escaped
      }
      // A hyphen between two bytes is a range; before the end it is itself.
      guard low.count == 1, let from = low.first, next == UInt8(ascii: "-"), at + 1 < source.count,
        source[at + 1] != UInt8(ascii: "]")
      else {
        set.formUnion(low)
        continue
      }
      at += 1
      guard var to = take() else { return nil }
      if to == UInt8(ascii: "\\") {
        guard let escaped = sharedEscape() ?? take().map({ [$0] }), let only = escaped.first else {
          return nil
        }
        to = only
      }
      guard from <= to else { return nil }
      set.formUnion(from...to)
    }
    return nil
  }

  private static func bothCases(_ byte: UInt8) -> Set<UInt8> {
    guard case .byte(let set) = PatternNode.anyCase(byte) else { return [byte] }
    return set
  }
}
