//  Tokens and credentials with a form: GitHub, JSON Web Tokens, Basic, and plain entropy.

enum GitHubToken {
  /// `ghp_` and 36 symbols: the last six are the CRC-32 of the first 30 in base 62 (GitHub, "Behind
  /// GitHub's new authentication token formats", 2021). How `github_pat_` computes its six is not
  /// published; those pass by shape (22, `_`, 59).
  static func isValid(_ value: Span<UInt8>) -> Bool {
    if value.count == 93 {
      for (index, byte) in "github_pat_".utf8.enumerated() where value[index] != byte {
        return false
      }
      for index in 11..<93 where index != 33 && !value[index].isAlphanumeric { return false }
      return value[33] == UInt8(ascii: "_")
    }
    guard value.count == 40, value[0] == UInt8(ascii: "g"), value[1] == UInt8(ascii: "h"),
      "pousr".utf8.contains(value[2]), value[3] == UInt8(ascii: "_")
    else { return false }
    for index in 4..<40 where !value[index].isAlphanumeric { return false }
    var crc = Digests.crc32(value.extracting(4..<34))
    for index in stride(from: 39, through: 34, by: -1) {
      let byte = value[index]
      let digit = byte.isLower ? UInt32(byte) - 61 : UInt32(byte.base36)
      if digit != crc % 62 { return false }
      crc /= 62
    }
    return crc == 0
  }
}

enum Base64 {
  /// The bytes of base64 or base64url with or without padding; nil for anything else.
  static func decode(_ value: Span<UInt8>) -> [UInt8]? {
    var end = value.count
    while end > 0, value.count - end < 2, value[end - 1] == UInt8(ascii: "=") { end -= 1 }
    guard end % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(end * 3 / 4)
    var bits: UInt32 = 0
    var count = 0
    for index in 0..<end {
      let byte = value[index]
      let six: UInt32
      switch byte {
      case _ where byte.isUpper: six = UInt32(byte) - 65
      case _ where byte.isLower: six = UInt32(byte) - 71
      case _ where byte.isDigit: six = UInt32(byte) + 4
      case UInt8(ascii: "+"), UInt8(ascii: "-"): six = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): six = 63
      default: return nil
      }
      bits = bits << 6 | six
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        bits &= 1 << UInt32(count) - 1
      }
    }
    return bytes
  }
}

enum JWT {
  /// RFC 7515, 7516: three parts (the second may be away: detached) or five (the second is empty for
  /// `alg: dir`); the first is a JSON object that names `alg`, `enc` or `typ`.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    var dots = InlineArray<4, Int>(repeating: 0)
    var count = 0
    for index in value.indices {
      let byte = value[index]
      if byte == UInt8(ascii: ".") {
        if count == 4 { return false }
        dots[count] = index
        count += 1
      } else if !byte.isAlphanumeric && byte != UInt8(ascii: "-") && byte != UInt8(ascii: "_") {
        return false
      }
    }
    switch count {
    case 2: if dots[1] == dots[0] + 1, dots[1] + 1 == value.count { return false }
    case 4:  // iv, ciphertext and tag
      if dots[2] == dots[1] + 1 || dots[3] == dots[2] + 1 || dots[3] + 1 == value.count {
        return false
      }
    default: return false
    }
    guard let header = Base64.decode(value.extracting(0..<dots[0])) else { return false }
    guard header.first == UInt8(ascii: "{"),
      header.last(where: { $0 > 32 }) == UInt8(ascii: "}")
    else { return false }
    return names(header)
  }

  private static func names(_ header: [UInt8]) -> Bool {
    var index = 0
    while index + 4 < header.count {
      if header[index] == UInt8(ascii: "\""), header[index + 4] == UInt8(ascii: "\"") {
        let name = header[(index + 1)..<(index + 4)]
        if name.elementsEqual("alg".utf8) || name.elementsEqual("enc".utf8)
          || name.elementsEqual("typ".utf8)
        {
          return true
        }
      }
      index += 1
    }
    return false
  }
}

enum BasicCredentials {
  /// `QWxhZGRpbjpvcGVuIHNlc2FtZQ==` (RFC 7617): decodes to printable UTF-8 with a colon.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard value.count >= 4, let bytes = Base64.decode(value), bytes.contains(UInt8(ascii: ":"))
    else { return false }
    for byte in bytes where byte < 32 || byte == 127 { return false }
    return String(validating: bytes, as: UTF8.self) != nil
  }
}

enum Entropy {
  /// 16 bytes or more without spaces that mix three kinds of symbol (lower, upper, digit, other) or
  /// hold more than 3.3 bits a byte (Shannon).
  static func isHigh(_ value: Span<UInt8>) -> Bool {
    guard value.count >= 16 else { return false }
    var counts = InlineArray<256, Int32>(repeating: 0)
    var kinds: UInt8 = 0
    for index in value.indices {
      let byte = value[index]
      counts[Int(byte)] &+= 1
      if byte <= 32 { return false }
      kinds |= byte.isLower ? 1 : byte.isUpper ? 2 : byte.isDigit ? 4 : 8
    }
    if kinds.nonzeroBitCount >= 3 { return true }
    var bits = 0.0
    let total = Double(value.count)
    for symbol in counts.indices where counts[symbol] > 0 {
      let share = Double(counts[symbol]) / total
      bits -= share * log2(share)
    }
    return bits > 3.3
  }

  /// To 16 binary places, without a C library.
  static func log2(_ number: Double) -> Double {
    var fraction = number.significand
    var result = Double(number.exponent)
    var bit = 0.5
    for _ in 0..<16 {
      fraction *= fraction
      if fraction >= 2 {
        fraction /= 2
        result += bit
      }
      bit /= 2
    }
    return result
  }

  static func hasDigit(_ value: Span<UInt8>) -> Bool {
    for index in value.indices where value[index].isDigit { return true }
    return false
  }
  static func isMixed(_ value: Span<UInt8>) -> Bool {
    var letter = false
    var digit = false
    for index in value.indices {
      letter = letter || value[index].isLetter
      digit = digit || value[index].isDigit
    }
    return letter && digit
  }
}
