/// A half-open range of bytes, counted from 0.
///
/// Whose bytes is said by what holds the range: a record, a layer of it, a source.
public struct ByteRange: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The first byte.
  public var lower: Int
  /// One past the last byte; never below `lower`.
  public var upper: Int

  /// Makes the range `lower..<upper`; the bounds in the wrong order are a precondition failure.
  public init(_ lower: Int, _ upper: Int) {
    precondition(lower <= upper)
    self.lower = lower
    self.upper = upper
  }

  /// Makes the range of the same bounds.
  public init(_ range: Range<Int>) {
    self.init(range.lowerBound, range.upperBound)
  }

  /// The number of bytes.
  public var count: Int { upper - lower }
  /// Whether there is no byte in it.
  public var isEmpty: Bool { lower == upper }
  /// The same bounds as the standard library's type.
  public var range: Range<Int> { lower..<upper }

  /// Whether the two share a byte.
  public func overlaps(_ other: ByteRange) -> Bool {
    lower < other.upper && other.lower < upper
  }

  /// Whether every byte of `other` lies in this range.
  public func contains(_ other: ByteRange) -> Bool {
    lower <= other.lower && other.upper <= upper
  }

  /// The range moved by `distance` bytes.
  public func shifted(by distance: Int) -> ByteRange {
    ByteRange(lower + distance, upper + distance)
  }

  /// By first byte; of two that begin together the longer comes first.
  public static func < (left: ByteRange, right: ByteRange) -> Bool {
    left.lower != right.lower ? left.lower < right.lower : left.upper > right.upper
  }

  /// As `3..<9`.
  public var description: String { "\(lower)..<\(upper)" }
}
