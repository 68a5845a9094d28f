//  What a store's rows are known by. All of it is made of the ring's keys: who has the store and not the ring can
//  try no value and no customer number against it.

internal import GrilleCore
public import GrilleKeys

/// The keys of a ring, as a token store needs them.
public struct VaultKeys: Sendable {
  /// Makes what is new.
  let primary: Key
  /// Primary before and still enabled, the latest first.
  private let older: [Key]
  private let subjects: MAC
  private let ring: KeyRing

  /// Of `ring`.
  ///
  /// - Throws: ``KeyError/Code/noPrimary``.
  public init(_ ring: KeyRing) throws(KeyError) {
    let primary = try ring.primary(for: .values)
    self.primary = primary
    self.ring = ring
    older = ring.keys.reversed().filter {
      $0.purpose == .values && $0.isUsable && $0.id != primary.id
    }
    subjects = Self.subjects(primary)
  }

  /// What values of `type` are looked up by: under the primary key, then under those before it.
  func indexes(for type: InfoType, domain: String) -> [MAC] {
    unfailing("only keys that serve are kept") {
      try ([primary] + older).map {
        MAC(try $0.subkey(for: ["vault index", type.rawValue, domain]))
      }
    }
  }

  // MARK: subjects

  /// The id of a subject under the primary key.
  ///
  /// - Parameter hash: a hash of what the subject is called.
  func subject(_ hash: UInt64) -> SubjectID { Self.subject(hash, subjects, primary.id) }

  /// The ids that a subject has had: one for each key that still serves.
  ///
  /// - Parameter hash: a hash of what the subject is called.
  public func subjects(_ hash: UInt64) -> [SubjectID] {
    [subject(hash)] + older.map { Self.subject(hash, Self.subjects($0), $0.id) }
  }

  private static func subjects(_ key: Key) -> MAC {
    unfailing("only keys that serve are kept") { MAC(try key.subkey(for: ["vault subject"])) }
  }

  private static func subject(_ hash: UInt64, _ mac: MAC, _ key: Key.ID) -> SubjectID {
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: hash >> (8 * UInt64($0))) }
    return SubjectID(key: key, bytes: Array(mac.code(for: bytes).prefix(SubjectID.length)))
  }

  // MARK: whose store it is

  /// Whether the ring has, or has had, a key called `id`. One that does not is not the latest of its line.
  public func knows(_ id: Key.ID) -> Bool { ring.keys.contains { $0.id == id } }

  /// Whether the key called `id` is disabled: what was made with it is there, and cannot be found.
  public func isDisabled(_ id: Key.ID) -> Bool {
    ring.keys.contains { $0.id == id && $0.state == .disabled }
  }

  /// The name of the primary key, and what proves later that it was this key.
  public var proof: (key: Key.ID, bytes: [UInt8]) {
    let salt = Nonce.random(Self.saltLength)
    let mac = unfailing("a primary key may be used") { try Self.prover(primary) }
    return (primary.id, salt + mac.code(for: salt))
  }

  /// Whether `proof` was made with the key that the ring calls `id`; nil if the ring cannot tell, having no such
  /// key or one that does not serve.
  public func proves(_ proof: [UInt8], by id: Key.ID) -> Bool? {
    guard let key = try? ring.key(id, for: .values), let mac = try? Self.prover(key) else {
      return nil
    }
    let salt = Array(proof.prefix(Self.saltLength))
    return mac.isValid(Array(proof.dropFirst(Self.saltLength)), for: salt)
  }

  private static let saltLength = 16

  private static func prover(_ key: Key) throws(KeyError) -> MAC {
    MAC(try key.subkey(for: ["vault proof"]))
  }
}
