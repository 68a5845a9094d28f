//  Where random tokens are kept. A store knows a value by a keyed hash and keeps it sealed; it is never shown one.

public import GrilleCore
public import GrilleKeys

/// Keeps one random token for each value.
///
/// Threads share a store, and so may processes that have the same file or database. A store that has failed once
/// fails from then on: what it gave out since it last committed may be lost, and whoever waits for a commit must
/// learn of it, also on another thread. Make another one to try again.
public protocol TokenStore: Sendable {
  /// The token of the value that `request` is about: the one that it has, or a new one.
  ///
  /// A new one may be shown only after ``commit()``; one that was shown is given out again by every store over
  /// the same data, until it expires or is erased.
  ///
  /// - Throws: ``TokenStoreError``.
  func token(for request: TokenRequest) throws(TokenStoreError) -> VaultToken

  /// Returns when all tokens that were given out so far, on any thread, will outlast a crash and a power cut.
  ///
  /// - Throws: ``TokenStoreError``: those given out since the last commit must not be shown.
  func commit() throws(TokenStoreError)
}

/// Finds what was kept for a token.
public protocol TokenReader: Sendable {
  /// What is kept for `token`; nil if nothing is: it was erased, or never was there.
  ///
  /// - Throws: ``TokenStoreError``.
  func stored(for token: VaultToken) throws(TokenStoreError) -> StoredToken?
}

/// What a store keeps for a token. Without the key ring it says nothing of the value but its length.
public struct StoredToken: Sendable {
  /// The ring's key that it was sealed with.
  public var key: Key.ID
  /// The secret of whom it is about; see ``TokenRequest/sealed(as:secret:expires:)``.
  public var secret: [UInt8]
  /// The sealed value.
  public var sealed: [UInt8]
  /// When it ends, in seconds since 1970; nil if it does not.
  public var expires: Int64?

  /// Joins the parts.
  public init(key: Key.ID, secret: [UInt8], sealed: [UInt8], expires: Int64?) {
    (self.key, self.secret, self.sealed, self.expires) = (key, secret, sealed, expires)
  }
}

/// What is wrong with a token store. Never holds a byte of a value, a key or a token.
public struct TokenStoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of trouble; an open set.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The word.
    public let rawValue: String
    /// Takes the word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// There is no store of that name.
    public static let missing = Code(rawValue: "missing")
    /// It is there, and may not be used or changed as was asked.
    public static let refused = Code(rawValue: "refused")
    /// It was made with another key ring.
    public static let wrongRing = Code(rawValue: "wrong-ring")
    /// It is no store, or one of a version that is not known.
    public static let syntax = Code(rawValue: "syntax")
    /// What stands in it is not what was written.
    public static let damaged = Code(rawValue: "damaged")
    /// Others kept it locked for too long.
    public static let busy = Code(rawValue: "busy")
    /// It can be read and not written.
    public static let readOnly = Code(rawValue: "read-only")
    /// There is no room to write to.
    public static let full = Code(rawValue: "full")
    /// Reading or writing failed.
    public static let unavailable = Code(rawValue: "unavailable")
  }

  /// The kind of trouble.
  public let code: Code
  /// Which store, what is wrong and what would be right.
  public let reason: String

  /// Makes an error of its parts.
  public init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  /// The reason.
  public var description: String { reason }
}
