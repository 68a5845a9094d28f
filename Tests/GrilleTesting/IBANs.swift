//  Made-up IBANs of every registry country, with valid check digits.

/// The shape of a country's IBAN: ISO 13616, SWIFT registry.
public struct IBANCountry: Sendable, CustomStringConvertible {
  /// Two letters.
  public let code: String
  /// Country, check digits and account together.
  public let length: Int

  /// The code.
  public var description: String { code }

  /// Every country of the registry.
  public static let all: [IBANCountry] = [
    15: "NO", 16: "BE", 18: "DK FI FK FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK",
    21: "CH HR LI LV", 22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL",
    24: "AD CZ ES MD PK RO SA SE SK TN VG", 25: "LY PT ST", 26: "IS TR",
    27: "BI DJ FR GR IT MC MR SM", 28: "AL AZ BY CY DO GT HN HU LB NI PL SV",
    29: "BR EG PS QA UA", 30: "JO KW MU YE", 31: "MT SC", 32: "LC", 33: "RU",
  ].flatMap { length, codes in
    codes.split(separator: " ").map { IBANCountry(code: String($0), length: length) }
  }.sorted { $0.code < $1.code }

  /// Accounts that are not digits alone: runs of `n` digits, `a` capitals, `c` either.
  private static let structures: [String: [(Int, Alphabet)]] = [
    "HN": [(4, .capitals), (20, .digits)], "YE": [(4, .capitals), (22, .digits)],
    "GB": [(4, .capitals), (14, .digits)], "IE": [(4, .capitals), (14, .digits)],
    "NL": [(4, .capitals), (10, .digits)],
    "FR": [(10, .digits), (11, .capitalsAndDigits), (2, .digits)],
    "MC": [(10, .digits), (11, .capitalsAndDigits), (2, .digits)],
    "IT": [(1, .capitals), (10, .digits), (12, .capitalsAndDigits)],
    "SM": [(1, .capitals), (10, .digits), (12, .capitalsAndDigits)],
    "CH": [(5, .digits), (12, .capitalsAndDigits)], "LI": [(5, .digits), (12, .capitalsAndDigits)],
    "AZ": [(4, .capitals), (20, .capitalsAndDigits)],
    "BG": [(4, .capitals), (6, .digits), (8, .capitalsAndDigits)],
    "BH": [(4, .capitals), (14, .capitalsAndDigits)],
    "BR": [(23, .digits), (1, .capitals), (1, .capitalsAndDigits)],
    "BY": [(4, .capitalsAndDigits), (4, .digits), (16, .capitalsAndDigits)],
    "DO": [(4, .capitalsAndDigits), (20, .digits)], "FK": [(2, .capitals), (12, .digits)],
    "GE": [(2, .capitals), (16, .digits)], "GI": [(4, .capitals), (15, .capitalsAndDigits)],
    "GT": [(4, .capitalsAndDigits), (20, .capitalsAndDigits)],
    "IQ": [(4, .capitals), (15, .digits)],
    "JO": [(4, .capitals), (4, .digits), (18, .capitalsAndDigits)],
    "KW": [(4, .capitals), (22, .capitalsAndDigits)],
    "LC": [(4, .capitals), (24, .capitalsAndDigits)],
    "LV": [(4, .capitals), (13, .capitalsAndDigits)],
    "MD": [(2, .capitalsAndDigits), (18, .capitalsAndDigits)],
    "MT": [(4, .capitals), (5, .digits), (18, .capitalsAndDigits)],
    "MU": [(4, .capitals), (19, .digits), (3, .capitals)], "NI": [(4, .capitals), (20, .digits)],
    "PK": [(4, .capitals), (16, .capitalsAndDigits)],
    "PS": [(4, .capitals), (21, .capitalsAndDigits)],
    "QA": [(4, .capitals), (21, .capitalsAndDigits)],
    "RO": [(4, .capitals), (16, .capitalsAndDigits)],
    "SC": [(4, .capitals), (20, .digits), (3, .capitals)], "SV": [(4, .capitals), (20, .digits)],
    "VG": [(4, .capitals), (16, .digits)],
  ]

  /// A valid IBAN in capitals, without spaces.
  public func number(by generator: inout SeededGenerator) -> String {
    let account = self.account(by: &generator)
    return code + Self.checkDigits(of: account, in: code) + account
  }

  /// One that is right but for its check digits.
  public func numberWithWrongCheckDigits(by generator: inout SeededGenerator) -> String {
    let account = self.account(by: &generator)
    let right = Int(Self.checkDigits(of: account, in: code)) ?? 2
    let wrong = (right - 2 + generator.number(in: 1...96)) % 97 + 2
    return code + (wrong < 10 ? "0" : "") + String(wrong) + account
  }

  private func account(by generator: inout SeededGenerator) -> String {
    let runs = Self.structures[code] ?? [(length - 4, .digits)]
    return runs.map { generator.text($0.0, of: $0.1) }.joined()
  }

  /// 98 less the remainder modulo 97 of account, country and `00`, letters being 10 to 35.
  public static func checkDigits(of account: String, in code: String) -> String {
    var remainder = 0
    for byte in (account + code + "00").utf8 {
      let value = byte < 0x40 ? Int(byte) - 0x30 : Int(byte) - 0x41 + 10
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
    }
    let digits = 98 - remainder
    return (digits < 10 ? "0" : "") + String(digits)
  }
}

/// Ways to write an IBAN.
public enum IBANSpelling: String, CaseIterable, Sendable {
  case compact, spaced, lowerCase

  /// `number` written this way.
  public func callAsFunction(_ number: String) -> String {
    switch self {
    case .compact: number
    case .lowerCase: number.lowercased()
    case .spaced:
      number.enumerated().map { index, character in
        index > 0 && index.isMultiple(of: 4) ? " \(character)" : "\(character)"
      }.joined()
    }
  }
}
