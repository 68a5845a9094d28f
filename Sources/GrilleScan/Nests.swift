internal import GrilleCore

/// Long values within long values: `password=password=…`. Each is a part of the one before, and whoever asks for each
/// of thousands takes the square of their length.
struct Nests: Sendable {
  /// Shorter values are not counted, and so many may nest.
  private static let shortest = 4096
  private static let deepest = 16

  /// By rule, where the last long value ends, and how many that end there were looked at.
  private var values: [Int: (end: Int, depth: Int)] = [:]

  /// Begins with another text.
  mutating func forget() {
    if !values.isEmpty { values.removeAll(keepingCapacity: true) }
  }

  /// Notes that a rule is asked of `value`, and says whether it was of so many around it.
  @inline(__always) mutating func isDeep(_ value: ByteRange, _ rule: Int) -> Bool {
    value.count >= Self.shortest && count(value, rule) > Self.deepest
  }

  private mutating func count(_ value: ByteRange, _ rule: Int) -> Int {
    let depth = values[rule].map { $0.end == value.upper ? $0.depth + 1 : 1 } ?? 1
    values[rule] = (value.upper, depth)
    return depth
  }
}
