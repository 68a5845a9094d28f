//  The AES block permutation (FIPS 197), which modes of operation are made of.
//
//  A block is a `UInt128` whose most significant byte is the block's first. Modes then read as their
//  standards do: XOR is `^`, a counter is `&+ 1`, and the number that bytes write is the block itself.

internal import Crypto
internal import CryptoExtras

/// AES on single blocks, under one key: equal blocks give equal blocks.
///
/// No mode of operation: it shows which blocks are equal and proves nothing about who made them. Modes call
/// it, nobody else should. Threads may share it, and it prints as its name, without the key.
public struct AESBlock: Sendable {
  private let key: SymmetricKey

  /// Takes a key of 16, 24 or 32 bytes, for AES-128, AES-192 or AES-256.
  ///
  /// - Throws: ``CipherError/keySize(bytes:)`` for any other length.
  public init(key: Span<UInt8>) throws(CipherError) { self.key = try SymmetricKey(aes: key) }

  /// What AES makes of `block`, both read as big-endian numbers.
  ///
  /// - Complexity: O(1), without allocation. The library expands the key in each call.
  public func permute(_ block: UInt128) -> UInt128 {
    var bytes = block.bigEndian
    unsafe withUnsafeMutableBytes(of: &bytes) { buffer in
      // A raw buffer on purpose: for a typed one the library looks up generic metadata in each call, which
      // takes twice as long as all the rest.
      var raw = unsafe buffer
      do {
        try unsafe AES.permute(&raw, key: key)
      } catch {
        preconditionFailure("the sizes of key and block were checked")
      }
    }
    return UInt128(bigEndian: bytes)
  }
}

extension AESBlock: CustomStringConvertible, CustomReflectable {
  /// The name of the type.
  public var description: String { "AESBlock" }
  /// Without children.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension SymmetricKey {
  /// The key of those bytes, if AES has keys of that length.
  init(aes key: Span<UInt8>) throws(CipherError) {
    guard [16, 24, 32].contains(key.count) else { throw .keySize(bytes: key.count) }
    self = unsafe key.withUnsafeBytes { bytes in unsafe SymmetricKey(data: bytes) }
  }
}
