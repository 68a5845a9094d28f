//  Card networks: who issues which prefix in which lengths.
//
//  4111 1111 1111 1111 begins with 4 and has 16 digits: Visa. Narrow rows stand first, so that
//  5067 00 is Elo and not Maestro. UATP (1, 15 digits) is left out on purpose: every microsecond
//  timestamp begins with 1.
//  Source: ISO/IEC 7812-1; braintree/credit-card-type; published issuer tables.

/// A card network by issuer prefix and length.
public struct CardNetwork: Sendable, Equatable {
  /// The name, as in "visa".
  public let name: String
  /// First and last issuer number, to six digits.
  let first: Int
  let last: Int
  /// One bit a length.
  let lengths: UInt32

  init(_ name: String, _ first: Int, _ last: Int, _ lengths: ClosedRange<Int>...) {
    func six(_ prefix: Int, _ fill: Int) -> Int {
      var prefix = prefix
      while prefix < 100_000 { prefix = prefix * 10 + fill }
      return prefix
    }
    self.name = name
    self.first = six(first, 0)
    self.last = six(last, 9)
    self.lengths = lengths.joined().reduce(0) { $0 | 1 << UInt32($1) }
  }

  /// The network of a card number (12-19 digits, spaces and dashes ignored) that passes Luhn; nil
  /// when it does not, or when no network issues the prefix in that length. O(*n*).
  public static func of(_ value: Span<UInt8>) -> CardNetwork? {
    guard let (prefix, digits) = shape(value), Luhn.isValidNumber(value) else { return nil }
    return table.first {
      $0.first <= prefix && prefix <= $0.last && $0.lengths & 1 << UInt32(digits) != 0
    }
  }

  /// The first six digits and the number of digits of what is 12-19 digits.
  static func shape(_ value: Span<UInt8>) -> (prefix: Int, digits: Int)? {
    var prefix = 0
    var digits = 0
    for index in value.indices {
      let byte = value[index]
      if byte.isDigit {
        if digits < 6 { prefix = prefix * 10 + Int(byte &- 48) }
        digits += 1
        if digits > 19 { return nil }
      } else if !Value.Separators.spaceDash.contains(byte) {
        return nil
      }
    }
    return digits >= 12 ? (prefix, digits) : nil
  }

  /// Every network, the first fitting row wins.
  public static let table: [CardNetwork] = [
    CardNetwork("elo", 401178, 401179, 16...16),
    CardNetwork("elo", 431274, 431274, 16...16),
    CardNetwork("elo", 438935, 438935, 16...16),
    CardNetwork("elo", 451416, 451416, 16...16),
    CardNetwork("elo", 457393, 457393, 16...16),
    CardNetwork("elo", 457631, 457632, 16...16),
    CardNetwork("elo", 504175, 504175, 16...16),
    CardNetwork("elo", 506699, 506778, 16...16),
    CardNetwork("elo", 509000, 509999, 16...16),
    CardNetwork("elo", 627780, 627780, 16...16),
    CardNetwork("elo", 636297, 636297, 16...16),
    CardNetwork("elo", 636368, 636368, 16...16),
    CardNetwork("elo", 650031, 650598, 16...16),
    CardNetwork("elo", 650700, 650727, 16...16),
    CardNetwork("elo", 650901, 650920, 16...16),
    CardNetwork("elo", 651652, 651679, 16...16),
    CardNetwork("elo", 655000, 655058, 16...16),
    CardNetwork("verve", 506099, 506198, 16...16, 18...19),
    CardNetwork("verve", 507865, 507964, 16...16, 18...19),
    CardNetwork("hipercard", 606282, 606282, 16...16),
    CardNetwork("dankort", 5019, 5019, 16...16),
    CardNetwork("troy", 9792, 9792, 16...16),
    CardNetwork("visa", 4, 4, 13...13, 16...16, 18...19),
    CardNetwork("mastercard", 51, 55, 16...16),
    CardNetwork("mastercard", 2221, 2720, 16...16),
    CardNetwork("american_express", 34, 34, 15...15),
    CardNetwork("american_express", 37, 37, 15...15),
    CardNetwork("discover", 6011, 6011, 16...19),
    CardNetwork("discover", 644, 649, 16...19),
    CardNetwork("discover", 65, 65, 16...19),
    CardNetwork("discover", 622126, 622925, 16...19),
    CardNetwork("diners_club", 300, 305, 14...19),
    CardNetwork("diners_club", 3095, 3095, 14...19),
    CardNetwork("diners_club", 36, 36, 14...19),
    CardNetwork("diners_club", 38, 39, 14...19),
    CardNetwork("jcb", 3528, 3589, 16...19),
    CardNetwork("jcb", 2131, 2131, 15...15),
    CardNetwork("jcb", 1800, 1800, 15...15),
    CardNetwork("unionpay", 62, 62, 14...19),
    CardNetwork("unionpay", 81, 81, 14...19),
    CardNetwork("mir", 2200, 2204, 16...19),
    CardNetwork("rupay", 508, 508, 16...16),
    CardNetwork("rupay", 60, 60, 16...16),
    CardNetwork("rupay", 82, 82, 16...16),
    CardNetwork("maestro", 50, 50, 12...19),
    CardNetwork("maestro", 56, 59, 12...19),
    CardNetwork("maestro", 63, 63, 12...19),
    CardNetwork("maestro", 67, 67, 12...19),
  ]
}
