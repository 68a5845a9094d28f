//  Writes a pattern as a tool wants it.

/// A language of regular expressions.
enum PatternDialect {
  /// PCRE2, Hyperscan and Rust's regex crate, in what they have in common.
  case common
  /// PCRE2 with look-around and possessive repetition; groups have no numbers.
  case pcre
  /// Extended expressions of GNU sed, in the C locale.
  case posix
}

extension PatternNode {
  /// The pattern as text; `.common` and `.posix` need it ``loosened()``.
  func text(in dialect: PatternDialect) -> String {
    switch self {
    case .byte(let set): return Self.text(of: set, in: dialect)
    case .sequence(let nodes):
      return nodes.map { node in
        if case .choice = node { return node.grouped(in: dialect) }
        return node.text(in: dialect)
      }.joined()
    case .choice(let nodes): return nodes.map { $0.text(in: dialect) }.joined(separator: "|")
    case .repeated(let node, let least, let most, let greed):
      return node.grouped(in: dialect) + Self.count(least, most) + Self.suffix(greed, in: dialect)
    case .capture(_, let node): return node.grouped(in: dialect)
    case .look(let behind, let negative, let node):
      return "(?\(behind ? "<" : "")\(negative ? "!" : "=")\(node.text(in: dialect)))"
    case .reference: return ""
    case .edge(let text): return text
    }
  }

  private func grouped(in dialect: PatternDialect) -> String {
    if case .byte = self { return text(in: dialect) }
    return (dialect == .posix ? "(" : "(?:") + text(in: dialect) + ")"
  }

  private static func count(_ least: Int, _ most: Int?) -> String {
    switch (least, most) {
    case (0, nil): "*"
    case (1, nil): "+"
    case (0, 1): "?"
    case (_, nil): "{\(least),}"
    case (_, least): "{\(least)}"
    case (_, let most?): "{\(least),\(most)}"
    }
  }

  private static func suffix(_ greed: Greed, in dialect: PatternDialect) -> String {
    switch (greed, dialect) {
    case (.lazy, .common), (.lazy, .pcre): "?"
    case (.possessive, .pcre): "+"
    default: ""
    }
  }

  // MARK: Bytes

  private static func text(of set: Set<UInt8>, in dialect: PatternDialect) -> String {
    if set.count == 1, let only = set.first { return literal(only, in: dialect) }
    let isNegative = set.count > 128
    let members = isNegative ? Set(0...255).subtracting(set) : set
    // A line has no line feed, so to take all but that is to take all.
    if members.isEmpty || (isNegative && dialect == .posix && members == [0x0A]) {
      return dialect == .posix ? "." : "[\\x00-\\xff]"
    }
    let body = dialect == .posix ? bracket(members, first: !isNegative) : ranges(members)
    return "[\(isNegative ? "^" : "")\(body)]"
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    wordBytes.contains(byte)
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
  }

  private static func literal(_ byte: UInt8, in dialect: PatternDialect) -> String {
    if isPlain(byte) { return String(UnicodeScalar(byte)) }
    guard dialect == .posix, (0x20...0x7E).contains(byte) else { return hex(byte) }
    return "[](){}.*+?|^$\\".utf8.contains(byte)
      ? "\\" + String(UnicodeScalar(byte)) : String(UnicodeScalar(byte))
  }

  /// Runs of neighbours as `a-z`, every byte but letters and digits in hexadecimal.
  private static func ranges(_ set: Set<UInt8>) -> String {
    func member(_ byte: UInt8) -> String {
      isPlain(byte) ? String(UnicodeScalar(byte)) : hex(byte)
    }
    return runs(set).map { run in
      run.count == 1
        ? member(run.lowerBound) : "\(member(run.lowerBound))-\(member(run.upperBound))"
    }.joined()
  }

  private static func runs(_ set: Set<UInt8>) -> [ClosedRange<UInt8>] {
    var runs: [ClosedRange<UInt8>] = []
    for byte in set.sorted() {
      if let last = runs.last, last.upperBound + 1 == byte {
        runs[runs.count - 1] = last.lowerBound...byte
      } else {
        runs.append(byte...byte)
      }
    }
    return runs
  }

  /// A POSIX bracket expression has no escapes: what means something stands where it means nothing,
  /// `]` first and `[`, the backslash and `-` last.
  private static func bracket(_ set: Set<UInt8>, first isFirst: Bool) -> String {
    let special = Set("]^[\\-".utf8)
    let plain = set.subtracting(special).subtracting([0x00, 0x0A])
    func member(_ byte: UInt8) -> String {
      (0x20...0x7E).contains(byte) ? String(UnicodeScalar(byte)) : hex(byte)
    }
    var text = set.contains(UInt8(ascii: "]")) ? "]" : ""
    // Ranges among letters and digits, and above ASCII; other neighbours one by one.
    for run in runs(plain.filter { wordBytes.contains($0) || $0 >= 0x80 }) {
      text +=
        run.count < 3
        ? run.map(member).joined() : "\(member(run.lowerBound))-\(member(run.upperBound))"
    }
    for byte in plain.filter({ !wordBytes.contains($0) && $0 < 0x80 }).sorted() {
      text += member(byte)
    }
    if set.contains(UInt8(ascii: "^")) { text += text.isEmpty && isFirst ? "\\^" : "^" }
    for byte in "[\\-".utf8 where set.contains(byte) { text += String(UnicodeScalar(byte)) }
    return text
  }
}
