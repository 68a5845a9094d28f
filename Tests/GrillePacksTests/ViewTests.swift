import GrilleCore
import GrillePacks
import Testing

@Suite("Views")
struct ViewTests {
  /// The matrix: a group's leading type by view. C clear, M masked, K token, F fingerprint, G coarser,
  /// - label.
  static let columns: [View.ID] = [
    .customer, .teller, .support, .fraud, .compliance, .auditor, .examiner, .manager, .developer,
    .analyst, .tpp,
  ]
  static let golden: [(type: String, cells: String)] = [
    ("person_name", "C C C C C K K C K - C"),
    ("street_address", "C C M C C K K M K - C"),
    ("phone_number", "C C M C C K K M K - C"),
    ("email_address", "C C M C C K K M K - C"),
    ("postal_code", "C C C C C - - C - G C"),
    ("date_of_birth", "C M M C C G G - - G -"),
    ("us_ssn", "M M M M C K K - - - -"),
    ("passport_number", "M M M M C K K - - - -"),
    ("pan", "M M M M M K K M K K C"),
    ("pan_last4", "C C C C C - - C - - C"),
    ("pan_hash", "- - - - - - - - - - -"),
    ("card_expiry", "C - - C C - - - - - -"),
    ("card_verification_code", "- - - - - - - - - - -"),
    ("track2", "- - - - - - - - - - -"),
    ("pin_block", "- - - - - - - - - - -"),
    ("iban", "C C M C C K K M K K C"),
    ("us_bank_account_number", "C C M C C K K M K K C"),
    ("account_balance", "C C C C C C C C G G C"),
    ("income", "C - - C C C C - - G -"),
    ("loan_number", "C - M C C K K - - - -"),
    ("transaction_amount", "C C C C C C C C G C C"),
    ("transaction_time", "C C C C C C C C G G C"),
    ("merchant_name", "C C C C C C C - K - C"),
    ("mcc", "C C C C C C C G G G C"),
    ("geolocation", "C - - C C K K - K G -"),
    ("ip_address", "C - - C C K K - K - -"),
    ("remittance_text", "C C - C C - - - - - C"),
    ("beneficiary_account", "C C M C C K K M K - C"),
    ("card_authorization_code", "- C M C C K K - - - -"),
    ("rrn", "- C C C C C C - C - -"),
    ("oauth_authorization_code", "- - - F - - - - F - -"),
    ("access_token", "- - - F - - - - F - -"),
    ("api_key", "- - - F - - - - F - -"),
    ("password", "- - - - - - - - - - -"),
    ("otp_code", "- - - - - - - - - - -"),
    ("transaction_id", "C C C C C C C C C C C"),
    ("bic", "C C C C C C C C C C C"),
  ]

  static func letter(_ action: Action) -> String {
    switch action {
    case .keep: "C"
    case .mask: "M"
    case .token: "K"
    case .fingerprint: "F"
    case .generalize: "G"
    case .label: "-"
    default: "?"
    }
  }

  @Test("the matrix of views by types", arguments: golden)
  func matrix(_ row: (type: String, cells: String)) throws {
    let matrix = try Library.policies.get().matrix
    let cells = Self.columns.map { Self.letter(matrix.view($0).action(for: .init(row.type))) }
    #expect(cells.joined(separator: " ") == row.cells)
  }

  @Test("every type that comes with Grille stands in one group")
  func complete() throws {
    let grouped = try Library.policies.get().matrix.groups.flatMap(\.types)
    #expect(Set(grouped) == Set(try Library.definitions.get().keys))
    #expect(Set(grouped).count == grouped.count)
  }

  @Test("no view shows what may not be shown", arguments: columns)
  func linted(_ id: View.ID) throws {
    let library = try Library.policies.get()
    #expect(library.linter.faults(in: library.matrix.view(id)) == [])
  }

  @Test("a case number opens what it is needed for, and only there")
  func grants() throws {
    let matrix = try Library.policies.get().matrix
    for id in Self.columns {
      let open = matrix.view(id).granting(ViewMatrix.recordedCase)
      #expect(
        open.action(for: .init("pan"))
          == (id == .fraud || id == .tpp ? .keep : matrix.view(id).action(for: .init("pan"))))
      #expect(open.action(for: .init("card_verification_code")) == .label)
    }
    let fraud = matrix.view(.fraud).granting(ViewMatrix.recordedCase)
    #expect(fraud.action(for: .init("us_ssn")) == .keep)
  }

  @Test("an unknown view shows nothing, an unknown type is labelled in every view")
  func unknown() throws {
    let matrix = try Library.policies.get().matrix
    #expect(matrix.view(.init("boss")) == .nothing)
    #expect(View.nothing.action(for: .init("bic")) == .label)
    for id in Self.columns { #expect(matrix.view(id).action(for: .init("badge")) == .label) }
  }

  @Test("meeting two views is commutative, idempotent, and shows no more than either")
  func meet() throws {
    let matrix = try Library.policies.get().matrix
    let types = try Library.definitions.get().keys.sorted()
    for left in Self.columns.map(matrix.view) {
      for right in Self.columns.map(matrix.view) {
        let met = left.meeting(right)
        #expect(met.ceiling == min(left.ceiling, right.ceiling))
        for type in types {
          let action = met.action(for: type)
          #expect(action == right.meeting(left).action(for: type))
          #expect(left.action(for: type).orStronger(action) == action)
          #expect(right.action(for: type).orStronger(action) == action)
        }
      }
      #expect(left.meeting(left).actions == left.actions)
    }
  }

  static let good = """
    groups:
      who: [person_name]
      card: [pan]
    forms:
      - {of: [pan], M: 'mask(0, 4)'}
    views:
      - id: clerk
        name: Clerk
        ceiling: 3
        cells: {who: C, card: M}
        with: {case: {card: '-'}}
        weights: {who: 4}
    roles: {clerk: clerk}
    purposes: {work: [clerk]}
    consents:
      one: {clears: [who]}
      two: {implies: [one], masks: [card]}
    """

  @Test("a good file is read as it says")
  func reads() throws {
    let matrix = try ViewMatrix(yaml: Self.good, file: "v", over: Library.book.get())
    let view = matrix.view(.init("clerk"))
    #expect(view.action(for: .init("pan")) == .mask(first: 0, last: 4))
    #expect(view.granting("case").action(for: .init("pan")) == .label)
    #expect(view.weight(of: .init("person_name")) == 4)
    #expect(matrix.consents["two"]?.action(for: .init("person_name")) == .keep)
    #expect(matrix.consents["two"]?.action(for: .init("pan")) == .mask(first: 0, last: 4))
  }

  /// What is changed in the good file, and the code and line of the error.
  @Test(arguments: [
    ("who: [person_name]", "who: [persona]", PackError.Code.unknownName, 2),
    ("card: [pan]", "card: [pan, person_name]", .duplicateID, 3),
    ("card: [pan]", "pan: [pan]", .duplicateID, 3),
    ("'mask(0, 4)'", "hide", .badValue, 5),
    ("ceiling: 3", "ceiling: 7", .badValue, 9),
    ("cells: {who: C, card: M}", "cells: {who: C}", .badValue, 10),
    ("cells: {who: C, card: M}", "cells: {who: C, card: X}", .badValue, 10),
    ("cells: {who: C, card: M}", "cells: {who: C, card: M, cars: C}", .unknownName, 10),
    ("weights: {who: 4}", "weights: {who: 40}", .badValue, 12),
    ("roles: {clerk: clerk}", "roles: {clerk: boss}", .unknownName, 13),
    ("purposes: {work: [clerk]}", "purposes: {work: [boss]}", .unknownName, 14),
    ("implies: [one]", "implies: [three]", .unknownName, 17),
    ("roles:", "role:", .unknownKey, 13),
  ])
  func refuses(_ part: String, becoming other: String, code: PackError.Code, line: Int) throws {
    let yaml = Self.good.replacing(part, with: other, maxReplacements: 1)
    let book = try Library.book.get()
    let error = #expect(throws: PackError.self) {
      try ViewMatrix(yaml: yaml, file: "views.yaml", over: book)
    }
    #expect(error?.code == code)
    #expect(error?.line == line, "\(error.map(String.init(describing:)) ?? "")")
  }

  /// What is changed in the good file, and a word of what is said of it.
  @Test(
    "under a view that shows what may not be shown no policy can be had",
    arguments: [
      ("card: M}", "card: C}", "only by a grant"),
      ("ceiling: 3", "ceiling: 1", "ceiling is 1"),
      ("card: M}", "card: 'fpe(8, 4)'}", "hides 4 digits"),
    ])
  func unsafe(_ part: String, becoming other: String, says: String) throws {
    let book = try Library.book.get()
    let yaml = Self.good.replacing(part, with: other, maxReplacements: 1)
    let library = PolicyLibrary(
      book: book, matrix: try ViewMatrix(yaml: yaml, file: "views.yaml", over: book),
      over: try Library.definitions.get().values)
    let error = #expect(throws: PackError.self) {
      try library.policy(yaml: PolicyTests.head, file: "own.yaml")
    }
    #expect(error?.code == .unsafePolicy)
    #expect(error?.reason.hasPrefix("view clerk: ") == true)
    #expect(error?.reason.contains(says) == true, "\(error?.reason ?? "")")
  }
}
