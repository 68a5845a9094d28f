//  Shapes that no check digit guards.

enum Shapes {
  static func hasDigit(_ value: Span<UInt8>) -> Bool {
    value.indices.contains { value[$0] &- 0x30 < 10 }
  }

  static func hasLetter(_ value: Span<UInt8>) -> Bool {
    value.indices.contains { (value[$0] | 0x20) &- 0x61 < 26 }
  }

  /// At least 16 bytes with little repetition, as keys are and words are not: three classes of
  /// characters, or letters and digits in many different ones.
  static func isHighEntropy(_ value: Span<UInt8>) -> Bool {
    guard value.count >= 16 else { return false }
    var seen = [Bool](repeating: false, count: 256)
    var classes = Set<Int>()
    for index in value.indices {
      let byte = value[index]
      seen[Int(byte)] = true
      switch byte {
      case 0x30...0x39: classes.insert(0)
      case 0x41...0x5A: classes.insert(1)
      case 0x61...0x7A: classes.insert(2)
      default: classes.insert(3)
      }
    }
    let distinct = seen.count { $0 }
    return classes.contains(0) && classes.count >= 2 && distinct >= min(10, value.count / 2)
  }

  /// A date of 1900 to 2099 in ISO, US or European order, with separators or compact.
  static func isDate(_ value: Span<UInt8>) -> Bool {
    var numbers: [(value: Int, digits: Int)] = []
    var inside = false
    for index in value.indices {
      let digit = value[index] &- 0x30
      guard digit < 10 else {
        inside = false
        continue
      }
      if inside, numbers[numbers.count - 1].digits < 8 {
        numbers[numbers.count - 1].value = numbers[numbers.count - 1].value * 10 + Int(digit)
        numbers[numbers.count - 1].digits += 1
      } else if inside {
        return false
      } else {
        numbers.append((Int(digit), 1))
        inside = true
      }
    }
    if numbers.count == 1, numbers[0].digits == 8 {
      let whole = numbers[0].value
      return isDay(whole / 10_000, whole / 100 % 100, whole % 100)
        || isDay(whole % 10_000, whole / 1_000_000, whole / 10_000 % 100)
        || isDay(whole % 10_000, whole / 10_000 % 100, whole / 1_000_000)
    }
    // `12 March 1970`: the month is a word.
    if numbers.count == 2, hasLetter(value) {
      return numbers.contains { (1900...2099).contains($0.value) }
        && numbers.contains { (1...31).contains($0.value) && $0.digits <= 2 }
    }
    guard numbers.count >= 3 else { return false }
    let (a, b, c) = (numbers[0].value, numbers[1].value, numbers[2].value)
    if numbers[0].digits == 4 { return isDay(a, b, c) }
    let years = numbers[2].digits == 4 ? [c] : numbers[2].digits == 2 ? [1900 + c, 2000 + c] : []
    return years.contains { isDay($0, a, b) || isDay($0, b, a) }
  }

  private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    (1900...2099).contains(year) && CalendarDate.isValid(year: year, month: month, day: day)
  }

  /// A card's expiry: month and year, in either order, two or four digits of year, 2015 to 2050.
  static func isCardExpiry(_ value: Span<UInt8>) -> Bool {
    let c = Characters(value)
    guard !c.isBroken, c.isDigits(0..<c.count) else { return false }
    func fits(_ month: Int?, _ year: Int?) -> Bool {
      guard let month, let year else { return false }
      return (1...12).contains(month) && (year < 100 ? (15...50) : (2015...2050)).contains(year)
    }
    switch c.count {
    case 3: return fits(c.number(0..<1), c.number(1..<3))
    case 4: return fits(c.number(0..<2), c.number(2..<4)) || fits(c.number(2..<4), c.number(0..<2))
    case 5: return fits(c.number(0..<1), c.number(1..<5))
    case 6: return fits(c.number(0..<2), c.number(2..<6)) || fits(c.number(4..<6), c.number(0..<4))
    default: return false
    }
  }

  /// E.164: 8 to 15 digits after a plus sign, the first not 0.
  static func isE164(_ value: Span<UInt8>) -> Bool {
    var digits = 0
    for index in value.indices where value[index] &- 0x30 < 10 {
      if digits == 0, value[index] == 0x30 { return false }
      digits += 1
    }
    return (8...15).contains(digits)
  }

  /// Four numbers to 255, not a loopback, unspecified or broadcast address.
  static func isIPv4(_ value: Span<UInt8>) -> Bool {
    var parts = [0]
    var digits = 0
    for index in value.indices {
      if value[index] == UInt8(ascii: ".") {
        guard digits > 0 else { return false }
        parts.append(0)
        digits = 0
      } else {
        guard value[index] &- 0x30 < 10, digits < 3 else { return false }
        parts[parts.count - 1] = parts[parts.count - 1] * 10 + Int(value[index] - 0x30)
        digits += 1
      }
    }
    return parts.count == 4 && digits > 0 && parts.allSatisfy { $0 < 256 } && parts[0] != 127
      && parts[0] != 0 && parts != [255, 255, 255, 255]
  }

  /// Eight groups of hexadecimal digits, or fewer around one `::`.
  static func isIPv6(_ value: Span<UInt8>) -> Bool {
    var (groups, digits, gaps, index) = (0, 0, 0, 0)
    while index < value.count {
      let byte = value[index]
      if byte == UInt8(ascii: ":") {
        if index + 1 < value.count, value[index + 1] == byte {
          gaps += 1
          index += 1
        } else if index == 0 || index + 1 == value.count {
          return false
        }
        digits = 0
      } else {
        guard byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6, digits < 4 else { return false }
        if digits == 0 { groups += 1 }
        digits += 1
      }
      index += 1
    }
    return gaps == 0 ? groups == 8 : gaps == 1 && (2...7).contains(groups)
  }

  /// ICAO 9303 TD3, second line: check digits over number, birth date, expiry and all.
  static func isMRZ(_ value: Span<UInt8>) -> Bool {
    // The last 44 characters are the second line, whatever stands between the two.
    guard value.count >= 44 else { return false }
    let start = value.count - 44
    func number(_ index: Int) -> Int? {
      switch value[start + index] {
      case 0x30...0x39: Int(value[start + index]) - 0x30
      case 0x41...0x5A: Int(value[start + index]) - 0x41 + 10
      case UInt8(ascii: "<"): 0
      default: nil
      }
    }
    func holds(_ ranges: [Range<Int>], _ check: Int) -> Bool {
      var (sum, place) = (0, 0)
      for range in ranges {
        for index in range {
          guard let value = number(index) else { return false }
          sum += value * [7, 3, 1][place % 3]
          place += 1
        }
      }
      return number(check) == sum % 10
    }
    return holds([0..<9], 9) && holds([13..<19], 19) && holds([21..<27], 27)
      && holds([0..<10, 13..<20, 21..<43], 43)
  }

  /// IMEI: fifteen digits, Luhn.
  static func isIMEI(_ c: Characters) -> Bool { c.count == 15 && Luhn.isValid(c) }

  /// ICCID: 19 or 20 digits from 89 on, Luhn.
  static func isICCID(_ c: Characters) -> Bool {
    (c.count == 19 || c.count == 20) && c.starts(with: "89") && Luhn.isValid(c)
  }
}
