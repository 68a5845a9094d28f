//  Codes of securities, banks, companies and references.

enum Securities {
  /// LEI 213800KUD8LAJWSQ9D15, ISO 17442: twenty characters, modulo 97 is 1.
  static func isLEI(_ c: Characters) -> Bool {
    c.count == 20 && c.isDigits(18..<20) && c.modulo97(0..<20) == 1
  }

  /// ISIN US0378331005, ISO 6166: letters as two digits, then Luhn.
  static func isISIN(_ c: Characters) -> Bool {
    guard c.count == 12, c.isLetters(0..<2), c.digit(11) != nil,
      Countries.isKnown(c[0], c[1])
        || ["EU", "QS", "QT", "XA", "XB", "XC", "XD", "XF", "XK", "XS"].contains(where: {
          (code: StaticString) in c.starts(with: code)
        })
    else { return false }
    var digits: [Int] = []
    for index in 0..<12 {
      let value = c.value(index)
      if value > 9 { digits.append(value / 10) }
      digits.append(value % 10)
    }
    return luhn(digits)
  }

  private static func luhn(_ digits: [Int]) -> Bool {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let value = place % 2 == 1 ? digit * 2 : digit
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }

  /// CUSIP 037833100: every second value doubled, digits summed; * @ # count as 36 to 38.
  static func isCUSIP(_ value: Span<UInt8>) -> Bool {
    guard value.count == 9 else { return false }
    var sum = 0
    for index in 0..<9 {
      let number: Int
      switch value[index] {
      case 0x30...0x39: number = Int(value[index]) - 0x30
      case 0x41...0x5A where index < 8: number = Int(value[index]) - 0x41 + 10
      case UInt8(ascii: "*") where index < 8: number = 36
      case UInt8(ascii: "@") where index < 8: number = 37
      case UInt8(ascii: "#") where index < 8: number = 38
      default: return false
      }
      if index == 8 { return (10 - sum % 10) % 10 == number }
      let doubled = index % 2 == 1 ? number * 2 : number
      sum += doubled / 10 + doubled % 10
    }
    return false
  }

  /// SEDOL B15KXQ8: no vowels, weights 1 3 1 7 3 9.
  static func isSEDOL(_ c: Characters) -> Bool {
    guard c.count == 7, let check = c.digit(6) else { return false }
    var sum = 0
    for (index, weight) in [1, 3, 1, 7, 3, 9].enumerated() {
      guard !Array("AEIOU".utf8).contains(c[index]) else { return false }
      sum += c.value(index) * weight
    }
    return (10 - sum % 10) % 10 == check
  }

  /// BIC, ISO 9362: four letters, a country, two characters, and three more or none.
  static func isBIC(_ c: Characters) -> Bool {
    (c.count == 8 || c.count == 11) && c.isLetters(0..<6) && Countries.isKnown(c[4], c[5])
  }

  /// RF18 5390 0754 7034, ISO 11649: up to 25 characters, modulo 97 like an IBAN.
  static func isRFReference(_ c: Characters) -> Bool {
    guard !c.isBroken, (5...25).contains(c.count), c.starts(with: "RF"), c.isDigits(2..<4) else {
      return false
    }
    return c.modulo97(Array(4..<c.count) + [0, 1, 2, 3]) == 1
  }

  /// SEPA creditor id DE98ZZZ09999999999: modulo 97 without the business code of three characters.
  static func isCreditorID(_ c: Characters) -> Bool {
    guard !c.isBroken, (8...35).contains(c.count), c.isLetters(0..<2), c.isDigits(2..<4),
      Countries.isKnown(c[0], c[1])
    else { return false }
    return c.modulo97(Array(7..<c.count) + [0, 1, 2, 3]) == 1
  }

  /// Swiss QR and ESR references: 27 digits, modulo 10 recursive.
  static func isESR(_ c: Characters) -> Bool {
    guard c.count == 27, c.isDigits(0..<27) else { return false }
    let table = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5]
    var carry = 0
    for index in 0..<26 { carry = table[(carry + c.digit(index)!) % 10] }
    return (10 - carry) % 10 == c.digit(26)
  }
}

/// ISO 3166-1 alpha-2, and XK.
enum Countries {
  private static let known: [Bool] = {
    let codes = """
      AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS \
      BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE \
      EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM \
      HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC \
      LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA \
      NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW \
      SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO \
      TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
      """
    var known = [Bool](repeating: false, count: 26 * 26)
    for code in codes.split(separator: " ") {
      let bytes = Array(code.utf8)
      known[Int(bytes[0] - 0x41) * 26 + Int(bytes[1] - 0x41)] = true
    }
    return known
  }()

  /// Whether the two upper-case letters are a country's code.
  static func isKnown(_ first: UInt8, _ second: UInt8) -> Bool {
    guard first &- 0x41 < 26, second &- 0x41 < 26 else { return false }
    return known[Int(first - 0x41) * 26 + Int(second - 0x41)]
  }
}

/// VAT numbers of the European Union and the United Kingdom: a country's prefix and its own form, with
/// the check digit where that country's scheme is one of the common ones.
enum VAT {
  static func isValid(_ c: Characters) -> Bool {
    guard !c.isBroken, c.count >= 4, c.isLetters(0..<2) else { return false }
    let length = c.count - 2
    func digits(_ count: ClosedRange<Int>) -> Bool { count.contains(length) && c.isDigits(2..<c.count) }
    func body(_ weights: [Int]) -> Int {
      weights.enumerated().reduce(0) { $0 + $1.element * (c.digit(2 + $1.offset) ?? 0) }
    }
    let country = (c[0], c[1])
    func isCountry(_ code: StaticString) -> Bool { c.starts(with: code) }
    _ = country
    if isCountry("DE") {
      guard digits(9...9) else { return false }
      var check = 5
      for index in 2..<11 { check = ((check == 0 ? 10 : check) * 2 % 11 + c.digit(index)!) % 10 }
      return check == 1
    }
    if isCountry("IT") { return digits(11...11) && Luhn.isValid(c, in: 2..<13) }
    if isCountry("BE") {
      return digits(10...10) && c.number(10..<12) == 97 - c.number(2..<10)! % 97
    }
    if isCountry("LU") { return digits(8...8) && c.number(8..<10) == c.number(2..<8)! % 89 }
    if isCountry("DK") { return digits(8...8) && body([2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0 }
    if isCountry("FI") {
      return digits(8...8) && body([7, 9, 10, 5, 8, 4, 2, 1]) % 11 == 0
    }
    if isCountry("PL") { return digits(10...10) && body([6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == c.digit(11) }
    if isCountry("PT") {
      return digits(9...9) && (11 - body([9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == c.digit(10)
    }
    if isCountry("SI") {
      return digits(8...8) && (11 - body([8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == c.digit(9)
    }
    if isCountry("FR") {
      return length == 11 && c.isDigits(4..<13) && Luhn.isValid(c, in: 4..<13)
        || length == 11 && isCountry("FR") && c.number(4..<13).map { $0 / 1_000_000 == 356_000_000 } == true
    }
    if isCountry("AT") {
      guard length == 9, c[2] == 0x55, c.isDigits(3..<11) else { return false }
      var sum = 4
      for index in 0..<7 {
        let digit = c.digit(3 + index)! * (index % 2 == 1 ? 2 : 1)
        sum += digit / 10 + digit % 10
      }
      return (10 - sum % 10) % 10 == c.digit(10)
    }
    if isCountry("NL") {
      return length == 12 && c[11] == 0x42 && c.isDigits(2..<11) && c.isDigits(12..<14)
    }
    if isCountry("ES") { return length == 9 && c.isDigits(3..<10) }
    if isCountry("IE") { return (8...9).contains(length) && c.digit(2) != nil && c.isDigits(4..<9) }
    if isCountry("SE") {
      return digits(12...12) && Luhn.isValid(c, in: 2..<12) && c.number(12..<14) ?? 0 > 0
    }
    if isCountry("GB") { return digits(9...9) || digits(12...12) }
    if isCountry("EL") || isCountry("HR") || isCountry("EE") || isCountry("LV") || isCountry("LT")
      || isCountry("MT") || isCountry("RO") || isCountry("SK") || isCountry("HU") || isCountry("CZ")
      || isCountry("BG")
    {
      return digits(2...12)
    }
    if isCountry("CY") { return length == 9 && c.isDigits(2..<10) && c.isLetters(10..<11) }
    return false
  }
}
