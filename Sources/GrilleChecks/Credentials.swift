//  Forms of credentials that can be told from chance.

enum Credentials {
  /// Base64 and base64url, decoded; nil for anything else. Padding may lack.
  static func base64(_ value: Span<UInt8>, in range: Range<Int>) -> [UInt8]? {
    var decoded: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for index in range {
      let digit: UInt32
      switch value[index] {
      case 0x41...0x5A: digit = UInt32(value[index]) - 0x41
      case 0x61...0x7A: digit = UInt32(value[index]) - 0x61 + 26
      case 0x30...0x39: digit = UInt32(value[index]) - 0x30 + 52
      case UInt8(ascii: "+"), UInt8(ascii: "-"): digit = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): digit = 63
      case UInt8(ascii: "="): continue
      default: return nil
      }
      bits = bits << 6 | digit
      count += 6
      if count >= 8 {
        count -= 8
        decoded.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return decoded
  }

  /// RFC 7617: base64 of user, colon and password, all printable.
  static func isBasic(_ value: Span<UInt8>) -> Bool {
    guard let decoded = base64(value, in: 0..<value.count), decoded.count >= 2 else { return false }
    return decoded.contains(UInt8(ascii: ":")) && decoded.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }

  /// RFC 7515 and 7516 compact: three or five parts, the first a JSON header; the second may be empty
  /// (detached payload, direct encryption).
  static func isJWT(_ value: Span<UInt8>) -> Bool {
    var dots: [Int] = []
    for index in value.indices where value[index] == UInt8(ascii: ".") { dots.append(index) }
    guard dots.count == 2 || dots.count == 4,
      let header = base64(value, in: 0..<dots[0]), header.first == UInt8(ascii: "{")
    else { return false }
    let text = String(decoding: header, as: UTF8.self)
    return ["\"alg\"", "\"enc\"", "\"typ\""].contains { text.contains($0) }
  }

  /// A repository token whose last six characters are the CRC-32 of the rest of its body in base 62.
  static func isGitHub(_ value: Span<UInt8>) -> Bool {
    var start = 0
    for index in value.indices where value[index] == UInt8(ascii: "_") { start = index + 1 }
    guard value.count - start > 6 else { return false }
    var body: [UInt8] = []
    for index in start..<value.count - 6 { body.append(value[index]) }
    var crc = CRC32.digest(body)
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    for index in (value.count - 6..<value.count).reversed() {
      guard value[index] == alphabet[Int(crc % 62)] else { return false }
      crc /= 62
    }
    return crc == 0
  }
}
