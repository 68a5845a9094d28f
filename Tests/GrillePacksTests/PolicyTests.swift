import GrilleCore
import GrillePacks
import Testing

@Suite("Policies")
struct PolicyTests {
  static let head = "policy: own\nactions: {otherwise: own}\n"

  /// An unsafe policy: what is wrong, what it says, the code, the line, and a word of the reason.
  struct Unsafe: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var yaml: String
    var code: PackError.Code
    var line: Int
    var says: String

    init(
      _ what: String, _ yaml: String, _ code: PackError.Code = .unsafePolicy, line: Int,
      says: String
    ) {
      testDescription = what
      self.yaml = yaml
      self.code = code
      self.line = line
      self.says = says
    }
  }

  static func actions(_ types: String) -> String {
    "policy: own\nactions:\n  otherwise: own\n  types:\n    \(types)\n"
  }
  static func view(_ view: String, _ types: String) -> String {
    "\(head)views:\n  \(view):\n    types:\n      \(types)\n"
  }

  static let unsafe: [Unsafe] = [
    Unsafe(
      "keeps a security code", actions("card_verification_code: keep"), line: 5,
      says: "never be kept"),
    Unsafe("masks a PIN", actions("pin: mask(0, 1)"), line: 5, says: "never be kept"),
    Unsafe(
      "encrypts a track for later", actions("track2: encrypt"), line: 5, says: "never be kept"),
    Unsafe(
      "seals a PIN for another system", actions("pin: encrypt(jwe)"), line: 5,
      says: "never be kept"),
    Unsafe("tokenizes a PIN", actions("pin: token"), line: 5, says: "never be kept"),
    Unsafe(
      "tokenizes an OAuth code in a view", view("fraud", "oauth_authorization_code: token"),
      line: 6, says: "never be kept"),
    Unsafe(
      "keeps every credential", "policy: own\nactions:\n  categories: {credential: keep}\n",
      line: 3, says: "never be kept"),
    Unsafe(
      "fingerprints a password", actions("password: fingerprint"), line: 5, says: "too few values"),
    Unsafe(
      "fingerprints a one-time code", view("developer", "otp_code: fingerprint"), line: 6,
      says: "too few values"),
    Unsafe(
      "hashes a card number without a key", actions("pan: sha256"), line: 5, says: "without a key"),
    Unsafe(
      "hashes a card number without a key, by another word", actions("pan: hash(md5)"), line: 5,
      says: "without a key"),
    Unsafe(
      "passes a hash of a card number", actions("pan_hash: keep"), line: 5, says: "without a key"),
    Unsafe(
      "encrypts a birth date in place", actions("date_of_birth: fpe"), line: 5, says: "million"),
    Unsafe(
      "encrypts a ZIP code in place", actions("postal_code: fpe"), line: 5, says: "hides 5 digits"),
    Unsafe(
      "encrypts four digits of a card number", actions("pan: 'fpe(8, 4)'"), line: 5,
      says: "hides 4 digits"),
    Unsafe(
      "encrypts five digits of an SSN", actions("us_ssn: 'fpe(0, 4)'"), line: 5,
      says: "hides 5 digits"),
    Unsafe(
      "makes names that look real and does not say so", actions("person_name: surrogate"), line: 5,
      says: "surrogates: marked"),
    Unsafe(
      "asks for something that looks like an IBAN", actions("iban: surrogate"), line: 5,
      says: "names and e-mail addresses alone"),
    Unsafe(
      "asks for something that looks like a password", actions("password: surrogate"), line: 5,
      says: "never be kept"),
    Unsafe(
      "shows the last four of an IBAN that is encrypted in place", actions("iban: 'fpe(0, 4)'"),
      line: 5, says: "no ends of it"),
    Unsafe(
      "encrypts in place what has no known size", actions("person_name: fpe"), line: 5,
      says: "not known"),
    Unsafe(
      "tokenizes a birth date", actions("date_of_birth: token"), line: 5, says: "40000 values"),
    Unsafe(
      "tokenizes an expiry date", view("auditor", "card_expiry: token"), line: 6, says: "300 values"
    ),
    Unsafe(
      "shows nine digits of a card number and four", actions("pan: 'mask(9, 4)'"), line: 5,
      says: "too much"),
    Unsafe(
      "shows the last six of a card number", actions("pan: 'mask(0, 6)'"), line: 5,
      says: "too much"),
    Unsafe("shows the area of an SSN", actions("us_ssn: 'mask(3, 0)'"), line: 5, says: "too much"),
    Unsafe(
      "fingerprints every financial value",
      "policy: own\nactions:\n  otherwise: own\n  categories: {financial: fingerprint}\n", line: 4,
      says: "values"),
    Unsafe("keeps a card number", actions("pan: keep"), line: 5, says: "name a view"),
    Unsafe("keeps an SSN for all", actions("us_ssn: keep"), line: 5, says: "name a view"),
    Unsafe(
      "shows a teller the whole card number", view("teller", "pan: keep"), line: 6,
      says: "only by a grant"),
    Unsafe(
      "cuts a card number in two ways", actions("pan: 'mask(8, 0)'"), line: 5,
      says: "two ways of cutting"),
    Unsafe(
      "a cut card number beside a token", actions("pan_token: keep"), line: 5, says: "stands beside"
    ),
    Unsafe("a token beside the last digits", actions("pan: token"), line: 5, says: "stands beside"),
    Unsafe(
      "the same in one view", view("developer", "pan_last4: keep"), line: 6, says: "stands beside"),
    Unsafe(
      "rounds an auditor's amounts", view("auditor", "transaction_amount: generalize(band)"),
      line: 6, says: "exact"),
    Unsafe(
      "moves an examiner's dates", view("examiner", "transaction_time: shift"), line: 6,
      says: "exact"),
    Unsafe(
      "takes the year of a card number", actions("pan: generalize(year)"), line: 5,
      says: "does not fit"),
    Unsafe(
      "moves an amount like a date", actions("transaction_amount: shift"), line: 5,
      says: "does not fit"),
    Unsafe(
      "shows a manager an SSN", view("manager", "us_ssn: keep"), line: 6, says: "ceiling is 3"),
    Unsafe(
      "raises a ceiling", "\(head)views:\n  developer:\n    ceiling: 4\n", line: 5,
      says: "not raise"),
    Unsafe("turns all rules off", "\(head)rules: []\n", line: 2, says: "no rules"),
    Unsafe("says nothing", "policy: own\n", line: 1, says: "says nothing"),
    Unsafe("an unknown type", actions("pann: label"), .unknownName, line: 5, says: "no type"),
    Unsafe(
      "an unknown view", view("telller", "pan: label"), .unknownName, line: 5, says: "no view"),
    Unsafe("an unknown action", actions("pan: hide"), .badValue, line: 5, says: "unknown action"),
    Unsafe(
      "an unknown category", "policy: own\nactions:\n  categories: {secret: label}\n", .unknownName,
      line: 3, says: "no category"),
    Unsafe(
      "unknown rules", "\(head)rules: [base, mars]\n", .unknownName, line: 3, says: "no rules"),
    Unsafe("an unknown key", "\(head)action: label\n", .unknownKey, line: 3, says: "unknown key"),
    Unsafe(
      "an unknown threshold", "\(head)threshold: sure\n", .badValue, line: 3, says: "threshold"),
    Unsafe(
      "a default view that is not there", "\(head)view: boss\n", .unknownName, line: 3,
      says: "no view"),
  ]

  @Test("are refused with their place when they are unsafe or not understood", arguments: unsafe)
  func refused(_ row: Unsafe) throws {
    let library = try Library.policies.get()
    let error = #expect(throws: PackError.self) {
      try library.policy(yaml: row.yaml, file: "own.yaml")
    }
    #expect(error?.code == row.code)
    #expect(error?.file == "own.yaml")
    #expect(error?.line == row.line, "\(error.map(String.init(describing:)) ?? "")")
    #expect(error?.reason.contains(row.says) == true, "\(error?.reason ?? "")")
    #expect(library.errors(inPolicy: row.yaml, file: "own.yaml").contains { $0 == error })
  }

  /// What stands close to the unsafe ones and is fine.
  @Test(arguments: [
    actions("pan: 'fpe(6, 4)'\n    pan_truncated: label\n    pan_last4: label"),
    actions("pan: token\n    pan_truncated: label\n    pan_last4: label\n    pan_token: token"),
    actions("pan: 'mask(6, 4)'"), actions("us_ssn: fpe"), actions("uk_sort_code: fpe"),
    "surrogates: marked\n" + actions("person_name: surrogate\n    email_address: surrogate"),
    actions("iban: fpe"), actions("email_address: fpe"),
    actions("access_token: fingerprint"), actions("card_verification_code: drop"),
    actions("date_of_birth: generalize(year)"), actions("date_of_birth: shift"),
    view("auditor", "transaction_amount: label"), view("developer", "pan: label"),
    "\(head)views: {developer: {ceiling: 2, types: {pan: label, pan_token: label}}}\n",
    "\(head)rules: [base]\nview: developer\nceiling: 4\n",
  ])
  func accepted(_ yaml: String) throws {
    let errors = try Library.policies.get().errors(inPolicy: yaml, file: "own.yaml")
    #expect(errors == [])
  }

  @Test("that come with Grille are safe", arguments: PolicyLibrary.names)
  func builtIn(_ name: String) throws {
    let library = try Library.policies.get()
    let policy = try library.policy(named: name)
    #expect(policy.id == name)
    #expect(!policy.about.isEmpty)
    let yaml = try PolicyLibrary.yaml(ofPolicy: name)
    #expect(library.errors(inPolicy: yaml, file: name) == [])
  }

  @Test("there are seven")
  func names() {
    #expect(PolicyLibrary.names == ["default", "gdpr", "glba", "pci-dss", "psd2", "sox", "strict"])
  }

  @Test("default is each type's own action, and nothing is counted up")
  func byDefault() throws {
    let clearance = Clearance(try Library.policies.get().policy(named: "default"), view: nil)
    #expect(clearance.ceiling == nil)
    #expect(clearance.policy.threshold == .possible)
    for definition in try Library.definitions.get().values {
      #expect(clearance.action(for: definition) == definition.action, "\(definition.type)")
    }
  }

  /// A policy, a view (`-` for none), a type, and what happens to it.
  @Test(arguments: [
    ("default", "-", "pan", "mask(0, 4)"), ("default", "developer", "pan", "token"),
    ("default", "teller", "pan", "mask(6, 4)"), ("pci-dss", "-", "card_verification_code", "drop"),
    ("pci-dss", "teller", "pan", "mask(6, 4)"), ("pci-dss", "support", "pan", "mask(0, 4)"),
    ("pci-dss", "-", "card_expiry", "label"), ("glba", "compliance", "us_ssn", "mask(0, 4)"),
    ("glba", "-", "person_name", "label"), ("glba", "-", "us_ein", "keep"),
    ("psd2", "-", "iban", "keep"), ("psd2", "-", "otp_code", "drop"),
    ("gdpr", "-", "date_of_birth", "generalize(year)"), ("gdpr", "analyst", "pan", "label"),
    ("sox", "-", "transaction_amount", "keep"), ("sox", "auditor", "transaction_amount", "keep"),
    ("strict", "-", "currency_code", "label"), ("strict", "customer", "person_name", "label"),
  ])
  func says(_ name: String, _ view: String, _ type: String, _ action: String) throws {
    let library = try Library.policies.get()
    let clearance = Clearance(
      try library.policy(named: name), view: view == "-" ? nil : library.matrix.view(.init(view)))
    let definition = try #require(try Library.definitions.get()[InfoType(type)])
    #expect(clearance.action(for: definition).description == action)
  }

  @Test("ceilings: the lowest of policy and view")
  func ceilings() throws {
    let library = try Library.policies.get()
    let gdpr = try library.policy(named: "gdpr")
    #expect(Clearance(gdpr, view: library.matrix.view(.analyst)).ceiling == .internal)
    #expect(Clearance(gdpr, view: library.matrix.view(.teller)).ceiling == .restricted)
    let strict = Clearance(try library.policy(named: "strict"), view: nil)
    #expect(strict.ceiling == .publicData)
  }

  @Test("a grant goes beyond a limit, and what narrows the view takes it back")
  func grants() throws {
    let library = try Library.policies.get()
    let policy = try library.policy(named: "pci-dss")
    let pan = try #require(try Library.definitions.get()[InfoType("pan")])
    let open = library.matrix.view(.fraud).granting("case")
    #expect(Clearance(policy, view: open).action(for: pan) == .keep)
    let met = open.meeting(library.matrix.view(.teller))
    #expect(Clearance(policy, view: met).action(for: pan) == .mask(first: 6, last: 4))
  }

  /// Every action of policies and packs is read as it is written.
  @Test(arguments: [
    "keep", "label", "drop", "mask(0, 4)", "token", "fpe", "fpe(6, 4)", "encrypt", "encrypt(jwe)",
    "surrogate",
    "shift",
    "fingerprint", "generalize(year)", "generalize(mcc_group)",
  ])
  func actionsRoundTrip(_ text: String) throws {
    #expect(try #require(Action(text)).description == text)
  }

  @Test(arguments: [
    "", "kept", "mask", "mask(1)", "mask(1,2,3)", "mask(1, 2", "fpe(x, 1)", "generalize()",
    "encrypt(jws)", "generalize(age)", "hash", "mask(-1, 2)", "label()",
  ])
  func noAction(_ text: String) { #expect(Action(text) == nil) }
}
