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
  private static let dead = 0
  private static let open = 1
  private static let start = 2
  /// More states than that are not told apart from ``open``.
  private static let mostStates = 160

  /// The table as the loop over candidates holds it; valid as long as the automaton lives.
  @safe struct Table {
    /// What must not stand before a match.
    fileprivate var notBefore = ByteSet()
    /// By byte, its class.
    fileprivate let classes: UnsafeMutablePointer<UInt8>
    /// A row for each state: by class the place of the next state's row, so that a step is but a sum and a
    /// look; and last, whether the text may end there.
    fileprivate let rows: UnsafeMutablePointer<UInt16>
    /// The entries of a row.
    fileprivate var width = 0

    @inline(__always) private func step(_ row: Int, _ byte: UInt8) -> Int {
      unsafe Int(rows[row &+ Int(classes[Int(byte)])])
    }
    /// Whether a row's state is one of those in which nothing more is to be seen.
    @inline(__always) private func isLast(_ row: Int) -> Bool { row <= width }
    @inline(__always) private func isOpen(_ row: Int) -> Bool { row == width }
    @inline(__always) private func mayEnd(_ row: Int) -> Bool {
      unsafe rows[row &+ width &- 1] != 0
    }

    /// Whether a match may begin at `place` of `text`.
    ///
    /// - Parameter past: what was seen of long runs of this text, and no other.
    @inline(__always) func mayBegin(
      in text: Span<UInt8>, at place: Int, knowing past: inout LongRun
    ) -> Bool {
      if place > 0, notBefore.contains(text[place - 1]) { return false }
      var row = HeadAutomaton.start &* width
      var index = place
      let end = min(text.count, place + LongRun.least)
      while index < end {
        row = step(row, text[index])
        if isLast(row) { return isOpen(row) }
        index &+= 1
      }
      if index < text.count { return mayGoOn(in: text, at: index, row, knowing: &past) }
      return mayEnd(row)
    }

    /// Whether what came to the state of `row` before the byte at `place` may go on to a match. In a text such as
    /// `eyJ-eyJ-eyJ-…` all walks end alike: a run that one of them went through in one state is not walked
    /// again by another one that comes to it in that state.
    @inline(never) private func mayGoOn(
      in text: Span<UInt8>, at place: Int, _ row: Int, knowing past: inout LongRun
    ) -> Bool {
      var run = LongRun(row: row, from: place, to: place, answer: false)
      var row = row
      var index = place
      while index < text.count {
        if row == past.row, index >= past.from, index < past.to { return past.answer }
        row = step(row, text[index])
        index += 1
        if isLast(row) {
          run.answer = isOpen(row)
          break
        }
        if row == run.row {
          run.to = index
        } else {
          run = LongRun(row: row, from: index, to: index, answer: false)
        }
      }
      if index == text.count, !isLast(row) { run.answer = mayEnd(row) }
      if run.to > run.from { past = run }
      return run.answer
    }
  }

  /// A run of bytes through which an automaton went in one state, and what came of it.
  struct LongRun {
    var row = -1
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
    var numbers: [[Int]: Int] = [:]
    var states: [[Int]] = []
    func number(of set: [Int]) -> Int {
      if set.isEmpty { return Self.dead }
      if set[0] == HeadNodes.accept { return Self.open }
      if let known = numbers[set] { return known }
      guard states.count < Self.mostStates else { return Self.open }
      let number = states.count + Self.start
      numbers[set] = number
      states.append(set)
      return number
    }
    // At most 256 classes and 162 states: the place of each row fits in 16 bits.
    let width = representatives.count + 1
    func row(_ next: [Int], mayEnd: Bool) -> [UInt16] {
      next.map { UInt16($0 * width) } + [mayEnd ? 1 : 0]
    }
    var rows = row(representatives.map { _ in Self.dead }, mayEnd: false)
    rows += row(representatives.map { _ in Self.open }, mayEnd: true)
    let isOpen = number(of: nodes.closure(of: [first])) != Self.start
    if isOpen { states = [[]] }  // nothing is known of what it begins with
    var state = 0
    while state < states.count {
      rows += row(
        representatives.map { isOpen ? Self.open : number(of: nodes.step(states[state], $0)) },
        mayEnd: isOpen || nodes.mayEnd(states[state]))
      state += 1
    }
    let classMemory = UnsafeMutablePointer<UInt8>.allocate(capacity: classes.count)
    unsafe classMemory.initialize(from: classes, count: classes.count)
    let rowMemory = UnsafeMutablePointer<UInt16>.allocate(capacity: rows.count)
    unsafe rowMemory.initialize(from: rows, count: rows.count)
    unsafe table = Table(
      notBefore: syntax.notBefore, classes: classMemory, rows: rowMemory, width: width)
  }

  deinit {
    unsafe table.classes.deallocate()
    unsafe table.rows.deallocate()
  }
}
