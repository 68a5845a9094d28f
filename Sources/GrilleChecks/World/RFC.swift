//  RFC (Mexico): 3 letters (companies) or 4 (people), YYMMDD, three symbols.
//
//  Letters are A-Z, Ñ (in UTF-8) and &. GODE561231GR8: 31 December 1956 is a day. The check digit
//  is not asked for: about 1.5 % of real ones fail it.
//  Source: SAT.

enum RFC {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    var letters = 0
    var index = 0
    while index < value.count, letters < 5 {
      let byte = value[index]
      if byte.isLetter || byte == UInt8(ascii: "&") {
        index += 1
      } else if byte == 0xC3, index + 1 < value.count,
        value[index + 1] == 0x91 || value[index + 1] == 0xB1
      {
        index += 2
      } else {
        break
      }
      letters += 1
    }
    guard letters == 3 || letters == 4, let rest = Value(value.extracting(index...), upTo: 9),
      rest.count == 9, rest.isDigits(0, 6)
    else { return false }
    return isDate(2000 + rest.number(0, 2), rest.number(2, 4), rest.number(4, 6))
  }
}
