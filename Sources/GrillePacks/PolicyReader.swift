//  A policy's YAML becomes a `Policy` and a note of which line says what, so that the linter's faults are
//  told with their place.

internal import GrilleCore
internal import Yams

/// A policy with the lines of its entries.
struct ReadPolicy {
  var policy: Policy
  var lines: [PolicyEntry: Int] = [:]
  /// The line of `policy:`, where no other is known.
  var first: Int

  /// The line that says what `entry` is about, or the nearest thing to it.
  func line(of entry: PolicyEntry) -> Int {
    lines[entry] ?? lines[PolicyEntry(entry.part, .whole)] ?? first
  }
}

/// Reads policies over known types and views.
struct PolicyReader {
  let reader: PackReader
  let book: RuleBook
  let matrix: ViewMatrix
  let types: Set<InfoType>

  /// Reads the policy in `yaml`.
  func read(_ yaml: String) throws(PackError) -> ReadPolicy {
    let root = try reader.root(of: yaml)
    let map = try reader.mapping(
      root,
      keys: [
        "policy", "about", "threshold", "rules", "view", "ceiling", "surrogates", "actions",
        "limits",
        "views",
      ])
    var read = ReadPolicy(
      policy: Policy(id: try map.required("policy"), about: try map.string("about") ?? ""),
      first: reader.place(map["policy"] ?? root).line)
    read.policy.threshold = try map.likelihood("threshold") ?? .possible
    read.policy.ceiling = try map.choice("ceiling", Self.ceilings)
    read.policy.rules = try rulePacks(map)
    read.policy.marksSurrogates = try map.choice("surrogates", ["marked": true]) ?? false
    if let node = map["view"] { read.policy.view = try view(try reader.string(node), at: node) }
    read.policy.actions = try choices(map["actions"], .actions, keys: [], &read)
    read.policy.limits = try choices(map["limits"], .limits, keys: [], &read)
    for (name, node) in try map.pairs("views") {
      let id = try view(name, at: node)
      read.policy.views[id] = try change(of: id, node, &read)
    }
    return read
  }

  private static let ceilings = Dictionary(names: Sensitivity.allCases) { String($0.rawValue) }

  private func rulePacks(_ map: PackMapping) throws(PackError) -> Set<CombinationRule.Pack>? {
    guard let node = map["rules"] else { return nil }
    let known = Set(book.rules.rules.map(\.pack))
    var packs: Set<CombinationRule.Pack> = []
    for element in try reader.elements(node) {
      let pack = CombinationRule.Pack(rawValue: try reader.string(element))
      guard known.contains(pack) else {
        throw reader.error(.unknownName, element, "there are no rules \"\(pack)\"")
      }
      packs.insert(pack)
    }
    return packs
  }

  private func view(_ name: String, at node: Node) throws(PackError) -> View.ID {
    guard matrix.views[View.ID(name)] != nil else {
      let known = matrix.views.keys.sorted().map(\.rawValue).joined(separator: ", ")
      throw reader.error(.unknownName, node, "there is no view \"\(name)\"; there are \(known)")
    }
    return View.ID(name)
  }

  private func change(
    of id: View.ID, _ node: Node, _ read: inout ReadPolicy
  ) throws(PackError) -> Policy.ViewChange {
    let map = try reader.mapping(node, keys: ["ceiling", "types", "categories", "otherwise"])
    if let ceiling = map["ceiling"] {
      read.lines[PolicyEntry(.view(id), .ceiling)] = reader.place(ceiling).line
    }
    return Policy.ViewChange(
      ceiling: try map.choice("ceiling", Self.ceilings),
      actions: try choices(node, .view(id), keys: ["ceiling"], &read))
  }

  private func choices(
    _ node: Node?, _ part: PolicyEntry.Part, keys: Set<String>, _ read: inout ReadPolicy
  ) throws(PackError) -> Choices {
    guard let node else { return Choices() }
    let map = try reader.mapping(node, keys: keys.union(["types", "categories", "otherwise"]))
    var choices = Choices()
    read.lines[PolicyEntry(part, .whole)] = reader.place(node).line
    for (name, value) in try map.pairs("types") {
      let type = InfoType(name)
      guard types.contains(type) else {
        throw reader.error(.unknownName, value, "there is no type \"\(name)\"")
      }
      choices.types[type] = try action(value, of: name)
      read.lines[PolicyEntry(part, .type(type))] = reader.place(value).line
    }
    for (name, value) in try map.pairs("categories") {
      guard let category = Category(rawValue: name) else {
        throw reader.error(.unknownName, value, "there is no category \"\(name)\"")
      }
      choices.categories[category] = try action(value, of: name)
      read.lines[PolicyEntry(part, .category(category))] = reader.place(value).line
    }
    if let value = map["otherwise"] {
      choices.otherwise =
        try reader.string(value) == "own" ? .own : .action(try action(value, of: "otherwise"))
      read.lines[PolicyEntry(part, .otherwise)] = reader.place(value).line
    }
    return choices
  }

  /// Words for a hash without a key, which is not offered: whoever can list all values undoes it.
  private static let unkeyed = ["hash", "md5", "sha1", "sha256", "sha512", "sha-256", "crc32"]

  private func action(_ node: Node, of name: String) throws(PackError) -> Action {
    let text = try reader.string(node)
    if let action = Action(text) { return action }
    let word = text.lowercased().prefix { $0 != "(" }
    if Self.unkeyed.contains(String(word)) {
      throw reader.error(
        .unsafePolicy, node,
        "\(name): a hash without a key can be undone by trying all values;"
          + " `fingerprint` and `token` are keyed")
    }
    throw reader.error(.badValue, node, "\(name): unknown action \"\(text)\"")
  }
}
