/// What a value is: `pan`, `us_ssn`, `password`.
///
/// An open set: packs may add any id. The ids are snake_case, and a label shows them (`[us_ssn]`).
public struct InfoType: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The id as packs write it.
  public let rawValue: String

  /// Takes `rawValue` as it is; packs check ids when they are read (``isWellFormed(_:)``).
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Takes the id as it is.
  public init(_ id: String) { self.rawValue = id }

  /// The id.
  public var description: String { rawValue }

  /// By id.
  public static func < (left: InfoType, right: InfoType) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The longest id that is well formed, in bytes.
  public static let longestID = 64

  /// Whether `id` is snake_case: a lower-case letter, then lower-case letters, digits and `_`.
  ///
  /// Labels are recognised by this form when a stream is filtered twice, so nothing else may be an id.
  public static func isWellFormed(_ id: String) -> Bool {
    guard let first = id.utf8.first, (0x61...0x7A).contains(first), id.utf8.count <= longestID
    else {
      return false
    }
    return id.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
  }
}
