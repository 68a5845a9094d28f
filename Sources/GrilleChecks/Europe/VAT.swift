//  VAT numbers of the EU, Northern Ireland and Great Britain: structure and check digit by prefix.
//
//  `DE136695976`: nine digits by MOD 11,10. Sources: the national rules as in python-stdnum 2.2 and
//  the VIES structure table. The prefix is asked for. Old Irish numbers with `+` or `*` are not
//  read.

enum VAT {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let all = Value(value, upTo: 16), all.isLetters(0, 2), all.count >= 4 else {
      return false
    }
    let n = all.dropping(2)
    switch (all[0], all[1]) {
    case (0x41, 0x54): return austria(n)  // AT
    case (0x42, 0x45): return belgium(n)  // BE
    case (0x42, 0x47): return bulgaria(n)  // BG
    case (0x43, 0x59): return cyprus(n)  // CY
    case (0x43, 0x5A): return czechia(n)  // CZ
    case (0x44, 0x45): return digits(n, 9) && n.digit(0) != 0 && n.passesMod11_10  // DE
    case (0x44, 0x4B):  // DK
      return digits(n, 8) && n.digit(0) != 0 && n.sum(0x27654321, 8) % 11 == 0
    case (0x45, 0x45): return digits(n, 9) && n.sum(0x371371371, 9) % 10 == 0  // EE
    case (0x45, 0x4C), (0x47, 0x52): return greece(n)  // EL, GR
    case (0x45, 0x53): return spain(n)  // ES
    case (0x46, 0x49): return digits(n, 8) && n.sum(0x79A58421, 8) % 11 == 0  // FI
    case (0x46, 0x52): return france(n)  // FR
    case (0x47, 0x42), (0x58, 0x49): return britain(n)  // GB, XI
    case (0x48, 0x52): return digits(n, 11) && n.passesMod11_10  // HR
    case (0x48, 0x55): return digits(n, 8) && n.sum(0x97319731, 8) % 10 == 0  // HU
    case (0x49, 0x45): return ireland(n)  // IE
    case (0x49, 0x54): return italy(n)  // IT
    case (0x4C, 0x54): return lithuania(n)  // LT
    case (0x4C, 0x55): return digits(n, 8) && n.number(0, 6) % 89 == n.number(6, 8)  // LU
    case (0x4C, 0x56): return latvia(n)  // LV
    case (0x4D, 0x54):  // MT
      return digits(n, 8) && n.digit(0) != 0 && n.sum(0x346789A1, 8) % 37 == 0
    case (0x4E, 0x4C): return netherlands(n, all)  // NL
    case (0x50, 0x4C):  // PL
      return digits(n, 10) && n.sum(0x657234567, 9) % 11 == n.digit(9)
    case (0x50, 0x54): return digits(n, 9) && PortugueseNIF.passes(n)  // PT
    case (0x52, 0x4F): return romania(n)  // RO
    case (0x53, 0x45): return digits(n, 12) && n.number(10, 12) == 1 && n.luhn(0, 10)  // SE
    case (0x53, 0x49): return slovenia(n)  // SI
    case (0x53, 0x4B): return slovakia(n)  // SK
    default: return false
    }
  }

  private static func digits(_ n: Value, _ count: Int) -> Bool {
    n.count == count && n.isDigits(0, count)
  }
  private static func austria(_ n: Value) -> Bool {
    guard n.count == 9, n.has("U"), n.isDigits(1, 9) else { return false }
    var sum = 4
    for position in 1..<9 {
      let worth = n.digit(position) << (position % 2 == 0 && position < 8 ? 1 : 0)
      sum += worth > 9 ? worth - 9 : worth
    }
    return sum % 10 == 0
  }
  private static func belgium(_ n: Value) -> Bool {
    guard n.count == 9 || n.count == 10, n.isDigits(0, n.count) else { return false }
    if n.count == 10, n.digit(0) > 1 { return false }
    let last = n.count - 2
    return n.number(0, n.count) > 0 && (n.number(0, last) + n.number(last, n.count)) % 97 == 0
  }
  private static func bulgaria(_ n: Value) -> Bool {
    if digits(n, 9) {
      var check = n.sum(0x12345678, 8) % 11
      if check == 10 { check = n.sum(0x3456789A, 8) % 11 }
      return n.digit(8) == check % 10
    }
    guard digits(n, 10) else { return false }
    let check = n.digit(9)
    if check == (11 - n.sum(0x432765432, 9) % 11) % 11 { return true }
    var foreign = 0
    for (position, weight) in [21, 19, 17, 13, 11, 9, 7, 3, 1].enumerated() {
      foreign += weight * n.digit(position)
    }
    if check == foreign % 10 { return true }
    var (year, month) = (1900 + n.number(0, 2), n.number(2, 4))
    if month > 40 {
      (year, month) = (year + 100, month - 40)
    } else if month > 20 {
      (year, month) = (year - 100, month - 20)
    }
    return check == n.sum(0x2485A9736, 9) % 11 % 10 && isDate(year, month, n.number(4, 6))
  }
  private static func cyprus(_ n: Value) -> Bool {
    guard n.count == 9, n.isDigits(0, 8), n[8].isUpper, !n.has("12") else { return false }
    let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
    var sum = 0
    for position in 0..<8 {
      sum += position % 2 == 0 ? odd[n.digit(position)] : n.digit(position)
    }
    return Int(n[8]) - 65 == sum % 26
  }
  private static func czechia(_ n: Value) -> Bool {
    guard n.count >= 8, n.count <= 10, n.isDigits(0, n.count) else { return false }
    if n.count == 8 {
      let check = (11 - n.sum(0x8765432, 7) % 11) % 11
      return n.digit(0) != 9 && n.digit(7) == (check == 0 ? 1 : check) % 10
    }
    if n.count == 9, n.digit(0) == 6 {
      let check = n.sum(0x8765432, 7, from: 1) % 11
      let inner = (21 - check) % 11
      return n.digit(8) == (18 - inner) % 10
    }
    return RodneCislo.passes(n)
  }
  private static func greece(_ n: Value) -> Bool {
    guard n.count == 8 || n.count == 9, n.isDigits(0, n.count) else { return false }
    var sum = 0
    for position in 0..<(n.count - 1) { sum = sum * 2 + n.digit(position) }
    return n.digit(n.count - 1) == sum * 2 % 11 % 10
  }
  private static func spain(_ n: Value) -> Bool {
    guard n.count == 9, n.isDigits(1, 8) else { return false }
    switch n[0] {
    case let byte where byte.isDigit: return n[8] == SpanishID.letter(n.number(0, 8))
    case 0x4B...0x4D: return n[8] == SpanishID.letter(n.number(1, 8))  // K L M
    case 0x58...0x5A: return SpanishID.passesNIE(n)
    case let byte where "ABCDEFGHJNPQRSUVW".utf8.contains(byte): break
    default: return false
    }
    var sum = 0
    for position in 1..<8 {
      let worth = n.digit(position) << (position % 2 == 1 ? 1 : 0)
      sum += worth > 9 ? worth - 9 : worth
    }
    let check = (10 - sum % 10) % 10
    return n.digit(8) == check || n[8] == (check == 0 ? 74 : UInt8(64 + check))  // JABCDEFGHI
  }
  private static func france(_ n: Value) -> Bool {
    guard n.count == 11, n.isDigits(2, 11), n[0] != 0x49, n[0] != 0x4F, n[1] != 0x49, n[1] != 0x4F
    else { return false }
    if n.number(2, 5) != 0, !n.luhn(2, 11) { return false }
    let siren = n.number(2, 11)
    if n.isDigits(0, 2) { return n.number(0, 2) == (siren * 100 + 12) % 97 }
    func rank(_ position: Int) -> Int {  // letters without I and O
      let worth = n.base36(position)
      return worth - (worth > 18 ? 1 : 0) - (worth > 24 ? 1 : 0)
    }
    let check = n[0].isDigit ? rank(0) * 24 + rank(1) - 10 : rank(0) * 34 + rank(1) - 100
    return check >= 0 && (siren + 1 + check / 11) % 11 == check % 11
  }
  private static func britain(_ n: Value) -> Bool {
    let department = n.has("GD") ? 0..<500 : 500..<1000
    if n.has("GD") || n.has("HA") {
      if n.count == 5 { return n.isDigits(2, 5) && department.contains(n.number(2, 5)) }
      return n.count == 11 && n.has("8888", at: 2) && n.isDigits(6, 11)
        && department.contains(n.number(6, 9)) && n.number(6, 9) % 97 == n.number(9, 11)
    }
    guard n.count == 9 || n.count == 12, n.isDigits(0, n.count) else { return false }
    let sum = (n.sum(0x8765432A1, 9)) % 97
    return sum == 0 || n.number(0, 3) >= 100 && (sum == 42 || sum == 55)
  }
  private static func ireland(_ n: Value) -> Bool {
    guard n.count == 8 || n.count == 9, n[0].isDigit, n.isDigits(2, 7), n[7].isUpper, n[7] <= 0x57,
      n.count == 8 || n[8].isUpper && n[8] <= 0x57
    else { return false }
    var sum: Int
    if n[1].isDigit {
      sum = n.sum(0x8765432, 7)
      if n.count == 9 { sum += 9 * (n[8] == 0x57 ? 0 : Int(n[8]) - 64) }
    } else {
      sum = n.sum(0x76543, 5, from: 2) + 2 * n.digit(0)
    }
    return n[7] == (sum % 23 == 0 ? 0x57 : UInt8(64 + sum % 23))
  }
  private static func italy(_ n: Value) -> Bool {
    guard digits(n, 11), n.number(0, 7) != 0 else { return false }
    switch n.number(7, 10) {
    case 1...100, 120, 121, 888, 999: return n.luhn(0, 11)
    default: return false
    }
  }
  private static func lithuania(_ n: Value) -> Bool {
    guard n.count == 9 || n.count == 12, n.isDigits(0, n.count), n.digit(n.count - 2) == 1
    else { return false }
    func check(_ shift: Int) -> Int {
      var sum = 0
      for position in 0..<(n.count - 1) { sum += (1 + (position + shift) % 9) * n.digit(position) }
      return sum % 11
    }
    let first = check(0)
    return n.digit(n.count - 1) == (first == 10 ? check(2) % 10 : first)
  }
  private static func latvia(_ n: Value) -> Bool {
    guard digits(n, 11) else { return false }
    if n.digit(0) > 3 { return n.sum(0x9148_3A25_761, 11) % 11 == 3 }
    let check = (1 + n.sum(0xA584216379, 10)) % 11 % 10
    guard n.digit(10) == check else { return false }
    let year = 1800 + n.digit(6) * 100 + n.number(4, 6)
    return n.has("32") || isDate(year, n.number(2, 4), n.number(0, 2))
  }
  private static func netherlands(_ n: Value, _ all: Value) -> Bool {
    guard n.count == 12, n.isDigits(0, 9), n[9] == 0x42, n.isDigits(10, 12), n.number(0, 9) > 0,
      n.number(10, 12) > 0
    else { return false }
    return BSN.passes(n) || all.mod97() == 1
  }
  private static func romania(_ n: Value) -> Bool {
    guard n.count >= 2, n.count <= 10, n.isDigits(0, n.count), n.digit(0) != 0 else { return false }
    let body = n.count - 1
    return n.digit(body) == 10 * n.sum(0x753217532 & (1 << UInt64(4 * body) - 1), body) % 11 % 10
  }
  private static func slovenia(_ n: Value) -> Bool {
    guard digits(n, 8), n.digit(0) != 0 else { return false }
    let check = 11 - n.sum(0x8765432, 7) % 11
    return n.digit(7) == (check == 10 ? 0 : check)
  }
  private static func slovakia(_ n: Value) -> Bool {
    guard digits(n, 10) else { return false }
    if RodneCislo.passes(n) { return true }
    return n.digit(0) != 0 && [2, 3, 4, 7, 8, 9].contains(n.digit(2)) && n.number(0, 10) % 11 == 0
  }
}
