//  IBAN, ISO 13616: country, two check digits, an account of the country's length. With the first four
//  characters moved to the end and letters as numbers the remainder by 97 is 1. The check digits are
//  98 minus a remainder, so 00, 01 and 99 are never issued although they would pass.
//  GB82 WEST 1234 5698 7654 32 passes.

enum IBAN {
  /// Length by country: the SWIFT registry, release 101, then those met in practice.
  static let lengths: [String: Int] = {
    var lengths: [String: Int] = [:]
    let table: [(Int, String)] = [
      (15, "NO"), (16, "BE"), (18, "DK FI FK FO GL NL SD"), (19, "MK SI"),
      (20, "AT BA EE KZ LT LU MN XK"), (21, "CH HR LI LV"),
      (22, "BG BH CR DE GB GE IE ME RS VA"), (23, "AE GI IL IQ OM SO TL"),
      (24, "AD CZ ES MD PK RO SA SE SK TN VG"), (25, "LY PT ST"), (26, "IS TR"),
      (27, "BI DJ FR GR IT MC MR SM"), (28, "AL AZ BY CY DO GT HN HU LB NI PL SV"),
      (29, "BR EG PS QA UA"), (30, "JO KW MU YE"), (31, "MT SC"), (32, "LC"), (33, "RU"),
      (25, "AO CV GW MZ"), (27, "CF CG CM GA GQ KM MG TD"), (26, "DZ IR"),
      (28, "BF BJ CI MA ML NE SN TG HN"),
    ]
    for (length, countries) in table {
      for country in countries.split(separator: " ") { lengths[String(country)] = length }
    }
    return lengths
  }()

  /// The countries by their two bytes, for a lookup without strings.
  private static let byCode: [UInt8] = {
    var codes = [UInt8](repeating: 0, count: 26 * 26)
    for (country, length) in lengths {
      let bytes = Array(country.utf8)
      codes[Int(bytes[0] - 0x41) * 26 + Int(bytes[1] - 0x41)] = UInt8(length)
    }
    return codes
  }()

  static func isValid(_ characters: Characters) -> Bool {
    guard !characters.isBroken, characters.count >= 15, characters.isLetters(0..<2),
      let check = characters.number(2..<4), (2...98).contains(check),
      Int(byCode[Int(characters[0] - 0x41) * 26 + Int(characters[1] - 0x41)]) == characters.count
    else { return false }
    switch (characters[0], characters[1]) {
    case (0x44, 0x45), (0x45, 0x53), (0x41, 0x54), (0x42, 0x45):  // DE, ES, AT, BE: digits only
      guard characters.isDigits(4..<characters.count) else { return false }
    case (0x47, 0x42), (0x49, 0x45):  // GB, IE: 4a 14n
      guard characters.isLetters(4..<8), characters.isDigits(8..<22) else { return false }
    case (0x4E, 0x4C):  // NL: 4a 10n
      guard characters.isLetters(4..<8), characters.isDigits(8..<18) else { return false }
    default: break
    }
    return characters.modulo97(Array(4..<characters.count) + [0, 1, 2, 3]) == 1
  }
}
