import GrilleCore
import GrilleTransforms
import Testing

@Suite("Transforms")
struct TransformsTests {
  @Test(arguments: [
    ("4111111111111111", 0, 4, "************1111"),
    ("4111-1111-1111-1111", 0, 4, "****-****-****-1111"),
    ("4111 1111 1111 1111", 6, 4, "4111 11** **** 1111"),
    ("41111111111111", 6, 4, "**************"),  // less than a third would be hidden: all is
    ("1234567", 0, 4, "*******"),  // more than half would show: none does
    ("4111 1111 1111 1111", 4, 4, "4111 **** **** 1111"),
    ("12", 0, 4, "**"), ("", 1, 1, ""), ("é1", 0, 1, "**1"),
  ])
  func masks(_ value: String, first: Int, last: Int, expected: String) {
    var output: [UInt8] = []
    Transforms().mask(Array(value.utf8).span, first: first, last: last, into: &output)
    #expect(String(decoding: output, as: UTF8.self) == expected)
  }

  static let definition = TypeDefinition(
    type: InfoType("pan"), name: "", category: .financial, sensitivity: .restricted, pack: "")
  static let weak = TypeDefinition(
    type: InfoType("note"), name: "", category: .financial, sensitivity: .confidential, pack: "")

  static func decided(
    _ range: Range<Int>, _ action: Action, _ definition: TypeDefinition = definition,
    isUndressed: Bool = false
  ) -> Decision {
    Decision(ByteRange(range), definition, isUndressed: isUndressed, action: action)
  }

  /// Findings over `0123456789`, and the text that comes out.
  @Test(
    arguments: [
      ([], "0123456789"),
      ([decided(2..<4, .label)], "01[pan]456789"),
      ([decided(2..<4, .drop)], "01456789"),
      ([decided(2..<4, .keep)], "0123456789"),
      ([decided(0..<6, .mask(first: 0, last: 2))], "****456789"),
      ([decided(2..<4, .label), decided(4..<5, .label)], "01[pan][pan]56789"),  // stay two
      ([decided(2..<6, .label, weak), decided(3..<8, .mask(first: 0, last: 1))], "01[pan]89"),
      ([decided(2..<8, .label, weak), decided(3..<5, .label)], "01[note]89"),  // one covers all
      ([decided(2..<8, .keep, weak), decided(3..<5, .label)], "012[pan]56789"),  // kept outside
      (
        [decided(0..<6, .mask(first: 0, last: 2), definition, isUndressed: true)], "[pan]6789"
      ),
    ] as [([Decision], String)])
  func splices(_ findings: [Decision], expected: String) {
    let record = Array("0123456789".utf8)
    var (output, origins) = ([UInt8](), Origins())
    Transforms().splice(
      record.span, in: ByteRange(0, record.count), edits: Edit.plan(findings), into: &output,
      origins: &origins)
    #expect(String(decoding: output, as: UTF8.self) == expected)
  }

  /// What is read out in words, and what a mask makes of it: the lengths of words would tell their digits.
  @Test(arguments: [
    ("four one double two", "[pan]"), ("Four-one, ZERO oh", "[pan]"),
    ("four", "**ur"), ("four ships", "**** ***ps"), ("4 one", "* *ne"),
  ])
  func hidesWords(_ value: String, expected: String) {
    let record = Array(value.utf8)
    let findings = [Self.decided(0..<record.count, .mask(first: 0, last: 2))]
    var (output, origins) = ([UInt8](), Origins())
    Transforms().splice(
      record.span, in: ByteRange(0, record.count), edits: Edit.plan(findings), into: &output,
      origins: &origins)
    #expect(String(decoding: output, as: UTF8.self) == expected)
  }
}
