//  Ethereum address: 0x and 40 hexadecimal digits, whose case is a checksum.
//
//  0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed: a letter is a capital where the Keccak-256 digest of
//  the address in lower case has a nibble over 7 at its place. One case alone carries no checksum.
//  Source: EIP-55 (its test vector).

enum EthereumAddress {
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
