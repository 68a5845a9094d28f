import GrilleCore
import GrillePacks
import GrilleScan
import Testing

@Suite("Classified names")
struct FieldClassifierTests {
  static let classifier = Result { try FieldClassifier(PackLibrary.builtIn()) }

  /// A path and the first type it means; nothing behind the arrow where it means none.
  @Test(arguments: [
    "card.number → pan", "card.cvc → card_verification_code", "CUST_NM → person_name",
    "ssnNbr → us_ssn", "SSN → us_ssn", "email → email_address", "user.email → email_address",
    "company →", "span_id →", "trace_id →", "build →", "version →", "opinion →",
    "author →", "DOC_CLSSN_NBR →", "success →", "incident →", "status →",
    "order.number →", "number →", "value →", "data →",
  ])
  func means(_ row: String) throws {
    let parts = row.split(separator: "→").map { $0.filter { $0 != " " } }
    let known = try Self.classifier.get().classify(parts[0].split(separator: ".").map(String.init))
    #expect(known.tags.first?.definition.type.rawValue == (parts.count > 1 ? parts[1] : nil))
  }

  @Test("why is told: the name or its parent, what was spelt out, what lowers")
  func reasons() throws {
    let classifier = try Self.classifier.get()
    #expect(classifier.classify(["card", "number"]).tags.first?.source == .parent)
    let ssn = classifier.classify(["ssnNbr"]).tags.first
    #expect(ssn?.source == .name)
    #expect(ssn?.words == ["ssn", "number"])
    #expect(ssn?.expanded == ["nbr"])
    #expect(classifier.classify(["trace_id"]).innocentWord == "trace")
  }
}
