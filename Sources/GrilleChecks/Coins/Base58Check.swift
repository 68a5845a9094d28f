//  base58check: bytes in base 58, the last four the head of SHA-256 taken twice over the rest.
//
//  A leading `1` is a zero byte: 1BoatSLRHtKNngkdXEeobR76b53LETtpyT is 25 bytes, 00, 20 bytes of a
//  hash, and four of the checksum. 0, O, I and l are left out of the alphabet.
//  Source: Bitcoin, base58.h.

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
