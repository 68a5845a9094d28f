import GrilleCore
import GrilleScan
import Testing

@Suite("Classified names")
struct FieldClassifierTests {
  static let classifier = FieldClassifier()

  /// A path and the first type it means; nothing behind the arrow where it means none.
  @Test(arguments: [
    "card.number → pan", "card.cvc → card_verification_code", "CUST_NM → person_name",
    "ssnNbr → us_ssn", "SSN → us_ssn", "email → email_address", "user.email → email_address",
    "company →", "span_id →", "trace_id →", "build →", "version →", "opinion →",
    "author →", "DOC_CLSSN_NBR →", "success →", "incident →", "status →",
    // The innermost name around it that says something speaks, if the value may look like it.
    "card.number.value → pan", "cards.data.number → pan", "person.name.value → person_name",
    "balance.amount.amount → account_balance", "dob.year → date_of_birth", "order.amount →",
    "customer.number →", "card.*.number →",
    "order.number →", "number →", "value →", "data →",
  ])
  func means(_ row: String) {
    let parts = row.split(separator: "→").map { $0.filter { $0 != " " } }
    let known = Self.classifier.classify(parts[0].split(separator: ".").map(String.init))
    let first = known.tags.first { !$0.isConditional }
    #expect(first?.definition.type.rawValue == (parts.count > 1 ? parts[1] : nil))
  }

  @Test("why is told: the name or its parent, what was spelt out, what lowers")
  func reasons() {
    let classifier = Self.classifier
    #expect(classifier.classify(["card", "number"]).tags.first?.source == .parent)
    let ssn = classifier.classify(["ssnNbr"]).tags.first
    #expect(ssn?.source == .name)
    #expect(ssn?.words == ["ssn", "number"])
    #expect(ssn?.expanded == ["nbr"])
    #expect(classifier.classify(["trace_id"]).innocentWord == "trace")
  }
}
