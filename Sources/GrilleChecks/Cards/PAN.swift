//  PAN: the number of a payment card, 12 to 19 digits.
//
//  An issuer prefix in a length that its network issues (`CardNetwork.table`), then Luhn:
//  4111 1111 1111 1111 begins with 4, has 16 digits and its Luhn sum is 30, so it is a Visa number.
//  Source: ISO/IEC 7812-1.

package enum PAN {
  package static func isValid(_ value: Span<UInt8>) -> Bool { CardNetwork.of(value) != nil }

  /// For fields named as card numbers: any network, known or not.
  static func isValidAny(_ value: Span<UInt8>) -> Bool {
    guard let shape = CardNetwork.shape(value) else { return false }
    return shape.prefix >= 100_000 && Luhn.isValidNumber(value)
  }
}
