internal import Crypto
internal import Foundation

/// HMAC-SHA-256 (RFC 2104, FIPS 198-1): equal inputs give equal outputs under one key, and nobody without the key
/// can tell which input gave one.
public struct MAC: Sendable {
  private let key: SymmetricKey

  /// With a subkey.
  public init(_ subkey: Subkey) { key = subkey.secret }

  /// The 32 bytes for `message`.
  ///
  /// - Complexity: linear in the message, four compressions at least.
  public func code(for message: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
  }

  /// Whether `code` is the one for `message`, in a time that does not depend on where it differs.
  public func isValid(_ code: [UInt8], for message: [UInt8]) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: message, using: key)
  }
}
