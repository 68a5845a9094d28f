/// What is wrong with a key ring, a key or a sealed value. Never holds a byte of a key or of what was
/// sealed.
public struct KeyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of trouble; an open set.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The word.
    public let rawValue: String
    /// Takes the word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Not a key ring, or one of a version that is not known.
    public static let syntax = Code(rawValue: "syntax")
    /// The ring is not what was written, or the passphrase is not the one it was written under.
    public static let notAuthentic = Code(rawValue: "not-authentic")
    /// The ring is wrapped, and no passphrase was given.
    public static let passphraseNeeded = Code(rawValue: "passphrase-needed")
    /// No key has that id.
    public static let unknownKey = Code(rawValue: "unknown-key")
    /// No key of that purpose may be used.
    public static let noPrimary = Code(rawValue: "no-primary")
    /// The key is disabled or destroyed.
    public static let notUsable = Code(rawValue: "not-usable")
    /// The change would leave a ring that nobody can use as meant.
    public static let refused = Code(rawValue: "refused")
    /// An id that keys cannot have.
    public static let badID = Code(rawValue: "bad-id")
  }

  /// The kind of trouble.
  public let code: Code
  /// What is wrong and what would be right.
  public let reason: String

  /// Makes an error of its parts.
  public init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  /// The reason.
  public var description: String { reason }
}
