/// A group of trades by their merchant category codes (ISO 18245).
public struct MCCGroup: Hashable, Sendable {
  /// The codes, both ends included.
  public var codes: ClosedRange<Int>
  /// The name that stands for a code when it is generalized.
  public var id: String
  /// Whether paying there tells of health, belief, politics or a union.
  public var isSpecial: Bool

  /// Joins the parts.
  public init(codes: ClosedRange<Int>, id: String, isSpecial: Bool) {
    self.codes = codes
    self.id = id
    self.isSpecial = isSpecial
  }
}

extension Array where Element == MCCGroup {
  /// The first group that holds the code written in `value`; nil if it is not four digits or in none.
  public func group(of value: Span<UInt8>) -> MCCGroup? {
    guard value.count == 4 else { return nil }
    var code = 0
    for index in value.indices {
      guard value[index] &- 0x30 < 10 else { return nil }
      code = code * 10 + Int(value[index] &- 0x30)
    }
    return first { $0.codes.contains(code) }
  }
}
