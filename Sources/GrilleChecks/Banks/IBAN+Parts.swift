//  What else is known of IBANs by their country: the kind of each place, and which check digits are right.

extension IBAN {
  /// How many characters each place behind the check digits may hold, in order: 10, 26 or 36; nil for a country
  /// without IBANs.
  ///
  /// - Parameter country: two capitals.
  package static func radices(of country: [UInt8]) -> [Int]? {
    structures[code(country)].map { structure in
      structure.parts.flatMap { part in
        [Int](repeating: radix(of: part.kind), count: part.count)
      }
    }
  }

  /// All countries with IBANs, as two capitals each.
  package static var countries: [[UInt8]] {
    structures.keys.sorted().map { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  }

  private static func code(_ country: [UInt8]) -> UInt16 {
    country.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
  }

  private static func radix(of kind: UInt8) -> Int {
    switch kind {
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "a"): 26
    default: 36
    }
  }

  /// The right check digits, 2 to 98, for `rest` in `country`, both in capitals and digits.
  package static func checkDigits(of rest: [UInt8], in country: [UInt8]) -> Int {
    let remainder = (rest + country).reduce(0) { remainder, byte in
      byte.isDigit
        ? (remainder * 10 + Int(byte - 48)) % 97 : (remainder * 100 + Int(byte - 55)) % 97
    }
    return 98 - remainder * 100 % 97
  }
}
