//  Automata as sessions hold them.

internal import Synchronization

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
