//  ISIN: country or substitute code, nine symbols, check digit.
//
//  Letters become two digits, A=10..Z=35, then Luhn.
//  US0378331005 is 30 28 0378331005: 6+0+4+8+0+3+5+8+6+3+2+0+0+5 = 50.
//  Source: ISO 6166.

enum ISIN {
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
