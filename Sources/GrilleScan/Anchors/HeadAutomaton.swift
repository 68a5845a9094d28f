//  What a pattern's match may begin with, as a table of states: a few steps over the bytes say "no"
//  at nearly every place at which an anchor stands, long before PCRE2 is asked.
//
//  It is derived from the pattern and promises less than the pattern does: look-ahead and back
//  references count as fulfilled, and where states become too many all that follows does. So it may
//  let through what does not match, and never refuses what does.

internal import Synchronization

/// The first bytes of a pattern's matches, as states and their steps. Immutable; threads share it.
@safe final class HeadAutomaton: @unchecked Sendable {
  // @unchecked: the table is read-only once `init` has returned.
  /// States: nothing can match any more; it may match, ask PCRE2; where a match begins.
  private static let dead: UInt8 = 0
  private static let open: UInt8 = 1
  private static let start: UInt8 = 2
  /// More states than that are not told apart from ``open``.
  private static let mostStates = 160

  /// The table as the loop over candidates holds it; valid as long as the automaton lives.
  @safe struct Table {
    /// What must not stand before a match.
    fileprivate var notBefore = ByteSet()
    /// By byte, its class; then by state and class, the next state; then by state, whether the text may
    /// end there.
    fileprivate let bytes: UnsafeMutablePointer<UInt8>
    fileprivate var classCount = 0
    fileprivate var ends = 0

    /// Whether a match may begin at `place` of `text`.
    ///
    /// - Parameter past: what was seen of long runs of this text, and no other.
    @inline(__always) func mayBegin(
      in text: Span<UInt8>, at place: Int, knowing past: inout LongRun
    ) -> Bool {
      if place > 0, notBefore.contains(text[place - 1]) { return false }
      var state = Int(HeadAutomaton.start)
      var index = place
      let end = min(text.count, place + LongRun.least)
      while index < end {
        let byteClass = unsafe Int(bytes[Int(text[index])])
        state = unsafe Int(bytes[256 &+ state &* classCount &+ byteClass])
        if state <= Int(HeadAutomaton.open) { return state == Int(HeadAutomaton.open) }
        index &+= 1
      }
      if index < text.count { return mayGoOn(in: text, at: index, state, knowing: &past) }
      return unsafe bytes[ends &+ state] != 0
    }

    /// Whether what came to `state` before the byte at `place` may go on to a match. In a text such as
    /// `eyJ-eyJ-eyJ-…` all walks end alike: a run that one of them went through in one state is not walked
    /// again by another one that comes to it in that state.
    @inline(never) private func mayGoOn(
      in text: Span<UInt8>, at place: Int, _ state: Int, knowing past: inout LongRun
    ) -> Bool {
      var run = LongRun(state: state, from: place, to: place, answer: false)
      var state = state
      var index = place
      while index < text.count {
        if state == past.state, index >= past.from, index < past.to { return past.answer }
        let byteClass = unsafe Int(bytes[Int(text[index])])
        state = unsafe Int(bytes[256 &+ state &* classCount &+ byteClass])
        index += 1
        if state <= Int(HeadAutomaton.open) {
          run.answer = state == Int(HeadAutomaton.open)
          break
        }
        if state == run.state {
          run.to = index
        } else {
          run = LongRun(state: state, from: index, to: index, answer: false)
        }
      }
      if index == text.count, state > Int(HeadAutomaton.open) {
        run.answer = unsafe bytes[ends &+ state] != 0
      }
      if run.to > run.from { past = run }
      return run.answer
    }
  }

  /// A run of bytes through which an automaton went in one state, and what came of it.
  struct LongRun {
    var state = -1
    var from = 0
    var to = 0
    var answer = false

    /// Runs before that many bytes behind a start are walked every time.
    static var least: Int { 16 }
  }

  let table: Table

  init(_ pattern: String) {
    let syntax = Syntax.parse(pattern)
    var nodes = HeadNodes()
    let first = nodes.build(syntax, before: HeadNodes.accept)
    let (classes, representatives) = nodes.classes
    let classCount = representatives.count

    var numbers: [[Int]: UInt8] = [:]
    var states: [[Int]] = []
    func number(of set: [Int]) -> UInt8 {
      if set.isEmpty { return Self.dead }
      if set[0] == HeadNodes.accept { return Self.open }
      if let known = numbers[set] { return known }
      guard states.count < Self.mostStates else { return Self.open }
      let number = UInt8(states.count) + Self.start
      numbers[set] = number
      states.append(set)
      return number
    }
    var steps = [UInt8](repeating: Self.dead, count: classCount)
    steps += [UInt8](repeating: Self.open, count: classCount)
    var mayEnd: [UInt8] = [0, 1]
    let isOpen = number(of: nodes.closure(of: [first])) != Self.start
    if isOpen { states = [[]] }  // nothing is known of what it begins with
    var state = 0
    while state < states.count {
      for byte in representatives {
        steps.append(isOpen ? Self.open : number(of: nodes.step(states[state], byte)))
      }
      mayEnd.append(isOpen || nodes.mayEnd(states[state]) ? 1 : 0)
      state += 1
    }
    let all = classes + steps + mayEnd
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: all.count)
    unsafe bytes.initialize(from: all, count: all.count)
    unsafe table = Table(
      notBefore: syntax.notBefore, bytes: bytes, classCount: classCount,
      ends: classes.count + steps.count)
  }

  deinit { unsafe table.bytes.deallocate() }
}

/// A ``HeadAutomaton`` made when it is first asked for.
final class LazyHead: Sendable {
  private let pattern: String
  private let made = AtomicLazyReference<HeadAutomaton>()

  init(_ pattern: String) { self.pattern = pattern }

  var automaton: HeadAutomaton {
    made.load() ?? made.storeIfNil(HeadAutomaton(pattern))
  }
}

/// The tables that a session has asked for: it shares them with others, and finds them without a lock.
struct HeadTables {
  private var tables: [HeadAutomaton.Table?]
  /// By detector, the last long run of a text, and the number of the text.
  private var runs: [(run: HeadAutomaton.LongRun, text: Int)]
  private var text = 0

  init(count: Int) {
    tables = [HeadAutomaton.Table?](repeating: nil, count: count)
    runs = [(HeadAutomaton.LongRun, Int)](repeating: (HeadAutomaton.LongRun(), 0), count: count)
  }

  /// Begins with another text.
  mutating func next() { text += 1 }

  @inline(__always) mutating func table(
    of detector: Int, _ detectors: DetectorTable
  ) -> HeadAutomaton.Table {
    if let known = tables[detector] { return known }
    let made = detectors.detectors[detector].head.automaton.table
    tables[detector] = made
    return made
  }

  /// The last long run of the text in hand.
  @inline(__always) subscript(run detector: Int) -> HeadAutomaton.LongRun {
    get { runs[detector].text == text ? runs[detector].run : HeadAutomaton.LongRun() }
    set { if newValue.state >= 0 { runs[detector] = (newValue, text) } }
  }
}

/// Steps between bytes, with many ways open at once.
private struct HeadNodes {
  enum Node {
    case accept
    case byte(ByteSet, next: Int)
    case split(Int, Int)
    /// The match ends here if no byte of the set follows.
    case end(unless: ByteSet)
  }
  static let accept = 0
  private static let most = 4000
  private static let longest = 64

  private var nodes: [Node] = [.accept]

  private mutating func add(_ node: Node) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  /// The node at which `syntax` begins, `next` being the one behind it.
  mutating func build(_ syntax: Syntax, before next: Int) -> Int {
    guard nodes.count < Self.most else { return Self.accept }
    switch syntax {
    case .one(let set): return add(.byte(set, next: next))
    case .notBefore: return next
    case .unknown: return Self.accept
    case .notAfter(let set):
      switch nodes[next] {
      case .accept: return add(.end(unless: set))
      case .end(let other): return add(.end(unless: set.union(other)))
      default: return next
      }
    case .sequence(let items):
      return items.reversed().reduce(next) { build($1, before: $0) }
    case .choice(let branches):
      var node = build(branches[branches.count - 1], before: next)
      for branch in branches.dropLast().reversed() {
        node = add(.split(build(branch, before: next), node))
      }
      return node
    case .repeated(let inner, let least, let most):
      guard least <= Self.longest else {
        return (0..<Self.longest).reduce(Self.accept) { node, _ in build(inner, before: node) }
      }
      var node = next
      if let most, most - least <= Self.longest {
        for _ in least..<max(least, most) { node = add(.split(build(inner, before: node), next)) }
      } else {
        node = add(.split(next, next))
        nodes[node] = .split(build(inner, before: node), next)
      }
      return (0..<least).reduce(node) { node, _ in build(inner, before: node) }
    }
  }

  /// All nodes that take a byte or end, reached from `start` without one; only ``accept`` if that is.
  func closure(of start: [Int]) -> [Int] {
    var reached: Set<Int> = []
    var open = start
    var result: [Int] = []
    while let node = open.popLast() {
      guard reached.insert(node).inserted else { continue }
      switch nodes[node] {
      case .accept: return [Self.accept]
      case .split(let left, let right): open += [left, right]
      case .byte, .end: result.append(node)
      }
    }
    return result.sorted()
  }

  func step(_ state: [Int], _ byte: UInt8) -> [Int] {
    var next: [Int] = []
    for node in state {
      switch nodes[node] {
      case .byte(let set, let behind): if set.contains(byte) { next.append(behind) }
      case .end(let set): if !set.contains(byte) { return [Self.accept] }
      case .accept, .split: break
      }
    }
    return closure(of: next)
  }

  func mayEnd(_ state: [Int]) -> Bool {
    state.contains { if case .end = nodes[$0] { true } else { false } }
  }

  /// By byte, a number that bytes share which no set tells apart; and a byte of each.
  var classes: (of: [UInt8], representatives: [UInt8]) {
    let sets = Set(
      nodes.compactMap { node -> ByteSet? in
        switch node {
        case .byte(let set, _), .end(let set): set
        case .accept, .split: nil
        }
      })
    var of = [UInt8](repeating: 0, count: 256)
    var count = 1
    for set in sets where count < 200 {
      // Each class may part in two: what is of the set, and what is not.
      var parts: [Int: UInt8] = [:]
      var next = 0
      for byte in 0..<256 {
        let key = Int(of[byte]) * 2 + (set.contains(UInt8(byte)) ? 1 : 0)
        if parts[key] == nil {
          parts[key] = UInt8(next)
          next += 1
        }
        of[byte] = parts[key]!
      }
      count = next
    }
    var representatives = [UInt8](repeating: 0, count: count)
    for byte in (0..<256).reversed() { representatives[Int(of[byte])] = UInt8(byte) }
    return (of, representatives)
  }
}
