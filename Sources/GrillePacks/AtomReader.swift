//  `Patterns/atoms.yaml` is read in two steps: first the ids, since they decide which atom gets which
//  bit, then what they mean, with the bits known.

internal import GrilleCore
internal import Yams

/// The file of atoms with its ids not yet resolved.
struct AtomSource {
  let reader: PackReader
  let variants: [AtomDefinition]
  let mccGroups: [MCCGroup]
  let sparseZIP3: Set<String>
  private let tokens: [(category: GrilleCore.Category, node: Node)]
  private let weakenings: [PackMapping]

  init(yaml: String, file: String) throws(PackError) {
    let reader = PackReader(file: file)
    let top = try reader.mapping(
      try reader.root(of: yaml),
      keys: ["about", "atoms", "tokens", "weakenings", "mcc_groups", "sparse_zip3"])
    self.reader = reader
    variants = try top.list("atoms").map { node throws(PackError) in try reader.atom(node) }
    mccGroups = try top.list("mcc_groups").map { node throws(PackError) in
      try reader.mccGroup(node)
    }
    sparseZIP3 = Set(try top.strings("sparse_zip3"))
    tokens = try top["tokens"].map { node throws(PackError) in try reader.tokens(node) } ?? []
    weakenings = try top.list("weakenings").map { node throws(PackError) in
      try reader.mapping(
        node,
        keys: [
          "of", "digits", "values", "masks", "generalizations", "token", "fingerprint", "shift",
          "ladder", "canonical", "in_place", "surrogate",
        ])
    }
  }

  /// The ids that weakenings speak of.
  func named() throws(PackError) -> Set<InfoType> {
    var ids: Set<InfoType> = []
    for map in weakenings { ids.formUnion(try map.strings("of").map { InfoType($0) }) }
    return ids
  }

  /// `table` with what this file says about weakening.
  func weakened(_ table: AtomTable) throws(PackError) -> AtomTable {
    let names = AtomNames(table: table, reader: reader)
    var resolved: [GrilleCore.Category: Exposure] = [:]
    for (category, node) in tokens { resolved[category] = [try names.atom(node)] }
    var found: [Atom: Weakening] = [:]
    for map in weakenings {
      let weakening = try reader.weakening(map, names)
      for node in try map.list("of") {
        guard found.updateValue(weakening, forKey: try names.atom(node)) == nil else {
          throw reader.error(.duplicateID, node, "the type has a weakening already")
        }
      }
    }
    return table.weakened(by: found, tokens: resolved)
  }
}

/// Ids become atoms and groups of atoms.
struct AtomNames {
  let table: AtomTable
  let reader: PackReader
  var sets: [String: Exposure] = [:]

  init(table: AtomTable, reader: PackReader) {
    self.table = table
    self.reader = reader
  }

  func atom(_ node: Node) throws(PackError) -> Atom {
    let id = try reader.string(node)
    guard let atom = table[InfoType(id)] else {
      throw reader.error(.unknownName, node, "there is no type or atom \"\(id)\"")
    }
    return atom
  }

  /// The atoms of a list of ids and sets, of which there must be one.
  func group(_ node: Node) throws(PackError) -> Exposure {
    guard try !reader.elements(node).isEmpty else {
      throw reader.error(.badValue, node, "expected a list of types")
    }
    return try atoms(node)
  }

  /// The atoms of a list of ids and sets.
  func atoms(_ node: Node) throws(PackError) -> Exposure {
    var group = Exposure()
    for element in try reader.elements(node) {
      if let set = sets[try reader.string(element)] {
        group.formUnion(set)
      } else {
        group.insert(try atom(element))
      }
    }
    return group
  }
}

extension PackReader {
  fileprivate func atom(_ node: Node) throws(PackError) -> AtomDefinition {
    let map = try mapping(node, keys: ["id", "name", "category", "sensitivity", "refines", "when"])
    let id = try map.required("id")
    guard InfoType.isWellFormed(id) else {
      throw error(.badValue, node, "the id \"\(id)\" is not snake_case")
    }
    let category = try map.choice("category", Dictionary(names: Category.allCases) { $0.rawValue })
    guard let category, let level = ExposureLevel(try map.required("sensitivity")) else {
      throw error(.badValue, node, "\(id): `category` and `sensitivity` are needed")
    }
    let refinement = try map.choice(
      "when", Dictionary(names: Refinement.allCases) { $0.rawValue })
    let refines = try map.string("refines").map { InfoType($0) }
    guard (refines == nil) == (refinement == nil) else {
      throw error(.badValue, node, "\(id): `refines` and `when` stand together")
    }
    return AtomDefinition(
      id: InfoType(id), name: try map.required("name"), category: category, level: level,
      refines: refines, when: refinement)
  }

  fileprivate func mccGroup(_ node: Node) throws(PackError) -> MCCGroup {
    let map = try mapping(node, keys: ["from", "to", "id", "special"])
    guard let from = Int(try map.required("from")), let to = Int(try map.required("to")),
      from >= 0, from <= to, to <= 9999
    else { throw error(.badValue, node, "`from` and `to` are codes of four digits, in order") }
    return MCCGroup(
      codes: from...to, id: try map.required("id"), isSpecial: try map.bool("special") ?? false)
  }

  fileprivate func tokens(
    _ node: Node
  ) throws(PackError) -> [(category: GrilleCore.Category, node: Node)] {
    var tokens: [(category: GrilleCore.Category, node: Node)] = []
    for (key, value) in try pairs(node) {
      guard let category = Category(rawValue: key) else {
        throw error(.badValue, value, "there is no category \"\(key)\"")
      }
      tokens.append((category, value))
    }
    return tokens
  }

  fileprivate func weakening(
    _ map: PackMapping, _ names: AtomNames
  ) throws(PackError) -> Weakening {
    var weakening = Weakening()
    weakening.digits = try map.integer("digits")
    weakening.values = try map.count("values")
    weakening.masks = try map.list("masks").map { node throws(PackError) in
      try mask(node, names)
    }
    weakening.token = try map.group("token", names)
    weakening.fingerprint = try map.group("fingerprint", names)
    weakening.shift = try map.group("shift", names)
    if let node = map["generalizations"] {
      for (key, value) in try pairs(node) {
        guard let generalization = Generalization(rawValue: key) else {
          throw error(.badValue, value, "there is no generalization \"\(key)\"")
        }
        weakening.generalizations[generalization] = try names.atoms(value)
      }
    }
    weakening.form = ValueForm(
      canonical: try map.choice(
        "canonical", Dictionary(names: CanonicalForm.allCases) { $0.rawValue }) ?? .text,
      inPlace: try map.choice(
        "in_place", Dictionary(names: InPlaceForm.allCases) { $0.rawValue }) ?? .digits,
      surrogate: try map.choice(
        "surrogate", Dictionary(names: SurrogateForm.allCases) { $0.rawValue }))
    for node in try map.list("ladder") { weakening.ladder.append(try action(node)) }
    return weakening
  }

  private func mask(_ node: Node, _ names: AtomNames) throws(PackError) -> Weakening.Mask {
    let map = try mapping(node, keys: ["shows", "leaves"])
    let shows = try map.strings("shows").compactMap { Int($0) }
    guard shows.count == 2, shows.allSatisfy({ (0...64).contains($0) }),
      let leaves = try map.group("leaves", names)
    else { throw error(.badValue, node, "a mask is `{shows: [first, last], leaves: [atom]}`") }
    return Weakening.Mask(first: shows[0], last: shows[1], leaves: leaves)
  }

  /// An action by its name.
  func action(_ node: Node) throws(PackError) -> Action {
    let text = try string(node)
    guard let action = Action(text) else {
      throw error(.badValue, node, "unknown action \"\(text)\"")
    }
    return action
  }
}

extension PackMapping {
  /// A group of atoms, nil without the key.
  fileprivate func group(_ key: String, _ names: AtomNames) throws(PackError) -> Exposure? {
    guard let node = self[key] else { return nil }
    return try names.group(node)
  }

  /// A number above 0, nil without the key.
  func count(_ key: String) throws(PackError) -> Int? {
    guard let text = try string(key) else { return nil }
    guard let number = Int(text), number > 0 else {
      throw reader.error(.badValue, self[key] ?? node, "`\(key)` takes a number above 0")
    }
    return number
  }
}
