/// What is wrong with a pack, a policy or another table of `Patterns/`, and where.
public struct PackError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of mistake; an open set.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The word.
    public let rawValue: String
    /// Takes the word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Not YAML, or not the shape of a pack.
    public static let syntax = Code(rawValue: "syntax")
    /// A key that packs do not have.
    public static let unknownKey = Code(rawValue: "unknown-key")
    /// A value that the key does not take.
    public static let badValue = Code(rawValue: "bad-value")
    /// An id that stands twice.
    public static let duplicateID = Code(rawValue: "duplicate-id")
    /// A pattern PCRE2 does not accept, or one that could match nothing.
    public static let badPattern = Code(rawValue: "bad-pattern")
    /// A check that does not exist.
    public static let unknownCheck = Code(rawValue: "unknown-check")
    /// No `matches` or no `rejects`.
    public static let noProof = Code(rawValue: "no-proof")
    /// A row of the proof that does not hold.
    public static let failedProof = Code(rawValue: "failed-proof")
    /// A rule, policy or view that speaks of a type, set or name which nothing has.
    public static let unknownName = Code(rawValue: "unknown-name")
    /// A policy that would show what may not be shown.
    public static let unsafePolicy = Code(rawValue: "unsafe-policy")
    /// A file that cannot be read.
    public static let unreadable = Code(rawValue: "unreadable")
  }

  /// The kind of mistake.
  public let code: Code
  /// The file, as it was given.
  public let file: String
  /// The line, from 1; 0 for the file as a whole.
  public let line: Int
  /// What is wrong and what would be right.
  public let reason: String

  /// Makes an error of its parts.
  public init(_ code: Code, file: String, line: Int, reason: String) {
    self.code = code
    self.file = file
    self.line = line
    self.reason = reason
  }

  /// `personal/us.yaml:12: unknown check "lhun"`.
  public var description: String {
    line > 0 ? "\(file):\(line): \(reason)" : "\(file): \(reason)"
  }
}
