//  The authority of a URL: `user:password@host:port`. Brackets mean an IPv6 address in it, so a reader of
//  URLs refuses others.

public import GrilleCore

/// Places in URLs.
public enum Authority {
  /// No user and password are longer.
  static let longest = 1024

  /// Whether `range` lies before the `@` of a URL's authority.
  ///
  /// - Complexity: constant.
  public static func holdsCredential(_ range: ByteRange, in text: Span<UInt8>) -> Bool {
    guard range.upper < text.count,
      text[range.upper] == UInt8(ascii: "@") || text[range.upper] == UInt8(ascii: ":")
    else { return false }
    var place = range.lower
    let limit = max(2, range.lower - longest)
    while place >= limit {
      let byte = text[place - 1]
      if byte == UInt8(ascii: "/") {
        return text[place - 2] == UInt8(ascii: "/") && hasSign(from: range.upper, in: text)
      }
      if byte <= 0x20 || Bytes.isQuote(byte) || byte == UInt8(ascii: "<") { return false }
      place -= 1
    }
    return false
  }

  /// Whether `range` lies before the `%40` of a percent-encoded URL's authority: `https%3A%2F%2Fa%3Ab%40host`.
  ///
  /// - Complexity: constant.
  public static func holdsEncodedCredential(_ range: ByteRange, in text: Span<UInt8>) -> Bool {
    guard Bytes.percentDecoded(at: range.upper, in: text) == UInt8(ascii: "@") else { return false }
    var place = range.lower
    let limit = max(6, range.lower - longest)
    while place >= limit, text[place - 1] > 0x20, !Bytes.isQuote(text[place - 1]) {
      if Bytes.percentDecoded(at: place - 3, in: text) == UInt8(ascii: "/") {
        return Bytes.percentDecoded(at: place - 6, in: text) == UInt8(ascii: "/")
      }
      place -= 1
    }
    return false
  }

  /// Whether `place`, before an `@`, lies in the password of a URL's authority: `://user:…@`.
  ///
  /// - Complexity: constant.
  public static func isInPassword(_ place: Int, in text: Span<UInt8>) -> Bool {
    var place = place
    var holdsColon = false
    let limit = max(2, place - longest)
    while place >= limit {
      switch text[place - 1] {
      case UInt8(ascii: "/"): return holdsColon && text[place - 2] == UInt8(ascii: "/")
      case UInt8(ascii: ":"): holdsColon = true
      case 0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\""),
        UInt8(ascii: "'"), UInt8(ascii: "<"):
        return false
      default: break
      }
      place -= 1
    }
    return false
  }

  /// Whether `@` stands before anything that ends an authority.
  private static func hasSign(from start: Int, in text: Span<UInt8>) -> Bool {
    for index in start..<min(text.count, start + longest) {
      switch text[index] {
      case UInt8(ascii: "@"): return true
      case 0...0x20, UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\""),
        UInt8(ascii: "'"):
        return false
      default: continue
      }
    }
    return false
  }
}
