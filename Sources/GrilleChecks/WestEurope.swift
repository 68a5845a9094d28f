//  Personal numbers of Germany, Austria, Switzerland, France, the Low Countries, Ireland.

enum SteuerID {
  /// `36574261809`: in the first ten digits exactly one stands two or three times; MOD 11,10.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let id = Value(value, digits: 11), id.digit(0) != 0 else { return false }
    var counts: UInt64 = 0  // four bits a digit
    for position in 0..<10 { counts += 1 << UInt64(4 * id.digit(position)) }
    var repeated = 0
    for digit in 0..<10 {
      let count = counts >> UInt64(4 * digit) & 15
      if count > 3 { return false }
      if count > 1 { repeated += 1 }
    }
    return repeated == 1 && id.passesMod11_10
  }
}

enum SVNR {
  /// `1237 010180`: weights 3 7 9 0 5 8 4 2 1 6, sum by 11 is the fourth digit.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let svnr = Value(value, digits: 10), svnr.digit(0) != 0 else { return false }
    return svnr.sum(0x3790584216, 10) % 11 == svnr.digit(3)
  }
}

enum AHV {
  /// `756.9217.0769.85`: EAN-13.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let ahv = Value(value, digits: 13), ahv.has("756") else { return false }
    return ahv.sum(0x1313131313131, 13) % 10 == 0
  }
}

enum NIR {
  /// `2 95 10 99 126 111 93`: key = 97 - n mod 97, Corsica 2A as 19 and 2B as 18 (INSEE).
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let nir = Value(value, upTo: 15), nir.count == 15, nir.isDigits(0, 6),
      nir.isDigits(7, 15)
    else { return false }
    var number = nir.number(0, 5)
    switch nir[6] {
    case UInt8(ascii: "A") where nir.digit(5) == 2: number = number * 100 + 19
    case UInt8(ascii: "B") where nir.digit(5) == 2: number = number * 100 + 18
    case let byte where byte.isDigit: number = number * 100 + nir.number(5, 7)
    default: return false
    }
    number = number * 1_000_000 + nir.number(7, 13)
    return number > 0 && 97 - number % 97 == nir.number(13, 15)
  }
}

enum BSN {
  /// `111222333`: weights 9 to 2 minus the last digit divide by 11.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let bsn = Value(value, digits: 9), bsn.number(0, 9) > 0 else { return false }
    return passes(bsn)
  }
  static func passes(_ bsn: Value) -> Bool { (bsn.sum(0x98765432, 8) - bsn.digit(8)) % 11 == 0 }
}

enum BelgianNN {
  /// `85.07.30-033.28`: 97 - n mod 97; born from 2000 on, a 2 stands before n. Month or day may be
  /// unknown (00).
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let nn = Value(value, digits: 11), nn.number(0, 11) > 0 else { return false }
    let number = nn.number(0, 9)
    let check = nn.number(9, 11)
    let year: Int
    if 97 - number % 97 == check {
      year = 1900
    } else if 97 - (2_000_000_000 + number) % 97 == check {
      year = 2000
    } else {
      return false
    }
    let month = nn.number(2, 4)
    let day = nn.number(4, 6)
    return month == 0 || month <= 12 && (day == 0 || isDate(year + nn.number(0, 2), month, day))
  }
}

enum PPSN {
  /// `6433435F`, `6433435OA`: weights 8 to 2, plus 9 times the second letter, by 23.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let ppsn = Value(value, upTo: 9), ppsn.count >= 8, ppsn.isDigits(0, 7),
      ppsn[7].isUpper, ppsn.count == 8 || "ABCDEFGHITWX".utf8.contains(ppsn[8])
    else { return false }
    return ppsn[7] == letter(ppsn)
  }
  static func letter(_ ppsn: Value) -> UInt8 {
    var sum = ppsn.sum(0x8765432, 7)
    switch ppsn[8] {
    case UInt8(ascii: "A")...UInt8(ascii: "I"): sum += 9 * (Int(ppsn[8]) - 64)
    default: break  // none, W, T and X are worth nothing
    }
    return sum % 23 == 0 ? UInt8(ascii: "W") : UInt8(64 + sum % 23)
  }
}
