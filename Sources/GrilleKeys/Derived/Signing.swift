internal import Crypto
internal import Foundation

/// Ed25519 (RFC 8032): who has the key signs, and anybody with its public half checks.
public struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// The pair made of `key`, the same each time.
  ///
  /// - Throws: ``KeyError/Code/notUsable`` if the key serves nothing.
  public init(_ key: Key) throws(KeyError) {
    let seed = try key.subkey(for: ["sign"])
    self.key = unfailing("any 32 bytes are a seed") {
      try Curve25519.Signing.PrivateKey(rawRepresentation: Data(seed.bytes))
    }
  }

  /// The 64 bytes that prove `message`.
  public func signature(of message: [UInt8]) -> [UInt8] {
    unfailing("any bytes can be signed") { Array(try key.signature(for: message)) }
  }

  /// What others check with.
  public var verifier: Verifier { Verifier(key.publicKey) }
}

extension KeyRing {
  /// What checks the receipts of each key that is not gone.
  public var receiptVerifiers: [(id: Key.ID, verifier: Verifier)] {
    keys.compactMap { key in
      guard key.purpose == .receipts, let signing = try? SigningKey(key) else { return nil }
      return (key.id, signing.verifier)
    }
  }
}

/// The public half of a ``SigningKey``.
public struct Verifier: Sendable, Hashable {
  /// Its 32 bytes.
  public let bytes: [UInt8]
  private var key: Curve25519.Signing.PublicKey {
    unfailing("the bytes were one when they came in") {
      try Curve25519.Signing.PublicKey(rawRepresentation: Data(bytes))
    }
  }

  fileprivate init(_ key: Curve25519.Signing.PublicKey) { bytes = Array(key.rawRepresentation) }

  /// Takes 32 bytes; nil if they are no public key.
  public init?(_ bytes: [UInt8]) {
    guard (try? Curve25519.Signing.PublicKey(rawRepresentation: Data(bytes))) != nil else {
      return nil
    }
    self.bytes = bytes
  }

  /// Takes what ``hexadecimal`` gives; nil if it is no public key.
  public init?(hexadecimal text: String) {
    guard let bytes = [UInt8](hexadecimal: text.utf8) else { return nil }
    self.init(bytes)
  }

  /// Its bytes as 64 digits.
  public var hexadecimal: String { bytes.hexadecimal }

  /// Whether `signature` proves `message`.
  public func proves(_ message: [UInt8], by signature: [UInt8]) -> Bool {
    key.isValidSignature(signature, for: message)
  }
}
