import GrilleKeys
import Testing

/// `2b7e 1516` as bytes.
func bytes(_ hexadecimal: String) -> [UInt8] {
  let digits = hexadecimal.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
}

func block(_ hexadecimal: String) -> UInt128 {
  let bytes = bytes(hexadecimal)
  return bytes.span.block(at: 0)
}

@Suite("Block ciphers")
struct CiphersTests {
  @Test(
    "AES as in FIPS 197, appendix C",
    arguments: [
      (16, "69c4e0d86a7b0430d8cdb78070b4c55a"),
      (24, "dda97ca4864cdfe06eaf70a0ec0d7191"),
      (32, "8ea2b7ca516745bfeafc49904b496089"),
    ])
  func permutes(keySize: Int, expected: String) throws {
    let key = Array(0..<UInt8(keySize))
    let cipher = try AESBlock(key: key.span)
    #expect(cipher.permute(block("00112233445566778899aabbccddeeff")) == block(expected))
  }

  static let key = "2b7e151628aed2a6abf7158809cf4f3c"
  /// The text of the examples in SP 800-38A and RFC 4493.
  static let text = bytes(
    """
    6bc1bee22e409f96e93d7e117393172a ae2d8a571e03ac9c9eb76fac45af8e51
    30c81c46a35ce411e5fbc1191a0a52ef f69f2445df4f9b17ad2b417be66c3710
    """)

  @Test(
    "CMAC as in RFC 4493, section 4",
    arguments: [
      (0, "bb1d6929e95937287fa37d129b756746"), (16, "070a16b46b4d4144f79bdd9dd04a287c"),
      (40, "dfa66747de9ae63030ca32611497c827"), (64, "51f0bebf7e3b9d92fc49741779363cfe"),
    ])
  func proves(length: Int, expected: String) throws {
    let key = bytes(Self.key)
    let mac = try AESCMAC(key: key.span)
    let message = Array(Self.text.prefix(length))
    #expect(mac.code(of: message.span) == block(expected))
  }

  @Test("a long message and a short one go the same way: lengths around the seam, by hand")
  func longAndShort() throws {
    let key = bytes(Self.key)
    let mac = try AESCMAC(key: key.span)
    let cipher = try AESBlock(key: key.span)
    for length in 16...100 {
      var message = (0..<length).map { UInt8($0 &* 37 & 0xff) }
      let addend = block("000102030405060708090a0b0c0d0e0f")
      let made = mac.code(of: message.span, addingToEnd: addend)
      for index in 0..<16 { message[length - 16 + index] ^= UInt8(index) }
      #expect(mac.code(of: message.span) == made)
      // SP 800-38B, 6.2, as it stands there
      let one = cipher.permute(0).doubled
      let last = (length - 1) / 16 * 16
      var state: UInt128 = 0
      for start in stride(from: 0, to: last, by: 16) {
        state = cipher.permute(state ^ message.span.block(at: start))
      }
      if length % 16 > 0 { message.append(0x80) }
      state ^= message.span.block(at: last) ^ (length % 16 > 0 ? one.doubled : one)
      #expect(cipher.permute(state) == made)
    }
  }

  @Test(
    "CTR as in SP 800-38A, F.5",
    arguments: [
      (
        key,
        """
        874d6191b620e3261bef6864990db6ce 9806f66b7970fdff8617187bb9fffdff
        5ae4df3edbd5d35e5b4f09020db03eab 1e031dda2fbe03d1792170a0f3009cee
        """
      ),
      (
        "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
        """
        601ec313775789a5b7a7f504bbf3d228 f443e3ca4d62b59aca84e990cacaf5c5
        2b0930daa23de94ce87017ba2d84988d dfc9c58db67aada613c2dd08457941a6
        """
      ),
    ])
  func counts(key: String, expected: String) throws {
    let key = bytes(key)
    let cipher = try AESCTR(key: key.span)
    var text = Self.text
    var span = text.mutableSpan
    cipher.apply(to: &span, from: block("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"))
    #expect(text == bytes(expected))
  }

  @Test("a long text and its beginning have one key stream", arguments: 0...64)
  func keyStream(length: Int) throws {
    let key = bytes(Self.key)
    let cipher = try AESCTR(key: key.span)
    var short = [UInt8](repeating: 0, count: length)
    var long = [UInt8](repeating: 0, count: 200)
    var shortSpan = short.mutableSpan
    cipher.apply(to: &shortSpan, from: UInt128(UInt64.max) - 1)
    var longSpan = long.mutableSpan
    cipher.apply(to: &longSpan, from: UInt128(UInt64.max) - 1)
    #expect(short == Array(long.prefix(length)))
  }

  @Test("no other key sizes", arguments: [0, 1, 15, 17, 31, 33, 64])
  func refusesKeys(size: Int) {
    let key = [UInt8](repeating: 1, count: size)
    #expect(throws: CipherError.keySize(bytes: size)) { try AESBlock(key: key.span) }
    #expect(throws: CipherError.keySize(bytes: size)) { try AESCMAC(key: key.span) }
    #expect(throws: CipherError.keySize(bytes: size)) { try AESCTR(key: key.span) }
  }

  @Test("ciphers print without their keys")
  func printNoKey() throws {
    let key = [UInt8](repeating: 0x41, count: 16)
    for cipher in [
      try AESBlock(key: key.span), try AESCMAC(key: key.span), try AESCTR(key: key.span),
    ] as [any Sendable] {
      var dumped = ""
      dump(cipher, to: &dumped)
      #expect("\(cipher)" == "\(type(of: cipher))")
      #expect(dumped == "- \(type(of: cipher))\n")
    }
  }
}
