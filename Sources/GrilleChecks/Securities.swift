//  Securities and banks: ISIN (ISO 6166), CUSIP (ANSI X9.6), SEDOL (LSE), BIC (ISO 9362), and the
//  Swiss payment reference.

enum ISIN {
  /// `US0378331005`: letters become two digits, then Luhn.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let isin = Value(value, upTo: 12), isin.count == 12, isin[11].isDigit,
      Countries.securities.contains(Countries.code(isin))
    else { return false }
    var sum = 0
    var double = false
    func add(_ digit: Int) {
      let worth = digit << (double ? 1 : 0)
      sum += worth > 9 ? worth - 9 : worth
      double.toggle()
    }
    for position in stride(from: 11, through: 0, by: -1) {
      let worth = isin.base36(position)
      add(worth % 10)
      if worth > 9 { add(worth / 10) }
    }
    return sum % 10 == 0
  }
}

enum CUSIP {
  /// `037833100`: A=10..Z=35, `*` 36, `@` 37, `#` 38; every second doubled, digits summed.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    var sum = 0
    var count = 0
    for index in value.indices {
      let byte = value[index]
      if Value.Separators.spaceDash.contains(byte) { continue }
      var worth =
        switch byte {
        case UInt8(ascii: "*"): 36
        case UInt8(ascii: "@"): 37
        case UInt8(ascii: "#"): 38
        default: byte.isAlphanumeric ? byte.base36 : -1
        }
      if worth < 0 || count == 9 || count == 8 && worth > 9 { return false }
      if count % 2 == 1 { worth *= 2 }
      sum += worth / 10 + worth % 10
      count += 1
    }
    return count == 9 && sum % 10 == 0
  }
}

enum SEDOL {
  /// `B15KXQ8`: no vowels, weights 1 3 1 7 3 9 1; what begins with a digit is all digits.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let sedol = Value(value, upTo: 7), sedol.count == 7, sedol[6].isDigit,
      !sedol[0].isDigit || sedol.isDigits(0, 7)
    else { return false }
    var sum = sedol.digit(6)
    for position in 0..<6 {
      if "AEIOU".utf8.contains(sedol[position]) { return false }
      sum += sedol.base36(position) * (0x131739 >> (4 * (5 - position)) & 15)
    }
    return sum % 10 == 0
  }
}

enum BIC {
  /// `AGRIFRPP882`: four letters, country, place, branch. No check digit: MORTGAGE passes.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let bic = Value(value, upTo: 11), bic.count == 8 || bic.count == 11, bic.isLetters(0, 6)
    else { return false }
    return Countries.iso.contains(Countries.code(bic.dropping(4)))
  }
}

enum ESRReference {
  /// `21 00000 00003 13947 14300 09017`: 27 digits, recursive by 10 with the row 0946827135.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let reference = Value(value, digits: 27) else { return false }
    var carry = 0
    var any = false
    for position in 0..<26 {
      let digit = reference.digit(position)
      any = any || digit != 0
      carry = Int(0x0946827135 >> UInt64(4 * (9 - (carry + digit) % 10)) & 15)
    }
    return any && reference.digit(26) == (10 - carry) % 10
  }
}
