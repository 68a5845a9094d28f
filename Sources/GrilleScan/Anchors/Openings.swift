//  Many openings at once: a bit for each pattern says whether it may begin at an edge.

internal import Synchronization

/// Patterns for which edges are looked at, and at which of them they may begin.
struct Starts: Sendable {
  /// A place at which a pattern may begin.
  struct Start: Sendable {
    var number: Int
    var place: Int
  }

  /// A bit for each pattern with an opening: whether its starts are asked for, and whether it has some.
  fileprivate var wanted: [UInt64]
  fileprivate var filled: [UInt64]
  /// By pattern, and of each by place.
  fileprivate(set) var found: [Start] = []

  init(for openings: Openings) {
    wanted = [UInt64](repeating: 0, count: openings.width)
    filled = wanted
  }

  /// Begins with another text.
  mutating func removeAll() {
    for word in wanted.indices {
      wanted[word] = 0
      filled[word] = 0
    }
    found.removeAll(keepingCapacity: true)
  }

  /// The first of ``found`` that is of `pattern`, or of one behind it.
  func first(of pattern: Int) -> Int {
    var (low, high) = (0, found.count)
    while low < high {
      let middle = (low + high) / 2
      if found[middle].number < pattern { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Brings what was found edge by edge into its order: a few are sorted where they are, many by counting.
  fileprivate mutating func sort() {
    guard found.count <= 64 else { return sortByCounting() }
    for index in found.indices.dropFirst() {
      let start = found[index]
      var place = index
      while place > 0, found[place - 1].number > start.number {
        found[place] = found[place - 1]
        place -= 1
      }
      found[place] = start
    }
  }

  private mutating func sortByCounting() {
    var ends = [Int](repeating: 0, count: (found.lazy.map(\.number).max() ?? 0) + 1)
    for start in found { ends[start.number] += 1 }
    for number in ends.indices.dropFirst() { ends[number] += ends[number - 1] }
    var sorted = found
    for start in found.reversed() {
      ends[start.number] -= 1
      sorted[ends[start.number]] = start
    }
    found = sorted
  }
}

final class Openings: Sendable {
  /// Which patterns may begin how, a bit for each pattern.
  private final class Table: Sendable {
    /// By word of bits, place and byte value: the patterns in whose matches it may stand there.
    let fitting: [UInt64]
    /// By word and byte value: the patterns before whose matches it may stand.
    let behind: [UInt64]
    /// By word and place: the patterns whose matches end before it, perhaps.
    let short: [UInt64]

    init(_ beginnings: [Beginning], width: Int) {
      let places = Beginning.longest
      var fitting = [UInt64](repeating: 0, count: places * 256 * width)
      var behind = [UInt64](repeating: 0, count: 256 * width)
      var short = [UInt64](repeating: 0, count: places * width)
      for (number, beginning) in beginnings.enumerated() {
        let word = number >> 6
        let bit: UInt64 = 1 << UInt64(number & 63)
        for place in 0..<places {
          let isKnown = place < beginning.sets.count
          if !isKnown { short[word * places + place] |= bit }
          (isKnown ? beginning.sets[place] : .all).forEach {
            fitting[(word * places + place) * 256 + Int($0)] |= bit
          }
        }
        beginning.notBefore.inverted.forEach { behind[word * 256 + Int($0)] |= bit }
      }
      self.fitting = fitting
      self.behind = behind
      self.short = short
    }
  }

  /// By pattern, the number of its bit; nil for one without an opening.
  private let bits: [Int?]
  /// By number of a bit, its pattern and how its matches begin.
  private let patterns: [(number: Int, beginning: Beginning)]
  /// By number of a bit, what else than edges its matches may begin at; see ``Opening/others``.
  private let others: [ByteSet]
  /// The words of a row.
  fileprivate let width: Int
  /// Made for the first text in which something may be: many a stream has none.
  private let made = AtomicLazyReference<Table>()

  /// Patterns of these openings, by number; nil for one without.
  init(_ openings: [Opening?]) {
    var bits = [Int?](repeating: nil, count: openings.count)
    var patterns: [(Int, Beginning)] = []
    var others: [ByteSet] = []
    for (number, opening) in openings.enumerated() {
      guard let opening else { continue }
      bits[number] = patterns.count
      patterns.append((number, opening.beginning))
      others.append(opening.others)
    }
    self.bits = bits
    self.patterns = patterns
    self.others = others
    width = (patterns.count + 63) / 64
  }

  private var table: Table {
    made.load() ?? made.storeIfNil(Table(patterns.map(\.beginning), width: width))
  }

  /// Asks for the starts of a pattern; false if it may begin elsewhere than at `edges`, so that it must be
  /// searched for.
  func want(_ pattern: Int, at edges: borrowing Edges, in starts: inout Starts) -> Bool {
    guard let bit = bits[pattern], others[bit].isDisjoint(with: edges.others) else { return false }
    starts.wanted[bit >> 6] |= 1 << UInt64(bit & 63)
    return true
  }

  /// What is known of a pattern: whether its starts were asked for, and whether it has some.
  func starts(of pattern: Int, in starts: borrowing Starts) -> (isWanted: Bool, areSome: Bool) {
    guard let bit = bits[pattern] else { return (false, false) }
    let (word, place) = (bit >> 6, UInt64(bit & 63))
    return (starts.wanted[word] >> place & 1 == 1, starts.filled[word] >> place & 1 == 1)
  }

  /// Adds where those patterns may begin that `starts` wants.
  func find(at edges: borrowing Edges, in text: Span<UInt8>, into starts: inout Starts) {
    let table = table
    for word in 0..<width where starts.wanted[word] != 0 {
      let wanted = starts.wanted[word]
      unsafe text.withUnsafeBufferPointer { text in
        unsafe table.fitting.withUnsafeBufferPointer { fitting in
          let first = word * Beginning.longest
          func fits(_ byte: UInt8, _ place: Int) -> UInt64 {
            unsafe fitting[(first &+ place) &* 256 &+ Int(byte)]
          }
          for edge in edges.places.indices {
            let place = Int(edges.places[edge])
            var bits = unsafe wanted & fits(text[place], 0)
            if bits == 0 { continue }
            if place > 0 { bits &= unsafe table.behind[word * 256 + Int(text[place - 1])] }
            var next = 1
            while bits != 0, next < Beginning.longest {
              bits &=
                unsafe place + next < text.count
                ? fits(text[place + next], next) : table.short[first + next]
              next += 1
            }
            starts.filled[word] |= bits
            while bits != 0 {
              let pattern = patterns[64 * word + bits.trailingZeroBitCount].number
              starts.found.append(Starts.Start(number: pattern, place: place))
              bits &= bits - 1
            }
          }
        }
      }
    }
    starts.sort()
  }
}
