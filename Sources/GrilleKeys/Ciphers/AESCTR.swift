//  Counter mode (NIST SP 800-38A, 6.5) with a counter of the whole block.

internal import Crypto
internal import CryptoExtras

/// AES-CTR under one key: equal bytes from an equal counter give equal bytes.
///
/// Two texts from one counter give each other away, and nothing proves who made them: a mode that chooses
/// counters calls it. Encrypts and decrypts. Threads may share it, and it prints as its name, without the key.
public struct AESCTR: Sendable {
  private let cipher: AESBlock
  private let key: SymmetricKey

  /// Takes a key of 16, 24 or 32 bytes.
  ///
  /// - Throws: ``CipherError/keySize(bytes:)`` for any other length.
  public init(key: Span<UInt8>) throws(CipherError) {
    cipher = try AESBlock(key: key)
    self.key = try SymmetricKey(aes: key)
  }

  /// Up to here a permutation a block is faster than the library's call, which allocates.
  private static let shortText = 64

  /// Adds (XOR) the key stream from `counter` on to the bytes of `text` from `start` on, in place.
  ///
  /// - Complexity: O(*n*) in the bytes; without allocation up to 64 of them.
  public func apply(
    to text: inout MutableSpan<UInt8>, startingAt start: Int = 0, from counter: UInt128
  ) {
    guard text.count - start <= Self.shortText else { return long(&text, start, counter) }
    var counter = counter
    for begin in stride(from: start, to: text.count, by: 16) {
      let stream = cipher.permute(counter)
      for index in begin..<min(begin + 16, text.count) {
        text[index] ^= UInt8(truncatingIfNeeded: stream >> UInt128(120 - 8 * (index - begin)))
      }
      counter &+= 1
    }
  }

  private func long(_ text: inout MutableSpan<UInt8>, _ start: Int, _ counter: UInt128) {
    unsafe text.withUnsafeMutableBytes { bytes in
      let part = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
      do {
        let nonce = try unsafe withUnsafeBytes(of: counter.bigEndian) {
          try unsafe AES._CTR.Nonce(nonceBytes: $0)
        }
        let made = try unsafe AES._CTR.encrypt(
          UnsafeRawBufferPointer(part), using: key, nonce: nonce)
        unsafe part.copyBytes(from: made)
      } catch {
        preconditionFailure("the sizes of key and counter were checked")
      }
    }
  }
}

extension AESCTR: CustomStringConvertible, CustomReflectable {
  /// The name of the type.
  public var description: String { "AESCTR" }
  /// Without children.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
