//  Valid card numbers of every network, made up: prefix, length and check digit are right, and no
//  bank issued them but by chance.

/// A network's issuer range.
public struct CardNetwork: Sendable, CustomStringConvertible {
  /// The network, and which of its ranges.
  public let name: String
  /// First digits, as inclusive ranges of numbers of one width.
  public let prefixes: [ClosedRange<Int>]
  /// How many digits a number has.
  public let lengths: [Int]
  /// Whether a number is told only beside a key or keyword.
  public let needsKey: Bool

  /// A row of ``all``.
  init(
    _ name: String, _ prefixes: [ClosedRange<Int>], _ lengths: [Int], needsKey: Bool = false
  ) {
    self.name = name
    self.prefixes = prefixes
    self.lengths = lengths
    self.needsKey = needsKey
  }

  /// The name.
  public var description: String { name }

  /// Every network, ISO/IEC 7812-1 numbers of their published ranges.
  public static let all = [
    CardNetwork("Visa", [4...4], [13, 16, 18, 19]),
    CardNetwork("Mastercard", [51...55], [16]),
    CardNetwork("Mastercard 2-series", [222_100...272_099], [16]),
    CardNetwork("American Express", [34...34, 37...37], [15]),
    CardNetwork(
      "Discover", [6011...6011, 644...649, 65...65, 622_126...622_925], [16, 17, 18, 19]),
    CardNetwork(
      "Diners Club", [300...305, 3095...3095, 36...36, 38...39], [14, 15, 16, 17, 18, 19]),
    CardNetwork("JCB", [3528...3589], [16, 17, 18, 19]),
    CardNetwork("JCB legacy", [2131...2131, 1800...1800], [15]),
    CardNetwork("UnionPay", [62...62, 81...81], [16, 17, 18, 19]),
    CardNetwork(
      "Maestro", [50...50, 56...58, 6304...6304, 6759...6759, 6761...6763],
      [12, 13, 14, 15, 16, 17, 18, 19]),
    CardNetwork("RuPay", [60...60, 65...65, 81...82, 508...508], [16]),
    CardNetwork("Mir", [2200...2204], [16, 17, 18, 19]),
    CardNetwork("UATP", [1...1], [15], needsKey: true),
    CardNetwork("Troy", [9792...9792], [16]),
    CardNetwork("Elo", [401_178...401_178, 506_699...506_778, 509_000...509_999], [16]),
    CardNetwork("Verve", [506_099...506_198], [16, 18, 19]),
    CardNetwork("Hipercard", [606_282...606_282], [16]),
    CardNetwork("Dankort", [5019...5019], [16]),
  ]

  /// A valid number of this network.
  public func number(by generator: inout SeededGenerator) -> String {
    let body = self.body(by: &generator)
    return body + String(Luhn.checkDigit(of: body))
  }

  /// A number that is right but for its check digit.
  public func numberWithWrongCheckDigit(by generator: inout SeededGenerator) -> String {
    let body = self.body(by: &generator)
    return body + String((Luhn.checkDigit(of: body) + generator.number(in: 1...9)) % 10)
  }

  /// All but the check digit.
  private func body(by generator: inout SeededGenerator) -> String {
    let prefix = String(generator.number(in: generator.pick(prefixes)))
    let length = generator.pick(lengths)
    return prefix + generator.text(length - 1 - prefix.count, of: .digits)
  }
}

/// Ways to write a card number.
public enum CardNumbers {
  /// `digits` in the groups in which cards of its network are embossed; nil where there are none.
  public static func grouped(_ digits: String, by separator: String) -> String? {
    let groups: [Int]
    switch (digits.count, digits.first) {
    case (14, "3"): groups = [4, 6, 4]
    case (15, "3"): groups = [4, 6, 5]
    case (15, "1") where !digits.hasPrefix("1800"): groups = [4, 5, 6]
    case (16, _): groups = [4, 4, 4, 4]
    case (19, _): groups = [4, 4, 4, 4, 3]
    default: return nil
    }
    var rest = digits[...]
    return groups.map { count in
      let group = rest.prefix(count)
      rest = rest.dropFirst(count)
      return String(group)
    }.joined(separator: separator)
  }
}

/// ISO/IEC 7812-1, annex B; written apart from the library's so that one may prove the other.
public enum Luhn {
  /// The digit that makes `body` valid when it is put behind it.
  public static func checkDigit(of body: String) -> Int {
    var sum = 0
    for (position, byte) in body.utf8.reversed().enumerated() {
      let digit = Int(byte) - 0x30
      let doubled = position.isMultiple(of: 2) ? digit * 2 : digit
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return (10 - sum % 10) % 10
  }
}
