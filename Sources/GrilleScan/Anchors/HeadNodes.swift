//  A pattern's syntax as steps between bytes, of which automata are made.

/// Steps between bytes, with many ways open at once.
struct HeadNodes {
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

  /// Whether nothing is said of what stands behind a match.
  let endsAnywhere: Bool
  private var nodes: [Node] = [.accept]
  /// By node, the number of the closure that reached it last.
  private var reached: [Int] = []
  private var closures = 0

  init(endsAnywhere: Bool) { self.endsAnywhere = endsAnywhere }

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
    case .notAfter where endsAnywhere: return next
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
  mutating func closure(of start: [Int]) -> [Int] {
    closures += 1
    if reached.count < nodes.count { reached = [Int](repeating: 0, count: nodes.count) }
    var open = start
    var result: [Int] = []
    while let node = open.popLast() {
      guard reached[node] != closures else { continue }
      reached[node] = closures
      switch nodes[node] {
      case .accept: return [Self.accept]
      case .split(let left, let right): open += [left, right]
      case .byte, .end: result.append(node)
      }
    }
    return result.sorted()
  }

  mutating func step(_ state: [Int], _ byte: UInt8) -> [Int] {
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
      var parts = [Int](repeating: -1, count: 2 * count)
      var next = 0
      for byte in 0..<256 {
        let part = Int(of[byte]) * 2 + (set.contains(UInt8(byte)) ? 1 : 0)
        if parts[part] < 0 {
          parts[part] = next
          next += 1
        }
        of[byte] = UInt8(parts[part])
      }
      count = next
    }
    var representatives = [UInt8](repeating: 0, count: count)
    for byte in (0..<256).reversed() { representatives[Int(of[byte])] = UInt8(byte) }
    return (of, representatives)
  }
}
