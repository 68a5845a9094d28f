//  How the matches of a pattern begin. Where all of them begin with a letter or a digit behind an edge,
//  only the edges of a text need to be tried, and there only those whose first bytes fit.

internal import GrilleRegex

struct Opening: Sendable {
  /// What may stand at the first bytes of a match, by place; not empty.
  let head: [ByteSet]
  /// What else than letters, digits and bytes above ASCII a match may begin with: a text that holds
  /// none of it need only be tried at its edges.
  let others: ByteSet
  /// Whether matches begin with digits only.
  let isNumber: Bool
  /// The pattern; it matches only where it is put.
  let pattern: CompiledPattern

  init(head: [ByteSet], pattern: CompiledPattern) {
    self.head = head
    self.pattern = pattern
    let known = ByteSet.alphanumerics.union(ByteSet(0x80...0xFF))
    others = head[0].intersection(known.inverted)
    isNumber = head[0].isSubset(of: ByteSet.digits.union(known.inverted))
  }

  /// Whether a match may begin at `place` of `text`.
  @inline(__always) func mayBegin(_ text: Span<UInt8>, at place: Int) -> Bool {
    guard place + head.count <= text.count else { return false }
    for index in head.indices where !head[index].contains(text[place + index]) { return false }
    return true
  }
}

/// Where in a text a letter or a digit stands, or a byte above ASCII, and neither letter nor digit
/// before it.
struct Edges: Sendable {
  private(set) var all: [Int32] = []
  /// Those of them at which a digit stands.
  private(set) var digits: [Int32] = []
  /// What stands in the text.
  private(set) var bytes = ByteSet()

  /// Replaces the edges by those of `text`.
  mutating func find(in text: Span<UInt8>) {
    all.removeAll(keepingCapacity: true)
    digits.removeAll(keepingCapacity: true)
    var others = ByteSet()
    var isBehindEdge = true
    for index in text.indices {
      let byte = text[index]
      if byte &- 0x30 < 10 {
        if isBehindEdge {
          all.append(Int32(index))
          digits.append(Int32(index))
        }
        isBehindEdge = false
      } else if (byte | 0x20) &- 0x61 < 26 {
        if isBehindEdge { all.append(Int32(index)) }
        isBehindEdge = false
      } else {
        if byte >= 0x80 {
          if isBehindEdge { all.append(Int32(index)) }
        } else {
          others.insert(byte)
        }
        isBehindEdge = true
      }
    }
    bytes = others
  }

  /// Whether a pattern that begins so needs to be tried at edges only.
  func cover(_ opening: Opening) -> Bool { opening.others.intersection(bytes).isEmpty }
}
