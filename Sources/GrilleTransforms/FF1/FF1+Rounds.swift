//  What encryption and decryption share: steps 5 and 6 of FF1 (SP 800-38G, algorithms 7 and 8).

internal import GrilleKeys

extension FF1 {
  /// The rounds' function under one tweak: PRF over P and Q, drawn out to enough bytes for a half.
  ///
  /// Of Q only the round's number and a half change from round to round, and these stand in its last 16 bytes,
  /// or 32 for long halves. Everything before them is taken in once.
  package struct Rounds {
    private let block: AESBlock
    private let right: Modulus
    /// b and d, in bytes.
    private let width: Int, drawn: Int
    /// The state behind P and all of Q that no round changes.
    private let state: UInt128
    /// What the tweak leaves in Q's last 16 bytes, and in the 16 before them if a half reaches there.
    private let low: UInt128, high: UInt128

    /// Takes a tweak of the length that `cipher` was made for.
    package init(_ cipher: Cipher, tweak: Span<UInt8>) {
      block = cipher.block
      right = cipher.right
      width = cipher.width
      drawn = cipher.drawn
      let size = (tweak.count + width + 1 + 15) / 16 * 16
      let changing = width < 16 ? 16 : 32
      var state = cipher.first
      for start in stride(from: 0, to: size - changing, by: 16) {
        state = block.permute(state ^ tweak.block(at: start))
      }
      self.state = state
      low = tweak.block(at: size - 16)
      high = width < 16 ? 0 : tweak.block(at: size - 32)
    }

    /// What round `index` adds to the other half when `half` is this one, modulo `modulus`: steps 6.i to 6.v.
    package func output(_ index: Int, of half: Number, modulo modulus: Modulus) -> Number {
      let words = right.words(half)
      var last = low | UInt128(words[1]) << 64 | UInt128(words[0])
      var r = state
      if width < 16 {
        last |= UInt128(index) << UInt128(8 * width)
      } else {
        let written = UInt128(words[3]) << 64 | UInt128(words[2])
        r = block.permute(r ^ (high | UInt128(index) << UInt128(8 * (width - 16)) | written))
      }
      r = block.permute(r ^ last)
      guard drawn > 16 else {
        return modulus.remainder(of: Self.words(0, r >> UInt128(128 - 8 * drawn)))
      }
      let more = block.permute(r ^ 1)
      let excess = UInt128(256 - 8 * drawn)
      return modulus.remainder(
        of: Self.words(r >> excess, more >> excess | r << (128 - excess)))
    }

    private static func words(_ high: UInt128, _ low: UInt128) -> Words {
      [
        UInt64(truncatingIfNeeded: low), UInt64(truncatingIfNeeded: low >> 64),
        UInt64(truncatingIfNeeded: high), UInt64(truncatingIfNeeded: high >> 64),
      ]
    }
  }
}
