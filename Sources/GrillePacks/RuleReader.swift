//  `Patterns/combinations.yaml`, and a user's files of the same form, become rules over atoms.

public import GrilleCore
internal import Yams

extension RuleBook {
  /// Reads the tables in `atoms` and `combinations` over `types`.
  ///
  /// A set or rule of a later file may use the sets of an earlier one; an id stands once over all.
  ///
  /// - Throws: ``PackError`` for the first mistake.
  public init(
    atoms: String, file: String, combinations: [RuleSource],
    over types: some Sequence<TypeDefinition>
  ) throws(PackError) {
    let source = try AtomSource(yaml: atoms, file: file)
    let files = try combinations.map { one throws(PackError) in
      try RuleFile(yaml: one.yaml, file: one.file)
    }
    var named = try source.named()
    for file in files { named.formUnion(try file.named()) }
    let table = try source.weakened(
      AtomTable(
        types: types, variants: source.variants + files.flatMap(\.countAtoms), named: named))
    var sets: [String: Exposure] = [:]
    var rules: [CombinationRule] = []
    var counts: [CountRule] = []
    for file in files {
      var names = AtomNames(table: table, reader: file.reader)
      names.sets = sets
      try file.resolve(&names, rules: &rules, counts: &counts)
      sets = names.sets
    }
    self.init(
      atoms: table, rules: CombinationRules(rules, atoms: table), counts: counts,
      correlationFields: files.flatMap(\.correlationFields), mccGroups: source.mccGroups,
      sparseZIP3: source.sparseZIP3)
  }
}

/// A file of rules with its ids not yet resolved.
struct RuleFile {
  let reader: PackReader
  let correlationFields: [String]
  /// What its counts come to.
  let countAtoms: [AtomDefinition]
  private let sets: [(name: String, node: Node)]
  private let counts: [PackMapping]
  private let rules: [PackMapping]

  init(yaml: String, file: String) throws(PackError) {
    let reader = PackReader(file: file)
    let top = try reader.mapping(
      try reader.root(of: yaml), keys: ["about", "sets", "counts", "rules", "correlation_fields"])
    self.reader = reader
    correlationFields = try top.strings("correlation_fields")
    sets = try top["sets"].map { node throws(PackError) in try reader.pairs(node) } ?? []
    counts = try top.list("counts").map { node throws(PackError) in
      try reader.mapping(node, keys: ["id", "name", "of", "at_least", "scope"])
    }
    rules = try top.list("rules").map { node throws(PackError) in
      try reader.mapping(
        node, keys: ["id", "together", "level", "flags", "reason", "source", "pack"])
    }
    countAtoms = try counts.map { map throws(PackError) in
      AtomDefinition(
        id: InfoType(try map.required("id")), name: try map.required("name"),
        category: .transactional, level: .lowest)
    }
  }

  /// Every id that sets, counts and rules speak of.
  func named() throws(PackError) -> Set<InfoType> {
    var ids: Set<InfoType> = Set(countAtoms.map(\.id))
    var groups = sets.map(\.node)
    for map in counts { groups += try map.list("of") }
    for map in rules { groups += try map.list("together") }
    let setNames = Set(sets.map(\.name))
    for group in groups {
      for node in Array(group.sequence ?? []) {
        let id = try reader.string(node)
        if !setNames.contains(id) { ids.insert(InfoType(id)) }
      }
    }
    return ids
  }

  func resolve(
    _ names: inout AtomNames, rules found: inout [CombinationRule],
    counts foundCounts: inout [CountRule]
  ) throws(PackError) {
    for (name, node) in sets {
      guard names.table[InfoType(name)] == nil, names.sets[name] == nil else {
        throw reader.error(.duplicateID, node, "\"\(name)\" is a type, an atom or a set already")
      }
      names.sets[name] = try names.group(node)
    }
    for map in counts { foundCounts.append(try count(map, names)) }
    for map in rules {
      let rule = try rule(map, names)
      guard !found.contains(where: { $0.id == rule.id }) else {
        throw reader.error(.duplicateID, map.node, "there is a rule \"\(rule.id)\" already")
      }
      found.append(rule)
    }
  }

  private func count(_ map: PackMapping, _ names: AtomNames) throws(PackError) -> CountRule {
    let scope = try map.choice("scope", Dictionary(names: Scope.allCases) { $0.rawValue })
    guard let scope, scope == .key || scope == .file else {
      throw reader.error(.badValue, map.node, "things are counted in the scope `key` or `file`")
    }
    guard let atLeast = try map.count("at_least"), atLeast <= 4096 else {
      throw reader.error(.badValue, map.node, "`at_least` is needed, 4096 at most")
    }
    let groups = try map.list("of").map { node throws(PackError) in try names.group(node) }
    guard groups.isEmpty == (scope == .file) else {
      throw reader.error(
        .badValue, map.node, "a count has `of` where its scope is `key`, and only there")
    }
    return CountRule(
      atom: names.table.atom(for: InfoType(try map.required("id"))), groups: groups,
      atLeast: atLeast, scope: scope)
  }

  private func rule(_ map: PackMapping, _ names: AtomNames) throws(PackError) -> CombinationRule {
    let id = try map.required("id")
    let groups = try map.list("together").map { node throws(PackError) in try names.group(node) }
    guard !groups.isEmpty else {
      throw reader.error(.badValue, map.node, "\(id): `together` needs a group of types")
    }
    let text = try map.required("level")
    guard let level = text == "decoded" ? .lowest : ExposureLevel(text) else {
      throw reader.error(
        .badValue, map["level"] ?? map.node,
        "\(id): `level` is 1 to 4, N behind it for what is never kept, or `decoded`")
    }
    return CombinationRule(
      id: CombinationRule.ID(id), groups: groups, level: level,
      flags: try map.strings("flags").map { CombinationRule.Flag(rawValue: $0) },
      reason: try map.required("reason"), source: try map.required("source"),
      pack: CombinationRule.Pack(rawValue: try map.required("pack")))
  }
}
