//  A key ring as bytes: JSON that a person may look at, with a MAC over all of it.
//
//      {"grille_key_ring":1,"protection":"scrypt","cost":15,"salt":"…","mac":"…","keys":[
//        {"id":"k1","purpose":"values","state":"primary","created":1795000000,"secret":"…"}]}
//
//  Under a passphrase each secret is sealed with AES-256-GCM under a key that scrypt (RFC 7914) makes of
//  it. Without one the secrets stand there in base64, and the MAC, whose key is made of the secrets
//  themselves, tells damage and a careless edit, not somebody who knows how a ring is written.

internal import Crypto
internal import CryptoExtras
internal import Foundation

/// Reads and writes key rings.
public enum KeyRingFile {
  /// No ring is longer, in bytes.
  public static let longest = 1 << 20
  /// The scrypt cost of new rings: 2^15 rounds of 8 blocks take 32 MB and some 0.2 s.
  static let cost = 15

  private static let version = 1

  private struct Contents: Codable {
    var grille_key_ring: Int
    var protection: Protection
    var cost: Int?
    var salt: Data?
    var mac: Data
    var keys: [Entry]
  }

  private enum Protection: String, Codable { case none, scrypt }

  private struct Entry: Codable {
    var id: String
    var purpose: String
    var state: String
    var created: Int64
    var secret: Data?

    /// What is said of the key, so that it cannot be said of another.
    var header: Data { Data("\(id)\n\(purpose)\n\(created)\n".utf8) }
  }

  // MARK: write

  /// The bytes of `ring`, wrapped under `passphrase` if there is one.
  ///
  /// - Throws: ``KeyError`` for an empty passphrase.
  /// - Complexity: 0.2 s with a passphrase.
  public static func encode(_ ring: KeyRing, passphrase: [UInt8]? = nil) throws(KeyError) -> [UInt8]
  {
    var contents = Contents(
      grille_key_ring: version, protection: .none, mac: Data(), keys: [])
    var wrapping: SymmetricKey?
    if let passphrase {
      let salt = unsafe SymmetricKey(size: .bits128).withUnsafeBytes { unsafe Data($0) }
      contents.protection = .scrypt
      contents.cost = cost
      contents.salt = salt
      wrapping = try wrappingKey(passphrase, salt: salt, cost: cost)
    }
    for key in ring.keys {
      var entry = Entry(
        id: key.id.rawValue, purpose: key.purpose.rawValue, state: key.state.rawValue,
        created: key.created)
      entry.secret = key.secret.map { secret in
        let secret = unsafe secret.withUnsafeBytes { unsafe Data($0) }
        guard let wrapping else { return secret }
        return unfailing("32 bytes under a new nonce can be sealed") {
          try AES.GCM.seal(secret, using: wrapping, authenticating: entry.header).combined!
        }
      }
      contents.keys.append(entry)
    }
    contents.mac = mac(of: contents, under: macKey(wrapping, contents.keys))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return unfailing("strings, numbers and base64 can be written") {
      Array(try encoder.encode(contents)) + [0x0A]
    }
  }

  // MARK: read

  /// The ring in `bytes`.
  ///
  /// - Throws: ``KeyError`` for what is no ring, is not what was written, or is wrapped under another
  ///   passphrase or, without `passphrase`, under any.
  /// - Complexity: 0.2 s where it is wrapped.
  public static func decode(_ bytes: [UInt8], passphrase: [UInt8]? = nil) throws(KeyError)
    -> KeyRing
  {
    guard bytes.count <= longest,
      let contents = try? JSONDecoder().decode(Contents.self, from: Data(bytes))
    else { throw KeyError(.syntax, "this is no key ring") }
    guard contents.grille_key_ring == version else {
      throw KeyError(
        .syntax, "the key ring has version \(contents.grille_key_ring), not \(version)")
    }
    var wrapping: SymmetricKey?
    if contents.protection == .scrypt {
      guard let passphrase else {
        throw KeyError(.passphraseNeeded, "the key ring is wrapped: give its passphrase")
      }
      guard let salt = contents.salt, let cost = contents.cost, 10...22 ~= cost else {
        throw KeyError(.syntax, "the key ring does not say how it is wrapped")
      }
      wrapping = try wrappingKey(passphrase, salt: salt, cost: cost)
    }
    guard
      HMAC<SHA256>.isValidAuthenticationCode(
        contents.mac, authenticating: message(contents), using: macKey(wrapping, contents.keys))
    else {
      throw KeyError(
        .notAuthentic,
        wrapping == nil
          ? "the key ring is damaged" : "the passphrase is wrong, or the key ring is damaged")
    }
    var keys: [Key] = []
    for entry in contents.keys { keys.append(try key(entry, wrapping)) }
    return try KeyRing(keys)
  }

  private static func key(_ entry: Entry, _ wrapping: SymmetricKey?) throws(KeyError) -> Key {
    guard let id = Key.ID(rawValue: entry.id), let purpose = Key.Purpose(rawValue: entry.purpose),
      let state = Key.State(rawValue: entry.state),
      (entry.secret == nil) == (state == .destroyed)
    else { throw KeyError(.syntax, "the key ring holds what is no key") }
    var secret: SymmetricKey?
    if let stored = entry.secret {
      if let wrapping {
        guard let box = try? AES.GCM.SealedBox(combined: stored),
          let opened = try? AES.GCM.open(box, using: wrapping, authenticating: entry.header)
        else { throw KeyError(.notAuthentic, "key \(id) is damaged") }
        secret = SymmetricKey(data: opened)
      } else {
        secret = SymmetricKey(data: stored)
      }
      guard secret?.bitCount == 256 else {
        throw KeyError(.syntax, "key \(id) does not have 256 bits")
      }
    }
    return Key(id: id, purpose: purpose, state: state, created: entry.created, secret: secret)
  }

  // MARK: keys of the file

  private static func wrappingKey(
    _ passphrase: [UInt8], salt: Data, cost: Int
  ) throws(KeyError) -> SymmetricKey {
    guard !passphrase.isEmpty else { throw KeyError(.refused, "the passphrase is empty") }
    do {
      return try KDF.Scrypt.deriveKey(
        from: passphrase, salt: salt, outputByteCount: 32, rounds: 1 << cost, blockSize: 8,
        parallelism: 1, maxMemory: 1 << (cost + 12))
    } catch {
      throw KeyError(.refused, "the passphrase cannot be stretched: out of memory")
    }
  }

  private static func macKey(_ wrapping: SymmetricKey?, _ keys: [Entry]) -> SymmetricKey {
    var material = wrapping
    if material == nil {
      var secrets = Data()
      for key in keys { secrets.append(key.secret ?? Data()) }
      material = SymmetricKey(data: secrets.isEmpty ? Data("no keys".utf8) : secrets)
      secrets.resetBytes(in: 0..<secrets.count)
    }
    return HKDF<SHA256>.deriveKey(
      inputKeyMaterial: material!, info: Data("grille key ring mac".utf8), outputByteCount: 32)
  }

  private static func mac(of contents: Contents, under key: SymmetricKey) -> Data {
    Data(HMAC<SHA256>.authenticationCode(for: message(contents), using: key))
  }

  /// All that the file says but its MAC, in one way only.
  private static func message(_ contents: Contents) -> Data {
    var message = Data()
    func append(_ part: Data) {
      message.append(Data("\(part.count):".utf8))
      message.append(part)
    }
    func append(_ text: String) { append(Data(text.utf8)) }
    append("\(contents.grille_key_ring) \(contents.protection.rawValue) \(contents.cost ?? 0)")
    append(contents.salt ?? Data())
    for entry in contents.keys {
      append(entry.header)
      append(entry.state)
      append(entry.secret ?? Data())
    }
    return message
  }
}
