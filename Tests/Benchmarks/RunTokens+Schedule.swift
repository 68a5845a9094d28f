//  Which calls of the library keep the expanded key over several blocks, and what a block costs in them. FF1 needs
//  blocks each of which depends on the one before it, so for one value none of them can take more than one block; the
//  blocks of one round of many values do not depend on each other.

internal import Crypto
internal import CryptoExtras
internal import Foundation

extension RunTokens {
  /// Beside `AESBlock`, which expands the key for each block.
  func measureSchedule() throws {
    let key = SymmetricKey(data: Array(UInt8(0)..<16))
    let zeros = [UInt8](repeating: 0, count: 16)
    // CMAC of one whole block is the block's encryption but for a constant that is added first; a copy of the state
    // holds the expanded key.
    let fresh = try AES.CMAC(key: key)
    var block = zeros
    measure("CMAC of one block, from a copy that has expanded the key") {
      var code = fresh
      unsafe block.withUnsafeBytes { unsafe code.update(bufferPointer: $0) }
      block = Array(code.finalize())
    }
    for count in [1, 3, 16, 64, 256] {
      var text = [UInt8](repeating: 7, count: 16 * count)
      let iv = try AES._CBC.IV(ivBytes: zeros)
      try measure("AES-CBC, \(count) chained blocks") {
        text = Array(try AES._CBC.encrypt(text, using: key, iv: iv, noPadding: true))
      }
    }
    // To decrypt CFB is to encrypt all blocks of the text but the last, whatever they are.
    for count in [1, 16, 64, 256] {
      var text = [UInt8](repeating: 7, count: 16 * count)
      let iv = try AES._CFB.IV(ivBytes: zeros)
      try measure("AES-CFB decryption, \(count) blocks that do not depend on each other") {
        text = Array(try AES._CFB.decrypt(text, using: key, iv: iv))
      }
    }
  }
}
