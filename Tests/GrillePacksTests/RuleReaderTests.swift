import GrilleCore
import GrillePacks
import Testing

@Suite("Reading combinations")
struct RuleReaderTests {
  static let atoms = """
    atoms:
      - {id: weak_badge, name: Part of a badge, category: personal, sensitivity: 2}
    tokens: {personal: weak_badge}
    weakenings:
      - of: [badge]
        masks: [{shows: [0, 2], leaves: [weak_badge]}]
        ladder: ['mask(0, 2)']
    mcc_groups: [{from: 100, to: 200, id: farms}]
    """
  static let rules = """
    sets:
      who: [badge, name]
    counts:
      - {id: visits, name: Visits, of: [[gate], [who]], at_least: 3, scope: key}
    rules:
      - id: B1
        together: [[who], [gate, visits]]
        level: 4N
        flags: [watched]
        reason: One knows who went where.
        source: ours
        pack: base
    correlation_fields: [visit_id]
    """
  static let types = ["badge", "name", "gate"].map { id in
    TypeDefinition(
      type: InfoType(id), name: id, category: .personal, sensitivity: .confidential, pack: "own")
  }

  static func read(atoms: String = atoms, rules: String...) throws -> RuleBook {
    try RuleBook(
      atoms: atoms, file: "atoms.yaml",
      combinations: rules.enumerated().map { number, yaml in
        RuleSource(yaml: yaml, file: number == 0 ? "rules.yaml" : "more.yaml")
      }, over: types)
  }

  @Test("a good file is read as it says")
  func reads() throws {
    let book = try Self.read(rules: Self.rules)
    let rule = try #require(book.rules.rules.first)
    let (badge, gate) = (book.atoms.atom(for: .init("badge")), book.atoms.atom(for: .init("gate")))
    #expect(rule.isSatisfied(by: [badge, gate]))
    #expect(rule.level == ExposureLevel(.restricted, neverKeep: true))
    #expect(rule.flags.map(\.rawValue) == ["watched"])
    #expect(book.counts[0].atLeast == 3)
    #expect(book.counts[0].isPoint([badge, gate]))
    #expect(!book.counts[0].isPoint([gate]))
    #expect(book.correlationFields == ["visit_id"])
    #expect(book.atoms.weakening(of: badge).ladder == [.mask(first: 0, last: 2)])
  }

  @Test("a user's file uses the sets of the built-in ones")
  func joins() throws {
    let own = """
      rules:
        - {id: U1, together: [[who], [gate]], level: 3, reason: Because., source: us, pack: own}
      """
    let book = try Self.read(rules: Self.rules, own)
    #expect(book.rules.rules.map(\.id.rawValue) == ["B1", "U1"])
    let error = #expect(throws: PackError.self) { try Self.read(rules: Self.rules, Self.rules) }
    #expect(error?.file == "more.yaml")
    #expect(error?.code == .duplicateID)
  }

  /// What is changed in the good file, and the code and line of the error.
  @Test(arguments: [
    (
      "together: [[who], [gate, visits]]", "together: [[who], [gate, visit]]",
      PackError.Code.unknownName, 7
    ),
    ("together: [[who], [gate, visits]]", "together: [[who], []]", .badValue, 7),
    ("together: [[who], [gate, visits]]", "together: []", .badValue, 6),
    ("together:", "not_together:", .unknownKey, 7),
    ("level: 4N", "level: 5", .badValue, 8),
    ("level: 4N", "level: high", .badValue, 8),
    ("scope: key", "scope: record", .badValue, 4),
    ("scope: key", "scope: file", .badValue, 4),
    ("at_least: 3", "at_least: 0", .badValue, 4),
    ("who: [badge, name]", "gate: [badge, name]", .duplicateID, 2),
    ("who: [badge, name]", "who: []", .badValue, 2),
    ("reason: One knows who went where.", "about: x", .unknownKey, 10),
    ("sets:", "sets: [", .syntax, 3),
  ])
  func refuses(_ part: String, becoming other: String, code: PackError.Code, line: Int) {
    let yaml = Self.rules.replacing(part, with: other, maxReplacements: 1)
    let error = #expect(throws: PackError.self) { try Self.read(rules: yaml) }
    #expect(error?.code == code)
    #expect(error?.line == line, "\(error.map(String.init(describing:)) ?? "")")
    #expect(error?.file == "rules.yaml")
  }

  @Test(arguments: [
    ("of: [badge]", "of: [badges]", PackError.Code.unknownName, 5),
    ("of: [badge]", "of: [badge, badge]", .duplicateID, 5),
    ("leaves: [weak_badge]", "leaves: [strong_badge]", .unknownName, 6),
    ("shows: [0, 2]", "shows: [2]", .badValue, 6),
    ("'mask(0, 2)'", "'hide'", .badValue, 7),
    ("sensitivity: 2", "sensitivity: 9", .badValue, 2),
    ("id: weak_badge", "id: Weak", .badValue, 2),
    ("personal: weak_badge", "person: weak_badge", .badValue, 3),
    ("from: 100", "from: 300", .badValue, 8),
  ])
  func refusesAtoms(_ part: String, becoming other: String, code: PackError.Code, line: Int) {
    let yaml = Self.atoms.replacing(part, with: other, maxReplacements: 1)
    let error = #expect(throws: PackError.self) { try Self.read(atoms: yaml, rules: Self.rules) }
    #expect(error?.code == code)
    #expect(error?.line == line, "\(error.map(String.init(describing:)) ?? "")")
  }
}
