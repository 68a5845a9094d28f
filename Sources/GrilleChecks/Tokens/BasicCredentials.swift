//  Basic credentials: base64 of user, colon, password.
//
//  QWxhZGRpbjpvcGVuIHNlc2FtZQ== is Aladdin:open sesame: printable UTF-8 with a colon.
//  Source: RFC 7617 (its example).

enum BasicCredentials {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard value.count >= 4, let bytes = Base64.decode(value), bytes.contains(UInt8(ascii: ":"))
    else { return false }
    for byte in bytes where byte < 32 || byte == 127 { return false }
    return String(validating: bytes, as: UTF8.self) != nil
  }
}
