internal import Crypto
internal import Foundation

/// SHA-256 (FIPS 180-4) of bytes that come one after the other.
public struct Digest: Sendable {
  private var hash = SHA256()

  /// Of nothing yet.
  public init() {}

  /// Of `bytes`.
  public static func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

  /// Takes the next bytes.
  public mutating func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
  }

  /// The 32 bytes for all that was taken so far; more may follow.
  public var value: [UInt8] { Array(hash.finalize()) }
}
