import GrilleCore
import GrillePacks
import GrilleTesting
import Testing

/// The rules, policies and views that come with Grille, enforced.
@Suite("Enforcing what comes with Grille")
struct EnforcementTests {
  static func guarding(
    _ view: View.ID, _ policy: String = "default", ceiling: Sensitivity? = nil
  ) throws -> ExposureGuard {
    let library = try Library.policies.get()
    var view = library.matrix.view(view)
    if let ceiling { view.ceiling = ceiling }
    let clearance = Clearance(try library.policy(named: policy), view: view)
    let enforcer = try #require(library.enforcer(for: clearance))
    return library.exposureGuard(enforcer)
  }

  /// `type: action [rules]` for what is weakened.
  static func changes(_ verdict: Verdict) throws -> [String] {
    let atoms = try Library.book.get().atoms
    return verdict.changes.map { change in
      "\(atoms.definition(of: change.atom).id): \(change.action)"
        + " [\(change.rules.map(\.rawValue).joined(separator: " "))]"
    }
  }

  /// A view, a record, and what is weakened in it beyond what the view shows of each value.
  @Test(
    arguments: [
      (.support, ["person_name", "account_balance"], []),
      (
        .support, ["person_name", "us_ssn_last4", "postal_code"],
        ["postal_code: generalize(zip3) [R33]"]  // the least that is lost
      ),
      (
        .support, ["person_name", "customer_id", "transaction_time", "terminal_id"],
        ["transaction_time: generalize(day) [R22]"]
      ),
      (.teller, ["person_name", "street_address", "account_balance", "iban"], []),
      (.developer, ["person_name", "iban", "pan", "transaction_amount"], []),
      (.analyst, ["mcc_special", "iban"], []),  // its group would tell, so nothing is left of it
      (.manager, ["person_name", "us_bank_account_number", "phone_number"], []),
      (.fraud, ["person_name", "date_of_birth", "street_address", "pan", "card_expiry"], []),
      (.auditor, ["mcc_special", "pan"], ["mcc_special: label [R36]"]),
    ] as [(View.ID, [String], [String])])
  func weakens(_ view: View.ID, _ record: [String], _ expected: [String]) throws {
    var watch = try Self.guarding(view)
    let found = try Library.exposure(record)
    let verdict = watch.decide(found)
    #expect(try Self.changes(verdict) == expected)
  }

  /// One customer's record as it was lost in one of the largest breaches: what each view leaves of it.
  /// Nothing adds up here beyond what a view is cleared for; see the next table for where it does.
  @Test(
    "name, SSN, birth date, address, licence and card, seen by each view",
    arguments: [
      (.customer, "keep, mask(0, 4), keep, keep, mask(0, 4), mask(0, 4)"),
      (.teller, "keep, mask(0, 4), mask(0, 2), keep, mask(0, 4), mask(6, 4)"),
      (.support, "keep, mask(0, 4), mask(0, 2), mask(2, 0), mask(0, 4), mask(0, 4)"),
      (.fraud, "keep, mask(0, 4), keep, keep, mask(0, 4), mask(6, 4)"),
      (.compliance, "keep, keep, keep, keep, keep, mask(6, 4)"),
      (.auditor, "token, token, generalize(year), token, token, token"),
      (.examiner, "token, token, generalize(year), token, token, token"),
      (.manager, "keep, label, label, mask(2, 0), label, mask(0, 4)"),
      (.developer, "token, label, label, token, label, token"),
      (.analyst, "label, label, generalize(year), label, label, token"),
      (.tpp, "keep, label, label, keep, label, keep"),
    ] as [(View.ID, String)])
  func oneRecord(_ id: View.ID, _ expected: String) throws {
    let library = try Library.policies.get()
    let types = [
      "person_name", "us_ssn", "date_of_birth", "street_address", "us_drivers_license", "pan",
    ]
    var watch = try Self.guarding(id)
    let verdict = watch.decide(try Library.exposure(types))
    let cells = types.map { type in
      let atom = library.book.atoms.atom(for: .init(type))
      guard let change = verdict.change(of: atom) else {
        return watch.enforcer.action(for: atom).description
      }
      return "[\(change.action) \(change.rules.map(\.rawValue).joined(separator: " "))]"
    }
    #expect(cells.joined(separator: ", ") == expected)
  }

  /// The same record in a view that would show all of it clear, held to each ceiling: what is given up for
  /// the rest to stay. Under step 3 the last four of the SSN stay, so the day of birth must go (R33).
  @Test(
    "the same record under one ceiling after the other",
    arguments: [
      (.restricted, "keep, keep, keep, keep, keep, keep"),
      (.confidential, "keep, mask(0, 4), generalize(year), keep, label, mask(6, 4)"),
      (.internal, "keep, label, generalize(year), label, label, mask(6, 4)"),
      (.publicData, "label, label, label, label, label, label"),
    ] as [(Sensitivity, String)])
  func ceilingByCeiling(_ ceiling: Sensitivity, _ expected: String) throws {
    let library = try Library.policies.get()
    let types = [
      "person_name", "us_ssn", "date_of_birth", "street_address", "us_drivers_license", "pan",
    ].map { InfoType($0) }
    let view = View(
      id: .init("open"), name: "", ceiling: ceiling,
      actions: Dictionary(uniqueKeysWithValues: types.map { ($0, .keep) }))
    let clearance = Clearance(try library.policy(named: "default"), view: view)
    let enforcer = try #require(library.enforcer(for: clearance))
    let atoms = types.map { library.book.atoms.atom(for: $0) }
    let verdict = enforcer.decide(Exposure(atoms))
    let cells = atoms.map {
      (verdict.change(of: $0)?.action ?? enforcer.action(for: $0)).description
    }
    #expect(cells.joined(separator: ", ") == expected)
    #expect(library.book.rules.level(of: verdict.leaves).isWithin(ceiling))
  }

  @Test("name in line 1, account in line 400, balance in line 900: caught by key alone")
  func acrossLines() throws {
    let (name, account, balance, address) = (
      try Library.exposure(["person_name"]), try Library.exposure(["us_bank_account_number"]),
      try Library.exposure(["account_balance"]), try Library.exposure(["street_address"])
    )
    let key = CorrelationKey(hash: 0x5E55_1011)
    for isOneSession in [true, false] {
      // A teller's cells, held to step 3: what stands in clear alone may not come together.
      var watch = try Self.guarding(.teller, ceiling: .confidential)
      var raised: [Int: [String]] = [:]
      for line in 1...900 {
        let lines: [Int: Exposure] = [1: name, 400: account, 700: address, 900: balance]
        let found = lines[line] ?? Exposure()
        let here = isOneSession || line < 400 ? key : CorrelationKey(hash: UInt64(line))
        let verdict = watch.decide(
          found, key: here, offset: UInt64(line) * 80, at: .milliseconds(line))
        let changes = try Self.changes(verdict)
        if !changes.isEmpty { raised[line] = changes }
        if line == 400, isOneSession {
          #expect(verdict.raisedLate == name)
          #expect(watch.places(of: name, key: key).map(\.offset) == [80])
        }
      }
      let expected = [
        400: ["us_bank_account_number: mask(0, 4) [R03 R03-us]"],
        900: ["account_balance: generalize(band) [R17]"],
      ]
      #expect(raised == (isOneSession ? expected : [:]))
    }
  }

  /// What comes out is read again, by a rule's ids and nothing of what decided it.
  @Test("no view comes above its ceiling, whatever comes", arguments: ViewTests.columns)
  func ceilings(_ id: View.ID) throws {
    var chance = SeededGenerator()
    let library = try Library.policies.get()
    let types = try Library.definitions.get().values.sorted { $0.type < $1.type }
    for policy in ["default", "gdpr"] {
      let clearance = Clearance(
        try library.policy(named: policy), view: library.matrix.view(id))
      let ceiling = try #require(clearance.ceiling)
      let enforcer = try #require(library.enforcer(for: clearance))
      let rules = clearance.policy.rules.map { library.book.rules.only($0) } ?? library.book.rules
      var watch = library.exposureGuard(enforcer)
      var shown: [CorrelationKey: Exposure] = [:]
      for _ in 0..<300 {
        let key = CorrelationKey(hash: UInt64(chance.number(in: 1...40)))
        let record = (0..<chance.number(in: 1...8)).map { _ in chance.pick(types) }
        let verdict = watch.decide(
          Exposure(record.map { library.book.atoms.atom(for: $0.type) }), key: key)
        for definition in record {
          let atom = library.book.atoms.atom(for: definition.type)
          let action = verdict.change(of: atom)?.action ?? enforcer.action(for: atom)
          #expect(
            clearance.action(for: definition).orStronger(action) == action,
            "never less than the view asks for, \(chance)")
          shown[key, default: []].formUnion(library.book.atoms.leaves(action, of: atom))
        }
      }
      for exposure in shown.values {
        #expect(rules.level(of: exposure).isWithin(ceiling), "\(chance)")
      }
    }
  }

  @Test("default without a view has nothing to enforce")
  func byDefault() throws {
    let library = try Library.policies.get()
    let clearance = try library.clearance(policy: "default")
    #expect(library.enforcer(for: clearance) == nil)
    #expect(throws: PackError.self) {
      try library.clearance(policy: "default", view: .init("boss"))
    }
    #expect(throws: PackError.self) { try library.clearance(policy: "mine") }
  }

  @Test(
    "four shops on four days under one token: the fourth is not shown to who may not see a trail")
  func trail() throws {
    var watch = try Self.guarding(.analyst, "gdpr")
    let visit = try Library.exposure(["merchant_id", "transaction_time", "iban"])
    // An analyst sees no shop by name; one who does, at the same ceiling, is stopped at the fourth.
    for point in 1...6 as ClosedRange<UInt64> {
      #expect(watch.decide(visit, key: .init(hash: 3), points: [point]).changes.isEmpty)
    }
    var shops = try Self.guarding(.auditor, ceiling: .internal)
    var raised: [UInt64] = []
    for point in [1, 2, 2, 3, 1, 4, 4, 5] as [UInt64] {
      let verdict = shops.decide(visit, key: .init(hash: 3), points: [point])
      if !verdict.changes.isEmpty { raised.append(point) }
    }
    #expect(raised == [4, 4, 5])
  }

  @Test("five hundred people in a file make it one to give notice of")
  func noticeSize() throws {
    let book = try Library.book.get()
    var file = FileExposure(rules: book.rules, counts: book.counts)
    let person = try Library.exposure(["person_name", "email_address"])
    for number in 1...499 as ClosedRange<UInt64> {
      file.note(seen: person, shown: [], key: .init(hash: number))
      file.note(seen: person, shown: [], key: .init(hash: number))
    }
    #expect(book.rules.flags(of: file.seen) == [])
    file.note(seen: try Library.exposure(["mcc"]), shown: [], key: .init(hash: 500))
    #expect(book.rules.flags(of: file.seen) == [], "nothing private is known of that one")
    file.note(seen: person, shown: [], key: .init(hash: 501))
    #expect(book.rules.flags(of: file.seen) == [.noticeSize])
  }
}
