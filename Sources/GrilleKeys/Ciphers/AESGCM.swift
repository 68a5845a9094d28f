//  AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits, as JWE's `A256GCM` has it.

internal import Crypto
internal import Foundation

/// AES-256-GCM under one key: a text never comes out the same twice, and what was sealed cannot be changed
/// unnoticed.
///
/// Nonces are drawn by chance, so one key is good for 2^32 texts (SP 800-38D, 8.3). Threads may share it, and it
/// prints as its name, without the key.
public struct AESGCM: Sendable {
  /// How many bytes of nonce stand before the text, and how many of tag behind it.
  public static let nonceLength = 12, tagLength = 16

  private let key: SymmetricKey

  /// With a subkey of 32 bytes; another length is a precondition failure.
  public init(_ subkey: Subkey) {
    precondition(subkey.secret.bitCount == 256)
    key = subkey.secret
  }

  /// A new nonce, `text` encrypted, and the tag over it and `header`.
  ///
  /// - Complexity: O(*n*) in the bytes, some five microseconds at least.
  public func seal(_ text: [UInt8], authenticating header: [UInt8]) -> [UInt8] {
    unfailing("any text can be sealed under 32 bytes and a new nonce") {
      let box = try AES.GCM.seal(text, using: key, authenticating: header)
      return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }
  }

  /// The text that was sealed with `header`; nil if it was sealed under another key or with another header, or
  /// changed since.
  public func open(_ sealed: [UInt8], authenticating header: [UInt8]) -> [UInt8]? {
    guard let box = try? AES.GCM.SealedBox(combined: sealed),
      let text = try? AES.GCM.open(box, using: key, authenticating: header)
    else { return nil }
    return Array(text)
  }
}

extension AESGCM: CustomStringConvertible, CustomReflectable {
  /// The name of the type.
  public var description: String { "AESGCM" }
  /// Without children.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
