//  JSON Web Token: three parts (JWS) or five (JWE), dots between, base64url.
//
//  The first is a JSON object that names `alg`, `enc` or `typ`. The second may be away in three
//  parts (detached) and in five (`alg: dir`, no wrapped key).
//  eyJhbGciOiJub25lIn0.e30.c2ln: the header is {"alg":"none"}.
//  Source: RFC 7515, RFC 7516.

enum JWT {
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
