//  Payment card numbers: issuer range, length, Luhn. The ranges are those in use in 2026, with the
//  wide Maestro range and the regional networks; UATP (prefix 1, 15 digits) is told from other numbers
//  by a name or keyword only, since one 15-digit number in a hundred would pass.

/// Issuer ranges: the first six digits from and to, and the lengths that exist.
struct CardNetwork: Sendable {
  let name: String
  let prefixes: [ClosedRange<Int>]
  let lengths: ClosedRange<Int>

  /// ISO/IEC 7812 issuer identification numbers by network, as published by the networks.
  static let all: [CardNetwork] = [
    CardNetwork(name: "Visa", prefixes: [400_000...499_999], lengths: 13...19),
    CardNetwork(
      name: "Mastercard", prefixes: [510_000...559_999, 222_100...272_099], lengths: 16...16),
    CardNetwork(
      name: "American Express", prefixes: [340_000...349_999, 370_000...379_999], lengths: 15...15),
    CardNetwork(
      name: "Discover", prefixes: [601_100...601_199, 644_000...659_999, 622_126...622_925],
      lengths: 16...19),
    CardNetwork(
      name: "Diners Club",
      prefixes: [
        300_000...305_999, 309_500...309_599, 360_000...369_999, 380_000...399_999,
      ], lengths: 14...19),
    CardNetwork(name: "JCB", prefixes: [352_800...358_999], lengths: 16...19),
    CardNetwork(
      name: "JCB legacy", prefixes: [213_100...213_199, 180_000...180_099], lengths: 15...15),
    CardNetwork(
      name: "UnionPay", prefixes: [620_000...629_999, 810_000...819_999], lengths: 14...19),
    CardNetwork(
      name: "Maestro",
      prefixes: [500_000...509_999, 560_000...599_999, 630_000...639_999, 670_000...679_999],
      lengths: 12...19),
    CardNetwork(
      name: "RuPay",
      prefixes: [
        600_000...609_999, 650_000...659_999, 810_000...829_999, 508_000...508_999,
      ], lengths: 16...16),
    CardNetwork(name: "Mir", prefixes: [220_000...220_499], lengths: 16...19),
    CardNetwork(name: "Troy", prefixes: [979_200...979_299], lengths: 16...16),
  ]

  /// The network that issues numbers with these six digits and this length.
  static func issuing(_ prefix: Int, length: Int) -> CardNetwork? {
    all.first { network in
      network.lengths.contains(length) && network.prefixes.contains { $0.contains(prefix) }
    }
  }
}

enum PaymentCard {
  /// Whether some network issues such a number and its check digit is right.
  static func isValid(_ characters: Characters) -> Bool {
    guard (12...19).contains(characters.count), let prefix = characters.number(0..<6),
      let network = CardNetwork.issuing(prefix, length: characters.count)
    else { return false }
    // Visa never issued 14, 15 and 17 digits.
    if network.name == "Visa", [14, 15, 17].contains(characters.count) { return false }
    return Luhn.isValid(characters)
  }

  /// Whether it could be a card number where the field's name already says so.
  static func couldBe(_ characters: Characters) -> Bool {
    (12...19).contains(characters.count) && characters.digit(0) ?? 0 > 0 && Luhn.isValid(characters)
  }
}
