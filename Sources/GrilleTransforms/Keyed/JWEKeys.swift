//  The keys of JWE: one for each type, domain and key of the ring, and each can be given away alone.

internal import GrilleChecks
public import GrilleCore
public import GrilleKeys

extension Key {
  /// The key with which values of `type` are sealed for `domain` as JWE.
  ///
  /// - Throws: ``KeyError/Code/notUsable``.
  func jweKey(for type: InfoType, domain: String) throws(KeyError) -> Subkey {
    try subkey(for: ["jwe", type.rawValue, domain])
  }
}

extension ValueJWE.KeyName {
  /// What the key made of `key` for values of `type` in `domain` is called.
  init(_ key: Key, type: InfoType, domain: String) {
    self.init(key: key.id.rawValue, type: type.rawValue, domain: domain)
  }
}

extension KeyRing {
  /// A JWK set (RFC 7517, section 5) of the keys that open JWE of `types` for `domain`, of every key for values
  /// that may be used, or of the one called `id`.
  ///
  /// They open those and nothing else: no other type or domain, no token, no other form of encryption. Who has one
  /// can also make values that look like ours.
  ///
  /// - Throws: ``KeyError`` if there is no such key or it may not be used.
  public func jwkSet(
    for types: some Sequence<InfoType>, domain: String = "", key id: Key.ID? = nil
  ) throws(KeyError) -> [UInt8] {
    var usable = keys.filter { $0.purpose == .values && $0.isUsable }
    if let id { usable = [try key(id, for: .values)] }
    guard !usable.isEmpty else { throw KeyError(.noPrimary, "the key ring has no key for values") }
    let types = types.sorted()
    var entries: [String] = []
    for key in usable {
      for type in types {
        let secret = Base64.encodedForURL(try key.jweKey(for: type, domain: domain).bytes)
        let name = ValueJWE.KeyName(key, type: type, domain: domain)
        entries.append(
          #"{"kty":"oct","kid":"\#(name)","use":"enc","alg":"dir","k":"#
            + "\"\(String(decoding: secret, as: UTF8.self))\"}")
      }
    }
    return Array("{\"keys\":[\n\(entries.joined(separator: ",\n"))\n]}\n".utf8)
  }
}
