//  FF1 over texts whose places have alphabets of different sizes, as an account number has that begins with letters.
//
//  Such a text is a number in mixed radix. It is written in one radix that has about as many numbers, encrypted there,
//  and encrypted again as long as the outcome is no such text (cycle walking: Black and Rogaway, "Ciphers with
//  arbitrary finite domains", 2002). What comes out is a permutation of the texts as FF1 is one of its own.

/// A permutation of all texts of given alphabets.
package struct MixedRadix: Sendable {
  /// How many characters there are for each place.
  package let radices: [Int]
  /// What FF1 takes: numerals of one radix.
  package let alphabet: FF1.Alphabet
  /// How many of them.
  package let length: Int

  /// Takes the sizes of the alphabets, 2 to 36 each; nil if there are fewer than a million texts, or too many.
  ///
  /// - Complexity: some hundred microseconds; keep it.
  package init?(radices: [Int]) {
    let texts = radices.reduce(1) { $0 * Double($1) }
    guard radices.count <= FF1.maximumLength, radices.allSatisfy({ (2...36).contains($0) }),
      texts >= 1_000_000
    else { return nil }
    // Of all radices the one whose power exceeds the number of texts by least: the fewer numbers are no text, the
    // fewer are encrypted again.
    let greatest = radices.map { UInt8($0 - 1) }
    var best: (power: Double, radix: Int, length: Int)?
    for radix in 2...128 {
      var (power, length) = (1.0, 0)
      while power < texts * (1 - Self.tolerance) {
        power *= Double(radix)
        length += 1
      }
      guard length <= FF1.maximumLength, power < best?.power ?? .infinity,
        Self.converted(greatest, from: radices, to: Self.uniform(radix, length)) != nil
      else { continue }
      best = (power, radix, length)
    }
    guard let best, let alphabet = try? FF1.Alphabet(radix: best.radix) else { return nil }
    self.radices = radices
    self.alphabet = alphabet
    length = best.length
  }

  /// A power that is the number of texts may come out a little beside it.
  private static let tolerance = 1e-12

  /// The text that `permute`, FF1 over ``alphabet`` or its way back, leads to from the numerals `text`, which
  /// `accepts` must hold for as it does for the outcome.
  ///
  /// - Complexity: two calls of `permute` in the mean at most where nearly all texts are accepted, and two conversions
  ///   for each, quadratic in the length.
  package func walk(
    from text: [UInt8], accepts: ([UInt8]) -> Bool = { _ in true },
    _ permute: ([UInt8]) throws(FF1Error) -> [UInt8]
  ) throws(FF1Error) -> [UInt8] {
    let uniform = Self.uniform(alphabet.radix, length)
    var number = Self.converted(text, from: radices, to: uniform)
    while let start = number {
      let next = try permute(start)
      let walked = Self.converted(next, from: uniform, to: radices)
      if let walked, accepts(walked) { return walked }
      number = next
    }
    preconditionFailure("there are as many numbers as texts, or more")
  }

  private static func uniform(_ radix: Int, _ length: Int) -> [Int] {
    [Int](repeating: radix, count: length)
  }

  /// The number that `numerals` write in `radices`, written in `others`; nil if it is too large for them.
  private static func converted(
    _ numerals: [UInt8], from radices: [Int], to others: [Int]
  ) -> [UInt8]? {
    var quotient = numerals.map(Int.init)
    var converted = [UInt8](repeating: 0, count: others.count)
    for place in others.indices.reversed() {
      var remainder = 0
      for index in quotient.indices {
        remainder = remainder * radices[index] + quotient[index]
        (quotient[index], remainder) = remainder.quotientAndRemainder(dividingBy: others[place])
      }
      converted[place] = UInt8(remainder)
    }
    return quotient.allSatisfy { $0 == 0 } ? converted : nil
  }
}
