//  What a pattern's match may begin with, as a table of states: a few steps over the bytes say "no"
//  at nearly every place at which an anchor stands, long before PCRE2 is asked.
//
//  It is derived from the pattern and promises less than the pattern does: look-ahead and back
//  references count as fulfilled, and where states become too many all that follows does. So it may
//  let through what does not match, and never refuses what does.

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
