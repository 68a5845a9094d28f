/// The class of data a type belongs to. Each is less dangerous alone than together.
public enum Category: String, Hashable, Sendable, CaseIterable {
  /// Who somebody is: SSN, name, address, birth date.
  case personal
  /// What they own and pay with: card and account numbers, balances, credit data.
  case financial
  /// What they did: amounts, merchants, authorization codes.
  case transactional
  /// What opens the rest: passwords, tokens, keys.
  case credential
}

/// How much harm the full value does alone, in four steps.
public enum Sensitivity: Int, Hashable, Sendable, CaseIterable, Comparable {
  /// Published on purpose, or a directory code: BIC, routing number, currency.
  case publicData = 1
  /// Harmless alone, but links records: name, postcode, amount, IP address.
  case `internal` = 2
  /// A private fact or a unique contact: e-mail, birth date, account number.
  case confidential = 3
  /// Enables fraud by itself, or named by breach law: SSN, PAN, private key.
  case restricted = 4

  /// By harm.
  public static func < (left: Sensitivity, right: Sensitivity) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A rule of law or industry under which a type falls, by the short name that packs use.
public enum Regulation: String, Hashable, Sendable, CaseIterable {
  /// PCI cardholder data.
  case cardholderData = "CHD"
  /// PCI sensitive authentication data: never kept after authorization.
  case sensitiveAuthenticationData = "SAD"
  /// GLBA non-public personal information.
  case nonPublicPersonalInformation = "NPI"
  /// US interagency guidance, sensitive customer information.
  case sensitiveCustomerInformation = "SCI"
  /// US state breach laws.
  case breachLaw = "BRL"
  /// PSD2 sensitive payment data.
  case sensitivePaymentData = "SPD"
  /// PSD2 personalised security credential.
  case personalisedSecurityCredential = "PSC"
  /// General Data Protection Regulation.
  case gdpr = "GDPR"
  /// Sarbanes-Oxley: must stay exact.
  case sox = "SOX"
  /// BCBS 239: must stay reconcilable.
  case bcbs = "BCBS"
  /// FFIEC IT examinations.
  case ursit = "URSIT"
}
