//  Halves of a text as numbers: the arithmetic of FF1's rounds, which is modulo the radix to as many numerals
//  as a half has.
//
//  A number is held as limbs in base radix^k, with the greatest k that a word has room for. The modulus is then
//  cut off limb by limb, and no long number is ever divided by a long one; numerals fall out of each limb alone.
//  18 digits are one limb, so card and account numbers take the loops below once.

extension FF1 {
  /// A number of up to 32 numerals: limbs from the least on. Which base they are in its ``Modulus`` knows.
  package typealias Number = InlineArray<4, UInt64>
  /// A number of up to 256 bits: words from the least on.
  package typealias Words = InlineArray<4, UInt64>

  /// A radix and the greatest power of it that is at most 2^63, so that two limbs and a carry fit a word.
  package struct Base: Sendable {
    let radix: UInt64
    /// k: how many numerals a limb holds; 9 or more for every radix up to 128.
    let numerals: Int
    /// radix^k.
    let limb: UInt64

    init(radix: Int) {
      self.radix = UInt64(radix)
      var limb: UInt64 = 1
      var numerals = 0
      while limb <= (1 << 63) / self.radix {
        limb *= self.radix
        numerals += 1
      }
      self.limb = limb
      self.numerals = numerals
    }
  }

  /// The numbers below radix^m.
  package struct Modulus: Sendable {
    let base: Base
    /// m.
    let numerals: Int
    /// How many limbs such a number has.
    let limbs: Int
    /// What the uppermost limb stays below: the radix to what the others leave of m.
    let top: UInt64

    init(_ base: Base, numerals: Int) {
      self.base = base
      self.numerals = numerals
      limbs = (numerals + base.numerals - 1) / base.numerals
      top = (0..<numerals - (limbs - 1) * base.numerals).reduce(1) { power, _ in power * base.radix
      }
    }

    /// How many bits the greatest number has: the binary logarithm of the modulus, rounded up.
    var bits: Int {
      var greatest = Number(repeating: base.limb - 1)
      greatest[limbs - 1] = top - 1
      let words = words(greatest)
      let word = (0..<limbs).last { words[$0] > 0 } ?? 0
      return 64 * word + 64 - words[word].leadingZeroBitCount
    }

    /// The sum of two numbers below the modulus.
    package func sum(_ one: Number, _ other: Number) -> Number {
      var sum = one
      var carry: UInt64 = 0
      for index in 0..<limbs {
        let bound = index == limbs - 1 ? top : base.limb
        let limb = one[index] &+ other[index] &+ carry  // below 2 · 2^63
        carry = limb >= bound ? 1 : 0
        sum[index] = limb &- carry &* bound
      }
      return sum
    }

    /// The first number less the second, both below the modulus.
    package func difference(_ one: Number, _ other: Number) -> Number {
      var difference = one
      var borrow: UInt64 = 0
      for index in 0..<limbs {
        let bound = index == limbs - 1 ? top : base.limb
        let taken = other[index] &+ borrow
        borrow = one[index] < taken ? 1 : 0
        difference[index] = one[index] &+ borrow &* bound &- taken
      }
      return difference
    }

    /// What `words` leave when divided by the modulus.
    func remainder(of words: Words) -> Number {
      // With one limb that limb is the modulus; with more, what runs over the last one is a multiple of it.
      let bound = limbs == 1 ? top : base.limb
      var number = Number(repeating: 0)
      var count = 4
      while count > 1, words[count - 1] == 0 { count -= 1 }
      for word in (0..<count).reversed() {
        var carry = words[word]
        for index in 0..<limbs {
          if number[index] == 0 {
            (carry, number[index]) = carry.quotientAndRemainder(dividingBy: bound)
          } else {
            (carry, number[index]) = bound.dividingFullWidth((number[index], carry))
          }
        }
      }
      if limbs > 1 { number[limbs - 1] %= top }
      return number
    }

    /// The number in base 2^64.
    func words(_ number: Number) -> Words {
      var words = Words(repeating: 0)
      for limb in (0..<limbs).reversed() {
        var carry = number[limb]
        for index in 0..<limbs {
          let (high, low) = words[index].multipliedFullWidth(by: base.limb)
          let (sum, overflow) = low.addingReportingOverflow(carry)
          words[index] = sum
          carry = high &+ (overflow ? 1 : 0)
        }
      }
      return words
    }

    /// The number that the characters from `start` on write; throws at the first that is none.
    func read(_ text: borrowing MutableSpan<UInt8>, from start: Int, in alphabet: Alphabet)
      throws(FF1Error) -> Number
    {
      var number = Number(repeating: 0)
      var place = start
      for limb in (0..<limbs).reversed() {
        let end = start + numerals - limb * base.numerals
        var value: UInt64 = 0
        while place < end {
          let numeral = alphabet.values[Int(text[place])]
          guard numeral < 0x80 else { throw .character(at: place) }
          value = value &* base.radix &+ UInt64(numeral)
          place += 1
        }
        number[limb] = value
      }
      return number
    }

    /// Writes `number` from `start` on.
    func write(
      _ number: Number, into text: inout MutableSpan<UInt8>, from start: Int, in alphabet: Alphabet
    ) {
      var place = start + numerals
      for limb in 0..<limbs {
        let begin = max(start, place - base.numerals)
        var value = number[limb]
        while place > begin {
          place -= 1
          let (rest, numeral) = value.quotientAndRemainder(dividingBy: base.radix)
          text[place] = alphabet.characters[Int(numeral)]
          value = rest
        }
      }
    }
  }
}
