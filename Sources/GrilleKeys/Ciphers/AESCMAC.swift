//  CMAC (NIST SP 800-38B, RFC 4493): a code of 16 bytes that proves a message.

internal import Crypto
internal import CryptoExtras

/// AES-CMAC under one key: equal messages give equal codes.
///
/// Threads may share it, and it prints as its name, without the key.
public struct AESCMAC: Sendable {
  private let cipher: AESBlock
  /// What is added to a last block that is whole (K1), and to one that had to be padded (K2).
  private let whole: UInt128, padded: UInt128
  /// Has expanded the key, and is copied for each message.
  private let fresh: AES.CMAC

  /// Takes a key of 16, 24 or 32 bytes.
  ///
  /// - Throws: ``CipherError/keySize(bytes:)`` for any other length.
  public init(key: Span<UInt8>) throws(CipherError) {
    cipher = try AESBlock(key: key)
    whole = cipher.permute(0).doubled
    padded = whole.doubled
    do {
      fresh = try AES.CMAC(key: SymmetricKey(aes: key))
    } catch {
      throw .keySize(bytes: key.count)
    }
  }

  /// Up to here a permutation a block is faster than the library's call, which allocates.
  private static let shortMessage = 64

  /// The code of `message`, as a big-endian number.
  ///
  /// - Complexity: O(*n*) in the bytes; without allocation up to 64 of them.
  public func code(of message: Span<UInt8>) -> UInt128 { code(of: message, addingToEnd: 0) }

  /// The code of `message` with `block` added (XOR) to its last 16 bytes, which it must have unless `block`
  /// is 0: RFC 5297's `xorend`, without a copy of the message.
  package func code(of message: Span<UInt8>, addingToEnd block: UInt128) -> UInt128 {
    precondition(block == 0 || message.count >= 16)
    guard message.count <= Self.shortMessage else { return long(message, block) }
    let excess = message.count % 16
    let last = message.count == 0 ? 0 : (message.count - 1) / 16
    var state: UInt128 = 0
    for index in 0...last {
      state ^= message.block(at: 16 * index)
      if excess == 0 {
        if index == last { state ^= block }
      } else if index == last {
        state ^= block << UInt128(128 - 8 * excess)
      } else if index == last - 1 {
        state ^= block >> UInt128(8 * excess)
      }
      if index < last { state = cipher.permute(state) }
    }
    guard excess > 0 || message.count == 0 else { return cipher.permute(state ^ whole) }
    return cipher.permute(state ^ padded ^ 0x80 << UInt128(120 - 8 * excess))
  }

  /// The code of a message of 16 bytes.
  package func code(ofBlock block: UInt128) -> UInt128 { cipher.permute(block ^ whole) }

  private func long(_ message: Span<UInt8>, _ block: UInt128) -> UInt128 {
    var code = fresh
    let end = message.count - 16
    unsafe message.withUnsafeBytes { bytes in
      unsafe code.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[..<end]))
    }
    let sum = (message.block(at: end) ^ block).bigEndian
    unsafe withUnsafeBytes(of: sum) { unsafe code.update(bufferPointer: $0) }
    return unsafe code.finalize().withUnsafeBytes { bytes in
      UInt128(bigEndian: unsafe bytes.loadUnaligned(as: UInt128.self))
    }
  }
}

extension AESCMAC: CustomStringConvertible, CustomReflectable {
  /// The name of the type.
  public var description: String { "AESCMAC" }
  /// Without children.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension UInt128 {
  /// The block times *x* in the field of 2^128 elements (NIST SP 800-38B, 6.1; RFC 5297, 2.3), in a time that
  /// does not tell the block.
  package var doubled: UInt128 { self << 1 ^ (0 &- (self >> 127)) & 0x87 }
}
