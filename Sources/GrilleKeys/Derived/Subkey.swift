internal import Crypto
internal import Foundation

/// A key made of a ring's key for one use: HKDF-SHA-256 (RFC 5869) with the use as its info. Whoever learns one
/// learns nothing of the others.
public struct Subkey: Sendable {
  /// The key it is made of.
  public let id: Key.ID
  let secret: SymmetricKey

  /// Its bytes, for ciphers that want them so.
  package var bytes: [UInt8] { unsafe secret.withUnsafeBytes { unsafe Array($0) } }
}

extension Key {
  /// The subkey for `use`: parts that are told apart wherever they are cut.
  ///
  /// - Parameter count: its length in bytes.
  /// - Throws: ``KeyError/Code/notUsable`` if the key serves nothing.
  /// - Complexity: two hashes; make it once.
  public func subkey(for use: [String], count: Int = 32) throws(KeyError) -> Subkey {
    guard isUsable, let secret else {
      throw KeyError(.notUsable, "key \(id) is \(state.rawValue)")
    }
    var info = Data("grille 1 \(purpose.rawValue)".utf8)
    for part in use { info.append(Data("/\(part.utf8.count):\(part)".utf8)) }
    return Subkey(
      id: id,
      secret: HKDF<SHA256>.deriveKey(
        inputKeyMaterial: secret, info: info, outputByteCount: count))
  }
}
