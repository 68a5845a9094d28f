//  CURP (Mexico): name in four letters, YYMMDD, sex, state, three letters, a symbol, check digit.
//
//  Weights 18 to 2 over 0-9, A=10..; Ñ counts between N and O, so letters from O on are worth one
//  more. BOXW310820HNERXN09: 198+425+544+495+42+13+0+88+20+0+136+161+84+140+136+69+0 = 2551; 10 - 1
//  = 9. The 16th symbol is a digit for those born before 2000, a letter since.
//  Source: RENAPO, Instructivo Normativo.

enum CURP {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let curp = Value(value, upTo: 18), curp.count == 18, curp.isLetters(0, 4),
      curp.isDigits(4, 10), curp.isLetters(10, 16), curp.isDigits(17, 18),
      "HMX".utf8.contains(curp[10])
    else { return false }
    let century = curp[16].isDigit ? 1900 : 2000
    guard isDate(century + curp.number(4, 6), curp.number(6, 8), curp.number(8, 10)),
      states.contains(Countries.code(curp.dropping(11)))
    else { return false }
    var sum = 0
    for position in 0..<17 {
      let worth = curp.base36(position)
      sum += (worth > 23 ? worth + 1 : worth) * (18 - position)
    }
    return curp.digit(17) == (10 - sum % 10) % 10
  }

  static let states: Set<UInt16> = Set(
    """
    AS BC BS CC CH CL CM CS DF DG GR GT HG JC MC MN MS NE NL NT OC PL QR QT SL SP SR TC TL TS VZ YN
    ZS
    """.utf8.split { $0 == 32 || $0 == 10 }.map { code in code.reduce(0) { $0 << 8 | UInt16($1) } })
}
