//  How a value is sealed for a store, and who can undo it.
//
//      key of the ring ──┐
//                        ├─ HKDF ─▶ key of the subject ─ AES-SIV ─▶ sealed value
//      secret in store ──┘                                ▲
//                                    token, recipient, end┘
//
//  Who has the ring and the store can bring every value back that is in it: both are needed to hide as well, so
//  the process that hides could, were it taken over, though it has no code for it. Who has the store alone learns
//  how many values of a type there are, how long each is, when it came and which belong to one subject. Who has
//  the ring alone learns nothing of a random token. A subject's secret is random and stands in the store alone, so
//  that with its last copy the values go, for whoever has all keys.

package import GrilleCore
package import GrilleKeys

/// What a sealed value is bound to.
package enum VaultSeal {
  /// The associated data of a value: it opens as the value of this token, for this recipient, until then.
  package static func header(
    _ token: VaultToken, domain: String, expires: Int64?
  ) -> [[UInt8]] {
    [token.text, Array(domain.utf8), Array("\(expires.map(String.init) ?? "")".utf8)]
  }
}

extension Key {
  /// What seals the values of the subject whose secret is `secret`.
  ///
  /// - Throws: ``KeyError/Code/notUsable``.
  package func seal(under secret: [UInt8]) throws(KeyError) -> SIV {
    let key = try subkey(for: ["vault seal", secret.hexadecimal], count: 64).bytes
    return unfailing("64 bytes are a key of AES-SIV") { try SIV(key: key.span) }
  }
}
