//  Tokens of chance: what they stand for is in a vault, sealed.

internal import GrilleKeys
public import GrilleTransforms

extension Revealer {
  /// What was kept for `token`.
  ///
  /// - Throws: ``RevealError``; ``RevealError/store(_:)`` if the vault cannot be read.
  /// - Complexity: a look-up, and some ten microseconds.
  public func reveal(_ token: VaultToken) throws(RevealError) -> Revealed {
    guard shows(token.type) else { throw .notShown(token.type) }
    guard let stored = try stored(for: token) else { throw .unknownToken }
    if let expires = stored.expires, expires <= now() { throw .expired }
    let siv = try seal(of: stored)
    do throws(SIVOpeningError) {
      let header = VaultSeal.header(token, domain: domain, expires: stored.expires)
      return Revealed(
        type: token.type, key: stored.key,
        value: try siv.open(stored.sealed, associatedData: header))
    } catch {
      throw .notAuthentic
    }
  }

  private func seal(of stored: StoredToken) throws(RevealError) -> SIV {
    do throws(KeyError) {
      return try ring.key(stored.key, for: .values).seal(under: stored.secret)
    } catch {
      throw .key(error)
    }
  }

  private func stored(for token: VaultToken) throws(RevealError) -> StoredToken? {
    guard let vault else { throw .oneWay }
    do throws(TokenStoreError) {
      return try vault.stored(for: token)
    } catch {
      throw .store(error)
    }
  }
}
