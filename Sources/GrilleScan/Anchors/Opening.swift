//  Where the matches of a pattern begin. Where all of them begin with a letter or a digit behind an
//  edge, only the edges of a text need to be tried, and there only those whose first bytes fit.

internal import CCandidates
internal import GrilleRegex

/// A class, so that the loops over detectors and forms copy one pointer.
final class Opening: Sendable {
  let beginning: Beginning
  /// What else a match may begin with than what stands at edges: a text that holds none of it need only
  /// be tried at its edges.
  let others: ByteSet
  /// The pattern; it matches only where it is put.
  let pattern: CompiledPattern

  /// - Parameter pattern: one that begins so, compiled to match only where it is put.
  init(_ beginning: Beginning, pattern: CompiledPattern) {
    self.beginning = beginning
    self.pattern = pattern
    others = beginning.sets[0].intersection(Edges.bytes.inverted)
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

  /// In order.
  private(set) var places: [UInt32] = []
  private var memory = [UInt32](repeating: 0, count: grille_edges_step)
  /// What stands in the text beside letters, digits and bytes above ASCII.
  private(set) var others = ByteSet()

  /// Replaces the edges by those of `text`.
  mutating func find(in text: Span<UInt8>) {
    places.removeAll(keepingCapacity: true)
    var others: (UInt64, UInt64) = (0, 0)
    var from = 0
    while from < text.count {
      let count = unsafe text.withUnsafeBufferPointer { bytes in
        unsafe withUnsafeMutablePointer(to: &others) { others in
          unsafe others.withMemoryRebound(to: UInt64.self, capacity: 2) { others in
            unsafe grille_find_edges(bytes.baseAddress, bytes.count, from, &memory, others)
          }
        }
      }
      places += memory[..<count]
      from += grille_edges_step
    }
    self.others = ByteSet(ascii: others)
  }
}
