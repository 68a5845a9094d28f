//  IBAN: country, two check digits, up to 30 symbols whose number and kind the country tells.
//
//  Move the first four to the end, A=10..Z=35, and the number leaves 1 when divided by 97.
//  GB82 WEST 1234 5698 7654 32: 3214282912345698765432 161182 leaves 1. Check digits are 98 - r, so
//  02 to 98: the aliases 00, 01 and 99 pass the division and are refused. National check digits in
//  the rest are not looked at.
//  Source: ISO 13616; `IBANRegistry.swift` for the countries.

package enum IBAN {
  /// Lower case as well; spaces, dashes, dots and slashes do not count.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let iban = Value(value, upTo: 34, .common), iban.count >= 15, iban.isDigits(2, 4),
      let structure = structures[Countries.code(iban)], structure.length == iban.count - 4
    else { return false }
    let check = iban.number(2, 4)
    guard check >= 2, check <= 98 else { return false }
    var position = 4
    for part in structure.parts {
      let end = position + part.count
      switch part.kind {
      case UInt8(ascii: "n"): if !iban.isDigits(position, end) { return false }
      case UInt8(ascii: "a"): if !iban.isLetters(position, end) { return false }
      default: break
      }
      position = end
    }
    return iban.mod97(startingAt: 4) == 1
  }

  /// Digits (n), capitals (a) and either (c) of the part after the check digits.
  struct Structure: Sendable {
    var parts: [(count: Int, kind: UInt8)] = []
    var length: Int { parts.reduce(0) { $0 + $1.count } }
  }

  static let structures: [UInt16: Structure] = {
    var structures: [UInt16: Structure] = [:]
    for row in (registry + " " + unregistered).utf8.split(whereSeparator: { $0 == 32 || $0 == 10 })
    {
      var structure = Structure()
      var count = 0
      for byte in row.dropFirst(3) {
        if byte.isDigit {
          count = count * 10 + Int(byte &- 48)
        } else {
          structure.parts.append((count, byte))
          count = 0
        }
      }
      structures[row.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }] = structure
    }
    return structures
  }()
}
