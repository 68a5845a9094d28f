//  The JSON Web Encryption that Grille makes of a value, and by which it knows its own again:
//
//      <header>..<nonce>.<text>.<tag>     compact, `dir`: the second part is empty (RFC 7516, section 7.1)
//      {"typ":"grille","alg":"dir","enc":"A256GCM","kid":"k1.iban.bureau"}
//
//  The name of the key tells the ring's key, the type and the domain. The header is authenticated, so a value cannot
//  be passed off as one of another type, and all its parameters are registered ones, which strict readers take.

/// The form of Grille's own JWE.
package enum ValueJWE {
  /// What each begins with: `{"typ":"grille"` in base64url.
  package static let sign: StaticString = "eyJ0eXAiOiJncmlsbGUi"

  private static let head = Array(#"{"typ":"grille","alg":"dir","enc":"A256GCM","kid":""#.utf8)
  private static let tail = Array(#""}"#.utf8)
  private static let nonceLength = 16
  /// How long the last part is, in letters.
  package static let tagLength = 22
  /// No header is longer, in letters: what only begins like one is given up soon, however often it does.
  private static let longestHeader = 1024

  /// Whose key a value is sealed with: `k1.iban`, `k1.iban.bureau`.
  package struct KeyName: Hashable, Sendable, CustomStringConvertible {
    /// The id of the ring's key.
    package var key: String
    /// The id of the type.
    package var type: String
    /// Who the value is for; empty for no one in particular.
    package var domain: String

    /// Joins the parts; neither of the first two holds a point.
    package init(key: String, type: String, domain: String) {
      self.key = key
      self.type = type
      self.domain = domain
    }

    /// Reads what ``description`` writes; nil for anything else.
    package init?(_ text: [UInt8]) {
      let parts = text.split(
        separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count >= 2, !parts[0].isEmpty, !parts[1].isEmpty,
        let domain = Self.decoded(parts.count == 3 ? parts[2] : [])
      else { return nil }
      self.init(
        key: String(decoding: parts[0], as: UTF8.self),
        type: String(decoding: parts[1], as: UTF8.self), domain: domain)
      guard description.utf8.elementsEqual(text) else { return nil }
    }

    /// The parts with points between; of the domain all but letters, digits, `-`, `.`, `_` and `~` percent-encoded, so
    /// that no byte of it needs an escape in JSON.
    package var description: String {
      domain.isEmpty ? "\(key).\(type)" : "\(key).\(type).\(Self.encoded(domain))"
    }

    private static func encoded(_ domain: String) -> String {
      var text: [UInt8] = []
      for byte in domain.utf8 {
        if byte.isAlphanumeric || "-._~".utf8.contains(byte) {
          text.append(byte)
        } else {
          let digits = String(byte, radix: 16, uppercase: true)
          text += "\(byte < 16 ? "%0" : "%")\(digits)".utf8
        }
      }
      return String(decoding: text, as: UTF8.self)
    }

    private static func decoded(_ text: ArraySlice<UInt8>) -> String? {
      var (bytes, rest): ([UInt8], ArraySlice<UInt8>) = ([], text)
      while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "%") else {
          bytes.append(byte)
          continue
        }
        guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
          return nil
        }
        bytes.append(value)
        rest = rest.dropFirst(2)
      }
      return String(validating: bytes, as: UTF8.self)
    }
  }

  /// The first part of what is sealed with the key called `name`; it is also the associated data. Nil if the name is
  /// too long, which only a domain can make it.
  package static func header(for name: KeyName) -> [UInt8]? {
    let header = Base64.encodedForURL(head + Array(name.description.utf8) + tail)
    return header.count <= longestHeader ? header : nil
  }

  /// The whole of what is sealed, made of its parts.
  ///
  /// - Parameter sealed: nonce, text and tag, one behind the other.
  package static func compact(_ header: [UInt8], _ sealed: [UInt8]) -> [UInt8] {
    let (nonce, rest) = (sealed.prefix(12), sealed.dropFirst(12))
    let point = [UInt8(ascii: ".")]
    return header + point + point + Base64.encodedForURL(nonce) + point
      + Base64.encodedForURL(rest.dropLast(16)) + point + Base64.encodedForURL(rest.suffix(16))
  }
}

extension ValueJWE {
  /// One that stands in a text, taken apart.
  package struct Parts: Sendable {
    /// Whose key it is sealed with.
    package var name: KeyName
    /// The header as it is written.
    package var header: Range<Int>
    fileprivate var nonce: Range<Int>, text: Range<Int>, tag: Range<Int>

    /// One past its last byte.
    package var end: Int { tag.upperBound }

    /// Nonce, text and tag, one behind the other; nil if one of them is written otherwise than it would be.
    package func sealed(in text: Span<UInt8>) -> [UInt8]? {
      var sealed: [UInt8] = []
      for part in [nonce, self.text, tag] {
        let written = text.extracting(part)
        guard let bytes = Base64.decode(written),
          Base64.encodedForURL(bytes).elementsEqual(part.map { text[$0] })
        else { return nil }
        sealed += bytes
      }
      return sealed
    }
  }

  /// The one that begins at `start`; nil if none does, or if it is not whole. The tag's length is known, so that one
  /// ends where `_` and another follow.
  ///
  /// - Complexity: O(*n*) in its bytes.
  package static func parts(at start: Int, in text: Span<UInt8>) -> Parts? {
    guard
      sign.withUTF8Buffer({ sign in
        start + sign.count <= text.count
          && sign.indices.allSatisfy { unsafe text[start + $0] == sign[$0] }
      })
    else { return nil }
    let header = run(from: start, upTo: longestHeader, in: text)
    guard let bytes = Base64.decode(text.extracting(header)), bytes.starts(with: head),
      let name = KeyName(Array(bytes.dropFirst(head.count).dropLast(tail.count))),
      self.header(for: name) == header.map({ text[$0] }),
      let key = next(behind: header, in: text), key.isEmpty,
      let nonce = next(behind: key, in: text), nonce.count == nonceLength,
      let cipher = next(behind: nonce, in: text), !cipher.isEmpty,
      let tag = next(behind: cipher, upTo: tagLength, in: text), tag.count == tagLength
    else { return nil }
    return Parts(name: name, header: header, nonce: nonce, text: cipher, tag: tag)
  }

  /// The part behind `part` and a point, at most `limit` letters of it.
  private static func next(
    behind part: Range<Int>, upTo limit: Int = .max, in text: Span<UInt8>
  ) -> Range<Int>? {
    guard part.upperBound < text.count, text[part.upperBound] == UInt8(ascii: ".") else {
      return nil
    }
    return run(from: part.upperBound + 1, upTo: limit, in: text)
  }

  /// The letters of base64url from `start` on, at most `limit`.
  private static func run(from start: Int, upTo limit: Int = .max, in text: Span<UInt8>) -> Range<
    Int
  > {
    var end = start
    while end < text.count, end - start < limit, isLetter(text[end]) { end += 1 }
    return start..<end
  }

  /// Whether `byte` is one of base64url.
  package static func isLetter(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
