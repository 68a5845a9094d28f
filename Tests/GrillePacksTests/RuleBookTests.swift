import GrilleCore
import GrillePacks
import Testing

@Suite("What adds up")
struct RuleBookTests {
  /// A rule, a record that satisfies it, its level then, and what is missing for one that does not.
  struct Row: Sendable, CustomTestStringConvertible {
    var rule: String
    var record: [String]
    var level: String
    var missing: String
    var testDescription: String { "\(rule): \(record.joined(separator: " + ")) = \(level)" }

    init(_ rule: String, _ record: [String], _ level: String, without missing: String) {
      self.rule = rule
      self.record = record
      self.level = level
      self.missing = missing
    }
  }

  static let rows: [Row] = [
    Row("R01", ["person_name", "us_ssn"], "4", without: "person_name"),
    Row("R01", ["phone_number", "fr_nir"], "4", without: "phone_number"),
    Row("R02", ["street_address", "us_drivers_license"], "4", without: "street_address"),
    Row("R03", ["person_name", "us_bank_account_number"], "4", without: "person_name"),
    Row("R03-us", ["phone_number", "iban"], "4", without: "iban"),
    Row("R04", ["person_name", "pan"], "4", without: "person_name"),
    Row("R05", ["iban", "pin"], "4N", without: "iban"),
    Row("R06", ["username", "otp_code"], "4N", without: "otp_code"),
    Row("R07", ["password", "customer_id"], "4N", without: "password"),
    Row("R08", ["pan", "card_expiry"], "4", without: "pan"),
    Row("R09", ["pan", "card_verification_code"], "4N", without: "card_verification_code"),
    Row("R10", ["pan", "pin_block"], "4N", without: "pin_block"),
    Row("R11", ["pan_last4", "card_expiry"], "3", without: "card_expiry"),
    Row("R12", ["pan_truncated", "pan_hash"], "4", without: "pan_hash"),
    Row("R13", ["pan_truncated", "pan_truncated_8_4"], "4", without: "pan_truncated"),
    Row("R14", ["pan_truncated_8_4", "card_expiry", "person_name"], "3", without: "person_name"),
    Row("R15", ["uk_account_number", "uk_sort_code"], "4", without: "uk_sort_code"),
    Row("R15", ["micr_line"], "4", without: "micr_line"),
    Row("R16", ["iban", "person_name"], "4", without: "person_name"),  // R03-us beside it
    Row(
      "R17", ["person_name", "street_address", "account_balance"], "4", without: "street_address"),
    Row("R18", ["person_name", "date_of_birth", "phone_number"], "4", without: "person_name"),
    Row("R19", ["postal_code", "date_of_birth", "gender"], "3", without: "gender"),
    Row(
      "R20", ["distinct_points", "person_token", "merchant_name", "transaction_day"], "3",
      without: "person_token"),
    Row(
      "R21",
      ["distinct_points", "person_token", "merchant_name", "transaction_day", "amount_band"], "3",
      without: "amount_band"),
    Row("R22", ["customer_id", "terminal_id", "transaction_time"], "4", without: "terminal_id"),
    Row(
      "R23", ["merchant_name", "transaction_amount", "transaction_time", "pan_last4"], "3",
      without: "pan_last4"),
    Row(
      "R24", ["card_authorization_code", "stan", "pan_last4", "transaction_amount"], "4",
      without: "stan"),
    Row("R25", ["pan", "card_expiry", "card_service_code"], "4N", without: "card_service_code"),
    Row("R25", ["track2"], "4N", without: "track2"),
    Row("R26", ["arqc", "emv_transaction_data", "pan"], "4", without: "arqc"),
    Row(
      "R27", ["oauth_authorization_code", "oauth_client_secret"], "4N",
      without: "oauth_client_secret"),
    Row(
      "R28", ["oauth_authorization_code", "pkce_code_verifier"], "4N", without: "pkce_code_verifier"
    ),
    Row("R29", ["refresh_token", "oauth_client_id"], "4N", without: "oauth_client_id"),
    Row("R30", ["access_token", "resource_url"], "4N", without: "resource_url"),
    Row("R31", ["id_token", "email_address"], "4", without: "email_address"),
    Row("R32", ["otp_code", "transaction_amount"], "4N", without: "transaction_amount"),
    Row("R33", ["us_ssn_last4", "person_name", "postal_code"], "4", without: "us_ssn_last4"),
    Row("R34", ["income", "person_name"], "3", without: "person_name"),
    Row("R35", ["us_itin", "income", "employer"], "4", without: "employer"),
    Row("R36", ["mcc_special", "person_token"], "4", without: "person_token"),
    Row("R37", ["crypto_address", "ip_address"], "3", without: "ip_address"),
    Row(
      "R38", ["beneficiary_name", "beneficiary_account", "transaction_amount", "transaction_time"],
      "4", without: "transaction_time"),
    Row("R39", ["remittance_text", "person_name"], "3", without: "person_name"),
    Row("R40", ["device_id", "customer_id", "transaction_time"], "3", without: "transaction_time"),
    Row("R41", ["api_key", "host_name"], "4N", without: "host_name"),
    Row("R42", ["distinct_persons"], "1", without: "distinct_persons"),
  ]

  @Test("a record that fires the rule, and one that just does not", arguments: rows)
  func fires(_ row: Row) throws {
    let book = try Library.book.get()
    let rule = try #require(book.rules[.init(row.rule)])
    let record = try Library.exposure(row.record)
    #expect(rule.isSatisfied(by: record))
    #expect(book.rules.level(of: record).description == row.level)
    #expect(rule.participants(in: record) == record, "each of them takes part")
    let short = try Library.exposure(row.record.filter { $0 != row.missing })
    #expect(!rule.isSatisfied(by: short), "not without \(row.missing)")
  }

  @Test("all 42 rules are there, each with its grounds, and each has a row above")
  func complete() throws {
    let rules = try Library.book.get().rules.rules
    let numbers = Set(rules.map { $0.id.rawValue.prefix(3) })
    #expect(numbers == Set((1...42).map { $0 < 10 ? "R0\($0)" : "R\($0)" }))
    #expect(Set(rules.map(\.id.rawValue)) == Set(Self.rows.map(\.rule)))
    #expect(rules.allSatisfy { $0.reason.count > 15 && !$0.source.isEmpty })
    #expect(Set(rules.map(\.pack)) == [.base, .pci, .us, .eu])
  }

  @Test("a jurisdiction turns its rules on")
  func packs() throws {
    let rules = try Library.book.get().rules
    let pair = try Library.exposure(["person_name", "iban"])
    #expect(rules.only([.base, .us]).level(of: pair).description == "4")
    #expect(rules.only([.base, .eu]).level(of: pair).description == "3")
    #expect(rules.only([.base, .eu]).satisfied(by: pair).map(\.id.rawValue) == ["R16"])
  }

  /// So that the least that happens to a type by its ceiling is enough for its kinds.
  @Test("no kind of a type is worth more by itself than the type")
  func kinds() throws {
    let atoms = try Library.book.get().atoms
    let kinds = atoms.definitions.filter { $0.refines != nil }
    #expect(kinds.count >= 2)
    for kind in kinds {
      let type = try #require(kind.refines)
      let level = atoms.definition(of: atoms.atom(for: type)).level
      #expect(kind.level.isAtMost(level), "\(kind.id)")
    }
  }

  @Test("marks are told beside the level")
  func flags() throws {
    let rules = try Library.book.get().rules
    let many = try Library.exposure(["distinct_persons"])
    #expect(rules.flags(of: many) == [.noticeSize])
    let card = try Library.exposure(["pan", "card_expiry"])
    #expect(rules.flags(of: card) == [])
  }

  /// A value, what is done to it, and what is left in the open.
  @Test(
    arguments: [
      ("pan", "keep", ["pan"]), ("pan", "label", []), ("pan", "drop", []), ("pan", "encrypt", []),
      ("pan", "mask(0, 4)", ["pan_last4"]), ("pan", "mask(0, 2)", ["pan_last4"]),
      ("pan", "mask(6, 4)", ["pan_truncated"]), ("pan", "mask(4, 4)", ["pan_truncated"]),
      ("pan", "mask(8, 4)", ["pan_truncated_8_4"]), ("pan", "mask(9, 4)", ["pan"]),
      ("pan", "mask(6, 0)", ["card_bin"]), ("pan", "mask(0, 0)", []),
      ("pan", "token", ["pan_token"]), ("pan", "fpe", ["pan_token"]),
      ("pan", "fpe(6, 4)", ["pan_token", "pan_truncated"]),
      ("pan", "fingerprint", ["pan_hash_keyed"]), ("pan", "generalize(year)", ["pan"]),
      ("pan_truncated_8_4", "mask(6, 4)", ["pan_truncated"]),
      ("us_ssn", "mask(0, 4)", ["us_ssn_last4"]), ("us_ssn", "mask(3, 0)", ["us_ssn"]),
      ("us_ssn", "token", ["person_token"]),
      ("iban", "mask(0, 4)", ["account_last4"]), ("iban", "token", ["account_token"]),
      ("date_of_birth", "generalize(year)", ["birth_year"]),
      ("date_of_birth", "shift", ["shifted_date"]),
      ("postal_code", "generalize(zip3)", ["zip3"]),
      ("transaction_amount", "generalize(band)", ["amount_band"]),
      ("access_token", "fingerprint", ["credential_fingerprint"]),
      ("access_token", "token", ["access_token"]), ("access_token", "label", []),
      ("password", "fingerprint", ["password"]), ("pin", "mask(0, 2)", ["pin"]),
      ("phone_number", "mask(0, 4)", ["other_2"]), ("person_name", "mask(1, 0)", ["other_1"]),
    ] as [(String, String, [String])])
  func leaves(_ type: String, _ action: String, _ left: [String]) throws {
    let atoms = try Library.book.get().atoms
    let action = try #require(Action(action))
    let leaves = atoms.leaves(action, of: try #require(atoms[InfoType(type)]))
    #expect(Set(atoms.ids(of: leaves).map(\.rawValue)) == Set(left))
  }

  /// What an action leaves is no more harmful than what it was done to.
  @Test("no action makes a value worse")
  func weaker() throws {
    let book = try Library.book.get()
    let actions: [Action] =
      [
        .keep, .label, .drop, .token, .fpe(first: 0, last: 0), .encrypt(joinable: false),
        .encrypt(joinable: true), .jwe, .surrogate, .shift, .fingerprint,
        .mask(first: 0, last: 4), .mask(first: 6, last: 4),
      ] + Generalization.allCases.map { .generalize($0) }
    for index in book.atoms.definitions.indices {
      let atom = Atom(index: index)
      for action in actions {
        let left = book.rules.base(of: book.atoms.leaves(action, of: atom))
        // A token ties places together, which what it stands for may not have done.
        let floor = action.needsKey ? ExposureLevel(.confidential) : .lowest
        #expect(
          left.isAtMost(book.rules.base(of: [atom]).joined(with: floor)), "\(action) of \(index)")
      }
    }
  }

  /// A value as it was found, and the atom it is.
  @Test(arguments: [
    ("mcc", "8062", "mcc_special"), ("mcc", "5411", "mcc"), ("mcc", "80", "mcc"),
    ("pan_truncated", "411111******1111", "pan_truncated"),
    ("pan_truncated", "41111111****1111", "pan_truncated_8_4"),
    ("pan_truncated", "4111 1111 **** 1111", "pan_truncated_8_4"),
    ("pan_truncated", "4111 11XX XXXX 1111", "pan_truncated"), ("pan", "4111111111111111", "pan"),
    ("unheard_of", "x", "other_4"),
  ])
  func refined(_ type: String, _ value: String, _ atom: String) throws {
    let book = try Library.book.get()
    let found = book.atom(for: InfoType(type), value: Array(value.utf8).span)
    #expect(book.atoms.definition(of: found).id.rawValue == atom)
  }

  @Test("special trades are told by their code")
  func trades() throws {
    let groups = try Library.book.get().mccGroups
    for (code, group, special) in [
      ("8062", "health", true), ("8661", "religion", true), ("5411", "retail", false),
      ("0742", "agriculture", false), ("7995", "business_services", false),
    ] {
      let found = groups.group(of: Array(code.utf8).span)
      #expect(found?.id == group)
      #expect(found?.isSpecial == special)
    }
    for code in ["", "541", "54111", "54a1", "0000"] {
      let found = groups.group(of: Array(code.utf8).span)
      #expect(found == nil)
    }
  }
}
