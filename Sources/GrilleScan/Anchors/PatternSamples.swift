//  Texts made from a pattern's own syntax, of which it may match some: what a pack's rows forget (the
//  other case, the other separator, the other branch) these try.

internal import GrillePacks

/// Makes texts that a pattern may match; the same ones for the same pattern.
struct PatternSamples {
  private let syntax: Syntax
  private let rows: [[UInt8]]
  private var numbers: SteadyNumbers

  /// - Parameter rows: texts that it matches, for what its syntax alone does not tell, such as what a
  ///   look-ahead asks for: they are changed a little.
  init(of pattern: String, rows: [[UInt8]] = []) {
    syntax = Syntax.parse(pattern)
    self.rows = rows
    numbers = SteadyNumbers(
      seed: pattern.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
  }

  /// The next text.
  mutating func next() -> [UInt8] {
    if !rows.isEmpty, numbers.below(3) == 0 { return changed(rows[numbers.below(rows.count)]) }
    var text = pick(Self.surroundings)
    write(syntax, to: &text)
    return text + pick(Self.surroundings)
  }

  /// What look-behinds and look-aheads like to see.
  private static let surroundings =
    ["", "", " ", "\n", "|", "\"", "'", ",", "=", ":", ";", "\u{1}", "/", "<", ">", "x", "7"]
    .map { Array($0.utf8) }

  private mutating func pick<T>(_ items: [T]) -> T { items[numbers.below(items.count)] }

  private mutating func write(_ syntax: Syntax, to text: inout [UInt8]) {
    switch syntax {
    case .one(let set):
      // Mostly what logs hold.
      let common = set.intersection(Self.common)
      let members = (common.isEmpty || numbers.below(16) == 0 ? set : common).elements
      if !members.isEmpty { text.append(pick(members)) }
    case .notBefore, .notAfter, .unknown: break
    case .sequence(let items): for item in items { write(item, to: &text) }
    case .choice(let branches): write(pick(branches), to: &text)
    case .repeated(let inner, let least, let most):
      let most = min(most ?? least + 8, least + 64)
      let count =
        switch numbers.below(4) {
        case 0: least
        case 1: most
        case 2: least + min(most - least, 1)
        default: least + numbers.below(most - least + 1)
        }
      for _ in 0..<count { write(inner, to: &text) }
    }
  }

  private static let common = ByteSet.alphanumerics.union(ByteSet(" -_.:/,"))

  /// `row` with up to three bytes left out, doubled or replaced by one of their kind.
  private mutating func changed(_ row: [UInt8]) -> [UInt8] {
    var row = row
    for _ in 0...numbers.below(3) where !row.isEmpty {
      let place = numbers.below(row.count)
      switch numbers.below(8) {
      case 0: row.remove(at: place)
      case 1: row.insert(row[place], at: place)
      default: row[place] = pick(Self.kind(of: row[place]).elements)
      }
    }
    return row
  }

  private static func kind(of byte: UInt8) -> ByteSet {
    let kinds = [ByteSet.digits, ByteSet.letters, ByteSet(0x20...0x2F).union(ByteSet(":;=|_"))]
    return kinds.first { $0.contains(byte) } ?? ByteSet([byte])
  }
}

/// Numbers without a plan, the same for the same seed (SplitMix64, Steele, Lea and Flood 2014).
private struct SteadyNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// From 0 up to `bound`, which is not reached.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int(((mixed ^ mixed >> 31) & 0x7FFF_FFFF) % UInt64(bound))
  }
}
