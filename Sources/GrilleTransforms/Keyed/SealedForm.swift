//  `enc_iban_k1_…`: base 62 of a byte that says how, then what AES-SIV made. Sealed without a nonce, equal values
//  are equal; with one, a value is never sealed the same twice.

internal import GrilleKeys

/// How a value was sealed; the first byte of what was.
package enum SealedForm: UInt8, Sendable {
  /// Tag and text.
  case joinable = 1
  /// Sixteen random bytes, then tag and text, with the random bytes as associated data (RFC 5297, section 3).
  case randomized = 2

  /// How many random bytes there are.
  package static let nonceLength = 16

  /// The bytes of `value`, sealed.
  static func seal(_ value: [UInt8], by siv: SIV, joinable isJoinable: Bool) -> [UInt8] {
    guard !isJoinable else {
      var sealed = [SealedForm.joinable.rawValue]
      siv.seal(value.span, into: &sealed)
      return sealed
    }
    let nonce = Nonce.random(nonceLength)
    var sealed = [SealedForm.randomized.rawValue] + nonce
    siv.associating([nonce]).seal(value.span, into: &sealed)
    return sealed
  }
}
