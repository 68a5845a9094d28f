//  As much of PCRE2's syntax as is needed to say what a match must contain. What this does not know it
//  says so of (`unknown`), and then promises nothing: a wrong promise would be a leak.

/// A pattern, read.
indirect enum Syntax {
  /// A byte of a set.
  case one(ByteSet)
  /// No byte of the set stands before this place.
  case notBefore(ByteSet)
  /// No byte of the set stands behind this place.
  case notAfter(ByteSet)
  case sequence([Syntax])
  case choice([Syntax])
  /// As often as the bounds say; no upper bound is nil.
  case repeated(Syntax, Int, Int?)
  /// Matches something, or nothing.
  case unknown

  /// Reads `pattern`.
  static func parse(_ pattern: String) -> Syntax {
    var parser = SyntaxParser(Array(pattern.utf8))
    let syntax = parser.choice(SyntaxParser.Flags())
    return parser.isDone && !parser.failed ? syntax : .unknown
  }
}

extension Syntax {
  /// Whether no match goes on over a line feed.
  var staysInLine: Bool {
    switch self {
    case .one(let set): !set.contains(0x0A)
    case .notBefore, .notAfter: true
    case .sequence(let items), .choice(let items): items.allSatisfy(\.staysInLine)
    case .repeated(let inner, _, _): inner.staysInLine
    case .unknown: false
    }
  }

  /// The bytes of which all of a match is, and how many those are at most; nil if that is not known.
  var extent: (set: ByteSet, most: Int)? {
    switch self {
    case .one(let set): return (set, 1)
    case .notBefore, .notAfter: return (ByteSet(), 0)
    case .unknown: return nil
    case .sequence(let items):
      return items.reduce((ByteSet(), 0)) { known, item in
        guard let known, let extent = item.extent else { return nil }
        return (known.set.union(extent.set), known.most + extent.most)
      }
    case .choice(let branches):
      return branches.reduce((ByteSet(), 0)) { known, branch in
        guard let known, let extent = branch.extent else { return nil }
        return (known.set.union(extent.set), max(known.most, extent.most))
      }
    case .repeated(let inner, _, let most):
      guard let most, let extent = inner.extent else { return nil }
      let (product, isTooMuch) = extent.most.multipliedReportingOverflow(by: most)
      return isTooMuch ? nil : (extent.set, product)
    }
  }

  /// Bytes none of which stands before a match.
  var notBefore: ByteSet {
    switch self {
    case .notBefore(let set): return set
    case .one, .notAfter, .unknown, .repeated: return ByteSet()
    case .choice(let branches):
      return branches.dropFirst().reduce(branches.first?.notBefore ?? ByteSet()) {
        $0.intersection($1.notBefore)
      }
    case .sequence(let items):
      var set = ByteSet()
      for item in items {
        set = set.union(item.notBefore)
        switch item {
        case .notBefore, .notAfter: break
        default: return set
        }
      }
      return set
    }
  }
}

private struct SyntaxParser {
  struct Flags {
    var ignoresCase = false
    var isExtended = false
    var dotMatchesAll = false
    var isMultiline = false
  }

  let bytes: [UInt8]
  var index = 0
  var failed = false
  /// What the groups that can be referred to match, by their number less one; nil while they are open.
  private var groups: [Syntax?] = []
  /// Whether numbers of groups are given more than once: `(?|…|…)`.
  private var hasResets = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isDone: Bool { index == bytes.count }
  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard bytes[index...].starts(with: wanted) else { return false }
    index += wanted.count
    return true
  }

  /// Branches up to the closing bracket or the end. Flags set inside end with the group.
  mutating func choice(_ flags: Flags) -> Syntax {
    var flags = flags
    var branches: [Syntax] = []
    var items: [Syntax] = []
    while let byte = next, byte != UInt8(ascii: ")"), !failed {
      if byte == UInt8(ascii: "|") {
        index += 1
        branches.append(.sequence(items))
        items = []
      } else if let item = item(&flags) {
        items.append(item)
      }
    }
    branches.append(.sequence(items))
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  /// One item with its quantifier; nil for what matches nothing and says nothing.
  private mutating func item(_ flags: inout Flags) -> Syntax? {
    guard let byte = next else { return nil }
    index += 1
    let atom: Syntax?
    switch byte {
    case UInt8(ascii: " "), 0x0A, 0x09, 0x0D:
      if flags.isExtended { return nil }
      atom = .one(ByteSet([byte]))
    case UInt8(ascii: "#") where flags.isExtended:
      while let byte = next, byte != 0x0A { _ = byte; index += 1 }
      return nil
    case UInt8(ascii: "("): atom = group(&flags)
    case UInt8(ascii: "["): atom = bracket(flags).map { .one($0) }
    case UInt8(ascii: "."): atom = .one(flags.dotMatchesAll ? .all : ByteSet("\n").inverted)
    case UInt8(ascii: "^"):
      atom = flags.isMultiline ? .notBefore(ByteSet("\n").inverted) : nil
    case UInt8(ascii: "$"):
      atom = flags.isMultiline ? .notAfter(ByteSet("\n").inverted) : nil
    case UInt8(ascii: "\\"): atom = escape(flags)
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
      failed = true
      atom = nil
    default:
      let set = ByteSet([byte])
      atom = .one(flags.ignoresCase ? set.foldingCase : set)
    }
    return quantified(atom, flags)
  }

  private mutating func quantified(_ atom: Syntax?, _ flags: Flags) -> Syntax? {
    guard let byte = next else { return atom }
    var bounds: (Int, Int?)?
    switch byte {
    case UInt8(ascii: "*"): bounds = (0, nil)
    case UInt8(ascii: "+"): bounds = (1, nil)
    case UInt8(ascii: "?"): bounds = (0, 1)
    case UInt8(ascii: "{"):
      guard let braces = braces() else { return atom }
      bounds = braces
      index -= 1
    default: break
    }
    guard let bounds else { return atom }
    index += 1
    if next == UInt8(ascii: "?") || next == UInt8(ascii: "+") { index += 1 }  // lazy, possessive
    guard let atom else { return nil }
    return .repeated(atom, bounds.0, bounds.1)
  }

  /// `{3}`, `{3,}`, `{3,5}`; nil, and nothing taken, if it is none.
  private mutating func braces() -> (Int, Int?)? {
    let start = index
    index += 1
    func number() -> Int? {
      var value: Int?
      while let byte = next, byte &- 0x30 < 10, (value ?? 0) < 100_000 {
        value = (value ?? 0) * 10 + Int(byte &- 0x30)
        index += 1
      }
      return value
    }
    if let least = number() {
      if take("}") { return (least, least) }
      if take(",") {
        let most = number()
        if take("}") { return (least, most) }
      }
    }
    index = start
    return nil
  }

  // MARK: groups

  private mutating func group(_ flags: inout Flags) -> Syntax? {
    var inner = flags
    var number: Int?
    if next != UInt8(ascii: "?"), next != UInt8(ascii: "*") {
      number = groups.count
      groups.append(nil)
    }
    if take("?") {
      if take("|") {
        hasResets = true
      } else if take(":") || take(">") {
      } else if take("<!") {
        return around(inner) { .notBefore($0) }
      } else if take("!") {
        return around(inner) { .notAfter($0) }
      } else if take("<=") {
        return behind(inner)
      } else if take("=") {
        _ = closed(choice(inner))
        return nil
      } else if take("#") {
        while let byte = next, byte != UInt8(ascii: ")") { _ = byte; index += 1 }
        index += 1
        return nil
      } else if next == UInt8(ascii: "<") || next == UInt8(ascii: "P") || next == UInt8(ascii: "'")
      {
        _ = take("P")
        let end: UInt8 = next == UInt8(ascii: "'") ? UInt8(ascii: "'") : UInt8(ascii: ">")
        index += 1
        while let byte = next, byte != end, byte != UInt8(ascii: ")") { _ = byte; index += 1 }
        guard next == end else {
          failed = true
          return nil
        }
        index += 1
        number = groups.count
        groups.append(nil)
      } else {
        var on = true
        options: while let byte = next {
          index += 1
          switch byte {
          case UInt8(ascii: "i"): inner.ignoresCase = on
          case UInt8(ascii: "x"): inner.isExtended = on
          case UInt8(ascii: "s"): inner.dotMatchesAll = on
          case UInt8(ascii: "m"): inner.isMultiline = on
          case UInt8(ascii: "-"): on = false
          case UInt8(ascii: ")"):
            flags = inner
            return nil
          case UInt8(ascii: ":"): break options
          default:
            failed = true
            return nil
          }
        }
      }
    } else if next == UInt8(ascii: "*") {
      failed = true
      return nil
    }
    let syntax = closed(choice(inner))
    if let number { groups[number] = syntax }
    return syntax
  }

  private mutating func closed(_ syntax: Syntax) -> Syntax {
    if !take(")") { failed = true }
    return syntax
  }

  /// A negative look-around: of its branches those of a single set say something.
  private mutating func around(_ flags: Flags, _ make: (ByteSet) -> Syntax) -> Syntax? {
    let inner = closed(choice(flags))
    let branches = if case .choice(let branches) = inner { branches } else { [inner] }
    let sets = branches.compactMap { branch -> ByteSet? in
      if case .sequence(let items) = branch, items.count == 1, case .one(let set) = items[0] {
        return set
      }
      return nil
    }
    return sets.isEmpty ? nil : make(sets.reduce(ByteSet()) { $0.union($1) })
  }

  /// A positive look-behind: it tells the byte before.
  private mutating func behind(_ flags: Flags) -> Syntax? {
    let inner = closed(choice(flags))
    let branches = if case .choice(let branches) = inner { branches } else { [inner] }
    var last = ByteSet()
    for branch in branches {
      guard case .sequence(let items) = branch, case .one(let set)? = items.last else { return nil }
      last = last.union(set)
    }
    return .notBefore(last.inverted)
  }

  // MARK: sets

  private mutating func escape(_ flags: Flags) -> Syntax? {
    guard let byte = next else {
      failed = true
      return nil
    }
    if let set = escapedSet() { return .one(flags.ignoresCase ? set.foldingCase : set) }
    index += 1
    switch byte {
    case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "z"),
      UInt8(ascii: "Z"), UInt8(ascii: "K"), UInt8(ascii: "G"):
      return nil
    case 0x31...0x39:  // what a back reference matches, its group could match, too
      guard let byte = next, byte &- 0x30 < 10 else {
        let number = Int(bytes[index - 1] &- 0x31)
        guard number < groups.count, !flags.ignoresCase, !hasResets else { return .unknown }
        return groups[number] ?? .unknown
      }
      while let byte = next, byte &- 0x30 < 10 { _ = byte; index += 1 }
      return .unknown
    default:
      failed = true
      return nil
    }
  }

  /// The set of an escape that stands for bytes; nil, and nothing taken, if it does not.
  private mutating func escapedSet() -> ByteSet? {
    guard let byte = next else { return nil }
    let set: ByteSet
    switch byte {
    case UInt8(ascii: "d"): set = .digits
    case UInt8(ascii: "D"): set = ByteSet.digits.inverted
    case UInt8(ascii: "w"): set = .words
    case UInt8(ascii: "W"): set = ByteSet.words.inverted
    case UInt8(ascii: "s"): set = .spaces
    case UInt8(ascii: "S"): set = ByteSet.spaces.inverted
    case UInt8(ascii: "h"): set = ByteSet([0x20, 0x09, 0xA0])
    case UInt8(ascii: "n"): set = ByteSet("\n")
    case UInt8(ascii: "r"): set = ByteSet("\r")
    case UInt8(ascii: "t"): set = ByteSet("\t")
    case UInt8(ascii: "f"): set = ByteSet([0x0C])
    case UInt8(ascii: "e"): set = ByteSet([0x1B])
    case UInt8(ascii: "x"):
      guard index + 2 < bytes.count, let high = hex(bytes[index + 1]),
        let low = hex(bytes[index + 2])
      else { return nil }
      index += 3
      return ByteSet([high << 4 | low])
    case _ where !ByteSet.alphanumerics.contains(byte) && byte < 0x80: set = ByteSet([byte])
    default: return nil
    }
    index += 1
    return set
  }

  private func hex(_ byte: UInt8) -> UInt8? {
    if byte &- 0x30 < 10 { return byte &- 0x30 }
    let letter = (byte | 0x20) &- 0x61
    return letter < 6 ? letter + 10 : nil
  }

  /// What stands between `[` and `]`.
  private mutating func bracket(_ flags: Flags) -> ByteSet? {
    var set = ByteSet()
    let isInverted = take("^")
    var isFirst = true
    while let byte = next, isFirst || byte != UInt8(ascii: "]") {
      isFirst = false
      if byte == UInt8(ascii: "["), index + 1 < bytes.count, ":.=".utf8.contains(bytes[index + 1]) {
        failed = true  // POSIX classes
        return nil
      }
      guard let (low, isSingle) = member(byte) else {
        failed = true
        return nil
      }
      if isSingle, next == UInt8(ascii: "-"), index + 1 < bytes.count,
        bytes[index + 1] != UInt8(ascii: "]")
      {
        index += 1
        guard let byte = next, let (high, isSingle) = member(byte), isSingle,
          let first = low.elements.first, let last = high.elements.first, first <= last
        else {
          failed = true
          return nil
        }
        set = set.union(ByteSet(first...last))
      } else {
        set = set.union(low)
      }
    }
    if !take("]") { failed = true }
    if flags.ignoresCase { set = set.foldingCase }
    return isInverted ? set.inverted : set
  }

  /// A member of a bracket, and whether it is one byte that may begin a range.
  private mutating func member(_ byte: UInt8) -> (ByteSet, Bool)? {
    index += 1
    guard byte == UInt8(ascii: "\\") else { return (ByteSet([byte]), true) }
    let isBackspace = next == UInt8(ascii: "b")
    if isBackspace {
      index += 1
      return (ByteSet([0x08]), true)
    }
    guard let set = escapedSet() else { return nil }
    return (set, set.count == 1)
  }
}
