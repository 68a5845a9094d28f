//  `tok_pan_V_…`: a token that is made of chance, for whose value one must ask the store that keeps it. Keys are
//  called by lower-case letters and digits, so the `V` in the place of a key's name is none.

public import GrilleCore
internal import GrilleKeys

/// A random token: nothing about its value can be worked out of it, by whoever has which key.
public struct VaultToken: Hashable, Sendable {
  /// How many random bytes there are: 96 bits, as many as a keyed token has.
  public static let length = 12

  private static let sign = Array("V".utf8)

  /// What it stands for.
  public let type: InfoType
  /// Its random bytes.
  public let body: [UInt8]

  /// A new one.
  public init(randomFor type: InfoType) {
    self.type = type
    body = Nonce.random(Self.length)
  }

  /// The one of these random bytes; nil if they are not ``length``.
  public init?(type: InfoType, body: [UInt8]) {
    guard body.count == Self.length else { return nil }
    (self.type, self.body) = (type, body)
  }

  /// Reads what ``text`` writes; nil for anything else, a keyed token among it.
  public init?(_ text: some Collection<UInt8>) {
    let parts = text.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
    guard parts.count >= 4, parts[0].elementsEqual("tok".utf8),
      parts[parts.count - 2].elementsEqual(Self.sign),
      let body = Base62.decode(parts[parts.count - 1])
    else { return nil }
    let words = parts[1..<(parts.count - 2)].map { String(decoding: $0, as: UTF8.self) }
    self.init(type: InfoType(words.joined(separator: "_")), body: body)
  }

  /// As it stands in the place of a value: `tok_us_ssn_V_…`, 17 letters and digits of base 62 at its end.
  public var text: [UInt8] {
    var text = Array("tok_\(type.rawValue)_".utf8) + Self.sign + [UInt8(ascii: "_")]
    Base62.encode(body, into: &text)
    return text
  }
}
