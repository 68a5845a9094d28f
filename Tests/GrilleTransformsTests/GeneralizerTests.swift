import GrilleCore
import GrilleTesting
import GrilleTransforms
import Testing

@Suite("Generalizing")
struct GeneralizerTests {
  static let generalizer = Generalizer(
    mccGroups: [
      MCCGroup(codes: 8011...8099, id: "health", isSpecial: true),
      MCCGroup(codes: 5000...5599, id: "retail", isSpecial: false),
    ], sparseZIP3: ["036"])

  static func generalize(_ value: String, _ generalization: Generalization) -> String? {
    var output = Array("<".utf8)
    let done = generalizer.generalize(
      Array(value.utf8).span, to: generalization, into: &output)
    let text = String(decoding: output.dropFirst(), as: UTF8.self)
    #expect(done || text.isEmpty, "what cannot be done leaves nothing behind")
    return done ? text : nil
  }

  /// A value, how it is made coarser, and what it becomes; nil if it is to be labelled.
  @Test(
    arguments: [
      ("1985-03-12", .year, "1985"), ("03/12/1985", .year, "1985"), ("12.03.1985", .year, "1985"),
      ("12 Mar 1985", .year, "1985"), ("March 12, 1985", .year, "1985"),
      ("19850312", .year, "1985"), ("12031985", .year, "1985"), ("1985", .year, "1985"),
      ("1985-03-12T10:11:12Z", .year, "1985"), ("1985-03-12 10:11:12.123456", .year, "1985"),
      ("12/03/85", .year, nil), ("850312", .year, nil), ("1850-01-01", .year, nil),
      ("1985-1990", .year, nil), ("19851340", .year, nil), ("born", .year, nil), ("", .year, nil),
      ("20012012", .year, "2012"),  // no 20th month, so the year comes last
      ("20122001", .year, "2001"),
      ("19121912", .year, "1912"), ("123456789012", .year, nil),

      ("2026-01-31T10:11:12.123+01:00", .day, "2026-01-31"), ("2026-01-31", .day, "2026-01-31"),
      ("2026-01-31 10:11", .day, "2026-01-31"), ("20260131101112", .day, "20260131"),
      ("20260131T101112Z", .day, "20260131"), ("01/31/2026 10:11", .day, "01/31/2026"),
      ("31.01.2026", .day, "31.01.2026"), ("1790000000", .day, "2026-09-21"),
      ("1790000000123", .day, "2026-09-21"), ("1709164800", .day, "2024-02-29"),
      ("4102444799", .day, "2099-12-31"), ("1231235959", .day, nil), ("0131101112", .day, nil),
      ("2026-13-01", .day, nil), ("2026-01-311", .day, nil), ("10:11:12", .day, nil),
      ("123456789", .day, nil),

      ("94107", .zip3, "941**"), ("94107-1234", .zip3, "941**"), ("941071234", .zip3, "941**"),
      ("03601", .zip3, "000**"), ("036**", .zip3, "000**"), ("941**", .zip3, "941**"),
      ("SW1A 1AA", .zip3, nil), ("9410", .zip3, nil), ("94107-12", .zip3, nil), ("", .zip3, nil),

      ("1234.56", .band, "1000..2000"), ("42", .band, "20..50"), ("7", .band, "5..10"),
      ("0", .band, "0..1"), ("0.75", .band, "0..1"), ("-42", .band, "-50..-20"),
      ("-0.5", .band, "-1..0"), ("-1..0", .band, "-1..0"),
      ("1234..5678", .band, nil), ("20..100", .band, nil), ("+99", .band, "50..100"),
      ("1,234.56", .band, "1000..2000"),
      ("1.234,56", .band, "1000..2000"), ("1,234,567", .band, "1000000..2000000"),
      ("12,5", .band, "10..20"), ("000000012345", .band, "10000..20000"),
      ("20..50", .band, "20..50"), ("-50..-20", .band, "-50..-20"),
      ("1,234", .band, nil), ("1.234", .band, nil), ("1,23,4", .band, nil), ("$12", .band, nil),
      ("12 EUR", .band, nil), ("", .band, nil), ("-", .band, nil), (".5", .band, nil),
      ("1.", .band, nil), ("1.2.3,4,5", .band, nil), ("12345678901234567890", .band, nil),

      ("5411", .mccGroup, "retail"), ("retail", .mccGroup, "retail"), ("8062", .mccGroup, nil),
      ("health", .mccGroup, nil), ("0001", .mccGroup, nil), ("541", .mccGroup, nil),

      ("52.5200", .degree, "52"), ("-33.87", .degree, "-33"),
      ("52.5200, 13.4050", .degree, "52, 13"), ("52.5;13.1", .degree, "52;13"),
      ("52,13", .degree, "52,13"), ("181.0", .degree, nil), ("1,2,3", .degree, nil),
      ("52.", .degree, nil), ("N52.5", .degree, nil), ("", .degree, nil),
    ] as [(String, Generalization, String?)])
  func table(_ value: String, _ generalization: Generalization, expected: String?) {
    #expect(Self.generalize(value, generalization) == expected)
  }

  @Test(
    "twice is once", arguments: Generalization.allCases)
  func idempotent(_ generalization: Generalization) {
    var chance = SeededGenerator()
    let alphabet = Alphabet("0123456789012345678901234567890-/.,:T +*")
    for _ in 0..<10_000 {
      let value = chance.text(chance.number(in: 0...14), of: alphabet)
      guard let once = Self.generalize(value, generalization) else { continue }
      #expect(Self.generalize(once, generalization) == once, "\(chance)")
    }
  }

  @Test("a value too long for any of them is not looked at")
  func long() {
    for generalization in Generalization.allCases {
      #expect(Self.generalize(String(repeating: "1", count: 65), generalization) == nil)
    }
  }
}
