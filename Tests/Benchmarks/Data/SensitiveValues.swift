//  What Grille is there to hide, made up: valid by its check digit, issued to nobody but by chance.

internal import Foundation
internal import GrilleTesting

/// Makes sensitive values.
enum SensitiveValues {
  typealias Maker = @Sendable (inout LogText) -> String

  /// Twenty kinds, as they stand in a log line.
  static let kinds: [Maker] = [
    { t in pan(&t) },
    { t in grouped(&t) },
    { t in "card_number=\(pan(&t))" },
    { t in ssn(&t) },
    { t in "\"ssn\": \"\(ssn(&t))\"" },
    { t in jwt(&t) },
    { t in email(&t) },
    { t in t.pick(IBANCountry.all).number(by: &t.generator) },
    { t in "cvv: \(LogText.padded(t.number(0...999), 3))" },
    { t in "account_number=\(t.digits(10))" },
    { t in "Authorization: Bearer \(t.generator.text(40, of: .alphanumeric))7" },
    { t in "AKIA\(t.generator.text(16, of: Alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")))" },
    { t in "ghp_\(t.generator.text(36, of: .alphanumeric))" },
    { t in "sk_live_\(t.generator.text(24, of: .alphanumeric))" },
    { t in "auth_code=\(authCode(&t))" },
    { t in "password=\(t.generator.text(11, of: .alphanumeric))7" },
    { t in "(\(t.number(201...989))) 555-\(t.digits(4))" },
    { t in "+4420\(t.digits(8))" },
    { t in "access_token=\(t.generator.text(39, of: .alphanumeric))7" },
    { t in "https://svc:\(t.generator.text(10, of: .alphanumeric))@db.example.test/x" },
  ]

  private static let commonNetworks = CardNetwork.all.filter {
    ["Visa", "Mastercard", "American Express"].contains($0.name)
  }

  static func pan(_ t: inout LogText) -> String {
    t.pick(commonNetworks).number(by: &t.generator)
  }

  private static func grouped(_ t: inout LogText) -> String {
    let separator = t.pick([" ", "-"])
    while true {
      if let text = CardNumbers.grouped(pan(&t), by: separator) { return text }
    }
  }

  /// An SSN that could have been issued: no area 000, 666 or 9xx.
  static func ssn(_ t: inout LogText) -> String {
    let area = t.number(1...898)
    return "\(LogText.padded(area < 666 ? area : area + 1, 3))-"
      + "\(LogText.padded(t.number(1...99), 2))-\(LogText.padded(t.number(1...9999), 4))"
  }

  /// Six capitals and digits, one of them surely a digit.
  static func authCode(_ t: inout LogText) -> String {
    t.generator.text(5, of: .capitalsAndDigits) + "\(t.number(0...9))"
  }

  static func phone(_ t: inout LogText) -> String {
    "\(t.number(2...9))\(LogText.padded(t.number(2...98), 2))-555-\(LogText.padded(t.number(0...9999), 4))"
  }

  static func email(_ t: inout LogText) -> String {
    "\(firstName(&t).lowercased()).\(lastName(&t).lowercased())\(t.number(1...99))@example.com"
  }

  /// A signed token: the header and the claims are JSON, the signature is chance.
  static func jwt(_ t: inout LogText) -> String {
    let header = "{\"alg\":\"RS256\",\"kid\":\"k\(t.number(1...9))\"}"
    let issued = t.millis() / 1000
    let claims =
      "{\"sub\":\"\(t.digits(8))\",\"iat\":\(issued),\"exp\":\(issued + 900),\"aud\":\"\(t.service())\"}"
    return "\(base64URL(header)).\(base64URL(claims)).\(t.generator.text(43, of: .base64URL))"
  }

  private static func base64URL(_ text: String) -> String {
    let url = Data(text.utf8).base64EncodedString().utf8.compactMap { byte -> UInt8? in
      switch byte {
      case UInt8(ascii: "+"): UInt8(ascii: "-")
      case UInt8(ascii: "/"): UInt8(ascii: "_")
      case UInt8(ascii: "="): nil
      default: byte
      }
    }
    return String(decoding: url, as: UTF8.self)
  }

  static func firstName(_ t: inout LogText) -> String {
    t.pick([
      "Alice", "Robert", "Maria", "Chen", "Fatima", "John", "Olga", "Pedro", "Aiko", "Noah",
    ])
  }

  static func lastName(_ t: inout LogText) -> String {
    t.pick([
      "Smith", "Garcia", "Nguyen", "Kowalski", "Okafor", "Ivanova", "Silva", "Tanaka", "Lee",
    ])
  }
}
