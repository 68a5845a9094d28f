import GrilleCore
import GrillePacks
import Testing

@Suite("Packs")
struct PackTests {
  static let good = """
    pack: own/badges
    about: Badges.
    types:
      - id: badge
        name: Badge number
        category: personal
        sensitivity: 3
        regulations: [GDPR]
        action: mask(1, 2)
        detectors:
          - id: form
            kind: number
            pattern: 'B\\d{6}'
            check: luhn
            alone: likely
            window: 60
        keywords: {raise: [badge], lower: [build]}
        fields:
          - names: [badge_no]
            value: 'B\\d{6}'
            beside: [employee]
        matches: ['badge ⟦B123456⟧']
        rejects: ['build 123456']
    """

  @Test("a good pack is read as it says")
  func reads() throws {
    let pack = try Pack(yaml: Self.good, path: "own/badges", file: "badges.yaml")
    let spec = try #require(pack.types.first)
    #expect(spec.definition.type == InfoType("badge"))
    #expect(spec.definition.action == .mask(first: 1, last: 2))
    #expect(spec.definition.regulations == [.gdpr])
    #expect(spec.detectors[0].window == 60)
    #expect(spec.detectors[0].keyword == .likely, "without `keyword` a keyword changes nothing")
    #expect(spec.detectors[0].field == .veryLikely)
    #expect(spec.fields[0].beside == ["employee"])
    #expect(spec.matches[0].ranges == [ByteRange(6, 13)])
    #expect(spec.matches[0].line == 22)
  }

  /// What is changed in the good pack, and the code and line of the error.
  @Test(arguments: [
    ("pattern:", "patern:", PackError.Code.unknownKey, 13),
    ("category: personal", "category: person", .badValue, 6),
    ("sensitivity: 3", "sensitivity: 5", .badValue, 7),
    ("regulations: [GDPR]", "regulations: [GPDR]", .badValue, 8),
    ("action: mask(1, 2)", "action: mask(1)", .badValue, 9),
    ("id: badge", "id: Badge", .badValue, 4),
    ("pack: own/badges", "pack: badges", .badValue, 1),
    ("kind: number", "kind: digits", .badValue, 12),
    ("alone: likely", "alone: sure", .badValue, 15),
    ("window: 60", "window: wide", .badValue, 16),
    ("rejects: ['build 123456']", "source: none", .noProof, 4),
    ("⟦B123456⟧", "⟦B123456", .badValue, 22),
    ("about: Badges.", "about: [", .syntax, 4),
    ("about: Badges.", "about: a\nabout: b", .duplicateID, 2),
  ])
  func refuses(_ part: String, becoming other: String, code: PackError.Code, line: Int) throws {
    let yaml = Self.good.replacing(part, with: other, maxReplacements: 1)
    let error = #expect(throws: PackError.self) {
      try Pack(yaml: yaml, path: "own/badges", file: "badges.yaml")
    }
    #expect(error?.code == code)
    #expect(error?.line == line, "\(error.map(String.init(describing:)) ?? "")")
    #expect(error?.file == "badges.yaml")
  }

  @Test("two packs may not describe one type")
  func duplicates() throws {
    let pack = try Pack(yaml: Self.good, path: "own/badges", file: "badges.yaml")
    let error = #expect(throws: PackError.self) { try PackLibrary([pack, pack]) }
    #expect(error?.code == .duplicateID)
  }

  @Test("what is never kept cannot have the action keep")
  func neverKeep() {
    let yaml = Self.good.replacing("action: mask(1, 2)", with: "action: keep\n    never_keep: true")
    #expect(throws: PackError.self) { try Pack(yaml: yaml, path: "own/badges", file: "b") }
  }

  @Test(arguments: [
    ("a ⟦b⟧ c", "a b c", [ByteRange(2, 3)]), ("⟦é⟧⟦x⟧", "éx", [ByteRange(0, 2), ByteRange(2, 3)]),
    ("none", "none", []),
  ])
  func marks(_ marked: String, text: String, ranges: [ByteRange]) throws {
    let parsed = try #require(Marks.parse(marked))
    #expect(parsed.text == Array(text.utf8))
    #expect(parsed.ranges == ranges)
  }

  @Test("marks must pair", arguments: ["⟦", "⟧", "⟦⟦a⟧⟧", "a⟧⟦"])
  func unpaired(_ marked: String) { #expect(Marks.parse(marked) == nil) }
}
