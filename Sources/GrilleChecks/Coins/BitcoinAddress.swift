//  Bitcoin address: base58check (1..., 3...), bech32 (bc1q...), bech32m (bc1p...).
//
//  bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4: after "bc" and 1, five bits a symbol, version 0, 20
//  bytes; the polynomial over all of it ends with 1, in bech32m with 2bc830a3.
//  Source: BIP 173, BIP 350 (their test vectors).

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
