//  The way back: `enc_iban_k1_…` becomes the IBAN again, for those types that a view shows, and with a vault
//  `tok_iban_V_…` as well.

public import GrilleCore
public import GrilleKeys
public import GrilleTransforms
internal import Synchronization

/// Brings sealed values back, as far as a reader may see them.
///
/// Immutable; threads share one. Who may ask and why is the caller's to check and to record before a value goes
/// out.
public final class Revealer: Sendable {
  let ring: KeyRing
  let domain: String
  let forms: [InfoType: ValueForm]
  let shows: @Sendable (InfoType) -> Bool
  let vault: (any TokenReader)?
  let now: @Sendable () -> Int64
  private let made = Mutex<[KeyUse: TypeKeys]>([:])

  private struct KeyUse: Hashable {
    var key: Key.ID
    var type: InfoType
  }

  /// With the keys of `ring`, for values that were sealed for `domain`.
  ///
  /// - Parameters:
  ///   - forms: how values of a type are written, as it was told when they were encrypted in place.
  ///   - shows: whether the reader may see values of a type.
  public convenience init(
    _ ring: KeyRing, domain: String = "", forms: [InfoType: ValueForm] = [:],
    shows: @escaping @Sendable (InfoType) -> Bool
  ) {
    self.init(ring, domain: domain, forms: forms, vault: nil, now: { 0 }, shows: shows)
  }

  /// The same, and for random tokens.
  ///
  /// - Parameters:
  ///   - forms: how values of a type are written, as it was told when they were encrypted in place.
  ///   - vault: where the tokens are kept.
  ///   - now: seconds since 1970; what has ended then does not come back.
  ///   - shows: whether the reader may see values of a type.
  public init(
    _ ring: KeyRing, domain: String = "", forms: [InfoType: ValueForm] = [:],
    vault: (any TokenReader)?, now: @escaping @Sendable () -> Int64,
    shows: @escaping @Sendable (InfoType) -> Bool
  ) {
    self.forms = forms
    self.ring = ring
    self.domain = domain
    self.vault = vault
    self.now = now
    self.shows = shows
  }

  /// A value that came back.
  public struct Revealed: Sendable {
    /// What it is.
    public let type: InfoType
    /// The key that it was sealed with.
    public let key: Key.ID
    /// Its bytes: as they stood where it was sealed, or in one form for all ways of writing it where it was
    /// sealed joinably.
    public let value: [UInt8]
  }

  /// What was sealed as `token`.
  ///
  /// - Throws: ``RevealError``.
  /// - Complexity: some microseconds, linear in the token.
  public func reveal(_ token: SealedToken) throws(RevealError) -> Revealed {
    guard shows(token.type) else { throw .notShown(token.type) }
    let siv = try keys(for: token.type, token.key).siv
    guard let sealed = Base62.decode(token.body), let first = sealed.first,
      let form = SealedForm(rawValue: first)
    else { throw .form }
    do throws(SIVOpeningError) {
      switch form {
      case .joinable:
        return Revealed(
          type: token.type, key: token.key, value: try siv.open(Array(sealed.dropFirst())))
      case .randomized:
        let nonce = Array(sealed.dropFirst().prefix(SealedForm.nonceLength))
        let rest = Array(sealed.dropFirst(1 + SealedForm.nonceLength))
        return Revealed(
          type: token.type, key: token.key,
          value: try siv.associating([nonce]).open(rest, associatedData: []))
      }
    } catch {
      throw .notAuthentic
    }
  }

  /// What was sealed as `token`.
  ///
  /// - Throws: ``RevealError``.
  /// - Complexity: some microseconds, linear in the token.
  public func reveal(_ token: SealedJWE) throws(RevealError) -> Revealed {
    guard shows(token.type) else { throw .notShown(token.type) }
    let gcm = try keys(for: token.type, token.key).gcm
    guard token.domain == domain,
      let value = gcm.open(token.sealed, authenticating: token.header)
    else { throw .notAuthentic }
    return Revealed(type: token.type, key: token.key, value: value)
  }

  func keys(for type: InfoType, _ id: Key.ID) throws(RevealError) -> TypeKeys {
    let use = KeyUse(key: id, type: type)
    if let keys = made.withLock({ $0[use] }) { return keys }
    do throws(KeyError) {
      let keys = try TypeKeys(try ring.key(id, for: .values), type: type, domain: domain)
      made.withLock { $0[use] = keys }
      return keys
    } catch {
      throw .key(error)
    }
  }
}
