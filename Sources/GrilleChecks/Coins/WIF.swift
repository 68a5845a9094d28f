//  WIF: a private key of Bitcoin in base58check.
//
//  5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ: 0x80, 32 bytes, and 01 when the public key
//  is compressed, which this one's is not.
//  Source: Bitcoin wiki, Wallet import format (its example).

enum WIF {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard value.count == 51 || value.count == 52, let payload = Base58Check.payload(value)
    else { return false }
    return payload[0] == 0x80 && (payload.count == 33 || payload.count == 34 && payload[33] == 1)
  }
}
