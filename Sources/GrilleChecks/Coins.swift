//  Crypto addresses and keys: base58check (Bitcoin), bech32 (BIP 173), bech32m (BIP 350), EIP-55.
//  `1BoatSLRHtKNngkdXEeobR76b53LETtpyT`: 25 bytes in base 58, the last four of them the head of
//  SHA-256 taken twice over the rest.

enum Base58Check {
  /// The bytes before the checksum; nil when a symbol or the checksum is wrong.
  static func payload(_ value: Span<UInt8>) -> [UInt8]? {
    guard value.count >= 5, value.count <= 60 else { return nil }
    var bytes: [UInt8] = []  // little end first
    var zeros = 0
    var leading = true
    for index in value.indices {
      guard var carry = alphabet.utf8.rank(value[index]) else { return nil }
      if leading, carry == 0 { zeros += 1 } else { leading = false }
      for place in bytes.indices {
        carry += Int(bytes[place]) * 58
        bytes[place] = UInt8(carry & 255)
        carry >>= 8
      }
      while carry > 0 {
        bytes.append(UInt8(carry & 255))
        carry >>= 8
      }
    }
    let whole = [UInt8](repeating: 0, count: zeros) + bytes.reversed()
    guard whole.count > 4 else { return nil }
    let payload = Array(whole.dropLast(4))
    guard Digests.sha256(Digests.sha256(payload)).prefix(4).elementsEqual(whole.suffix(4))
    else { return nil }
    return payload
  }
  static let alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
}

enum BitcoinAddress {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard value.count >= 14, value.count <= 90 else { return false }
    if value[0] == UInt8(ascii: "1") || value[0] == UInt8(ascii: "3") {
      guard value.count >= 26, value.count <= 35, let payload = Base58Check.payload(value)
      else { return false }
      return payload.count == 21 && (payload[0] == 0 || payload[0] == 5)
    }
    return isSegwit(value)
  }

  /// `bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4`
  private static func isSegwit(_ value: Span<UInt8>) -> Bool {
    guard value[0] | 32 == UInt8(ascii: "b"), value[1] | 32 == UInt8(ascii: "c"),
      value[2] == UInt8(ascii: "1")
    else { return false }
    var lower = false
    var upper = false
    var check: UInt32 = 1
    func feed(_ word: UInt32) {
      let top = check >> 25
      check = (check & 0x1FF_FFFF) << 5 ^ word
      if top & 1 != 0 { check ^= 0x3b6a_57b2 }
      if top & 2 != 0 { check ^= 0x2650_8e6d }
      if top & 4 != 0 { check ^= 0x1ea1_19fa }
      if top & 8 != 0 { check ^= 0x3d42_33dd }
      if top & 16 != 0 { check ^= 0x2a14_62b3 }
    }
    for word: UInt32 in [3, 3, 0, 2, 3] { feed(word) }  // "bc", spread
    var version = 0
    var last = 0
    let dataEnd = value.count - 6
    for index in value.indices {
      lower = lower || value[index].isLower
      upper = upper || value[index].isUpper
      guard index > 2 else { continue }
      let byte = value[index].isUpper ? value[index] | 32 : value[index]
      guard let word = "qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8.rank(byte) else { return false }
      if index == 3 { version = word }
      if index == dataEnd - 1 { last = word }
      feed(UInt32(word))
    }
    let words = dataEnd - 4
    let bytes = words * 5 / 8
    let spare = words * 5 % 8
    guard !(lower && upper), version <= 16, bytes >= 2, bytes <= 40, spare < 5,
      last & (1 << spare - 1) == 0, version > 0 || bytes == 20 || bytes == 32
    else { return false }
    return check == (version == 0 ? 1 : 0x2bc8_30a3)
  }
}

enum WIF {
  /// `5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ`: 0x80, 32 bytes, 01 when compressed.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard value.count == 51 || value.count == 52, let payload = Base58Check.payload(value)
    else { return false }
    return payload[0] == 0x80 && (payload.count == 33 || payload.count == 34 && payload[33] == 1)
  }
}

enum EthereumAddress {
  /// `0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed` (EIP-55): a letter is a capital where the Keccak
  /// digest of the lower-case address has a nibble over 7. One case alone carries no checksum.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard value.count == 42, value[0] == UInt8(ascii: "0"), value[1] | 32 == UInt8(ascii: "x")
    else { return false }
    var address: [UInt8] = []
    var lower = false
    var upper = false
    for index in 2..<42 {
      guard value[index].hex != nil else { return false }
      lower = lower || value[index].isLower
      upper = upper || value[index].isUpper
      address.append(value[index].isUpper ? value[index] | 32 : value[index])
    }
    guard lower, upper else { return true }
    let digest = Digests.keccak256(address)
    for index in 0..<40 where address[index].isLower {
      let nibble = index % 2 == 0 ? digest[index / 2] >> 4 : digest[index / 2] & 15
      if value[index + 2].isUpper != (nibble > 7) { return false }
    }
    return true
  }
}
