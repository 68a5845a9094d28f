/// What happens to a finding on its way out.
public enum Action: Hashable, Sendable, CustomStringConvertible {
  /// It passes as it is.
  case keep
  /// It is replaced by its type: `[us_ssn]`.
  case label
  /// It is taken out; nothing stands in its place.
  case drop
  /// Letters and digits are replaced by the mask character, save the given number at either end.
  case mask(first: Int, last: Int)

  /// As packs write it: `mask(0, 4)`.
  public var description: String {
    switch self {
    case .keep: "keep"
    case .label: "label"
    case .drop: "drop"
    case .mask(let first, let last): "mask(\(first), \(last))"
    }
  }

  /// Reads what ``description`` writes, spaces free; nil for anything else.
  public init?(_ text: String) {
    switch text.filter({ $0 != " " }) {
    case "keep": self = .keep
    case "label": self = .label
    case "drop": self = .drop
    case let mask where mask.hasPrefix("mask(") && mask.hasSuffix(")"):
      let parts = mask.dropFirst(5).dropLast().split(
        separator: ",", omittingEmptySubsequences: false)
      guard parts.count == 2, let first = UInt8(parts[0]), let last = UInt8(parts[1]) else {
        return nil
      }
      self = .mask(first: Int(first), last: Int(last))
    default: return nil
    }
  }
}
