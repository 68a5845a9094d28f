//  What may be told of a signed or encrypted token whose bytes may not be shown: how it was made and with
//  which key. Whom it is about (`sub`) and all other claims stay untold.
//
//  Source: RFC 7515, section 4.1.

/// The algorithm and the key's name out of a token's header.
public struct JOSEHeader: Hashable, Sendable, CustomStringConvertible {
  /// `alg`.
  public var algorithm: String
  /// `kid`, if it is short and says nothing but a name.
  public var keyID: String?

  /// No algorithm has a longer name, and no longer key's name is told.
  static let longestAlgorithm = 20
  static let longestKeyID = 24

  /// Reads the header of `token`, a JWS or JWE in its compact form; nil for anything else.
  public init?(ofToken token: Span<UInt8>) {
    guard let dot = token.indices.first(where: { token[$0] == UInt8(ascii: ".") }),
      let header = Base64.decode(token.extracting(0..<dot)), header.first == UInt8(ascii: "{"),
      let algorithm = Self.member("alg", of: header),
      Self.mayTell(algorithm, upTo: Self.longestAlgorithm)
    else { return nil }
    self.algorithm = String(decoding: algorithm, as: UTF8.self)
    if let id = Self.member("kid", of: header), Self.mayTell(id, upTo: Self.longestKeyID) {
      keyID = String(decoding: id, as: UTF8.self)
    }
  }

  /// `alg=RS256`, `alg=RS256:kid=k1`: no byte that parts cells of a table or ends a string.
  public var description: String {
    "alg=\(algorithm)" + (keyID.map { ":kid=\($0)" } ?? "")
  }

  /// Where a description such as ``description`` ends that begins at `start`; nil if none does.
  public static func end(ofDescriptionAt start: Int, in text: Span<UInt8>) -> Int? {
    guard var end = end(of: "alg=", longestAlgorithm, at: start, in: text) else { return nil }
    if let further = self.end(of: ":kid=", longestKeyID, at: end, in: text) { end = further }
    return end
  }

  private static func end(
    of name: StaticString, _ limit: Int, at start: Int, in text: Span<UInt8>
  ) -> Int? {
    let first = start + name.utf8CodeUnitCount
    guard first < text.count,
      name.withUTF8Buffer({ name in
        name.indices.allSatisfy { unsafe text[start + $0] == name[$0] }
      })
    else { return nil }
    var end = first
    while end < text.count, isNameByte(text[end]) { end += 1 }
    return mayTell(text.extracting(first..<end), upTo: limit) ? end : nil
  }

  /// The string that is the member called `name`, if no escape stands in it.
  private static func member(_ name: String, of header: [UInt8]) -> [UInt8]? {
    let sign = Array("\"\(name)\"".utf8)
    guard header.count > sign.count else { return nil }
    for start in 0...(header.count - sign.count) where header[start...].starts(with: sign) {
      var place = start + sign.count
      while place < header.count, header[place] <= 0x20 || header[place] == UInt8(ascii: ":") {
        place += 1
      }
      guard place < header.count, header[place] == UInt8(ascii: "\"") else { return nil }
      let value = header[(place + 1)...].prefix { $0 != UInt8(ascii: "\"") }
      return value.endIndex < header.count ? Array(value) : nil
    }
    return nil
  }

  private static func mayTell(_ value: [UInt8], upTo limit: Int) -> Bool {
    mayTell(value.span, upTo: limit)
  }

  /// Whether `value` is a name, and no number that could be somebody's.
  private static func mayTell(_ value: Span<UInt8>, upTo limit: Int) -> Bool {
    guard !value.isEmpty, value.count <= limit else { return false }
    var digits = 0
    for index in value.indices {
      guard isNameByte(value[index]) else { return false }
      digits = value[index].isDigit ? digits + 1 : 0
      if digits > 4 { return false }
    }
    return true
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
