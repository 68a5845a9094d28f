//  PAN: the number of a payment card, 12 to 19 digits.
//
//  An issuer prefix in a length that its network issues (`CardNetwork.table`), then Luhn:
//  4111 1111 1111 1111 begins with 4, has 16 digits and its Luhn sum is 30, so it is a Visa number.
//  Source: ISO/IEC 7812-1.

package enum PAN {
  package static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let network = CardNetwork.of(value) else { return false }
    return network.name == "visa" || !isBarcode(value)
  }

  /// Whether 13 digits in a row are an EAN-13, GS1's number of what is sold, of a country whose prefix few cards have:
  /// 5901234123457 is a mug. Cards of 13 digits that are no old Visa cards are rarer by far.
  private static func isBarcode(_ value: Span<UInt8>) -> Bool {
    guard value.count == 13 else { return false }
    var sum = 0
    for index in value.indices {
      guard value[index].isDigit else { return false }
      sum += Int(value[index] &- 48) * (index & 1 == 0 ? 1 : 3)
    }
    guard sum % 10 == 0 else { return false }
    switch (value[0] &- 48, value[1] &- 48, value[2] &- 48) {
    // Denmark; Poland, Romania, Hungary. The United Kingdom's 50 begins too many cards of Maestro.
    case (5, 7, _), (5, 9, 0), (5, 9, 4), (5, 9, 9): return true
    default: return false
    }
  }

  /// For fields named as card numbers: any network, known or not.
  static func isValidAny(_ value: Span<UInt8>) -> Bool {
    guard let shape = CardNetwork.shape(value) else { return false }
    return shape.prefix >= 100_000 && Luhn.isValidNumber(value)
  }
}
