extension FF1 {
  /// The characters of a text, in the order of their values: the first is 0.
  ///
  /// Alphabets with as many characters differ only in how a text is written, and a text that is written in one
  /// becomes one that is.
  public struct Alphabet: Hashable, Sendable {
    /// The characters, each an ASCII byte.
    public let characters: [UInt8]
    /// The value of each byte; ``none`` for bytes that are no character.
    let values: [UInt8]
    private static let none: UInt8 = 0xff

    /// Takes from 2 to 128 different ASCII characters.
    ///
    /// - Throws: ``FF1Error/alphabet`` for others.
    public init(_ characters: String) throws(FF1Error) { try self.init(Array(characters.utf8)) }

    /// Takes numerals as they are: bytes from 0 to below `radix`, which is from 2 to 128.
    ///
    /// - Throws: ``FF1Error/alphabet`` for another radix.
    public init(radix: Int) throws(FF1Error) {
      guard (2...128).contains(radix) else { throw .alphabet }
      try self.init(Array(0..<UInt8(radix)))
    }

    private init(_ characters: [UInt8]) throws(FF1Error) {
      guard (2...128).contains(characters.count), Set(characters).count == characters.count,
        characters.allSatisfy({ $0 < 0x80 })
      else { throw .alphabet }
      self.init(known: characters)
    }

    private init(known characters: [UInt8]) {
      self.characters = characters
      var values = [UInt8](repeating: Self.none, count: 256)
      for (value, character) in characters.enumerated() { values[Int(character)] = UInt8(value) }
      self.values = values
    }

    /// `0` to `9`.
    public static let digits = Alphabet(known: Array("0123456789".utf8))
    /// `a` to `z`.
    public static let letters = Alphabet(known: Array("abcdefghijklmnopqrstuvwxyz".utf8))
    /// `0` to `9`, then `a` to `z`: what NIST's samples are written in.
    public static let base36 = Alphabet(known: digits.characters + letters.characters)
    /// `0` to `9`, `a` to `z`, then `A` to `Z`.
    public static let base62 = Alphabet(
      known: base36.characters + Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8))

    /// How many characters there are.
    public var radix: Int { characters.count }

    /// The length from which on there are a million texts or more, the least that SP 800-38G Rev. 1 allows:
    /// 6 digits, 4 characters of base 62.
    public var minimumLength: Int {
      var length = 0
      var texts = 1
      while texts < 1_000_000 {
        texts *= radix
        length += 1
      }
      return length
    }
  }
}
