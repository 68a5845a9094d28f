/// A pattern that PCRE2 does not accept.
public struct PatternError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What PCRE2 says is wrong. It speaks of the pattern, never of input.
  public let reason: String
  /// Where in the pattern, in bytes.
  public let offset: Int
  /// PCRE2's number for it.
  let number: Int32

  /// The reason with its place.
  public var description: String { "\(reason) at byte \(offset) of the pattern" }
}

/// What kept PCRE2 from giving an answer. Whoever gets one must withhold the record: an answer
/// "no match" would be a guess.
public enum MatchFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The pattern needed more steps than allowed.
  case matchLimit
  /// The pattern nested deeper than allowed.
  case depthLimit
  /// The pattern needed more memory than allowed.
  case heapLimit
  /// The compiled pattern needed more stack than allowed.
  case stackLimit
  /// Any other error, by PCRE2's number.
  case other(Int32)

  /// A word for markers and messages.
  public var description: String {
    switch self {
    case .matchLimit: "match-limit"
    case .depthLimit: "depth-limit"
    case .heapLimit: "heap-limit"
    case .stackLimit: "stack-limit"
    case .other(let code): "pcre2-error\(code)"
    }
  }
}
