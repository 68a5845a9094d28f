//  Identity card (Germany, Personalausweis): nine symbols and a check digit, as ICAO 9303 has it.
//
//  The first is one of LMNPRTVWXY, the others digits or letters that are neither vowels nor B D Q S.
//  A=10..; weights 7 3 1, the sum by 10. T220001293: 203+6+2+0+0+0+7+6+9 = 233, 3.
//  Source: Bundesministerium des Innern, Personalausweisverordnung; ICAO 9303.

enum GermanIDCard {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let card = Value(value, upTo: 10), card.count == 10, card.isDigits(9, 10),
      "LMNPRTVWXY".utf8.contains(card[0])
    else { return false }
    var sum = 0
    for place in 0..<9 {
      guard card[place].isDigit || "CFGHJKLMNPRTVWXYZ".utf8.contains(card[place])
      else { return false }
      sum += card.base36(place) * [7, 3, 1][place % 3]
    }
    return sum % 10 == card.digit(9)
  }
}
