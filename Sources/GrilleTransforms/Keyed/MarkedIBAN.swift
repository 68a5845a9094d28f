//  IBANs encrypted in place: the country and the separators stay, and what follows the check digits is encrypted, a digit
//  to a digit and a letter to a letter where the country has them so:
//
//      GB82 WEST 1234 5698 7654 32   fpe   GB99 QKZD 8210 4417 0063 95
//
//  The check digits are the mark. Right ones would make an IBAN of it that somebody may have, which a second pass
//  takes for one and encrypts again. Issuers use 02 to 98; 99, 00 and 01 leave the same remainder as 02, 97 and 98, so
//  that only 3 accounts of 97 have check digits that are right and yet nobody's: too few to put all others there. So
//  the mark is 99, or 01 where 99 would pass the division. No validator takes the outcome for an IBAN, and no IBAN
//  whose issuer wrote one of these for 02, 97 or 98 is taken for ours. (00 is what stands there while check digits are
//  worked out, before real accounts.) The way back makes the right ones anew.
//
//  Written in groups of four, one number in thirty holds what passes for a card number. Those are left out, as values
//  and as outcomes: a second pass would find a card there, and nothing tells it from a real one.

internal import GrilleChecks

/// The letters and digits of an IBAN, and what of it is encrypted.
package struct MarkedIBAN {
  /// The places of the letters and digits behind the check digits.
  private let places: [Int]
  /// Those of the check digits.
  private let checks: [Int]
  private let country: [UInt8]
  private let isLower: Bool
  private let rest: [UInt8]

  /// Takes `value` apart; nil if it is no IBAN, or with `isMarked` none that was encrypted, or if it is written in
  /// small letters and capitals.
  package init?(_ value: [UInt8], isMarked: Bool) {
    let places = value.indices.filter { value[$0].isWord }
    let letters = places.map { value[$0] }
    isLower = letters.contains { $0.isSmall }
    guard places.count > 4, !isLower || !letters.contains(where: { $0.isCapital }) else {
      return nil
    }
    let written = letters.map { $0.isSmall ? $0 & ~0x20 : $0 }
    country = Array(written[..<2])
    rest = Array(written[4...])
    checks = Array(places[2..<4])
    self.places = Array(places[4...])
    let right = IBAN.checkDigits(of: rest, in: country)
    let stands = isMarked ? Self.mark(over: right) : Self.twoDigits(right)
    guard written[2..<4].elementsEqual(stands), numerals != nil, !Self.holdsCard(rest) else {
      return nil
    }
  }

  /// Whether `value` is what was made of one.
  package static func isOurs(_ value: [UInt8]) -> Bool { MarkedIBAN(value, isMarked: true) != nil }

  /// How the accounts of each country are permuted; they are a million or more in all of them.
  private static let domains: [[UInt8]: MixedRadix] = Dictionary(
    uniqueKeysWithValues: IBAN.countries.compactMap { country in
      IBAN.radices(of: country).flatMap { MixedRadix(radices: $0) }.map { (country, $0) }
    })

  /// The rest as numerals; nil if one of its letters stands where the country has none.
  private var numerals: [UInt8]? {
    guard let domain = Self.domains[country], domain.radices.count == rest.count else { return nil }
    var numerals: [UInt8] = []
    for (byte, radix) in zip(rest, domain.radices) {
      guard byte < 0x80, let numeral = Self.numeral(byte, radix) else { return nil }
      numerals.append(numeral)
    }
    return numerals
  }

  /// `value` with its mark and the rest encrypted, if it has none, or with its check digits and the rest decrypted.
  ///
  /// - Parameter permute: FF1 over an alphabet under a tweak, or its way back.
  package func replacing(
    _ value: [UInt8], marks: Bool,
    _ permute: (_ text: [UInt8], FF1.Alphabet, _ tweak: [UInt8]) throws(FF1Error) -> [UInt8]
  ) throws(FF1Error) -> [UInt8] {
    guard let domain = Self.domains[country], let numerals else { return value }
    let country = country
    func rest(_ numerals: [UInt8]) -> [UInt8] {
      zip(numerals, domain.radices).map { Self.character($0, $1) }
    }
    let walked = try domain.walk(from: numerals, accepts: { !Self.holdsCard(rest($0)) }) {
      text throws(FF1Error) in
      try permute(text, domain.alphabet, country)
    }
    let rest = rest(walked)
    let right = IBAN.checkDigits(of: rest, in: country)
    var replaced = value
    for (place, digit) in zip(checks, marks ? Self.mark(over: right) : Self.twoDigits(right)) {
      replaced[place] = digit
    }
    for (place, character) in zip(places, rest) {
      replaced[place] = isLower && character.isCapital ? character | 0x20 : character
    }
    return replaced
  }

  /// Whether groups of four of `rest` that stand side by side are a card number.
  private static func holdsCard(_ rest: [UInt8]) -> Bool {
    for start in stride(from: 0, to: rest.count, by: 4) {
      let digits = rest[start...].prefix { $0 &- 0x30 < 10 }
      for count in 12...19 where count <= digits.count {
        let isWhole = count % 4 == 0 || start + count == rest.count
        if isWhole, PAN.isValid(Array(digits.prefix(count)).span) { return true }
      }
    }
    return false
  }

  /// What stands in the place of check digits that would be `right`: nothing that passes.
  private static func mark(over right: Int) -> [UInt8] { twoDigits(right == 2 ? 1 : 99) }

  private static func twoDigits(_ number: Int) -> [UInt8] {
    [UInt8(0x30 + number / 10), UInt8(0x30 + number % 10)]
  }

  // MARK: characters

  /// The value of a character where there are ten digits, 26 letters, or both.
  private static func numeral(_ byte: UInt8, _ radix: Int) -> UInt8? {
    switch (byte.isCapital, radix) {
    case (true, 26): byte - 0x41
    case (true, 36): byte - 0x41 + 10
    case (false, 10), (false, 36): byte - 0x30
    default: nil
    }
  }

  private static func character(_ numeral: UInt8, _ radix: Int) -> UInt8 {
    if radix == 26 { return 0x41 + numeral }
    return numeral < 10 ? 0x30 + numeral : 0x41 + numeral - 10
  }
}

extension UInt8 {
  fileprivate var isCapital: Bool { self &- 0x41 < 26 }
  fileprivate var isSmall: Bool { self &- 0x61 < 26 }
  fileprivate var isWord: Bool { self &- 0x30 < 10 || isCapital || isSmall || self >= 0x80 }
}
