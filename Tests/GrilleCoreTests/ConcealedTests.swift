import Foundation
import GrilleCore
import Testing

@Suite("Concealed values")
struct ConcealedTests {
  struct Customer: Codable, Equatable {
    var id: Int
    var ssn: Personal<String>
    var balance: Financial<Double>
    var code: Transactional<[String]>?
  }

  static let customer = Customer(
    id: 7, ssn: Personal("536-90-4399", as: InfoType("us_ssn")), balance: Financial(1204.55),
    code: Transactional(["A1B2C3"], as: InfoType("card_authorization_code")))
  static let values = ["536", "4399", "1204", "A1B2C3"]

  @Test("show their label in every description, in a mirror and in a dump")
  func descriptions() {
    var dumped = ""
    dump(Self.customer, to: &dumped)
    let told = [
      "\(Self.customer)", String(describing: Self.customer), String(reflecting: Self.customer),
      "\(Self.customer.ssn)", "\([Self.customer.ssn])", "\(["a": Self.customer.balance])",
      String(reflecting: Self.customer.code), dumped,
    ]
    for text in told {
      for value in Self.values { #expect(!text.contains(value)) }
    }
    #expect("\(Self.customer.ssn) \(Self.customer.balance)" == "[us_ssn] [financial]")
    #expect(Mirror(reflecting: Self.customer.ssn).children.isEmpty)
  }

  @Test("are encoded as their label and decoded as their value")
  func coding() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = String(decoding: try encoder.encode(Self.customer), as: UTF8.self)
    #expect(
      json
        == #"{"balance":"[financial]","code":"[card_authorization_code]","id":7,"ssn":"[us_ssn]"}"#
    )
    let read = try JSONDecoder().decode(
      Customer.self,
      from: Data(#"{"id":7,"ssn":"536-90-4399","balance":1204.55,"code":["A1B2C3"]}"#.utf8))
    #expect(read.ssn.reveal(for: .servicing) == "536-90-4399")
    #expect(read.balance.reveal(for: .audit) == 1204.55)
  }

  @Test("an error of decoding does not hold the value")
  func errors() throws {
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(
        Customer.self, from: Data(#"{"id":7,"ssn":536904399,"balance":1}"#.utf8))
    }
    #expect(error.map { !"\($0)".contains("536904399") } == true)
  }

  @Test(
    "keep their class and type when they are made into others, and are equal as their values are")
  func values() {
    let last = Self.customer.ssn.map { String($0.suffix(4)) }
    #expect("\(last)" == "[us_ssn]" && last.reveal(for: .servicing) == "4399")
    #expect(
      Self.customer.ssn.category == .personal && Self.customer.code?.category == .transactional)
    #expect(Personal("a") == Personal("a") && Personal("a") != Personal("b"))
    #expect(Set([Personal("a"), Personal("a")]).count == 1)
  }
}
