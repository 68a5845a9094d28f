internal import GrilleChecks
public import GrilleCore
public import GrilleKeys

/// A JWE that Grille made of a value, taken apart.
public struct SealedJWE: Hashable, Sendable {
  /// What was sealed.
  public let type: InfoType
  /// The key that it was sealed with.
  public let key: Key.ID
  /// Whom it was sealed for.
  public let domain: String
  /// The associated data: the header as it is written (RFC 7516, section 5.1).
  let header: [UInt8]
  /// Nonce, text and tag.
  let sealed: [UInt8]

  /// Reads `text`, which is nothing else.
  ///
  /// - Throws: ``RevealError/form``.
  public init(_ text: [UInt8]) throws(RevealError) {
    guard let parts = ValueJWE.parts(at: 0, in: text.span), parts.end == text.count,
      let key = Key.ID(rawValue: parts.name.key), let sealed = parts.sealed(in: text.span)
    else { throw .form }
    type = InfoType(parts.name.type)
    self.key = key
    domain = parts.name.domain
    header = Array(text[parts.header])
    self.sealed = sealed
  }

  /// What each begins with.
  static let head = ValueJWE.sign.withUTF8Buffer { unsafe Array($0) }

  /// How long its last part is.
  static var tagLength: Int { ValueJWE.tagLength }

  /// Whether `byte` is part of one, points aside.
  static func isLetter(_ byte: UInt8) -> Bool { ValueJWE.isLetter(byte) }
}
