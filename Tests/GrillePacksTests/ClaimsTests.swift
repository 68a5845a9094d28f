import GrilleCore
import GrillePacks
import Testing

@Suite("From claims to views")
struct ClaimsTests {
  static let now: Int64 = 1_790_000_000
  static let later = now + 300
  static let sca = "urn:openbanking:psd2:sca"

  static func staff(_ roles: Set<String>, for purpose: String?) -> Claims {
    Claims(roles: roles, purpose: purpose, expires: later, authenticationClass: sca)
  }
  static func consent(_ scopes: Set<String>) -> Claims {
    Claims(
      roles: ["tpp"], purpose: "open_banking", scopes: scopes, expires: later,
      consentExpires: later,
      authenticationClass: sca)
  }
  static func changed(_ claims: Claims, _ change: (inout Claims) -> Void) -> Claims {
    var claims = claims
    change(&claims)
    return claims
  }

  /// What is claimed, and the view that comes of it.
  @Test(
    arguments: [
      ("a teller at work", staff(["teller"], for: "servicing"), "teller"),
      ("a name from another house", staff(["branch_manager"], for: "servicing"), "manager"),
      ("a role nobody knows beside one", staff(["teller", "vpn"], for: "servicing"), "teller"),
      ("who else has that role", staff(["teller", "fraud"], for: "fraud_investigation"), "fraud"),
      ("two views that serve", staff(["teller", "manager"], for: "servicing"), "manager+teller"),
      ("no claims", Claims(), "nothing"),
      ("no role", staff([], for: "servicing"), "nothing"),
      ("an unknown role", staff(["boss"], for: "servicing"), "nothing"),
      ("no purpose", staff(["teller"], for: nil), "nothing"),
      ("an unknown purpose", staff(["teller"], for: "curiosity"), "nothing"),
      ("a purpose of others", staff(["teller"], for: "audit"), "nothing"),
      ("a developer testing", staff(["sre"], for: "testing"), "developer"),
      (
        "no end of the token",
        changed(staff(["teller"], for: "servicing")) { $0.expires = nil }, "nothing"
      ),
      (
        "a token that ends now",
        changed(staff(["teller"], for: "servicing")) { $0.expires = now }, "nothing"
      ),
      ("a consent", consent(["ReadBalances"]), "tpp"),
      ("a consent that ended", changed(consent([])) { $0.consentExpires = now }, "nothing"),
      ("a consent without end", changed(consent([])) { $0.consentExpires = nil }, "nothing"),
      ("a consent taken back", changed(consent([])) { $0.consentIsRevoked = true }, "nothing"),
    ] as [(String, Claims, String)])
  func views(_ what: String, _ claims: Claims, _ view: String) throws {
    let found = try Library.policies.get().matrix.view(for: claims, at: Self.now)
    #expect(found.id.rawValue == view)
    if view == "nothing" { #expect(found == .nothing) }
  }

  /// A consent's scopes, a type, and what happens to it.
  @Test(
    arguments: [
      ([], "account_balance", "label"), (["ReadBalances"], "account_balance", "keep"),
      (["ReadBalances"], "iban", "label"),
      (["ReadBalances", "ReadAccountsDetail"], "iban", "keep"),
      (["ReadAccountsBasic"], "iban", "label"), (["ReadAccountsBasic"], "currency_code", "keep"),
      (["ReadTransactionsBasic"], "transaction_amount", "keep"),
      (["ReadTransactionsBasic"], "beneficiary_account", "label"),
      (["ReadTransactionsDetail"], "beneficiary_account", "keep"),
      (["ReadTransactionsDetail"], "transaction_amount", "keep"),  // Detail implies Basic
      ([], "pan", "mask(0, 4)"), (["ReadPAN"], "pan", "keep"),
      (["ReadPAN"], "card_verification_code", "label"), (["ReadParty"], "email_address", "keep"),
      (["email"], "email_address", "keep"), (["email"], "phone_number", "label"),
      (["profile"], "date_of_birth", "label"),  // the view itself shows none
      (["accounts"], "person_name", "label"), (["accounts", "ownerName"], "person_name", "keep"),
      (["ReadEverything"], "person_name", "label"), ([], "transaction_id", "keep"),
    ] as [(Set<String>, String, String)])
  func consents(_ scopes: Set<String>, _ type: String, _ action: String) throws {
    let view = try Library.policies.get().matrix.view(for: Self.consent(scopes), at: Self.now)
    #expect(view.action(for: .init(type)).description == action)
  }

  @Test("a consent can only narrow a role: view = role and consent")
  func roleAndConsent() throws {
    let matrix = try Library.policies.get().matrix
    let all = matrix.view(for: Self.consent(Set(matrix.consents.keys)), at: Self.now)
    for (type, action) in matrix.view(.tpp).actions {
      #expect(action.orStronger(all.action(for: type)) == all.action(for: type))
    }
  }

  @Test("more scopes never show less, and scopes do not widen a view that needs no consent")
  func monotone() throws {
    let matrix = try Library.policies.get().matrix
    let types = try Library.definitions.get().keys
    var scopes: Set<String> = []
    var before = matrix.view(for: Self.consent(scopes), at: Self.now)
    for scope in matrix.consents.keys.sorted() {
      scopes.insert(scope)
      let after = matrix.view(for: Self.consent(scopes), at: Self.now)
      for type in types {
        #expect(
          after.action(for: type).orStronger(before.action(for: type)) == before.action(for: type))
      }
      before = after
    }
    let developer = Self.changed(Self.staff(["developer"], for: "testing")) { $0.scopes = scopes }
    #expect(matrix.view(for: developer, at: Self.now).actions == matrix.view(.developer).actions)
  }

  @Test("restricted values in clear need a strong sign-in")
  func stepUp() throws {
    let matrix = try Library.policies.get().matrix
    let strong = Self.changed(Self.staff(["fraud"], for: "fraud_investigation")) {
      $0.hasRecordedCase = true
    }
    #expect(matrix.view(for: strong, at: Self.now).action(for: .init("us_ssn")) == .keep)
    for reached in [nil, "pwd", ""] {
      let weak = Self.changed(strong) { $0.authenticationClass = reached }
      let view = matrix.view(for: weak, at: Self.now)
      #expect(view.action(for: .init("us_ssn")) == .mask(first: 0, last: 4))
      #expect(view.action(for: .init("pan")) == .mask(first: 0, last: 4))
      #expect(view.action(for: .init("person_name")) == .keep)
      #expect(!view.granted.contains(.init("us_ssn")), "limits of a policy hold again")
    }
  }

  @Test("a role beside the main one opens its own grant, and a role called case opens none")
  func grants() throws {
    let matrix = try Library.policies.get().matrix
    let manager = matrix.view(
      for: Self.staff(["manager", "credit"], for: "lending"), at: Self.now)
    #expect(manager.action(for: .init("income")) == .keep)
    let plain = matrix.view(for: Self.staff(["manager"], for: "lending"), at: Self.now)
    #expect(plain.action(for: .init("income")) == .label)
    let fraud = matrix.view(
      for: Self.staff(["fraud", "case"], for: "fraud_investigation"), at: Self.now)
    #expect(fraud.action(for: .init("pan")) == .mask(first: 6, last: 4))
  }
}
