//  Canada, Brazil, Mexico.

enum CanadianSIN {
  /// `046 454 286` is the sample of the form; real ones begin with 1-7 or 9. Luhn.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let sin = Value(value, digits: 9), sin.digit(0) != 0, sin.digit(0) != 8
    else { return false }
    return sin.luhn(0, 9)
  }
}

enum CPF {
  /// `390.533.447-05`: two digits by 11, weights 10 to 2, then 11 to 2.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let cpf = Value(value, digits: 11) else { return false }
    if (1..<11).allSatisfy({ cpf[$0] == cpf[0] }) { return false }  // 111.111.111-11 is void
    let first = (11 - cpf.sum(0xA98765432, 9) % 11) % 11 % 10
    let second = (11 - cpf.sum(0xBA98765432, 10) % 11) % 11 % 10
    return cpf.digit(9) == first && cpf.digit(10) == second
  }
}

enum CNPJ {
  /// `16.727.230/0001-97`, `12.ABC.345/01DE-35`: symbols are worth ASCII - 48 (Receita Federal,
  /// from 2026), weights 5 4 3 2 9 8 7 6 5 4 3 2.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let cnpj = Value(value, upTo: 14), cnpj.count == 14, cnpj.isDigits(12, 14)
    else { return false }
    if (0..<12).allSatisfy({ cnpj.digit($0) == 0 }) { return false }
    let first = (11 - cnpj.sum(0x543298765432, 12) % 11) % 11 % 10
    let second = (11 - cnpj.sum(0x6543298765432, 13) % 11) % 11 % 10
    return cnpj.digit(12) == first && cnpj.digit(13) == second
  }
}

enum CURP {
  /// `BOXW310820HNERXN09` (RENAPO): name, date, sex, state, and a check digit by 10 with weights
  /// 18 to 2. Ñ counts between N and O, so letters from O on are worth one more.
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

enum RFC {
  /// `GODE561231GR8`: 3 or 4 letters (Ñ in UTF-8 and & too), date, 3 symbols. The check digit is not
  /// asked for: about 1.5 % of real ones fail it.
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
