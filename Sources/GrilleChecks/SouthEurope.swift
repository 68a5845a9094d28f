//  Personal numbers of Spain, Portugal, Italy, Greece, Croatia.

enum SpanishID {
  /// `54362315K`: the letter of n mod 23.
  static func isNIF(_ value: Span<UInt8>) -> Bool {
    guard let nif = Value(value, upTo: 9), nif.count == 9, nif.isDigits(0, 8) else { return false }
    return nif[8] == letter(nif.number(0, 8))
  }
  /// `X-2482300-W`: X, Y, Z stand for 0, 1, 2.
  static func isNIE(_ value: Span<UInt8>) -> Bool {
    guard let nie = Value(value, upTo: 9), nie.count == 9 else { return false }
    return passesNIE(nie)
  }
  static func passesNIE(_ nie: Value) -> Bool {
    guard nie[0] >= UInt8(ascii: "X"), nie[0] <= UInt8(ascii: "Z"), nie.isDigits(1, 8)
    else { return false }
    return nie[8] == letter((Int(nie[0]) - 88) * 10_000_000 + nie.number(1, 8))
  }
  static func letter(_ number: Int) -> UInt8 {
    let letters: InlineArray<23, UInt8> = [
      84, 82, 87, 65, 71, 77, 89, 70, 80, 68, 88, 66, 78, 74, 90, 83, 81, 86, 72, 76, 67, 75, 69,
    ]  // TRWAGMYFPDXBNJZSQVHLCKE
    return letters[number % 23]
  }
}

enum PortugueseNIF {
  /// `501964843`: weights 9 to 2, 11 - sum by 11, ten gives 0.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let nif = Value(value, digits: 9) else { return false }
    return passes(nif)
  }
  static func passes(_ nif: Value) -> Bool {
    nif.digit(0) != 0 && nif.digit(8) == (11 - nif.sum(0x98765432, 8) % 11) % 11 % 10
  }
}

enum CodiceFiscale {
  /// `RCCMNL83S18D969H` (D.M. 23/12/1976): odd places by a table, even ones by rank, sum by 26.
  /// Where two people share a code, digits from the right are LMNPQRSTUV (omocodia).
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let code = Value(value, upTo: 16), code.count == 16, code.isLetters(0, 6),
      code[11].isUpper, code[15].isUpper, let month = "ABCDEHLMPRST".utf8.rank(code[8])
    else { return false }
    var sum = 0
    for position in 0..<15 {
      let symbol = code[position]
      if [6, 7, 9, 10, 12, 13, 14].contains(position), digit(symbol) == nil { return false }
      let rank = symbol.isDigit ? Int(symbol) - 48 : Int(symbol) - 65
      sum += position % 2 == 0 ? odd[rank] : rank
    }
    guard Int(code[15]) - 65 == sum % 26, let tens = digit(code[6]), let ones = digit(code[7]),
      let high = digit(code[9]), let low = digit(code[10])
    else { return false }
    let day = high * 10 + low
    guard day <= 71 else { return false }
    let year = tens * 10 + ones
    return isDate(1900 + year, month + 1, day % 40) || isDate(2000 + year, month + 1, day % 40)
  }

  static func digit(_ symbol: UInt8) -> Int? {
    symbol.isDigit ? Int(symbol) - 48 : "LMNPQRSTUV".utf8.rank(symbol)
  }
  static let odd = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
  ]
}

extension String.UTF8View {
  func rank(_ byte: UInt8) -> Int? {
    var rank = 0
    for other in self {
      if other == byte { return rank }
      rank += 1
    }
    return nil
  }
}

enum AMKA {
  /// `01013099997`: DDMMYY first, Luhn.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let amka = Value(value, digits: 11), amka.luhn(0, 11) else { return false }
    let (day, month, year) = (amka.number(0, 2), amka.number(2, 4), amka.number(4, 6))
    return isDate(1900 + year, month, day) || isDate(2000 + year, month, day)
  }
}

enum OIB {
  /// `33392005961`: ISO/IEC 7064 MOD 11,10.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    Value(value, digits: 11)?.passesMod11_10 ?? false
  }
}
