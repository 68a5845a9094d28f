//  CUSIP: eight symbols and a check digit.
//
//  Values 0-9, A=10..Z=35, `*` 36, `@` 37, `#` 38; every second is doubled, then digits are summed.
//  037833100: 0, 3·2=6, 7, 8·2=16 gives 7, 3, 3·2=6, 1, 0, 0: the sum is 30 and divides by 10.
//  Source: ANSI X9.6.

enum CUSIP {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    var sum = 0
    var count = 0
    for index in value.indices {
      let byte = value[index]
      if Value.Separators.spaceDash.contains(byte) { continue }
      var worth =
        switch byte {
        case UInt8(ascii: "*"): 36
        case UInt8(ascii: "@"): 37
        case UInt8(ascii: "#"): 38
        default: byte.isAlphanumeric ? byte.base36 : -1
        }
      if worth < 0 || count == 9 || count == 8 && worth > 9 { return false }
      if count % 2 == 1 { worth *= 2 }
      sum += worth / 10 + worth % 10
      count += 1
    }
    return count == 9 && sum % 10 == 0
  }
}
