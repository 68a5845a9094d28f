//  A card number in a dump of bytes: its digits in ASCII, two hexadecimal digits each.
//
//      00000010  35 31 38 36 36 32 31 37  35 31 37 35 33 39 37 39  |5186621751753979|
//      00000010: 3531 3836 3632 3137 3531 3735 3339 3739  5186621751753979

enum HexPAN {
  /// Whether `value` is that, with blanks or colons between bytes or without, and the number is a card's.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    var digits: [UInt8] = []
    var index = 0
    while index < value.count {
      switch value[index] {
      case UInt8(ascii: " "), UInt8(ascii: ":"): index += 1
      case UInt8(ascii: "3"):
        guard index + 1 < value.count, value[index + 1].isDigit, digits.count < 19 else {
          return false
        }
        digits.append(value[index + 1])
        index += 2
      default: return false
      }
    }
    return PAN.isValid(digits.span)
  }
}
