//  National identification numbers with a check digit, one function a number, each with a published
//  example. Sources: the issuing authorities' descriptions, held against python-stdnum by the tests.

enum NationalNumbers {
  // MARK: Germany, Austria, Switzerland

  /// Steuer-ID 36574261809, ISO 7064 MOD 11,10: in the first ten digits exactly one stands two or
  /// three times.
  static func isSteuerID(_ c: Characters) -> Bool {
    guard c.count == 11, c.isDigits(0..<11), c.digit(0) != 0 else { return false }
    var counts = [Int](repeating: 0, count: 10)
    for index in 0..<10 { counts[c.digit(index)!] += 1 }
    guard counts.filter({ $0 > 1 }).count == 1, counts.max()! <= 3 else { return false }
    return isMod11_10(c)
  }

  /// ISO 7064 MOD 11,10 over all digits.
  static func isMod11_10(_ c: Characters) -> Bool {
    guard c.count > 1, c.isDigits(0..<c.count) else { return false }
    var check = 5
    for index in 0..<c.count {
      check = ((check == 0 ? 10 : check) * 2 % 11 + c.digit(index)!) % 10
    }
    return check == 1
  }

  /// SVNR 1237010180: digit four by weights 3 7 9 0 5 8 4 2 1 6 modulo 11.
  static func isSVNR(_ c: Characters) -> Bool {
    guard c.count == 10, let sum = c.weighted([3, 7, 9, 0, 5, 8, 4, 2, 1, 6]), c.digit(0) != 0 else {
      return false
    }
    return sum % 11 == c.digit(3)
  }

  /// AHV 756.9217.0769.85: EAN-13 with the prefix 756.
  static func isAHV(_ c: Characters) -> Bool {
    guard c.count == 13, c.starts(with: "756"),
      let sum = c.weighted([1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1])
    else { return false }
    return sum % 10 == 0
  }

  // MARK: France, Belgium, Netherlands

  /// NIR 2 95 10 99 126 111 93: key = 97 - number modulo 97; 2A and 2B count as 19 and 18.
  static func isNIR(_ c: Characters) -> Bool {
    guard c.count == 15, let sex = c.digit(0), [1, 2, 3, 4, 7, 8].contains(sex),
      let key = c.number(13..<15)
    else { return false }
    var rest = 0
    for index in 0..<13 {
      var digit = c.digit(index)
      if index == 6, c.digit(5) == 2 {
        if c[6] == 0x41 { digit = 9 }  // 2A is 19
        if c[6] == 0x42 { digit = 8 }  // 2B is 18
      }
      var value = digit
      if index == 5, c.digit(5) == 2, c[6] >= 0x41 { value = 1 }
      guard let value else { return false }
      rest = (rest * 10 + value) % 97
    }
    return key == 97 - rest
  }

  /// Rijksregisternummer 85.07.30-033.28: 97 - nine digits modulo 97, with 2 before them from 2000 on.
  static func isBelgian(_ c: Characters) -> Bool {
    guard c.count == 11, let body = c.number(0..<9), let key = c.number(9..<11),
      let year = c.number(0..<2), let month = c.number(2..<4), let day = c.number(4..<6)
    else { return false }
    let plain = month % 20
    let isDate = plain == 0 || day == 0 || CalendarDate.isValid(shortYear: year, month: plain, day: day)
    return month < 60 && isDate
      && (key == 97 - body % 97 || key == 97 - (2_000_000_000 + body) % 97)
  }

  /// BSN 111222333: weights 9 to 2 and -1, modulo 11.
  static func isBSN(_ c: Characters) -> Bool {
    guard c.count == 9, let sum = c.weighted([9, 8, 7, 6, 5, 4, 3, 2, -1]), c.number(0..<9) != 0
    else { return false }
    return sum % 11 == 0
  }

  // MARK: Nordic countries

  /// Personnummer 811228-9874: Luhn over the last ten digits; coordination numbers have day + 60.
  static func isPersonnummer(_ c: Characters) -> Bool {
    guard c.count == 10 || c.count == 12, c.isDigits(0..<c.count) else { return false }
    let start = c.count - 10
    guard let year = c.number(start..<start + 2), let month = c.number(start + 2..<start + 4),
      var day = c.number(start + 4..<start + 6)
    else { return false }
    if day > 60 { day -= 60 }
    return CalendarDate.isValid(shortYear: year, month: month, day: day)
      && Luhn.isValid(c, in: start..<c.count)
  }

  /// CPR 211062-5629: the date only; the check digit was given up in 2007.
  static func isCPR(_ c: Characters) -> Bool {
    guard c.count == 10, c.isDigits(0..<10), let day = c.number(0..<2), let month = c.number(2..<4),
      let year = c.number(4..<6)
    else { return false }
    return CalendarDate.isValid(shortYear: year, month: month, day: day)
  }

  /// Fødselsnummer 15108695088: two check digits modulo 11; D-numbers have day + 40.
  static func isFNR(_ c: Characters) -> Bool {
    guard c.count == 11, var day = c.number(0..<2), var month = c.number(2..<4),
      let year = c.number(4..<6),
      let first = c.weighted([3, 7, 6, 1, 8, 9, 4, 5, 2]),
      let second = c.weighted([5, 4, 3, 2, 7, 6, 5, 4, 3, 2]), c.isDigits(0..<11)
    else { return false }
    if day > 40 { day -= 40 }
    if month > 80 { month -= 80 } else if month > 40 { month -= 40 }
    return CalendarDate.isValid(shortYear: year, month: month, day: day)
      && (11 - first % 11) % 11 == c.digit(9) && (11 - second % 11) % 11 == c.digit(10)
  }

  /// HETU 131052-308T: nine digits modulo 31 give the last character.
  static func isHETU(_ value: Span<UInt8>) -> Bool {
    guard value.count == 11 else { return false }
    var digits: [Int] = []
    for index in [0, 1, 2, 3, 4, 5, 7, 8, 9] {
      let digit = value[index] &- 0x30
      guard digit < 10 else { return false }
      digits.append(Int(digit))
    }
    let century = value[6] | 0x20
    guard value[6] == 0x2B || value[6] == 0x2D || (0x61...0x66).contains(century)
      || (0x75...0x79).contains(century)
    else { return false }
    let number = digits.reduce(0) { $0 * 10 + $1 }
    let table = Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)
    let last = value[10] >= 0x61 ? value[10] & 0xDF : value[10]
    return CalendarDate.isValid(
      shortYear: digits[4] * 10 + digits[5], month: digits[2] * 10 + digits[3],
      day: digits[0] * 10 + digits[1]) && table[number % 31] == last
  }

  // MARK: Southern Europe

  private static let dniLetters = Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)

  /// NIF 54362315K: eight digits modulo 23 give the letter.
  static func isNIF(_ c: Characters) -> Bool {
    guard c.count == 9, let number = c.number(0..<8) else { return false }
    return c[8] == dniLetters[number % 23]
  }

  /// NIE X-5253868-R: X, Y, Z stand for 0, 1, 2.
  static func isNIE(_ c: Characters) -> Bool {
    guard c.count == 9, (0x58...0x5A).contains(c[0]), let number = c.number(1..<8) else {
      return false
    }
    return c[8] == dniLetters[(Int(c[0] - 0x58) * 10_000_000 + number) % 23]
  }

  /// NIF 501964843: weights 9 to 2, modulo 11.
  static func isPortuguese(_ c: Characters) -> Bool {
    guard c.count == 9, let sum = c.weighted([9, 8, 7, 6, 5, 4, 3, 2]), c.digit(0) != 0 else {
      return false
    }
    return (11 - sum % 11) % 11 % 10 == c.digit(8)
  }

  /// Codice fiscale RCCMNL83S18D969H; digits may be written as the letters L to V of omocodia.
  static func isCodiceFiscale(_ c: Characters) -> Bool {
    guard c.count == 16, c.isLetters(0..<6), c.isLetters(15..<16),
      Array("ABCDEHLMPRST".utf8).contains(c[8]), c.isLetters(11..<12)
    else { return false }
    let omocodia = Array("LMNPQRSTUV".utf8)
    for index in [6, 7, 9, 10, 12, 13, 14] {
      guard c.digit(index) != nil || omocodia.contains(c[index]) else { return false }
    }
    let odd = [
      1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
    ]
    var sum = 0
    for index in 0..<15 {
      let value = c.digit(index) ?? Int(c[index] - 0x41)
      sum += index % 2 == 0 ? odd[value] : value
    }
    return Int(c[15] - 0x41) == sum % 26
  }

  /// AMKA: a date, then Luhn over eleven digits.
  static func isAMKA(_ c: Characters) -> Bool {
    guard c.count == 11, let day = c.number(0..<2), let month = c.number(2..<4),
      let year = c.number(4..<6)
    else { return false }
    return CalendarDate.isValid(shortYear: year, month: month, day: day) && Luhn.isValid(c)
  }

  // MARK: Central and eastern Europe

  /// PESEL 44051401359: weights 1 3 7 9; the month tells the century.
  static func isPESEL(_ c: Characters) -> Bool {
    guard c.count == 11, let sum = c.weighted([1, 3, 7, 9, 1, 3, 7, 9, 1, 3]),
      let year = c.number(0..<2), let month = c.number(2..<4), let day = c.number(4..<6),
      c.isDigits(0..<11)
    else { return false }
    let century = [80: 1800, 0: 1900, 20: 2000, 40: 2100, 60: 2200][month / 20 * 20] ?? 1900
    return CalendarDate.isValid(year: century + year, month: month % 20, day: day)
      && (10 - sum % 10) % 10 == c.digit(10)
  }

  /// CNP 1630615123457: a date, and weights 2 7 9 1 4 6 3 5 8 2 7 9 modulo 11.
  static func isCNP(_ c: Characters) -> Bool {
    guard c.count == 13, let sum = c.weighted([2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]),
      let year = c.number(1..<3), let month = c.number(3..<5), let day = c.number(5..<7),
      c.digit(0) ?? 0 > 0, c.isDigits(0..<13)
    else { return false }
    let check = sum % 11
    return CalendarDate.isValid(shortYear: year, month: month, day: day)
      && (check == 10 ? 1 : check) == c.digit(12)
  }

  /// Rodné číslo 710319/2745: a date with month + 50 for women, and a multiple of 11 since 1954.
  static func isRodneCislo(_ c: Characters) -> Bool {
    guard c.count == 9 || c.count == 10, let whole = c.number(0..<c.count),
      let year = c.number(0..<2), var month = c.number(2..<4), let day = c.number(4..<6)
    else { return false }
    month %= 50
    if month > 20 { month -= 20 }
    guard CalendarDate.isValid(shortYear: year, month: month, day: day) else { return false }
    return c.count == 9 ? year < 54 : whole % 11 == 0 || whole / 10 % 11 == 10 && whole % 10 == 0
  }

  /// OIB: ISO 7064 MOD 11,10 over eleven digits.
  static func isOIB(_ c: Characters) -> Bool { c.count == 11 && isMod11_10(c) }

  // MARK: United Kingdom and Ireland

  /// NINO: two letters, six digits, A to D; some letters and prefixes are never used (HMRC).
  static func isNINO(_ c: Characters) -> Bool {
    guard c.count == 9, c.isLetters(0..<2), c.isDigits(2..<8), (0x41...0x44).contains(c[8]) else {
      return false
    }
    let never = Array("DFIQUV".utf8)
    guard !never.contains(c[0]), !never.contains(c[1]), c[1] != 0x4F else { return false }
    return !["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].contains { (pair: StaticString) in
      c.starts(with: pair)
    }
  }

  /// UTR 1955839661: the first digit checks the others.
  static func isUTR(_ c: Characters) -> Bool {
    guard c.count == 10, let sum = c.weighted([0, 6, 7, 8, 9, 10, 5, 4, 3, 2]) else { return false }
    return c[0] == Array("21987654321".utf8)[sum % 11]
  }

  /// NHS number 9434765870: weights 10 to 1, modulo 11.
  static func isNHS(_ c: Characters) -> Bool {
    guard c.count == 10, let sum = c.weighted([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) else { return false }
    return sum % 11 == 0 && c.number(0..<10) != 0
  }

  /// Driving licence: surname padded with 9, decade, month (+50 for women), day, year, initials.
  static func isDrivingLicence(_ c: Characters) -> Bool {
    guard c.count == 16, c.isLetters(0..<1), let month = c.number(6..<8), let day = c.number(8..<10),
      c.digit(5) != nil, c.digit(10) != nil
    else { return false }
    var padded = false
    for index in 0..<5 {
      if c.digit(index) != nil {
        guard c.digit(index) == 9 else { return false }
        padded = true
      } else if padded {
        return false
      }
    }
    return (1...12).contains(month % 50) && month < 63 && (1...31).contains(day)
      && c.isLetters(14..<16)
  }

  /// PPSN 6433435F: weights 8 to 2 and nine times a second letter, modulo 23.
  static func isPPSN(_ c: Characters) -> Bool {
    guard c.count == 8 || c.count == 9, let sum = c.weighted([8, 7, 6, 5, 4, 3, 2]) else {
      return false
    }
    let table = Array("WABCDEFGHIJKLMNOPQRSTUV".utf8)
    var extra = 0
    if c.count == 9 {
      guard let place = table.firstIndex(of: c[8]) else { return false }
      extra = place * 9
    }
    return c[7] == table[(sum + extra) % 23]
  }

  // MARK: other countries

  /// SIN: Luhn over nine digits; the first is not 0 or 8.
  static func isSIN(_ c: Characters) -> Bool {
    c.count == 9 && c.digit(0) != 0 && c.digit(0) != 8 && Luhn.isValid(c)
  }

  /// TFN 123456782: weights 1 4 3 7 5 8 6 9 10 (eight digits: 10 7 8 4 6 3 5 1), modulo 11.
  static func isTFN(_ c: Characters) -> Bool {
    let weights = c.count == 9 ? [1, 4, 3, 7, 5, 8, 6, 9, 10] : [10, 7, 8, 4, 6, 3, 5, 1]
    guard c.count == 8 || c.count == 9, let sum = c.weighted(weights), c.number(0..<c.count) != 0
    else { return false }
    return sum % 11 == 0
  }

  /// Indian PAN: five letters, four digits, a letter; the fourth letter tells the holder's kind.
  static func isIndianPAN(_ c: Characters) -> Bool {
    c.count == 10 && c.isLetters(0..<5) && c.isDigits(5..<9) && c.isLetters(9..<10)
      && Array("ABCFGHJKLPT".utf8).contains(c[3])
  }

  /// Aadhaar 2341 2341 2346: Verhoeff over twelve digits; the first is 2 to 9.
  static func isAadhaar(_ c: Characters) -> Bool {
    guard c.count == 12, c.isDigits(0..<12), c.digit(0)! >= 2 else { return false }
    return Verhoeff.isValid((0..<12).map { c.digit($0)! })
  }

  /// CPF 390.533.447-05: two check digits modulo 11. All digits alike are never issued.
  static func isCPF(_ c: Characters) -> Bool {
    guard c.count == 11, c.isDigits(0..<11), (1..<11).contains(where: { c[$0] != c[0] }),
      let first = c.weighted([10, 9, 8, 7, 6, 5, 4, 3, 2]),
      let second = c.weighted([11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
    else { return false }
    return (11 - first % 11) % 11 % 10 == c.digit(9) && (11 - second % 11) % 11 % 10 == c.digit(10)
  }

  /// CNPJ: two check digits modulo 11; letters count as their code minus 48 (since 2026).
  static func isCNPJ(_ c: Characters) -> Bool {
    guard c.count == 14, c.isDigits(12..<14), (1..<12).contains(where: { c[$0] != c[0] }) else {
      return false
    }
    func check(_ count: Int) -> Int {
      var sum = 0
      for index in 0..<count { sum += (Int(c[index]) - 48) * ((count - 1 - index) % 8 + 2) }
      return (11 - sum % 11) % 11 % 10
    }
    return check(12) == c.digit(12) && check(13) == c.digit(13)
  }

  /// South African id: a date, and Luhn over thirteen digits.
  static func isSouthAfrican(_ c: Characters) -> Bool {
    guard c.count == 13, let year = c.number(0..<2), let month = c.number(2..<4),
      let day = c.number(4..<6), let citizen = c.digit(10), citizen < 2
    else { return false }
    return CalendarDate.isValid(shortYear: year, month: month, day: day) && Luhn.isValid(c)
  }

  /// CURP: four letters, a date, sex, state, consonants, a homonym character and a digit.
  static func isCURP(_ c: Characters) -> Bool {
    guard c.count == 18, c.isLetters(0..<4), let year = c.number(4..<6), let month = c.number(6..<8),
      let day = c.number(8..<10), c[10] == 0x48 || c[10] == 0x4D || c[10] == 0x58,
      c.isLetters(11..<16), c.digit(17) != nil
    else { return false }
    // Weights 18 to 2 over 0-9, A-Z with Ñ between N and O.
    var sum = 0
    for index in 0..<17 {
      let value = c.value(index)
      sum += (18 - index) * (value > 23 ? value + 1 : value)
    }
    return CalendarDate.isValid(shortYear: year, month: month, day: day)
      && (10 - sum % 10) % 10 == c.digit(17)
  }

  /// RFC: three or four letters, a date, three characters. One real number in seventy fails its check
  /// digit, so that is not asked for.
  static func isRFC(_ value: Span<UInt8>) -> Bool {
    var c: [UInt8] = []
    for index in value.indices where value[index] != 0x20 && value[index] != 0x2D {
      let byte = value[index]
      c.append((0x61...0x7A).contains(byte) ? byte & 0xDF : byte)
    }
    guard c.count == 12 || c.count == 13 else { return false }
    let start = c.count - 9
    func number(_ at: Int) -> Int? {
      let (high, low) = (c[at] &- 0x30, c[at + 1] &- 0x30)
      return high < 10 && low < 10 ? Int(high) * 10 + Int(low) : nil
    }
    guard let year = number(start), let month = number(start + 2), let day = number(start + 4) else {
      return false
    }
    return CalendarDate.isValid(shortYear: year, month: month, day: day)
  }
}

/// Verhoeff's scheme over the dihedral group of the pentagon: finds every single error and swap.
enum Verhoeff {
  private static let product: [[Int]] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 4, 0, 6, 7, 8, 9, 5], [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
    [3, 4, 0, 1, 2, 8, 9, 5, 6, 7], [4, 0, 1, 2, 3, 9, 5, 6, 7, 8], [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
    [6, 5, 9, 8, 7, 1, 0, 4, 3, 2], [7, 6, 5, 9, 8, 2, 1, 0, 4, 3], [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
    [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
  ]
  private static let permutation: [[Int]] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 5, 7, 6, 2, 8, 3, 0, 9, 4], [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
    [8, 9, 1, 6, 0, 4, 3, 5, 2, 7], [9, 4, 5, 3, 1, 2, 6, 8, 7, 0], [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
    [2, 7, 9, 3, 8, 0, 6, 4, 1, 5], [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
  ]

  static func isValid(_ digits: [Int]) -> Bool {
    var check = 0
    for (place, digit) in digits.reversed().enumerated() {
      check = product[check][permutation[place % 8][digit]]
    }
    return check == 0
  }
}
