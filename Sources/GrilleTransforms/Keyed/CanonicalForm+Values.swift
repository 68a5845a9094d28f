package import GrilleCore

extension CanonicalForm {
  /// `value` in this form; nil if nothing of it is left.
  ///
  /// - Complexity: linear in the value.
  package func canonical(_ value: some Collection<UInt8>) -> [UInt8]? {
    let canonical: [UInt8] =
      switch self {
      case .text: Self.trimmed(value)
      case .digits: value.filter(\.isASCIIDigit)
      case .upper:
        value.compactMap { byte in
          byte.isASCIIDigit ? byte : byte.isASCIILetter ? byte & ~0x20 : nil
        }
      case .lower: Self.folded(value)
      case .phone: Self.phone(value)
      }
    return canonical.isEmpty ? nil : canonical
  }

  private static func trimmed(_ value: some Collection<UInt8>) -> [UInt8] {
    var value = Array(value)
    while value.last.map({ $0 <= 0x20 }) == true { value.removeLast() }
    return Array(value.drop { $0 <= 0x20 })
  }

  /// Letters beyond ASCII stay as they are: which of them are one depends on the language.
  private static func folded(_ value: some Collection<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    for byte in trimmed(value) {
      if byte <= 0x20 {
        if folded.last != 0x20 { folded.append(0x20) }
      } else {
        folded.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      }
    }
    return folded
  }

  private static func phone(_ value: some Collection<UInt8>) -> [UInt8] {
    let digits = value.filter(\.isASCIIDigit)
    let plus = UInt8(ascii: "+")
    if value.first(where: { $0 > 0x20 && $0 != UInt8(ascii: "(") }) == plus {
      return [plus] + digits
    }
    if digits.starts(with: Array("00".utf8)) { return [plus] + digits.dropFirst(2) }
    if digits.count == 10 { return [plus, UInt8(ascii: "1")] + digits }
    if digits.count == 11, digits[0] == UInt8(ascii: "1") { return [plus] + digits }
    return digits
  }
}

extension UInt8 {
  fileprivate var isASCIIDigit: Bool { self &- 0x30 < 10 }
  fileprivate var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
}
