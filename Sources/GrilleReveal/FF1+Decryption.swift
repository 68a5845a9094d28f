//  FF1's way back (NIST SP 800-38G, algorithm 8): the rounds in the other order, subtracting.

public import GrilleTransforms

extension FF1 {
  /// The text whose encryption under `tweak` is `text`; makes a cipher for it alone.
  ///
  /// Every text of the right form is the encryption of some other: a wrong key or tweak gives a wrong text,
  /// not an error.
  ///
  /// - Throws: as ``FF1/cipher(length:tweakLength:)`` and ``Cipher/decrypt(_:tweak:)``.
  public func decrypt(_ text: [UInt8], tweak: [UInt8] = []) throws(FF1Error) -> [UInt8] {
    let cipher = try cipher(length: text.count, tweakLength: tweak.count)
    var text = text
    var span = text.mutableSpan
    try cipher.decrypt(&span, tweak: tweak.span)
    return text
  }
}

extension FF1.Cipher {
  /// Decrypts `text` in place: equal texts under equal tweaks give equal texts. A wrong key or tweak gives a
  /// wrong text, not an error.
  ///
  /// - Throws: ``FF1Error/otherLength``, or ``FF1Error/character(at:)`` for what the alphabet does not have;
  ///   `text` is then unchanged.
  /// - Complexity: as encryption.
  public func decrypt(_ text: inout MutableSpan<UInt8>, tweak: Span<UInt8>) throws(FF1Error) {
    var (a, b) = try halves(of: text, tweak: tweak)
    let rounds = FF1.Rounds(self, tweak: tweak)
    for round in stride(from: 8, through: 0, by: -2) {
      b = right.difference(b, rounds.output(round + 1, of: a, modulo: right))
      a = left.difference(a, rounds.output(round, of: b, modulo: left))
    }
    write(a, b, into: &text)
  }
}
