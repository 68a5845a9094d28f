//  The code of `Sources/Grille/Grille.docc/InAService.md`, line by line, so that it stays true.

// swift-format-ignore-file

import Foundation
import Grille
import Testing

@Suite("The example in the documentation")
struct ServiceExampleTests {
  @Test("response and streams")
  func response() throws {
    let claims = Claims(roles: ["support"], purpose: "servicing", expires: 2_000)
    let forSupport = try Redactor(policy: .glba, claims: claims, at: 1_000)
    let response = forSupport.redact(#"{"name":"Ada Sample","ssn":"536-90-4399","cvv":"417"}"#)
    // {"name":"Ada Sample","ssn":"***-**-4399","cvv":"[card_verification_code]"}
    #expect(
      response
        == #"{"name":"Ada Sample","ssn":"***-**-4399","cvv":"[card_verification_code]"}"#)

    var session = forSupport.session()
    var output: [UInt8] = []
    for chunk in ["session=7 full_name=\"Ada Sample\"\nsession=7 ssn=536-", "90-4399\nsession=7 zip=94107\n"] {
      session.redact(Array(chunk.utf8).span, into: &output)
    }
    session.finish(into: &output)
    // session=7 full_name="Ada Sample"
    // session=7 ssn=***-**-4399
    // session=7 zip=941**
    let raisedBy = session.statistics.rules  // ["R33": 1]
    #expect(
      String(decoding: output, as: UTF8.self)
        == "session=7 full_name=\"Ada Sample\"\nsession=7 ssn=***-**-4399\nsession=7 zip=941**\n")
    #expect(raisedBy == ["R33": 1])

    let late = Array("session=7 zip=94107\nsession=7 ssn=536-90-4399\nsession=7 full_name=\"Ada Sample\"\n".utf8)
    let known = forSupport.redact(inTwoPasses: late)
    // session=7 zip=941**
    // session=7 ssn=***-**-4399
    // session=7 full_name="Ada Sample"
    #expect(
      String(decoding: known, as: UTF8.self)
        == "session=7 zip=941**\nsession=7 ssn=***-**-4399\nsession=7 full_name=\"Ada Sample\"\n")
  }

  @Test("findings")
  func findings() throws {
    let record = Array(#"{"card_number":"4242424242424242","card_expiry":"12/29"}"#.utf8)
    let redactor = try Redactor()
    let types = redactor.findings(in: record).map(\.finding.type.rawValue)  // ["pan", "card_expiry"]
    let book = try RuleBook.builtIn(over: redactor.definitions.values)
    let exposure = redactor.exposure(of: record, by: book)  // level 4, by R08
    #expect(types == ["pan", "card_expiry"])
    #expect(exposure.level == ExposureLevel(.restricted))
    #expect(exposure.rules.map(\.id.rawValue) == ["R08"])
  }

  @Test("names")
  func names() throws {
    let classifier = FieldClassifier()
    let tags = classifier.classify(["card", "number"]).tags.map(\.definition.type.rawValue)  // ["pan"]
    #expect(tags == ["pan"])
  }

  @Test("concealed values")
  func concealed() throws {
    struct Customer: Codable {
      var id: Int
      var ssn: Personal<String>
    }
    let customer = Customer(id: 7, ssn: Personal("536-90-4399", as: InfoType("us_ssn")))
    let line = "customer \(customer.id): \(customer.ssn)"  // customer 7: [us_ssn]
    let value = customer.ssn.reveal(for: .servicing)  // 536-90-4399
    #expect(line == "customer 7: [us_ssn]" && value == "536-90-4399")
    #expect(
      String(decoding: try JSONEncoder().encode(customer.ssn), as: UTF8.self) == "\"[us_ssn]\"")
  }

  @Test("tokens")
  func tokens() throws {
    let policy = """
      policy: tokens
      actions:
        otherwise: own
        types: {us_ssn: token, pan: token, pan_truncated: label, pan_last4: label}
      """
    let ledger = CardLedger()
    var options = RedactorOptions()
    options.reader = Reader(policy: .yaml(policy, file: "tokens.yaml"))
    options.keys = RedactorOptions.Keys(KeyRing(at: 1_000), domain: "analytics")
    options.ledger = ledger
    let tokens = try Redactor(options)
    let joined = tokens.redact("ssn=536-90-4399 ssn=536904399")  // ssn=tok_us_ssn_k1_… twice the same
    let words = joined.split(separator: " ")
    #expect(words.count == 2 && words[0] == words[1] && words[0].hasPrefix("ssn=tok_us_ssn_k1_"))
  }

  @Test("is the code above")
  func isThis() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appending(path: "Sources/Grille/Grille.docc/InAService.md"), encoding: .utf8)
    let code = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
      .split(separator: "\n").map { $0.drop { $0 == " " } }
    let blocks = page.components(separatedBy: "```swift\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
    #expect(blocks.count == 7)
    for block in blocks {
      let lines = block.split(separator: "\n").map { $0.drop { $0 == " " } }
      #expect(code.indices.contains { code[$0...].starts(with: lines) }, "\(block)")
    }
  }
}
