import Foundation
import Grille
import GrilleTesting
import Testing

/// Tokens and keys, generated from their published forms.
@Suite("Secrets")
struct SecretTests {
  /// A provider's key: `{3x}` in a form is three characters of the alphabet `x`, all else stands
  /// for itself.
  struct Form: Sendable, CustomTestStringConvertible {
    var provider: String
    var form: String
    /// A line it stands in, `§` being the key; without a clue only if the form says enough.
    var line: String

    init(_ provider: String, _ form: String, in line: String = "using § now") {
      self.provider = provider
      self.form = form
      self.line = line
    }

    var testDescription: String { "\(provider) \(form)" }

    static let alphabets: [Character: Alphabet] = [
      "h": .hex, "H": Alphabet("0123456789ABCDEF"), "d": .digits, "a": .alphanumeric,
      "u": .base64URL, "b": .base64, "2": Alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
      "k": Alphabet("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"),
    ]

    func key(by generator: inout SeededGenerator) -> String {
      var key = ""
      var rest = form[...]
      while let character = rest.popFirst() {
        guard character == "{" else {
          key.append(character)
          continue
        }
        let count = rest.prefix { $0.isNumber && $0.isASCII }
        // `{322}` is thirty-two characters of the alphabet `2`.
        let end = rest.firstIndex(of: "}") ?? rest.endIndex
        let alphabet = rest[rest.index(before: end)]
        let digits = alphabet == "2" ? count.dropLast() : count
        key += generator.text(Int(digits) ?? 0, of: Self.alphabets[alphabet] ?? .alphanumeric)
        rest = rest[rest.index(after: end)...]
      }
      return key
    }
  }

  static let uuid = "{8h}-{4h}-4{3h}-a{3h}-{12h}"

  static let forms = [
    Form("Stripe", "sk_live_{24a}"), Form("Stripe", "sk_live_{99a}"),
    Form("Stripe", "sk_live_{230a}"), Form("Stripe", "rk_live_{99a}"),
    Form("Stripe", "sk_test_{24a}"), Form("Stripe", "whsec_{32a}"),
    Form("Stripe", "pi_{24a}_secret_{25a}"),
    Form("Plaid", "access-sandbox-\(uuid)"), Form("Plaid", "access-production-\(uuid)"),
    Form("Plaid", "access-development-\(uuid)"), Form("Plaid", "public-sandbox-\(uuid)"),
    Form("Plaid", "link-sandbox-\(uuid)"), Form("Plaid", "processor-sandbox-\(uuid)"),
    Form("Plaid", "{30h}", in: "PLAID-SECRET: §"), Form("Plaid", "{30h}", in: "plaid secret=§"),
    Form("Square", "EAAA{60u}"), Form("Square", "sq0atp-{22u}"), Form("Square", "sq0csp-{43u}"),
    Form("Square", "sandbox-sq0atb-{22u}"),
    Form("PayPal", "E{79u}", in: "paypal client_secret=§"),
    Form("Braintree", "access_token$production${16a}${32h}"),
    Form("Braintree", "{32h}", in: "braintree private_key=§"),
    Form("Adyen", "AQE{60b}-{40a}", in: "x-api-key: §"),
    Form("Checkout.com", "sk_\(uuid)"), Form("Checkout.com", "sk_test_\(uuid)"),
    Form("Checkout.com", "sk_sbox_{28a}"),
    Form("Razorpay", "rzp_live_{14a}"), Form("Paystack", "sk_live_{40h}"),
    Form("Flutterwave", "FLWSECK-{32h}-X"),
    Form("GoCardless", "live_{40u}", in: "gocardless token §"),
    Form("Lob", "live_{35h}", in: "lob api key §"), Form("Shippo", "shippo_live_{40h}"),
    Form("EasyPost", "EZAK{54a}"),
    Form("Finicity", "{32h}", in: "Finicity-App-Key: §"),
    Form("Finicity", "{20a}", in: "finicity client_secret=§"),
    Form("Dwolla", "{50a}", in: "dwolla client_secret=§"),
    Form("Wise", uuid, in: "wise api_token=§"),
    Form("AWS", "AKIA{162}"), Form("AWS", "ASIA{162}"), Form("AWS", "ABIA{162}"),
    Form("AWS", "{40b}", in: "aws_secret_access_key=§"),
    Form("Google", "AIza{35u}"), Form("Google", "ya29.{60u}"), Form("Google", "GOCSPX-{28u}"),
    Form("GitHub", "github_pat_{22a}_{59a}"),
    Form("GitLab", "glpat-{20u}"), Form("Slack", "xoxb-{12d}-{12d}-{24a}"),
    Form("Slack", "xoxp-{12d}-{12d}-{12d}-{32h}"), Form("npm", "npm_{36a}"),
    Form("PyPI", "pypi-AgEIcHlwaS5vcmc{80u}"), Form("SendGrid", "SG.{22u}.{43u}"),
    Form("Twilio", "SK{32h}", in: "twilio key §"),
    Form("Azure", "{86b}==", in: "DefaultEndpointsProtocol=https;AccountName=x;AccountKey=§"),
    Form("Azure", "{3a}8Q~{34u}", in: "azure client_secret=§"),
    Form("Vault", "hvs.{90u}"), Form("Vault", "hvb.{120u}"),
    Form("Vault", "s.{24a}", in: "X-Vault-Token: §"),
    Form("1Password", "ops_eyJ{240u}"), Form("age", "AGE-SECRET-KEY-1{58k}"),
  ]

  @Test("of a known form are hidden whole", arguments: forms)
  func knownForms(of form: Form) throws {
    var generator = SeededGenerator()
    try expectHidden(by: &generator, form: form.line) { form.key(by: &$0) }
  }

  @Test("of GitHub are hidden, check sum and all", arguments: ["ghp", "gho", "ghu", "ghs", "ghr"])
  func gitHub(prefix: String) throws {
    var generator = SeededGenerator()
    try expectHidden(by: &generator, form: "using § now") { generator in
      let body = generator.text(30, of: .alphanumeric)
      return "\(prefix)_\(body)\(Self.checksum(of: body))"
    }
  }

  /// Tokens of RFC 7515 and 7516, in each serialization that logs hold.
  enum TokenForm: String, CaseIterable, Sendable {
    case signed, encrypted, encryptedDirectly, detached

    func token(by generator: inout SeededGenerator) -> String {
      let kid = generator.text(8, of: .alphanumeric)
      let subject = generator.text(12, of: .digits)
      func part(_ count: Int) -> String { generator.text(count, of: .base64URL) }
      switch self {
      case .signed:
        return encoded(#"{"alg":"RS256","typ":"JWT","kid":"\#(kid)"}"#) + "."
          + encoded(#"{"sub":"\#(subject)","iat":1764000000}"#) + "." + part(342)
      case .encrypted:
        return encoded(#"{"alg":"RSA-OAEP","enc":"A256GCM","kid":"\#(kid)"}"#) + "." + part(342)
          + "." + part(16) + "." + part(180) + "." + part(22)
      case .encryptedDirectly:
        return encoded(#"{"alg":"dir","enc":"A128GCM","kid":"\#(kid)"}"#) + ".." + part(16) + "."
          + part(180) + "." + part(22)
      case .detached:
        return encoded(#"{"alg":"PS256","kid":"\#(kid)","b64":false,"crit":["b64"]}"#) + ".."
          + part(342)
      }
    }

    private func encoded(_ json: String) -> String {
      Data(json.utf8).base64EncodedString()
        .replacingOccurrences(of: "=", with: "").replacingOccurrences(of: "+", with: "-")
        .replacingOccurrences(of: "/", with: "_")
    }
  }

  @Test(
    "that are JOSE tokens are hidden whole", arguments: TokenForm.allCases,
    [
      "using § now", "Authorization: Bearer §", #"{"token":"§"}"#, "callback?x=1&id_token=§&y=2",
    ])
  func tokens(of form: TokenForm, in line: String) throws {
    var generator = SeededGenerator()
    try expectHidden(by: &generator, form: line) { form.token(by: &$0) }
  }

  /// A hundred secrets in the line `form`: of none more than its first eight characters stays.
  private func expectHidden(
    by generator: inout SeededGenerator, form: String,
    secret make: (inout SeededGenerator) -> String
  ) throws {
    var misses = Misses()
    for _ in 0..<100 {
      let secret = make(&generator)
      let line = form.replacingOccurrences(of: "§", with: secret)
      let isMissed = Recall.isReadable(
        secret.dropFirst(8), in: try Recall.output(of: line), window: 10)
      misses.record(form, line: line, isMissed: isMissed)
    }
    #expect(misses.areAtMost(20), "\(generator) \(misses.list)")
  }

  /// CRC-32 in base 62, six characters.
  private static func checksum(of body: String) -> String {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in body.utf8 {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    var rest = ~crc
    var text = ""
    let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    for _ in 0..<6 {
      text = String(digits[Int(rest % 62)]) + text
      rest /= 62
    }
    return text
  }
}
