//  Luhn: ISO/IEC 7812-1, annex B. From the right double every second digit, subtract 9 from what
//  passes 9; the sum divides by 10. `4111111111111111`: 8+1+2+1+2+1+2+1+... = 30.

enum Luhn {
  /// Two digits or more; space, dash, dot and slash between them do not count.
  static func isValid(_ value: Span<UInt8>) -> Bool {
    sum(value, skippingAll: false) { Value.Separators.common.contains($0) }
  }
  /// As above, over the digits of any text.
  static func isValidInText(_ value: Span<UInt8>) -> Bool {
    sum(value, skippingAll: true) { _ in true }
  }
  /// Digits written with space and dash alone.
  static func isValidNumber(_ value: Span<UInt8>) -> Bool {
    sum(value, skippingAll: false) { Value.Separators.spaceDash.contains($0) }
  }

  @inline(__always)
  private static func sum(
    _ value: Span<UInt8>, skippingAll: Bool, _ isSeparator: (UInt8) -> Bool
  ) -> Bool {
    var sum = 0
    var digits = 0
    for index in stride(from: value.count - 1, through: 0, by: -1) {
      let byte = value[index]
      guard byte.isDigit else {
        if isSeparator(byte) { continue }
        return false
      }
      let digit = Int(byte &- 48) << (digits & 1)
      sum += digit > 9 ? digit - 9 : digit
      digits += 1
    }
    return digits >= 2 && sum % 10 == 0
  }
}
