//  How much a value looks like a secret: kinds of symbol and Shannon entropy.
//
//  16 bytes or more without spaces that mix three kinds (lower, upper, digit, other) or hold more
//  than 3.3 bits a byte. 0123456789abcdef holds 4: sixteen symbols of 1/16 each, log2 16 = 4.
//  Sixteen times the same holds 0.
//  Source: C. E. Shannon, A Mathematical Theory of Communication, 1948.

enum Entropy {
  /// 16 bytes or more without spaces that mix three kinds of symbol (lower, upper, digit, other) or
  /// hold more than 3.3 bits a byte (Shannon).
  static func isHigh(_ value: Span<UInt8>) -> Bool {
    guard value.count >= 16 else { return false }
    var counts = InlineArray<256, Int32>(repeating: 0)
    var kinds: UInt8 = 0
    for index in value.indices {
      let byte = value[index]
      counts[Int(byte)] &+= 1
      if byte <= 32 { return false }
      kinds |= byte.isLower ? 1 : byte.isUpper ? 2 : byte.isDigit ? 4 : 8
    }
    if kinds.nonzeroBitCount >= 3 { return true }
    var bits = 0.0
    let total = Double(value.count)
    for symbol in counts.indices where counts[symbol] > 0 {
      let share = Double(counts[symbol]) / total
      bits -= share * log2(share)
    }
    return bits > 3.3
  }

  /// To 16 binary places, without a C library.
  static func log2(_ number: Double) -> Double {
    var fraction = number.significand
    var result = Double(number.exponent)
    var bit = 0.5
    for _ in 0..<16 {
      fraction *= fraction
      if fraction >= 2 {
        fraction /= 2
        result += bit
      }
      bit /= 2
    }
    return result
  }

  static func hasDigit(_ value: Span<UInt8>) -> Bool {
    for index in value.indices where value[index].isDigit { return true }
    return false
  }
  static func isMixed(_ value: Span<UInt8>) -> Bool {
    var letter = false
    var digit = false
    for index in value.indices {
      letter = letter || value[index].isLetter
      digit = digit || value[index].isDigit
    }
    return letter && digit
  }
}
