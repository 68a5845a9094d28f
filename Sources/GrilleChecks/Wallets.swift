//  Addresses and keys of public ledgers.

enum Wallets {
  private static func bytes(_ value: Span<UInt8>) -> [UInt8] {
    (0..<min(value.count, 128)).map { value[$0] }
  }

  /// The payload of base58check: 58 digits without 0 O I l, and four bytes of a double SHA-256.
  private static func base58Check(_ value: Span<UInt8>) -> [UInt8]? {
    let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
    guard (25...112).contains(value.count) else { return nil }
    var decoded: [UInt8] = []
    for byte in bytes(value) {
      guard var carry = alphabet.firstIndex(of: byte) else { return nil }
      for index in decoded.indices {
        carry += Int(decoded[index]) * 58
        decoded[index] = UInt8(carry & 0xFF)
        carry >>= 8
      }
      while carry > 0 {
        decoded.append(UInt8(carry & 0xFF))
        carry >>= 8
      }
    }
    for byte in bytes(value) {
      guard byte == alphabet[0] else { break }
      decoded.append(0)
    }
    guard decoded.count > 4 else { return nil }
    let whole = Array(decoded.reversed())
    let payload = Array(whole.dropLast(4))
    return SHA256.digest(SHA256.digest(payload)).prefix(4).elementsEqual(whole.suffix(4))
      ? payload : nil
  }

  /// 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa, 3…, or bech32 and bech32m from bc1 on (BIP 173, BIP 350).
  static func isBitcoin(_ value: Span<UInt8>) -> Bool {
    if value.count > 3, value[0] | 0x20 == 0x62, value[1] | 0x20 == 0x63 { return isBech32(value) }
    guard let payload = base58Check(value) else { return false }
    return payload.count == 21 && (payload[0] == 0 || payload[0] == 5)
  }

  private static func isBech32(_ value: Span<UInt8>) -> Bool {
    let text = bytes(value)
    guard (14...90).contains(value.count),
      !(text.contains { (0x41...0x5A).contains($0) } && text.contains { (0x61...0x7A).contains($0) }),
      text[2] == UInt8(ascii: "1")
    else { return false }
    let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    var check: UInt32 = 1
    func add(_ value: UInt32) {
      let top = check >> 25
      check = (check & 0x1FF_FFFF) << 5 ^ value
      for (bit, generator) in [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3].enumerated()
      where top >> UInt32(bit) & 1 != 0 { check ^= UInt32(generator) }
    }
    for value in [3, 3, 0, 2, 3] { add(UInt32(value)) }  // "bc", spread
    for byte in text.dropFirst(3) {
      guard let digit = alphabet.firstIndex(of: byte | 0x20) ?? alphabet.firstIndex(of: byte) else {
        return false
      }
      add(UInt32(digit))
    }
    return check == 1 || check == 0x2bc8_30a3
  }

  /// A private key in wallet import format: base58check, version 128, 32 bytes.
  static func isWIF(_ value: Span<UInt8>) -> Bool {
    guard let payload = base58Check(value) else { return false }
    return (payload.count == 33 || payload.count == 34) && payload[0] == 0x80
  }

  /// 0x and forty hexadecimal digits; where upper and lower case are mixed, EIP-55 says which.
  static func isEthereum(_ value: Span<UInt8>) -> Bool {
    guard value.count == 42, value[0] == 0x30, value[1] | 0x20 == 0x78 else { return false }
    let digits = Array(bytes(value).dropFirst(2))
    guard digits.allSatisfy({ $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 6 }) else { return false }
    let letters = digits.filter { $0 >= 0x41 }
    if letters.allSatisfy({ $0 < 0x61 }) || letters.allSatisfy({ $0 >= 0x61 }) { return true }
    let hash = Keccak256.digest(digits.map { $0 >= 0x41 ? $0 | 0x20 : $0 })
    return digits.enumerated().allSatisfy { index, byte in
      guard byte >= 0x41 else { return true }
      let nibble = index % 2 == 0 ? hash[index / 2] >> 4 : hash[index / 2] & 0xF
      return (nibble >= 8) == (byte < 0x61)
    }
  }
}
