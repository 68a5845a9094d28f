package import GrilleCore
package import GrilleKeys

/// The keys of one type in one domain, each for one use.
package struct TypeKeys: Sendable {
  let token: MAC
  let fingerprint: MAC
  let surrogate: MAC
  /// Seals values of any form.
  package let siv: SIV
  /// Seals values for who was given this one key.
  package let gcm: AESGCM
  /// Encrypts digits.
  package let ff1: FF1

  /// Made of `key`.
  ///
  /// - Throws: ``KeyError/Code/notUsable``.
  /// - Complexity: some ten microseconds; keep it.
  package init(_ key: Key, type: InfoType, domain: String) throws(KeyError) {
    func subkey(_ use: String, _ count: Int = 32) throws(KeyError) -> Subkey {
      try key.subkey(for: [use, type.rawValue, domain], count: count)
    }
    token = MAC(try subkey("token"))
    fingerprint = MAC(try subkey("fingerprint"))
    surrogate = MAC(try subkey("surrogate"))
    gcm = AESGCM(try key.jweKey(for: type, domain: domain))
    let (sealing, digits) = (try subkey("encrypt", 64).bytes, try subkey("fpe").bytes)
    siv = unfailing("64 bytes are a key of AES-SIV") { try SIV(key: sealing.span) }
    ff1 = unfailing("32 bytes are a key of FF1") { try FF1(key: digits.span, alphabet: .digits) }
  }
}
