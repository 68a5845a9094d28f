//  What a pattern's match may begin with, as a table of states: a few steps over the bytes say "no"
//  at nearly every place at which an anchor stands, long before PCRE2 is asked.

/// The first bytes of a pattern's matches, as states and their steps. Immutable; threads share it.
@safe final class HeadAutomaton: @unchecked Sendable {
  // @unchecked: the table is read-only once `init` has returned.
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
    /// - Parameters:
    ///   - number: tells this text from others.
    ///   - past: what was seen of long runs.
    @inline(__always) func mayBegin(
      in text: Span<UInt8>, at place: Int, of number: Int, knowing past: inout LongRun
    ) -> Bool {
      if place > 0, notBefore.contains(text[place - 1]) { return false }
      var row = Int(HeadStates.start) &* width
      var index = place
      let end = min(text.count, place + LongRun.least)
      while index < end {
        row = step(row, text[index])
        if isLast(row) { return isOpen(row) }
        index &+= 1
      }
      if index < text.count { return mayGoOn(in: text, at: index, row, of: number, knowing: &past) }
      return mayEnd(row)
    }

    /// Whether something that begins at `place` of `text` may match, wherever it ends: one that is asked of a
    /// part of a text.
    @inline(__always) func mayMatch(_ text: Span<UInt8>, from place: Int) -> Bool {
      var row = Int(HeadStates.start) &* width
      let end = min(text.count, place + Self.longestWalk)
      for index in place..<end {
        row = step(row, text[index])
        if isLast(row) { return isOpen(row) }
      }
      return end < text.count
    }

    /// Values are not followed further: a line may have thousands, each up to its end.
    private static var longestWalk: Int { 64 }

    /// Whether what came to the state of `row` before the byte at `place` may go on to a match. In a text such as
    /// `eyJ-eyJ-eyJ-…` all walks end alike: a run that one of them went through in one state is not walked
    /// again by another one that comes to it in that state. What goes through many runs is taken for a
    /// beginning: counts of a pattern are no states, so `password[^\n]{0,80} old=` would be followed to the line's end.
    @inline(never) private func mayGoOn(
      in text: Span<UInt8>, at place: Int, _ row: Int, of number: Int,
      knowing past: inout LongRun
    ) -> Bool {
      if past.text != number { past = LongRun(text: number) }
      var run = LongRun(text: number, row: row, from: place, to: place, answer: false)
      for _ in 0..<LongRun.most {
        let meetsPast = run.row == past.row && run.from < past.to
        let end = meetsPast ? max(run.from, past.from) : text.count
        run.to = endOfRun(run.row, from: run.from, to: end, in: text)
        if meetsPast, run.to == end { return past.answer }
        let row = run.to < text.count ? step(run.row, text[run.to]) : run.row
        if row == run.row || isLast(row) {
          run.answer = row == run.row ? mayEnd(row) : isOpen(row)
          if run.to > run.from { past = run }
          return run.answer
        }
        run = LongRun(
          text: number, row: row, from: run.to + 1, to: run.to + 1, answer: false)
      }
      return true
    }

    /// Where the bytes of `text` from `start` on end that lead from a row to itself; `end` if all before it do. In a
    /// run no step waits for the one before.
    @inline(__always)
    private func endOfRun(_ row: Int, from start: Int, to end: Int, in text: Span<UInt8>) -> Int {
      unsafe text.extracting(0..<end).withUnsafeBufferPointer { text in
        var index = start
        while unsafe index < text.count && step(row, text[index]) == row { index &+= 1 }
        return index
      }
    }
  }

  /// A run of bytes through which an automaton went in one state, and what came of it.
  struct LongRun {
    /// The number of the text in which it stands.
    var text = 0
    var row = -1
    var from = 0
    var to = 0
    var answer = false

    /// Runs before that many bytes behind a start are walked every time.
    static var least: Int { 16 }
    /// More runs behind a start are not walked through.
    static var most: Int { 48 }
  }

  let table: Table

  init(_ states: HeadStates) {
    let width = states.width
    let classes = UnsafeMutablePointer<UInt8>.allocate(capacity: states.classes.count)
    unsafe classes.initialize(from: states.classes, count: states.classes.count)
    // The place of each row fits in 16 bits: see `HeadStates`.
    let rows = UnsafeMutablePointer<UInt16>.allocate(capacity: states.steps.count)
    for (place, step) in states.steps.enumerated() {
      let isEnd = place % width == width - 1
      unsafe (rows + place).initialize(to: UInt16(step) * (isEnd ? 1 : UInt16(width)))
    }
    unsafe table = Table(
      notBefore: states.notBefore, classes: classes, rows: rows, width: width)
  }

  deinit {
    unsafe table.classes.deallocate()
    unsafe table.rows.deallocate()
  }
}
