//  The symbols of a value: what is left of `111 222-333` once the separators are gone.
//
//  Most schemes count positions, so they want symbol 4, not byte 4. A `Value` lives on the stack
//  and is at most 64 symbols long; longer input is refused in the first 65 symbols, without a trap.

struct Value {
  /// A set of separators which a scheme is written with.
  enum Separators {
    case none, spaceDash, common

    func contains(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x20, 0x2D: self != .none  // space, dash
      case 0x2E, 0x2F: self == .common  // dot, slash
      default: false
      }
    }
  }

  private var bytes = InlineArray<64, UInt8>(repeating: 0)
  private var start = 0
  private var end = 0

  /// The ASCII letters (in upper case) and digits of `value`; nil when anything else than a
  /// separator stands between them, or when there are more than `limit` of them.
  init?(_ value: Span<UInt8>, upTo limit: Int, _ separators: Separators = .common) {
    for index in value.indices {
      var byte = value[index]
      if separators.contains(byte) { continue }
      if byte.isLower { byte &-= 32 }
      guard byte.isAlphanumeric, end < limit, end < 64 else { return nil }
      bytes[end] = byte
      end += 1
    }
  }

  /// The value as above, when it is `count` digits.
  init?(_ value: Span<UInt8>, digits count: Int, _ separators: Separators = .common) {
    self.init(value, upTo: count, separators)
    guard self.count == count, isDigits(0, count) else { return nil }
  }

  var count: Int { end - start }
  /// The byte at a position, 0 outside.
  subscript(position: Int) -> UInt8 {
    let index = start + position
    return index >= start && index < end ? bytes[index] : 0
  }
  /// The digit at a position; other symbols give a number that no check holds for.
  func digit(_ position: Int) -> Int { Int(self[position]) - 48 }
  /// 0-9 for digits, 10-35 for letters.
  func base36(_ position: Int) -> Int { self[position].base36 }

  func isDigits(_ from: Int, _ to: Int) -> Bool {
    guard from < to, to <= count else { return from == to }
    for position in from..<to where !self[position].isDigit { return false }
    return true
  }
  func isLetters(_ from: Int, _ to: Int) -> Bool {
    guard from < to, to <= count else { return from == to }
    for position in from..<to where !self[position].isUpper { return false }
    return true
  }
  /// The digits of `from..<to` as a number; at most 18 of them.
  func number(_ from: Int, _ to: Int) -> Int {
    var number = 0
    for position in from..<max(from, min(to, from + 18)) {
      number = number &* 10 &+ digit(position)
    }
    return number
  }
  /// Digit times weight, summed. Weights are hexadecimal digits, the leftmost for position `from`:
  /// `sum(0x371, 3)` is 3·d0 + 7·d1 + 1·d2.
  func sum(_ weights: UInt64, _ count: Int, from: Int = 0) -> Int {
    var sum = 0
    for position in 0..<count {
      sum += Int((weights >> UInt64(4 * (count - 1 - position))) & 15) * digit(from + position)
    }
    return sum
  }
  /// Without the first `count` symbols.
  func dropping(_ count: Int) -> Value {
    var rest = self
    rest.start = min(end, start + count)
    return rest
  }
  /// Whether the symbols at `position` are `text` (ASCII).
  func has(_ text: String, at position: Int = 0) -> Bool {
    var position = position
    for byte in text.utf8 {
      if self[position] != byte { return false }
      position += 1
    }
    return true
  }
  /// Luhn over `from..<to`, ISO/IEC 7812-1 annex B.
  func luhn(_ from: Int, _ to: Int) -> Bool {
    var sum = 0
    var double = false
    for position in stride(from: to - 1, through: from, by: -1) {
      let digit = digit(position) << (double ? 1 : 0)
      sum += digit > 9 ? digit - 9 : digit
      double.toggle()
    }
    return sum % 10 == 0
  }
  /// ISO/IEC 7064, MOD 11,10 over all digits.
  var passesMod11_10: Bool {
    var check = 5
    for position in 0..<count {
      check = ((check == 0 ? 10 : check) * 2 % 11 + digit(position)) % 10
    }
    return check == 1
  }
  /// ISO/IEC 7064, MOD 97 remainder with letters as 10-35; `start` first, then round to the front.
  func mod97(startingAt start: Int = 0, dropping dropped: Range<Int> = 0..<0) -> Int {
    var remainder = 0
    func add(_ positions: Range<Int>) {
      for position in positions where !dropped.contains(position) {
        let value = base36(position)
        remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
      }
    }
    let start = min(start, count)
    add(start..<count)
    add(0..<start)
    return remainder
  }
}

extension UInt8 {
  var isDigit: Bool { self &- 48 < 10 }
  var isUpper: Bool { self &- 65 < 26 }
  var isLower: Bool { self &- 97 < 26 }
  var isLetter: Bool { isUpper || isLower }
  var isAlphanumeric: Bool { isDigit || isUpper || isLower }
  /// 0-9, A-Z as 10-35 and a-z likewise; 0 for others.
  var base36: Int {
    isDigit ? Int(self) - 48 : isUpper ? Int(self) - 55 : isLower ? Int(self) - 87 : 0
  }
  /// 0-15, or nil.
  var hex: UInt8? {
    isDigit ? self &- 48 : self | 32 >= 97 && self | 32 <= 102 ? (self | 32) &- 87 : nil
  }
}

extension String.UTF8View {
  /// The place of `byte`, from 0; nil when it is not there.
  func rank(_ byte: UInt8) -> Int? {
    var rank = 0
    for other in self {
      if other == byte { return rank }
      rank += 1
    }
    return nil
  }
}

/// Whether a day stands in the (Gregorian) calendar.
func isDate(_ year: Int, _ month: Int, _ day: Int) -> Bool {
  guard month >= 1, month <= 12, day >= 1 else { return false }
  let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  let last = month == 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  return day <= last
}
