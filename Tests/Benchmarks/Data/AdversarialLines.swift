//  Data made to hurt: each set is all one thing that some scanner once found hard.

internal import GrilleTesting

/// Makes the lines of the adversarial sets.
enum AdversarialLines {
  /// The next line of `set`, or the next piece of an endless one.
  static func line(of set: DataSet, _ t: inout LogText) -> [UInt8] {
    switch set {
    case .digitRuns: text(t.digits(1023))
    case .dashedDigits: repeated("123-45-", to: 1023)
    case .base64: text(t.generator.text(1023, of: .base64))
    case .randomBytes: bytes(4095, &t)
    case .endlessLine: text(t.words(4...9) + " \(t.longID()) \(t.uuid()) ")
    case .tokenHeads: repeated("eyJ", to: 1023)
    // Short and long by turns: what is quadratic shows only in the long ones.
    case .dashedTokenHeads: repeated("eyJ-", to: t.generator.once(in: 64) ? 65_535 : 1023)
    case .nineDigits: numbers(&t) { t in t.digits(9) }
    case .cardCandidates: numbers(&t) { t in cardCandidate(&t) }
    case .atSigns: repeated("@", to: 99)
    case .mailChain: repeated("a@b.c", to: 1023)
    case .bareKeywords: text((0..<12).map { _ in t.pick(keywords) }.joined(separator: " "))
    case .almostIBANs: numbers(&t) { t in almostIBAN(&t) }
    case .nameChain: text((0..<40).map { _ in t.pick(names) }.joined(separator: "="))
    case .nestedNames: repeated("\(t.pick(names))=", to: 131_071)
    case .manySecrets:
      text((0..<6000).map { _ in "password=\(t.hex(12))" }.joined(separator: " "))
    default: preconditionFailure("not adversarial")
    }
  }

  private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static func repeated(_ piece: String, to count: Int) -> [UInt8] {
    let piece = Array(piece.utf8)
    return (0..<count).map { piece[$0 % piece.count] }
  }

  /// Any bytes, line feeds and all.
  private static func bytes(_ count: Int, _ t: inout LogText) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let word = t.generator.next()
      for shift in stride(from: 0, to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
      }
    }
    return bytes
  }

  private static func numbers(_ t: inout LogText, _ one: (inout LogText) -> String) -> [UInt8] {
    text((0..<16).map { _ in one(&t) }.joined(separator: " "))
  }

  /// Sixteen digits with the right check digit, of any issuer, most of them of none.
  private static func cardCandidate(_ t: inout LogText) -> String {
    let body = t.digits(15)
    return body + String(Luhn.checkDigit(of: body))
  }

  private static func almostIBAN(_ t: inout LogText) -> String {
    t.pick(IBANCountry.all).numberWithWrongCheckDigits(by: &t.generator)
  }

  /// Words that make a number near them suspect, and no value anywhere.
  private static let keywords = """
    password passwd secret token bearer authorization basic cvv cvc pin ssn itin iban bic card \
    account routing sort_code api_key access_token refresh_token client_secret otp phone email \
    passport licence tax_id birth salary balance credit limit cookie session nonce state code
    """.split(separator: " ").map(String.init)

  private static let names = [
    "key", "password", "ssn", "card_number", "token", "api_key", "code", "state", "account_number",
    "iban", "pin", "email", "phone", "user_name", "order_id", "session_id",
  ]
}
