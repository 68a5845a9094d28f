//  Codice fiscale (Italy): six letters, year, month letter, day (women +40), place, check letter.
//
//  Odd places count by a table, even ones by rank; the sum by 26 is the letter.
//  RCCMNL83S18D969H: odd 8+5+20+19+12+19+21+21 = 125, even 2+12+11+3+1+3+6 = 38; 163 leaves 7, H.
//  Where two people share a code, digits from the right are LMNPQRSTUV (omocodia).
//  Source: D.M. 23/12/1976.

enum CodiceFiscale {
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
