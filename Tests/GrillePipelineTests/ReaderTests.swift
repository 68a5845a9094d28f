//  What readers see: views, claims, and what adds up over a stream.

import Foundation
import Grille
import GrilleTesting
import Testing

@Suite("Readers")
struct ReaderTests {
  static func redactor(_ reader: Reader?) throws -> Redactor {
    var options = RedactorOptions()
    options.reader = reader
    return try Redactor(options)
  }

  static let record =
    #"{"name":"Ada Sample","ssn":"536-90-4399","dob":"1984-02-29","street":"12 Main Street","#
    + #""zip":"94107","card_number":"4242424242424242","cvv":"417","account_number":"12345678901","#
    + #""balance":1204.55,"email":"ada@mail.example"}"#

  /// One customer's record, and what each view prints of it.
  @Test(
    "see one record each in their way",
    arguments: [
      (
        "customer",
        #"{"name":"Ada Sample","ssn":"***-**-4399","dob":"1984-02-29","street":"12 Main Street","zip":"94107","card_number":"************4242","cvv":"[card_verification_code]","account_number":"12345678901","balance":1204.55,"email":"ada@mail.example"}"#
      ),
      (
        "teller",
        #"{"name":"Ada Sample","ssn":"***-**-4399","dob":"****-**-29","street":"12 Main Street","zip":"94107","card_number":"424242******4242","cvv":"[card_verification_code]","account_number":"12345678901","balance":1204.55,"email":"ada@mail.example"}"#
      ),
      (
        "support",
        #"{"name":"Ada Sample","ssn":"***-**-4399","dob":"****-**-29","street":"12 **** ******","zip":"941**","card_number":"************4242","cvv":"[card_verification_code]","account_number":"*******8901","balance":1204.55,"email":"a**@****.*******"}"#
      ),
      (
        "auditor",
        #"{"name":"[person_name]","ssn":"[us_ssn]","dob":"1984","street":"[street_address]","zip":"[postal_code]","card_number":"[pan]","cvv":"[card_verification_code]","account_number":"[us_bank_account_number]","balance":1204.55,"email":"[email_address]"}"#
      ),
      (
        "developer",
        #"{"name":"[person_name]","ssn":"[us_ssn]","dob":"[date_of_birth]","street":"[street_address]","zip":"[postal_code]","card_number":"[pan]","cvv":"[card_verification_code]","account_number":"[us_bank_account_number]","balance":"1000..2000","email":"[email_address]"}"#
      ),
    ])
  func views(_ view: String, _ expected: String) throws {
    let redactor = try Self.redactor(Reader(view: View.ID(view)))
    let output = redactor.redact(Self.record)
    #expect(output == expected)
    #expect(redactor.redact(output) == output)
  }

  @Test("a policy without a view is the default's own, and without a reader nothing changes")
  func byDefault() throws {
    let plain = try Self.redactor(nil).redact(Self.record)
    #expect(try Self.redactor(Reader()).redact(Self.record) == plain)
    #expect(plain.contains("Ada Sample") && plain.contains("[us_ssn]"))
  }

  @Test(
    "who is not known sees nothing",
    arguments: [
      Claims(), Claims(roles: ["nobody"], purpose: "servicing", expires: 2000),
      Claims(roles: ["teller"], purpose: "servicing", expires: 10),
    ])
  func unknown(_ claims: Claims) throws {
    let redactor = try Self.redactor(Reader(identity: .claims(claims, at: 1000)))
    let output = redactor.redact(Self.record)
    for value in ["Ada", "4399", "1984", "Main", "94107", "4242", "8901", "1204"] {
      #expect(!output.contains(value))
    }
  }

  @Test("a view that is not there, or needs a consent, and a policy that is not there are errors")
  func refused() throws {
    for reader in [
      Reader(view: View.ID("nobody")), Reader(view: .tpp), Reader(policy: "none", view: .support),
      Reader(policy: .yaml("policy: x\nactions: {otherwise: keep}\n", file: "x.yaml")),
    ] {
      #expect(throws: PackError.self) { try Self.redactor(reader) }
    }
  }

  // MARK: what adds up

  /// A session whose parts stand far from each other: the name in line 1, four digits in line 400, the
  /// postal code in line 900.
  static func session(_ first: String, _ second: String, _ third: String) -> String {
    var lines = (1...900).map { "level=info session=other\($0) step=\($0)" }
    lines[0] = "session=\(first) full_name=\"Ada Sample\""
    lines[399] = "session=\(second) ssn=536-90-4399"
    lines[899] = "session=\(third) zip=94107"
    return lines.joined(separator: "\n") + "\n"
  }

  @Test(
    "what a session shows in many lines is kept under the ceiling, and told when it is too late")
  func keys() throws {
    let redactor = try Self.redactor(Reader(view: .support))
    for (keys, expected) in [(("a", "a", "a"), "zip=941**"), (("a", "b", "a"), "zip=94107")] {
      var session = redactor.session()
      var raises: [LateRaise] = []
      session.onLateRaise = { raises.append($0) }
      var output: [UInt8] = []
      session.redact(Array(Self.session(keys.0, keys.1, keys.2).utf8).span, into: &output)
      session.finish(into: &output)
      let text = String(decoding: output, as: UTF8.self)
      #expect(text.hasSuffix("session=\(keys.2) \(expected)\n"))
      #expect(text.contains("ssn=***-**-4399") && text.contains("Ada Sample"))
      #expect(session.statistics.rules == (keys.1 == "a" ? ["R33": 1] : [:]))
      #expect(session.statistics.lateRaises == (keys.1 == "a" ? 1 : 0))
      #expect(raises.map(\.record) == (keys.1 == "a" ? [900] : []))
      #expect(raises.first?.earlier.first == (keys.1 == "a" ? 0 : nil))
    }
  }

  @Test("the fields that tie records together can be named, in tables too")
  func namedKeys() throws {
    let reader = Reader(identity: .view(.support), keys: ["case no"])
    let redactor = try Self.redactor(reader)
    let table = "case_no,full_name,ssn,zip\n7,Ada Sample,,\n7,,536904399,\n8,,,94107\n7,,,94107\n"
    #expect(
      redactor.redact(table)
        == "case_no,full_name,ssn,zip\n7,Ada Sample,,\n7,,*****4399,\n8,,,94107\n7,,,941**\n")
  }

  @Test("findings say by which rule less is shown")
  func rules() throws {
    let redactor = try Self.redactor(Reader(view: .support))
    let found = redactor.findings(
      in: Array(#"{"name":"Ada Sample","ssn":"536-90-4399","zip":"94107"}"#.utf8))
    #expect(found.map { $0.rules.map(\.rawValue) } == [[], [], ["R33"]])
    #expect(found.last?.action == .generalize(.zip3))
  }

  static let members = [
    "\"name\":\"Ada Sample\"", "\"ssn\":\"536-90-4399\"", "\"dob\":\"1984-02-29\"",
    "\"street\":\"12 Main Street\"", "\"zip\":\"94107\"", "\"card_number\":\"4242424242424242\"",
    "\"expiry\":\"12/29\"", "\"cvv\":\"417\"", "\"account_number\":\"12345678901\"",
    "\"routing_number\":\"021000021\"", "\"available_balance\":1204.55",
    "\"phone\":\"+1 415 555 2671\"",
    "\"email\":\"ada@mail.example\"", "\"password\":\"hunter2x\"", "\"customer_id\":\"C-2210347\"",
    "\"merchant_name\":\"Corner Shop\"", "\"amount\":\"12.50\"", "\"auth_code\":\"A1B2C3\"",
    "\"stan\":\"004217\"", "\"drivers_license\":\"D1234567\"", "\"gender\":\"f\"",
    "\"iban\":\"GB82WEST12345698765432\"", "\"income\":\"72000.00\"", "\"credit_score\":\"711\"",
  ]

  /// The output is read by a scanner that knows nothing of the reader, and its level is worked out anew.
  @Test(
    "nothing that comes out is above the view's ceiling",
    arguments: ["support", "auditor", "manager", "developer", "analyst"])
  func ceiling(_ view: String) throws {
    var generator = SeededGenerator()
    let redactor = try Self.redactor(Reader(view: View.ID(view)))
    let plain = try Self.redactor(nil)
    let book = try RuleBook.builtIn(over: plain.definitions.values)
    for _ in 0..<40 {
      let count = generator.number(in: 2...12)
      let members = Self.members.shuffled(using: &generator).prefix(count)
      let record = Array("{\(members.joined(separator: ","))}".utf8)
      let output = redactor.redact(record)
      let exposure = plain.exposure(of: output, by: book)
      #expect(
        exposure.level.isWithin(.confidential),
        "\(generator): \(String(decoding: record, as: UTF8.self)) → \(String(decoding: output, as: UTF8.self)): \(exposure.rules.map(\.id))"
      )
    }
  }
}
