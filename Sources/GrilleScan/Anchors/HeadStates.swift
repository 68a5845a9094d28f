//  The states of an automaton, as they are derived from a pattern and kept.
//
//  They promise less than the pattern does: look-ahead and back references count as fulfilled, and
//  where states become too many all that follows does. So they may let through what does not match,
//  and never refuse what does.

/// What a pattern's matches begin with, as states and their steps from byte to byte.
struct HeadStates: Hashable, Sendable {
  /// Nothing can match any more.
  static let dead: UInt8 = 0
  /// It may match: ask PCRE2.
  static let open: UInt8 = 1
  /// Where a match begins.
  static let start: UInt8 = 2
  /// More states than that are not told apart from ``open``. With at most 256 classes, entries are fewer than
  /// 65536.
  private static let most = 160

  /// What must not stand before a match.
  let notBefore: ByteSet
  /// By byte, its class.
  let classes: [UInt8]
  /// The entries of a state: by class, the next state; and last, 1 if the text may end there, else 0.
  let width: Int
  /// State by state, its entries.
  let steps: [UInt8]

  /// - Parameter endsAnywhere: whether what it matches is cut out of a text, so that nothing stands before or
  ///   behind it.
  init(_ pattern: String, endsAnywhere: Bool = false) {
    let syntax = Syntax.parse(pattern)
    var nodes = HeadNodes(endsAnywhere: endsAnywhere)
    let first = nodes.build(syntax, before: HeadNodes.accept)
    let (classes, representatives) = nodes.classes
    var numbers: [[Int]: UInt8] = [:]
    var states: [[Int]] = []
    func number(of set: [Int]) -> UInt8 {
      if set.isEmpty { return Self.dead }
      if set[0] == HeadNodes.accept { return Self.open }
      if let known = numbers[set] { return known }
      guard states.count < Self.most else { return Self.open }
      let number = Self.start + UInt8(states.count)
      numbers[set] = number
      states.append(set)
      return number
    }
    var steps = representatives.map { _ in Self.dead } + [0]
    steps += representatives.map { _ in Self.open } + [1]
    let isOpen = number(of: nodes.closure(of: [first])) != Self.start
    if isOpen { states = [[]] }  // nothing is known of what it begins with
    var state = 0
    while state < states.count {
      steps += representatives.map {
        isOpen ? Self.open : number(of: nodes.step(states[state], $0))
      }
      steps.append(isOpen || nodes.mayEnd(states[state]) ? 1 : 0)
      state += 1
    }
    notBefore = endsAnywhere ? ByteSet() : syntax.notBefore
    self.classes = classes
    width = representatives.count + 1
    self.steps = steps
  }
}

extension HeadStates: Storable {
  func store(in writer: inout StoreWriter) {
    notBefore.store(in: &writer)
    writer.write(runs: classes)
    width.store(in: &writer)
    writer.write(runs: steps)
  }
  init(from reader: inout StoreReader) {
    notBefore = ByteSet(from: &reader)
    classes = reader.runs()
    width = Int(from: &reader)
    steps = reader.runs()
    precondition(
      classes.count == 256 && width > 1 && steps.count % width == 0
        && classes.allSatisfy { Int($0) < width - 1 }, "the prepared packs hold a torn automaton")
  }
}
