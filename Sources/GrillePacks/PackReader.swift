//  YAML becomes a `Pack`. Every mistake is told with its line, and a key that packs do not have is a
//  mistake: a misspelt `rejects` must not silently lose its proof.

internal import GrilleCore
internal import Yams

extension Pack {
  /// Reads the pack in `yaml`.
  ///
  /// - Parameters:
  ///   - path: the pack's path below its folder, without `.yaml`; `pack:` must repeat it.
  ///   - file: what messages call it.
  /// - Throws: ``PackError`` for the first mistake.
  public init(yaml: String, path: String, file: String) throws(PackError) {
    let reader = PackReader(file: file)
    let root = try reader.root(of: yaml)
    let top = try reader.mapping(
      root,
      keys: [
        "pack", "about", "types", "protected", "placeholders", "abbreviations", "innocent",
        "silent",
      ])
    self.init(path: path, file: file, about: try top.string("about") ?? "")
    guard let name = try top.string("pack"), name == path else {
      throw reader.error(.badValue, root, "`pack:` must say \"\(path)\", the file's path")
    }
    types = try top.list("types").map { node throws(PackError) in
      try reader.type(node, pack: path)
    }
    protected = try top.list("protected").map { node throws(PackError) in
      try reader.form(node, wholeRow: false)
    }
    placeholders = try top.list("placeholders").map { node throws(PackError) in
      try reader.form(node, wholeRow: true)
    }
    innocent = try top.strings("innocent")
    silent = try top.strings("silent")
    if let node = top["abbreviations"] {
      for (key, value) in try reader.pairs(node) {
        abbreviations[key] = try reader.string(value)
      }
    }
  }
}

/// Reads nodes of one file, and knows the file's name for the messages.
struct PackReader {
  let file: String

  func error(_ code: PackError.Code, _ node: Node, _ reason: String) -> PackError {
    PackError(code, file: file, line: node.mark?.line ?? 0, reason: reason)
  }

  /// The node that the whole of `yaml` is; a byte order mark before it is none of it.
  func root(of yaml: String) throws(PackError) -> Node {
    let root: Node?
    do {
      let text =
        yaml.unicodeScalars.first == "\u{FEFF}" ? String(yaml.unicodeScalars.dropFirst()) : yaml
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      if case .duplicatedKeysInMapping(let keys, let context) = error {
        throw PackError(
          .duplicateID, file: file, line: context.mark.line,
          reason: "a key stands twice: \(keys.joined(separator: ", "))")
      }
      throw PackError(.syntax, file: file, line: error.line, reason: "not YAML: \(error.problem)")
    } catch {
      throw PackError(.syntax, file: file, line: 0, reason: "not YAML")
    }
    guard let root else {
      throw PackError(.syntax, file: file, line: 0, reason: "the file is empty")
    }
    return root
  }

  func place(_ node: Node) -> Place { Place(file: file, line: node.mark?.line ?? 0) }

  func string(_ node: Node) throws(PackError) -> String {
    guard let scalar = node.scalar else { throw error(.badValue, node, "expected a text") }
    return scalar.string
  }

  func pairs(_ node: Node) throws(PackError) -> [(String, Node)] {
    guard let mapping = node.mapping else {
      throw error(.syntax, node, "expected `key: value` lines")
    }
    var pairs: [(String, Node)] = []
    for (key, value) in mapping { pairs.append((try string(key), value)) }
    return pairs
  }

  /// The mapping in `node`, which may have no other keys than `keys`, and none twice.
  func mapping(_ node: Node, keys: Set<String>) throws(PackError) -> PackMapping {
    var values: [String: Node] = [:]
    guard let mapping = node.mapping else {
      throw error(.syntax, node, "expected `key: value` lines")
    }
    for (key, value) in mapping {
      let name = try string(key)
      guard keys.contains(name) else {
        let known = keys.sorted().joined(separator: ", ")
        throw error(.unknownKey, key, "unknown key \"\(name)\"; the keys here are \(known)")
      }
      guard values.updateValue(value, forKey: name) == nil else {
        throw error(.duplicateID, key, "the key \"\(name)\" stands twice")
      }
    }
    return PackMapping(reader: self, node: node, values: values)
  }

  func type(_ node: Node, pack: String) throws(PackError) -> TypeSpec {
    let map = try mapping(
      node,
      keys: [
        "id", "name", "category", "sensitivity", "never_keep", "regulations", "action", "source",
        "google", "presidio", "detectors", "keywords", "fields", "not_fields", "matches", "rejects",
      ])
    let id = try map.required("id")
    guard InfoType.isWellFormed(id) else {
      throw error(.badValue, node, "the id \"\(id)\" is not snake_case")
    }
    let category = try map.choice("category", Dictionary(names: Category.allCases) { $0.rawValue })
    let level = try map.choice(
      "sensitivity", Dictionary(names: Sensitivity.allCases) { String($0.rawValue) })
    guard let category, let level else {
      throw error(.badValue, node, "\(id): `category` and `sensitivity` are needed")
    }
    var action: Action?
    if let text = try map.string("action") {
      action = Action(text)
      if action == nil {
        throw error(.badValue, map["action"] ?? node, "\(id): unknown action \"\(text)\"")
      }
      if action == .surrogate {
        throw error(
          .badValue, map["action"] ?? node,
          "\(id): surrogates are asked for by a policy, which says that it marks them")
      }
    }
    var regulations: [Regulation] = []
    for name in try map.strings("regulations") {
      guard let regulation = Regulation(rawValue: name) else {
        throw error(.badValue, map["regulations"] ?? node, "\(id): unknown regulation \"\(name)\"")
      }
      regulations.append(regulation)
    }
    let neverKeep = try map.bool("never_keep") ?? false
    if neverKeep, let action, !action.sparesNeverKept {
      throw error(
        .badValue, map["action"] ?? node,
        "\(id): what is never kept can only be labelled, dropped or fingerprinted")
    }
    let keywords = try map.nested("keywords", keys: ["raise", "lower"])
    let spec = TypeSpec(
      definition: TypeDefinition(
        type: InfoType(id), name: try map.required("name"), category: category, sensitivity: level,
        neverKeep: neverKeep, regulations: regulations, action: action, pack: pack),
      detectors: try map.list("detectors").map { node throws(PackError) in try detector(node) },
      raise: try keywords?.strings("raise") ?? [], lower: try keywords?.strings("lower") ?? [],
      fields: try map.list("fields").map { node throws(PackError) in try field(node) },
      notFields: try map.strings("not_fields"),
      matches: try rows(map["matches"]), rejects: try rows(map["rejects"]), place: place(node))
    var ids: Set<String> = []
    for detector in spec.detectors where !ids.insert(detector.id).inserted {
      throw PackError(
        .duplicateID, file: file, line: detector.place.line,
        reason: "\(id): the detector \"\(detector.id)\" stands twice")
    }
    guard !spec.matches.isEmpty, !spec.rejects.isEmpty else {
      throw error(.noProof, node, "\(id): no proof; `matches` and `rejects` are needed")
    }
    guard !spec.detectors.isEmpty || !spec.fields.isEmpty else {
      throw error(.badValue, node, "\(id): neither `detectors` nor `fields`")
    }
    return spec
  }

  func detector(_ node: Node) throws(PackError) -> DetectorSpec {
    let map = try mapping(
      node,
      keys: [
        "id", "kind", "edges", "pattern", "anchor", "check", "alone", "keyword", "field", "window",
        "within",
      ])
    let id = try map.required("id")
    let kind =
      try map.choice("kind", Dictionary(names: DetectorSpec.Kind.allCases) { $0.rawValue }) ?? .text
    let edges =
      try map.choice("edges", Dictionary(names: DetectorSpec.Edges.allCases) { $0.rawValue })
      ?? DetectorSpec.Edges(rawValue: kind.rawValue) ?? .text
    let within = try map.choice("within", ["field": true]) ?? false
    let alone = try map.likelihood("alone")
    let keyword = try map.likelihood("keyword")
    let field = try map.likelihood("field")
    return DetectorSpec(
      id: id, kind: kind, edges: edges, pattern: try map.required("pattern"),
      checks: try map.strings("check"), alone: alone, keyword: keyword ?? alone,
      field: field ?? .veryLikely, window: try map.integer("window") ?? 32, withinFields: within,
      anchor: try map.string("anchor"), place: place(node))
  }

  func field(_ node: Node) throws(PackError) -> FieldSpec {
    let map = try mapping(
      node,
      keys: [
        "names", "value", "parts", "span", "beside", "likelihood", "quoted_only", "value_decides",
      ])
    let names = try map.strings("names")
    guard !names.isEmpty else { throw error(.badValue, node, "`names` is needed") }
    let value = try map.string("value")
    let parts = try map.string("parts")
    if value != nil, parts != nil {
      throw error(.badValue, node, "`value` and `parts` exclude each other")
    }
    return FieldSpec(
      names: names, value: value, parts: parts,
      span: try map.choice("span", Dictionary(names: FieldSpec.Extent.allCases) { $0.rawValue })
        ?? .token,
      beside: try map.strings("beside"),
      likelihood: try map.likelihood("likelihood") ?? .veryLikely,
      quotedOnly: try map.bool("quoted_only") ?? false,
      valueDecides: try map.bool("value_decides") ?? false, place: place(node))
  }

  func form(_ node: Node, wholeRow: Bool) throws(PackError) -> FormSpec {
    let map = try mapping(node, keys: ["id", "pattern", "matches", "rejects"])
    let id = try map.required("id")
    let matches = try rows(map["matches"])
    let rejects = try rows(map["rejects"])
    guard !matches.isEmpty, !rejects.isEmpty else {
      throw error(.noProof, node, "\(id): no proof; `matches` and `rejects` are needed")
    }
    return FormSpec(
      id: id, pattern: try map.required("pattern"), matches: matches, rejects: rejects,
      place: place(node))
  }

  /// Rows of a proof, with their marks taken out.
  func rows(_ node: Node?) throws(PackError) -> [ProofRow] {
    guard let node else { return [] }
    guard let sequence = node.sequence else { throw error(.badValue, node, "expected a list") }
    var rows: [ProofRow] = []
    for element in sequence {
      guard let (text, ranges) = Marks.parse(try string(element)) else {
        throw error(.badValue, element, "the marks ⟦ and ⟧ do not pair")
      }
      rows.append(ProofRow(text: text, ranges: ranges, line: element.mark?.line ?? 0))
    }
    return rows
  }
}

/// A mapping whose keys are known to be good.
struct PackMapping {
  let reader: PackReader
  let node: Node
  let values: [String: Node]

  subscript(key: String) -> Node? { values[key] }

  func string(_ key: String) throws(PackError) -> String? {
    guard let value = values[key] else { return nil }
    return try reader.string(value)
  }

  func required(_ key: String) throws(PackError) -> String {
    guard let text = try string(key), !text.isEmpty else {
      throw reader.error(.badValue, node, "`\(key)` is needed")
    }
    return text
  }

  /// A list of texts; one text stands for a list of one.
  func strings(_ key: String) throws(PackError) -> [String] {
    guard let value = values[key] else { return [] }
    if let scalar = value.scalar { return [scalar.string] }
    return try list(key).map { node throws(PackError) in try reader.string(node) }
  }

  func list(_ key: String) throws(PackError) -> [Node] {
    guard let value = values[key] else { return [] }
    guard let sequence = value.sequence else {
      throw reader.error(.badValue, value, "`\(key)` takes a list")
    }
    return Array(sequence)
  }

  func nested(_ key: String, keys: Set<String>) throws(PackError) -> PackMapping? {
    guard let value = values[key] else { return nil }
    return try reader.mapping(value, keys: keys)
  }

  func choice<T>(_ key: String, _ choices: [String: T]) throws(PackError) -> T? {
    guard let text = try string(key) else { return nil }
    guard let choice = choices[text] else {
      let known = choices.keys.sorted().joined(separator: ", ")
      throw reader.error(
        .badValue, values[key] ?? node, "`\(key)` cannot be \"\(text)\"; it is one of \(known)")
    }
    return choice
  }

  func bool(_ key: String) throws(PackError) -> Bool? {
    try choice(key, ["true": true, "false": false])
  }

  func integer(_ key: String) throws(PackError) -> Int? {
    guard let text = try string(key) else { return nil }
    guard let number = Int(text), (0...4096).contains(number) else {
      throw reader.error(.badValue, values[key] ?? node, "`\(key)` takes a number from 0 to 4096")
    }
    return number
  }

  func likelihood(_ key: String) throws(PackError) -> Likelihood? {
    try choice(key, Dictionary(names: Likelihood.allCases) { $0.description })
  }
}

extension Dictionary where Key == String {
  /// The values by the name that `name` gives each.
  init(names values: some Sequence<Value>, name: (Value) -> String) {
    self.init(values.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension YamlError {
  fileprivate var line: Int {
    switch self {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    default: 0
    }
  }

  fileprivate var problem: String {
    switch self {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      problem
    default: "unreadable"
    }
  }
}
