public import GrilleCore
public import GrilleKeys

/// A value for which a token is wanted. It can be looked up and sealed, and not read.
public struct TokenRequest: Sendable {
  /// What the value is.
  public let type: InfoType
  /// Whom it is about; nil if nobody knows, and it is to be a subject of its own.
  public let subject: SubjectID?
  /// The ring's key with which it is looked up and sealed.
  public var key: Key.ID { keys.primary.id }

  private let canonical: [UInt8]
  private let domain: String
  private let keys: VaultKeys
  private let indexes: [MAC]

  /// - Parameters:
  ///   - canonical: the value, in the form in which values of its type are equal.
  ///   - indexes: what values of the type are looked up by; see ``VaultKeys/indexes(for:domain:)``.
  init(
    _ canonical: [UInt8], of type: InfoType, domain: String, subject: UInt64?, keys: VaultKeys,
    indexes: [MAC]
  ) {
    self.type = type
    self.canonical = canonical
    self.domain = domain
    self.keys = keys
    self.indexes = indexes
    self.subject = subject.map { keys.subject($0) }
  }

  /// By which the value is known: 16 bytes of HMAC-SHA-256, under a key that serves nothing but this for this
  /// type and this recipient.
  public var lookup: [UInt8] { lookup(by: indexes[0]) }

  /// By which it was known under keys that were primary before, the latest first: a value keeps its token when
  /// the ring gets a new key.
  public var olderLookups: some Sequence<[UInt8]> { indexes.dropFirst().lazy.map(lookup(by:)) }

  private func lookup(by index: MAC) -> [UInt8] { Array(index.code(for: canonical).prefix(16)) }

  /// The value, sealed with AES-SIV (RFC 5297) for this token alone.
  ///
  /// - Parameters:
  ///   - secret: ``SubjectID/secretLength`` random bytes that are kept for the subject. With the ring's key they
  ///     make the key that seals; whoever destroys them destroys all that was sealed with them.
  ///   - expires: when the token ends, in seconds since 1970; it cannot be changed later.
  /// - Complexity: some ten microseconds.
  public func sealed(as token: VaultToken, secret: [UInt8], expires: Int64?) -> [UInt8] {
    let siv = unfailing("a primary key may be used") { try keys.primary.seal(under: secret) }
    return siv.seal(
      canonical, associatedData: VaultSeal.header(token, domain: domain, expires: expires))
  }
}

/// By which a store knows whom values are about: a keyed hash.
public struct SubjectID: Hashable, Sendable {
  /// How many random bytes a store keeps for a subject.
  public static let secretLength = 32
  /// How many bytes an id has.
  static let length = 16

  /// The key it was made with.
  public let key: Key.ID
  /// The hash.
  public let bytes: [UInt8]
}
