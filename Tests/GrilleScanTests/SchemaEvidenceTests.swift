import GrilleCore
import GrillePacks
import GrilleScan
import Testing

/// What a schema says of values counts beside what names say.
@Suite("Schemas classified")
struct SchemaEvidenceTests {
  static let classifier = FieldClassifier()

  /// A property, and what it is taken for and by what; nothing behind the arrow for nothing.
  @Test(arguments: [
    // A format is a name for the values.
    "reach: {format: email} → email_address format",
    "reach: {format: idn-email} → email_address format",
    "origin: {format: ipv4} → ip_address format",
    "entry: {format: password} → password format",
    "entry: {format: iban} → iban format",
    "when: {format: date-time} →", "link: {format: uri} →", "id: {format: uuid} →",
    // An example, a default, a choice of the form.
    "contact: {example: jan@example.com} → email_address value",
    "note: {default: 4111 1111 1111 1111} → pan value",
    "target: {enum: [DE89370400440532013000]} → iban value",
    "note: {example: write to jan@example.com} →", "note: {example: nothing} →",
    // The name is enough; values do not take its meaning away, unless there are no others.
    "ssn: {example: '000'} → us_ssn name",
    "email: {type: boolean} →", "ssn: {type: ['null', boolean]} →",
    "pin: {enum: [required, optional]} →", "cvv: {const: present} →",
    "pin: {enum: ['4711']} → pin name",
    "ssn: {anyOf: [{enum: [none]}, {type: string}]} → us_ssn name",
  ])
  func judges(_ row: String) throws {
    let parts = row.split(separator: "→", omittingEmptySubsequences: false)
    let schema = try Schema("properties:\n  \(parts[0])\n", file: "s")
    let known = Self.classifier.classify(record: schema.records[0])[0]
    let first = known.tags.first { !$0.isConditional }
    let told = first.map { "\($0.definition.type) \($0.source.rawValue)" } ?? ""
    #expect(told == parts[1].drop { $0 == " " })
  }

  @Test("why a meaning was taken away is told")
  func reasons() throws {
    let schema = try Schema(
      "properties: {pin: {enum: [set]}, ssn: {type: boolean}, note: {enum: [a]}}", file: "s")
    let known = Self.classifier.classify(record: schema.records[0])
    #expect(known.map(\.ruledOut) == [.choices, .flag, nil])
  }

  @Test("names of one record speak for each other, and what is known in one record is known")
  func records() throws {
    let beside = Self.classifier.classify(record: [["card_number"], ["cid"]])
    #expect(beside[1].tags.first?.isConditional == false)
    var alone = Self.classifier.classify(["cid"])
    #expect(alone.tags.first?.condition == .word)
    alone.merge(beside[1])
    #expect(alone.tags.first?.isConditional == false)
    // At whatever distance, but not in itself.
    #expect(Self.classifier.classify(["balances", "x", "available"]).tags.first?.condition == nil)
    #expect(Self.classifier.classify(["available"]).tags.first?.condition == .word)
  }
}
