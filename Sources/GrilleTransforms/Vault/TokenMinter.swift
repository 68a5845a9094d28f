internal import GrilleCore
internal import GrilleKeys
internal import Synchronization

/// Has a store give tokens for values.
final class TokenMinter: Sendable {
  private let store: any TokenStore
  private let keys: VaultKeys
  private let domain: String
  private let made = Mutex<[InfoType: [MAC]]>([:])

  /// - Throws: ``KeyError/Code/noPrimary``.
  init(_ store: any TokenStore, ring: KeyRing, domain: String) throws(KeyError) {
    self.store = store
    self.domain = domain
    keys = try VaultKeys(ring)
  }

  /// Appends the token of `canonical` to `output`; false, and nothing is appended, if the store has failed.
  func replace(
    _ canonical: [UInt8], of type: InfoType, subject: UInt64?, into output: inout [UInt8]
  ) -> Bool {
    let request = TokenRequest(
      canonical, of: type, domain: domain, subject: subject, keys: keys, indexes: indexes(for: type)
    )
    guard let token = try? store.token(for: request) else { return false }
    output += token.text
    return true
  }

  /// See ``TokenStore/commit()``.
  func commit() throws(TokenStoreError) { try store.commit() }

  private func indexes(for type: InfoType) -> [MAC] {
    made.withLock { made in
      if let indexes = made[type] { return indexes }
      let indexes = keys.indexes(for: type, domain: domain)
      made[type] = indexes
      return indexes
    }
  }
}
