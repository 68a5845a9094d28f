//  Identity card number (Hong Kong): one or two letters, six digits, a check by 11 in parentheses.
//
//  A=10.., a missing first letter counts 36; weights 9 to 2, 11 - sum mod 11, 10 gives A and 11 gives 0.
//  A123456(3): 324+80+7+12+15+16+15+12 = 481, which leaves 8, and 11 - 8 = 3.
//  Source: Immigration Department.

enum HongKongID {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    let last = value.count - 1
    guard last >= 7 else { return false }
    if value[last] == UInt8(ascii: ")"), value[last - 2] == UInt8(ascii: "(") {
      return isValid(value.extracting(..<(last - 2)), check: value[last - 1])
    }
    return isValid(value.extracting(..<last), check: value[last])
  }

  private static func isValid(_ value: Span<UInt8>, check: UInt8) -> Bool {
    guard let id = Value(value, upTo: 8, .none), id.count >= 7, id.isLetters(0, id.count - 6),
      id.isDigits(id.count - 6, id.count)
    else { return false }
    var sum = id.count == 7 ? 9 * 36 : 0
    for place in 0..<id.count { sum += id.base36(place) * (id.count + 1 - place) }
    return check.isAlphanumeric && check.base36 == (11 - sum % 11) % 11
  }
}
