//  Where the matches of a pattern begin. Where all of them begin with a letter or a digit behind an
//  edge, only the edges of a text need to be tried, and there only those whose first bytes fit.

internal import GrilleRegex

struct Opening: Sendable {
  let beginning: Beginning
  /// What else a match may begin with than what stands at edges: a text that holds none of it need only
  /// be tried at its edges.
  let others: ByteSet
  /// Whether matches begin with digits only.
  let isNumber: Bool
  /// The pattern; it matches only where it is put.
  let pattern: CompiledPattern

  /// - Parameter pattern: one that begins so, compiled to match only where it is put.
  init(_ beginning: Beginning, pattern: CompiledPattern) {
    self.beginning = beginning
    self.pattern = pattern
    others = beginning.sets[0].intersection(Edges.bytes.inverted)
    isNumber = beginning.sets[0].intersection(Edges.bytes).isSubset(of: ByteSet.digits)
  }

  /// How matches of `pattern` begin, unless some may begin elsewhere than at an edge.
  static func beginning(of pattern: String) -> Beginning? {
    let beginning = Beginning(of: pattern)
    return !beginning.sets.isEmpty && ByteSet.alphanumerics.isSubset(of: beginning.notBefore)
      ? beginning : nil
  }
}

/// Where in a text a letter, a digit, `_` or a byte above ASCII stands, and neither letter nor digit
/// before it.
struct Edges: Sendable {
  /// What stands at edges.
  static let bytes = ByteSet.words.union(ByteSet(0x80...0xFF))

  private(set) var all: [Int32] = []
  /// Those of them at which a digit stands.
  private(set) var digits: [Int32] = []
  /// What stands in the text beside letters and digits.
  private var others = ByteSet()

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
        if isBehindEdge, byte >= 0x80 || byte == UInt8(ascii: "_") { all.append(Int32(index)) }
        others.insert(byte)
        isBehindEdge = true
      }
    }
    self.others = others
  }

  /// Whether a pattern that begins so needs to be tried at edges only.
  func cover(_ opening: Opening) -> Bool { opening.others.intersection(others).isEmpty }
}
