//  `Patterns/views.yaml` becomes the matrix of views over types.

public import GrilleCore
internal import Yams

extension ViewMatrix {
  /// Reads the matrix in `yaml` over the types that `book` knows.
  ///
  /// - Throws: ``PackError`` for the first mistake: a type that nothing has, a type in two groups, a
  ///   view that says nothing about a group, a role or purpose of a view that is not there.
  public init(yaml: String, file: String, over book: RuleBook) throws(PackError) {
    let reader = PackReader(file: file)
    let top = try reader.mapping(
      try reader.root(of: yaml),
      keys: [
        "about", "groups", "forms", "views", "roles", "purposes", "any_consent", "consents",
        "strong_sign_in",
      ])
    self.init()
    var source = ViewSource(reader: reader, atoms: book.atoms)
    for (name, node) in try top["groups"].map({ node throws(PackError) in
      try reader.pairs(node)
    }) ?? [] {
      groups.append(try source.group(name, node))
    }
    for node in try top.list("forms") { try source.read(form: node) }
    for node in try top.list("views") {
      let view = try source.view(node)
      guard views.updateValue(view, forKey: view.id) == nil else {
        throw reader.error(.duplicateID, node, "there is a view \"\(view.id)\" already")
      }
    }
    try readClaims(top, source)
    for group in groups {
      for type in group.types where source.isRestricted(type) {
        withoutStrongSignIn[type] = source.forms[type]?["M"] ?? .label
      }
    }
  }

  private mutating func readClaims(
    _ top: PackMapping, _ source: ViewSource
  ) throws(PackError) {
    let reader = source.reader
    for (role, node) in try top.pairs("roles") { roles[role] = try viewID(node, reader) }
    for (purpose, node) in try top.pairs("purposes") {
      var serving: Set<View.ID> = []
      for element in try reader.elements(node) { serving.insert(try viewID(element, reader)) }
      purposes[purpose] = serving
    }
    if let node = top["any_consent"] { anyConsent = try source.consent(node, with: [:]) }
    for (scope, node) in try top.pairs("consents") {
      consents[scope] = try source.consent(node, with: consents)
    }
    strongSignIns = Set(try top.strings("strong_sign_in"))
  }

  private func viewID(_ node: Node, _ reader: PackReader) throws(PackError) -> View.ID {
    let id = View.ID(try reader.string(node))
    guard views[id] != nil else {
      throw reader.error(.unknownName, node, "there is no view \"\(id)\"")
    }
    return id
  }
}

/// What is known while the views are read.
struct ViewSource {
  let reader: PackReader
  let atoms: AtomTable
  /// What the letters of cells stand for, by type.
  var forms: [InfoType: [String: Action]] = [:]
  private var groups: [String: [InfoType]] = [:]

  init(reader: PackReader, atoms: AtomTable) {
    self.reader = reader
    self.atoms = atoms
  }

  func isRestricted(_ type: InfoType) -> Bool {
    atoms.definition(of: atoms.atom(for: type)).level.sensitivity == .restricted
  }

  mutating func group(_ name: String, _ node: Node) throws(PackError) -> ElementGroup {
    var types: [InfoType] = []
    for element in try reader.elements(node) {
      let type = try self.type(element)
      guard !groups.values.contains(where: { $0.contains(type) }), !types.contains(type) else {
        throw reader.error(.duplicateID, element, "\(type) stands in a group already")
      }
      types.append(type)
    }
    guard groups.updateValue(types, forKey: name) == nil, atoms[InfoType(name)] == nil else {
      throw reader.error(.duplicateID, node, "\"\(name)\" is a group or a type already")
    }
    return ElementGroup(id: name, types: types)
  }

  mutating func read(form node: Node) throws(PackError) {
    let map = try reader.mapping(node, keys: ["of", "M", "K", "G"])
    for element in try map.list("of") {
      let type = try self.type(element)
      guard forms[type] == nil else {
        throw reader.error(.duplicateID, element, "\(type) has its forms already")
      }
      forms[type] = [:]
      for letter in ["M", "K", "G"] {
        if let node = map[letter] { forms[type]?[letter] = try reader.action(node) }
      }
    }
  }

  func view(_ node: Node) throws(PackError) -> View {
    let map = try reader.mapping(
      node,
      keys: ["id", "name", "ceiling", "consent", "cells", "types", "with", "exact", "weights"])
    let levels = Dictionary(names: Sensitivity.allCases) { String($0.rawValue) }
    guard let ceiling = try map.choice("ceiling", levels) else {
      throw reader.error(.badValue, node, "`ceiling` is needed")
    }
    var view = View(
      id: View.ID(try map.required("id")), name: try map.required("name"), ceiling: ceiling,
      needsConsent: try map.bool("consent") ?? false)
    let cells = try map.pairs("cells")
    if let missing = Set(groups.keys).subtracting(cells.map(\.0)).min() {
      throw reader.error(.badValue, map["cells"] ?? node, "nothing is said about \"\(missing)\"")
    }
    try read(cells + map.pairs("types"), into: &view.actions)
    for (condition, node) in try map.pairs("with") {
      try read(reader.pairs(node), into: &view.grants[condition, default: [:]])
    }
    for element in try map.list("exact") { view.exact.formUnion(try types(element)) }
    for (name, node) in try map.pairs("weights") {
      guard let weight = Int(try reader.string(node)), (1...9).contains(weight) else {
        throw reader.error(.badValue, node, "a weight is a number from 1 to 9")
      }
      for type in try types(named: name, at: node) { view.weights[type] = weight }
    }
    return view
  }

  func consent(_ node: Node, with others: [String: Consent]) throws(PackError) -> Consent {
    let map = try reader.mapping(node, keys: ["implies", "clears", "masks"])
    var consent = Consent()
    for element in try map.list("implies") {
      guard let other = others[try reader.string(element)] else {
        throw reader.error(.unknownName, element, "no consent above has this name")
      }
      consent.formUnion(other)
    }
    for element in try map.list("clears") { consent.clears.formUnion(try types(element)) }
    for element in try map.list("masks") {
      for type in try types(element) { consent.masks[type] = forms[type]?["M"] ?? .label }
    }
    return consent
  }

  private func read(
    _ cells: [(String, Node)], into actions: inout [InfoType: Action]
  ) throws(PackError) {
    for (name, node) in cells {
      for type in try types(named: name, at: node) { actions[type] = try cell(node, of: type) }
    }
  }

  private func cell(_ node: Node, of type: InfoType) throws(PackError) -> Action {
    switch try reader.string(node) {
    case "C": return .keep
    case "-": return .label
    case "K": return forms[type]?["K"] ?? .token
    case let letter where letter == "M" || letter == "G": return forms[type]?[letter] ?? .label
    default: return try reader.action(node)
    }
  }

  private func types(_ node: Node) throws(PackError) -> [InfoType] {
    try types(named: try reader.string(node), at: node)
  }

  private func types(named name: String, at node: Node) throws(PackError) -> [InfoType] {
    if let types = groups[name] { return types }
    guard atoms[InfoType(name)] != nil else {
      throw reader.error(.unknownName, node, "there is no type or group \"\(name)\"")
    }
    return [InfoType(name)]
  }

  private func type(_ node: Node) throws(PackError) -> InfoType {
    let id = InfoType(try reader.string(node))
    guard atoms[id] != nil else {
      throw reader.error(.unknownName, node, "there is no type \"\(id)\"")
    }
    return id
  }
}

extension PackReader {
  /// The nodes of a list.
  func elements(_ node: Node) throws(PackError) -> [Node] {
    guard let sequence = node.sequence else { throw error(.badValue, node, "expected a list") }
    return Array(sequence)
  }
}

extension PackMapping {
  /// The `key: value` lines below `key`; none without it.
  func pairs(_ key: String) throws(PackError) -> [(String, Node)] {
    guard let node = self[key] else { return [] }
    return try reader.pairs(node)
  }
}
