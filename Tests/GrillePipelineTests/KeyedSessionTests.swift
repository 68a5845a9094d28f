import Grille
import GrilleTesting
import Testing

/// Promises over text of values that a key is needed for, in every format.
@Suite("Keys in the pipe")
struct KeyedSessionTests {
  static let policy = """
    policy: keyed
    actions:
      otherwise: own
      types:
        pan: fpe(6, 4)
        pan_truncated: label
        pan_last4: label
        us_ssn: token
        us_itin: token
        email_address: encrypt(joinable)
        phone_number: fpe
        iban: token
        api_key: fingerprint
        person_name: token
        us_bank_account_number: fpe
    """

  /// The same types in the forms that other systems or people read.
  static let readable = """
    policy: readable
    actions:
      otherwise: own
      types:
        pan: encrypt(jwe)
        pan_truncated: label
        pan_last4: label
        us_ssn: encrypt(jwe)
        email_address: encrypt(jwe)
        iban: encrypt(jwe)
        person_name: encrypt(jwe)
    """

  /// What keeps its form.
  static let inPlace = """
    policy: in-place
    actions:
      otherwise: own
      types:
        iban: fpe
        email_address: fpe
    """

  /// What looks like names and addresses.
  static let lookAlikes = """
    policy: look-alikes
    surrogates: marked
    actions:
      otherwise: own
      types:
        person_name: surrogate
        first_name: surrogate
        last_name: surrogate
        cardholder_name: surrogate
        beneficiary_name: surrogate
        email_address: surrogate
    """

  static func redactor(
    _ ring: KeyRing, kernel: KernelLevel? = .best, policy: String = policy
  ) throws -> Redactor {
    var options = RedactorOptions()
    options.keys = RedactorOptions.Keys(ring)
    options.reader = Reader(policy: .yaml(policy, file: "keyed.yaml"))
    options.scan.kernel = kernel
    return try Redactor(options)
  }

  static let pieces = [
    "card 4111 1111 1111 1111", "4111111111111111", "\"cardNumber\": 4111111111111111",
    "ssn=536-90-4399", "\"ssn\":\"536904399\"", "Ada.Sample@example.com", "email=ada%40example.com",
    "\"email\":\"ada\\u0040example.com\"", "phone (415) 555-0134", "+14155550134",
    "iban GB82 WEST 1234 5698 7654 32", "\"full_name\": \"Ada Sample\"", "account_number=12345678",
    "{", "}", ",", "\n", "\n", " ", "\t", "<ssn>536904399</ssn>", "&amp;", "\"", "[us_ssn]", "tok_",
    "_", "\"cardholder\":\"SAMPLE, ADA\"",
    "first_name=Ada",
    "last_name=\"van Sample\"", "payer_name: Ada B. Sample", "name,email\n",
    "Ada Sample,a@b.example\n",
    "full_name=Ada+Sample", "<Nm>Ada Sample</Nm>", "mailto:ada@example.com",
    "https://ada:4111111111111111@example.com/", "id,ssn\n", "1,536904399\n", "A12345678", "x",
  ]

  static func text(by generator: inout SeededGenerator) -> [UInt8] {
    var text = ""
    for _ in 0..<generator.number(in: 1...16) {
      text += generator.pick(pieces)
      if generator.once(in: 2) { text += " " }
    }
    return Array(text.utf8)
  }

  @Test(
    "cuts, engines and a second pass, with keys or without, change nothing",
    arguments: [policy, readable, inPlace, lookAlikes])
  func promises(_ policy: String) throws {
    var generator = SeededGenerator()
    let ring = KeyRing(at: 0)
    let (keyed, plain) = (try Self.redactor(ring, policy: policy), try Redactor())
    let reference = try Self.redactor(ring, kernel: nil, policy: policy)
    for _ in 0..<300 {
      let text = Self.text(by: &generator)
      // What is sealed with a nonce comes out otherwise each time: there the places are held to be the same.
      let isFresh = policy.contains("jwe")
      func shown(_ text: [UInt8]) -> [UInt8] { isFresh ? Self.withoutSeals(text) : text }
      let whole = keyed.redact(text)
      func told(_ other: [UInt8]) -> Comment {
        let texts = [text, whole, other].map {
          String(reflecting: String(decoding: $0, as: UTF8.self))
        }
        return "\(generator): \(texts.joined(separator: " → "))"
      }
      var session = keyed.session()
      var output: [UInt8] = []
      for index in text.indices {
        session.redact(text.span.extracting(index..<index + 1), into: &output)
      }
      session.finish(into: &output)
      #expect(shown(output) == shown(whole), told(output))
      let byReference = reference.redact(text)
      #expect(shown(byReference) == shown(whole), told(byReference))
      let again = keyed.redact(whole)
      #expect(again == whole, told(again))
      // Who does not know what is encrypted in place labels e-mail addresses, and what a field's name tells.
      if ![Self.inPlace, Self.lookAlikes].contains(policy),
        !String(decoding: text, as: UTF8.self).contains("account_number")
      {
        let later = plain.redact(whole)
        #expect(later == whole, told(later))
      }
    }
  }

  /// `text` with what differs between two JWE of one value taken out.
  private static func withoutSeals(_ text: [UInt8]) -> [UInt8] {
    let text = String(decoding: text, as: UTF8.self)
    let seal = /(eyJ0eXAiOiJncmlsbGUi[-\w]+)\.\.[-\w]{16}\.[-\w]+\.[-\w]{22}/
    return Array(text.replacing(seal) { $0.output.1 }.utf8)
  }

  /// Sealed values are bytes by chance, and sometimes write what looks like a key.
  @Test(
    "nothing is found in a JWE of ours",
    arguments: [
      "M-sk_live_abcdefghij", "M-AKIAABCDEFGHIJKLMNOP", "eyJhbGciOiJub25lIn0", "M-eyJpZCI6NDExMX0",
    ])
  func withinJWE(_ chance: String) throws {
    let head = "eyJ0eXAiOiJncmlsbGUiLCJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoiazEuaWJhbiJ9"
    let jwe = "\(head)..3QMmcrv7iwPonB5_.\(chance).VVTZUD7qzDHIB2PNGOmZUA"
    let redactor = try Redactor()
    for text in ["iban=\(jwe)\n", "{\"iban\":\"\(jwe)\"}\n", "a%20b \(jwe), \(jwe)\n"] {
      #expect(redactor.redact(text) == text)
    }
    // Without the header's name it is somebody's.
    let foreign = "x \(jwe.replacing("Z3JpbGxl", with: "").replacing("bGUi", with: "bGVi"))\n"
    #expect(redactor.redact(foreign) != foreign)
  }

  @Test(
    "a token that ends like a name is none",
    arguments: ["tok_pan_k1_25NfXSichg14P6vLPin", "fp_api_key_k1_25NfXSichg14P6vLPin"])
  func endsLikeName(_ token: String) throws {
    let redactor = try Redactor()
    // Nor is a label that took the place of a key.
    for text in [
      "x \(token): 4411\n", "\(token)=4411\n", "{\"\(token)\": 4411}\n", "{\"[pin]\": 4411}\n",
      "[pin]=4411\n", "at [pin]:4411\n",
    ] {
      #expect(redactor.redact(text) == text)
    }
    // One byte more, and it is somebody's name; so it is in brackets.
    for text in [
      "x\(token): 4411\n", "user[pin]=4411\n", "user%5Bpin%5D=4411\n", "[pin] => 4411\n",
      "\(token) pin: 4411\n", "[us_ssn]pin=4411\n",
    ] {
      #expect(redactor.redact(text) != text)
    }
  }

  @Test(
    "look-alikes in prose and in tables are left alone",
    arguments: [
      "to Mr Ada Sample Ltd Three\n", "Frau Müster called\n",
      "full_name,email\nAda Sample,a@b.example\n",
      "Dr. Ada Sample and Mrs Bea Sample\n", "{\"cardholder\":\"SAMPLE, ADA\"}\n",
      "Dr. Ada Sample,ssn\n7,536904399\n",
    ])
  func lookAlikesStay(_ text: String) throws {
    let redactor = try Self.redactor(KeyRing(at: 0), policy: Self.lookAlikes)
    let once = redactor.redact(text)
    #expect(once.lowercased().contains("-grille"))
    #expect(redactor.redact(once) == once)
  }

  @Test("addresses that `_` joins are sealed each, and are known for ours")
  func joined() throws {
    let redactor = try Self.redactor(KeyRing(at: 0), policy: Self.readable)
    for text in [
      "a@example.com_a@example.com\n", "to a@example.com_b@example.com_c@example.com\n",
    ] {
      let once = redactor.redact(text)
      #expect(!once.contains("@") && !once.contains("["))
      #expect(redactor.redact(once) == once)
    }
  }

  @Test("two redactors with one ring agree; another ring agrees with none")
  func joins() throws {
    let ring = KeyRing(at: 0)
    let text = "ssn=536-90-4399 full_name=\"Ada Sample\"\n"
    let one = try Self.redactor(ring).redact(text)
    #expect(try Self.redactor(ring).redact(text) == one)
    #expect(try Self.redactor(KeyRing(at: 0)).redact(text) != one)
  }

  @Test("a token of a type with the longest id is known for one")
  func longestID() throws {
    let id = String(repeating: "a", count: InfoType.longestID)
    var options = RedactorOptions()
    options.packs = [
      try Pack(
        yaml: """
          pack: own
          types:
            - id: \(id)
              name: Own
              category: personal
              sensitivity: 4
              action: token
              detectors: [{id: word, pattern: '[A-Za-z0-9]{17}', alone: very_likely}]
              matches: ['⟦Q1234567890123456⟧']
              rejects: ['Q']
          """, path: "own", file: "own.yaml")
    ]
    options.keys = RedactorOptions.Keys(KeyRing(at: 0))
    let redactor = try Redactor(options)
    let once = redactor.redact("x Q1234567890123456\n")
    #expect(once.hasPrefix("x tok_\(id)_k1_"))
    #expect(redactor.redact(once) == once)
  }

  @Test("dates of one person keep their intervals, and without a person there is a label")
  func shifts() throws {
    let policy = """
      policy: research
      view: analyst
      actions: {otherwise: own}
      views: {analyst: {types: {date_of_birth: shift, transaction_time: shift}}}
      """
    var options = RedactorOptions()
    options.keys = RedactorOptions.Keys(KeyRing(at: 0))
    options.reader = Reader(policy: .yaml(policy, file: "research.yaml"))
    let redactor = try Redactor(options)
    let text = """
      customer_id=7 dob=1985-03-12
      {"customer_id":"7","birth_date":"1985-03-12"}
      customer_id=8 dob=1985-03-12
      dob=1985-03-12

      """
    let lines = redactor.redact(text).split(separator: "\n")
    let dates = lines.map { $0.firstMatch(of: /\[shifted:[-0-9]+\]/)?.output }
    #expect(dates[0] != nil && dates[0] == dates[1])
    #expect(dates[2] != nil && dates[2] != dates[0])
    #expect(lines[3] == "dob=[date_of_birth]")
    let whole = redactor.redact(text)
    #expect(redactor.redact(whole) == whole)
    #expect(try Redactor().redact(whole) == whole)
  }
}
