//  FF1, format-preserving encryption (NIST SP 800-38G, with the limits of its Revision 1 drafts): digits become
//  as many digits, and only the key leads back. The way back is in `GrilleReveal`.

public import GrilleKeys

/// FF1 under one key, over one alphabet: equal texts under equal tweaks give equal texts.
///
/// So it shows which values are equal, and it proves nothing: any text of the right form is something's
/// ciphertext. A tweak (the info type, the digits that stay) makes equal values differ from one use to another;
/// it need not be secret. Threads may share it, and it prints as its name, without the key.
///
///     let ff1 = try FF1(key: key.span, alphabet: .digits)
///     try ff1.encrypt(Array("0123456789".utf8))  // ten other digits
public struct FF1: Sendable {
  /// What texts are written in.
  public let alphabet: Alphabet
  let block: AESBlock
  let base: Base

  /// The length up to which a text is one value, in characters.
  public static let maximumLength = 64
  /// The length up to which a tweak is taken, in bytes.
  public static let maximumTweakLength = 256

  /// Takes a key of 16, 24 or 32 bytes, which should serve nothing else.
  ///
  /// - Throws: ``CipherError/keySize(bytes:)`` for any other length.
  public init(key: Span<UInt8>, alphabet: Alphabet) throws(CipherError) {
    block = try AESBlock(key: key)
    base = Base(radix: alphabet.radix)
    self.alphabet = alphabet
  }

  /// The same key over another alphabet: texts in two alphabets of different sizes have nothing to do with each other.
  package func over(_ alphabet: Alphabet) -> FF1 { FF1(block: block, alphabet: alphabet) }

  private init(block: AESBlock, alphabet: Alphabet) {
    self.block = block
    base = Base(radix: alphabet.radix)
    self.alphabet = alphabet
  }

  /// The cipher for texts of `length` characters and tweaks of `tweakLength` bytes.
  ///
  /// - Throws: ``FF1Error`` if there are less than a million such texts, or one is longer than
  ///   ``maximumLength``, or a tweak than ``maximumTweakLength``.
  /// - Complexity: some 0.2 microseconds; keep it for the next text of that length.
  public func cipher(length: Int, tweakLength: Int = 0) throws(FF1Error) -> Cipher {
    guard length >= alphabet.minimumLength else {
      throw .tooShort(length: length, minimum: alphabet.minimumLength)
    }
    guard length <= Self.maximumLength else {
      throw .tooLong(length: length, maximum: Self.maximumLength)
    }
    guard tweakLength <= Self.maximumTweakLength else {
      throw .tweakTooLong(bytes: tweakLength, maximum: Self.maximumTweakLength)
    }
    return Cipher(self, length: length, tweakLength: tweakLength)
  }

  /// The encryption of `text`, as long and in the same alphabet; makes a cipher for it alone.
  ///
  /// - Throws: as ``cipher(length:tweakLength:)`` and ``Cipher/encrypt(_:tweak:)``.
  public func encrypt(_ text: [UInt8], tweak: [UInt8] = []) throws(FF1Error) -> [UInt8] {
    let cipher = try cipher(length: text.count, tweakLength: tweak.count)
    var text = text
    var span = text.mutableSpan
    try cipher.encrypt(&span, tweak: tweak.span)
    return text
  }
}

extension FF1 {
  /// FF1 for texts of one length and tweaks of one length. What depends on these alone is worked out once.
  ///
  /// Equal texts under equal tweaks give equal texts. Threads may share it, and it prints as its name.
  public struct Cipher: Sendable {
    /// How many characters a text has.
    public let length: Int
    /// How many bytes a tweak has.
    public let tweakLength: Int
    package let alphabet: Alphabet
    /// Radix^u and radix^v: what the halves are below, the left one rounded down.
    package let left: Modulus, right: Modulus
    let block: AESBlock
    /// b and d: how many bytes a half is written in, and how many its number is drawn from.
    let width: Int, drawn: Int
    /// The first block P, encrypted.
    let first: UInt128

    init(_ ff1: FF1, length: Int, tweakLength: Int) {
      self.length = length
      self.tweakLength = tweakLength
      alphabet = ff1.alphabet
      block = ff1.block
      left = Modulus(ff1.base, numerals: length / 2)
      right = Modulus(ff1.base, numerals: length - length / 2)
      width = (right.bits + 7) / 8
      drawn = 4 * ((width + 3) / 4) + 4
      var p: UInt128 = 0x010201 << 104 | 10 << 72
      p |= UInt128(ff1.alphabet.radix) << 80 | UInt128(length / 2) << 64
      p |= UInt128(length) << 32 | UInt128(tweakLength)
      first = block.permute(p)
    }

    /// Encrypts `text` in place (algorithm 7).
    ///
    /// - Throws: ``FF1Error/otherLength``, or ``FF1Error/character(at:)`` for what the alphabet does not have;
    ///   `text` is then unchanged.
    /// - Complexity: ten permutations of AES, and one for each 16 bytes of a longer tweak. Halves above 16
    ///   bytes take twice as many. No allocation.
    public func encrypt(_ text: inout MutableSpan<UInt8>, tweak: Span<UInt8>) throws(FF1Error) {
      var (a, b) = try halves(of: text, tweak: tweak)
      let rounds = Rounds(self, tweak: tweak)
      for round in stride(from: 0, to: 10, by: 2) {
        a = left.sum(a, rounds.output(round, of: b, modulo: left))
        b = right.sum(b, rounds.output(round + 1, of: a, modulo: right))
      }
      write(a, b, into: &text)
    }

    /// The numbers that the halves of `text` write, if lengths are what the cipher was made for.
    package func halves(of text: borrowing MutableSpan<UInt8>, tweak: Span<UInt8>)
      throws(FF1Error) -> (Number, Number)
    {
      guard text.count == length, tweak.count == tweakLength else { throw .otherLength }
      return (
        try left.read(text, from: 0, in: alphabet),
        try right.read(text, from: left.numerals, in: alphabet)
      )
    }

    /// Writes the halves of a text.
    package func write(_ a: Number, _ b: Number, into text: inout MutableSpan<UInt8>) {
      left.write(a, into: &text, from: 0, in: alphabet)
      right.write(b, into: &text, from: left.numerals, in: alphabet)
    }
  }
}

extension FF1: CustomStringConvertible, CustomReflectable {
  /// The name of the type.
  public var description: String { "FF1" }
  /// Without children.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension FF1.Cipher: CustomStringConvertible, CustomReflectable {
  /// The name of the type.
  public var description: String { "FF1.Cipher" }
  /// Without children.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
