//  Automata as sessions hold them.

internal import GrilleRegex
internal import Synchronization

/// A ``HeadAutomaton`` made when it is first asked for: from what was kept of it, or from its pattern.
@safe final class LazyHead: @unchecked Sendable {
  // @unchecked: what was kept are constants.
  private let pattern: PatternText
  private let endsAnywhere: Bool
  private let kept: UnsafeRawBufferPointer
  private let made = AtomicLazyReference<HeadAutomaton>()

  /// - Parameter endsAnywhere: see ``HeadStates/init(_:endsAnywhere:)``.
  init(_ pattern: PatternText, endsAnywhere: Bool = false) {
    self.pattern = pattern
    self.endsAnywhere = endsAnywhere
    unsafe kept = UnsafeRawBufferPointer(start: nil, count: 0)
  }

  /// Reads what ``store(in:)`` wrote. The bytes must outlive the head, as constants do.
  init(_ pattern: PatternText, endsAnywhere: Bool = false, from reader: inout StoreReader) {
    self.pattern = pattern
    self.endsAnywhere = endsAnywhere
    unsafe kept = unsafe reader.raw(reader.count()) { unsafe $0 }
  }

  /// Keeps the automaton for those who ask for it, which is most of the time it takes to make it.
  func store(in writer: inout StoreWriter) {
    var states = StoreWriter()
    HeadStates(pattern.string, endsAnywhere: endsAnywhere).store(in: &states)
    states.bytes.store(in: &writer)
  }

  var automaton: HeadAutomaton { made.load() ?? made.storeIfNil(HeadAutomaton(states)) }

  private var states: HeadStates {
    guard unsafe !kept.isEmpty else {
      return HeadStates(pattern.string, endsAnywhere: endsAnywhere)
    }
    var reader = unsafe StoreReader(kept)
    return HeadStates(from: &reader)
  }
}

/// The tables that a session has asked for: it shares them with others, and finds them without a lock.
@safe struct HeadTables: ~Copyable {
  // Behind pointers: at each place at which an anchor stands a table is asked, and an array would be copied
  // out of and checked for being alone. Apart, for few are asked of long runs.
  private let tables: UnsafeMutableBufferPointer<HeadAutomaton.Table?>
  private let runs: UnsafeMutableBufferPointer<HeadAutomaton.LongRun>
  private var text = 0

  init(count: Int) {
    unsafe tables = .allocate(capacity: count)
    unsafe tables.initialize(repeating: nil)
    unsafe runs = .allocate(capacity: count)
    unsafe runs.initialize(repeating: HeadAutomaton.LongRun())
  }
  deinit {
    unsafe tables.deinitialize()
    unsafe tables.deallocate()
    unsafe runs.deinitialize()
    unsafe runs.deallocate()
  }

  /// Begins with another text.
  mutating func next() { text += 1 }

  /// Whether a match of the pattern of that number, whose head is `head`, may begin at `place` of the text in hand.
  @inline(__always) func mayBegin(
    _ number: Int, at place: Int, in text: Span<UInt8>, _ head: @autoclosure () -> LazyHead
  ) -> Bool {
    let table = unsafe table(number, head())
    return unsafe table.pointee!.mayBegin(
      in: text, at: place, of: self.text, knowing: &runs[number])
  }

  /// What the pattern of that number begins with.
  @inline(__always) private func table(
    _ number: Int, _ head: @autoclosure () -> LazyHead
  ) -> UnsafeMutablePointer<HeadAutomaton.Table?> {
    let table = unsafe tables.baseAddress! + number
    if unsafe table.pointee == nil { unsafe table.pointee = head().automaton.table }
    return unsafe table
  }

  /// The last place of the text in hand at which a match of `use` may begin if its anchor stands at `place`,
  /// before `end`, one that was named already, if there is one.
  @inline(__always) func start(
    of use: AnchorPlan.Use, at place: Int, before end: Int? = nil, in text: Span<UInt8>,
    _ plan: AnchorPlan, _ detectors: DetectorTable
  ) -> Int? {
    let number = Int(use.detector)
    let table = unsafe table(number, detectors.detectors[number].head)
    func mayBegin(at start: Int) -> Bool {
      unsafe table.pointee!.mayBegin(in: text, at: start, of: self.text, knowing: &runs[number])
    }
    guard use.run >= 0 else {
      let start = place - Int(use.distance)
      return start >= 0 && end == nil && mayBegin(at: start) ? start : nil
    }
    let set = plan.runs[Int(use.run)]
    let last = max(0, place - Int(use.distance))
    var start = end ?? place
    if end == nil, mayBegin(at: start) { return start }
    while start > last, set.contains(text[start - 1]) {
      start -= 1
      if mayBegin(at: start) { return start }
    }
    return nil
  }
}

/// The tables of what whole values begin with, those of rules and of placeholders, as ``HeadTables`` has those of
/// detectors and of protected forms.
@safe struct ValueHeads: ~Copyable {
  private let rows: UnsafeMutableBufferPointer<HeadAutomaton.Table?>

  init(count: Int) {
    unsafe rows = .allocate(capacity: count)
    unsafe rows.initialize(repeating: nil)
  }
  deinit {
    unsafe rows.deinitialize()
    unsafe rows.deallocate()
  }

  /// Whether a value that begins at `place` of `text` may match the pattern of that number, whose head is `head`.
  @inline(__always) func mayMatch(
    _ number: Int, _ text: Span<UInt8>, from place: Int, _ head: @autoclosure () -> LazyHead?
  ) -> Bool {
    let row = unsafe rows.baseAddress! + number
    if unsafe row.pointee == nil {
      guard let head = head() else { return true }
      unsafe row.pointee = head.automaton.table
    }
    return unsafe row.pointee!.mayMatch(text, from: place)
  }
}
