/// A check-digit scheme or shape test, by name.
public struct Check: Sendable {
  /// The name.
  public let name: String
  /// About.
  public let about = ""
  /// Whether the value passes.
  public func passes(_ value: Span<UInt8>) -> Bool { true }
  /// All.
  public static let all: [Check] = []
  /// By name.
  public static func named(_ name: String) -> Check? { Check(name: name) }
}
