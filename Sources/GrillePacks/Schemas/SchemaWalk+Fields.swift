//  What a schema says of a field, gathered from all the parts that describe it.

internal import Yams

extension SchemaWalk {
  /// What is gathered of one field from the schemas that describe it.
  struct Facts {
    var types: Set<String> = []
    var format: String?
    var choices: [String]?
    /// Whether fields stand in it.
    var isContainer = false

    /// Whether a value of its own may stand in it.
    var holdsValue: Bool {
      !isContainer || format != nil || choices != nil
        || !types.isDisjoint(with: ["string", "number", "integer", "boolean"])
    }
  }

  /// Adds the field that `schema` describes, or those in it.
  mutating func field(_ schema: Node, at place: Place, _ reference: String = "") throws(PackError) {
    var facts = Facts()
    if !reference.isEmpty { open.append(reference) }
    try read(schema, at: place, into: &facts)
    if !reference.isEmpty { open.removeLast() }
    guard !place.path.isEmpty, facts.holdsValue else { return }
    fields.append(
      SchemaField(
        path: place.path, text: place.text, format: facts.format,
        isFlag: facts.types.contains("boolean") && facts.types.isSubset(of: ["boolean", "null"]),
        samples: [], choices: facts.choices))
  }

  /// Adds what `schema` says to `facts`, and the fields in it to those of the record.
  mutating func read(
    _ schema: Node, at place: Place, into facts: inout Facts
  ) throws(PackError) {
    guard schema.mapping != nil else { return }
    let keys = schema.members
    steps += 1
    guard steps <= Schema.mostSteps else {
      throw PackError(
        .badValue, file: document.file, line: schema.line,
        reason: "the schema spells out to more than \(Schema.mostSteps) steps")
    }
    guard depth < Self.deepest else {
      note(.tooDeep, "a schema", schema.line)
      return
    }
    depth += 1
    defer { depth -= 1 }
    readValues(keys, at: place, into: &facts)
    for key in ["$ref", "$dynamicRef", "$recursiveRef"] {
      if let reference = keys[key]?.scalar { try follow(reference, at: place, into: &facts) }
    }
    // `<<` is how YAML takes over another mapping.
    for part in (keys["allOf"]?.items ?? []) + [keys["<<"]].compactMap({ $0 }) {
      try read(part, at: place, into: &facts)
    }
    for key in ["anyOf", "oneOf"] {
      if let parts = keys[key]?.items {
        try readAlternatives(parts, at: place, into: &facts)
      }
    }
    var conditions = ["if", "then", "else"].compactMap { keys[$0] }
    for key in ["dependentSchemas", "dependencies"] {
      conditions += keys[key]?.entries.map(\.value) ?? []
    }
    // An empty schema beside them: they need not hold.
    if !conditions.isEmpty {
      try readAlternatives(conditions + [[:]], at: place, into: &facts)
    }
    try readInner(keys, at: place, into: &facts)
  }

  /// Schemas of which one holds. Only where each names its values they are all there are.
  private mutating func readAlternatives(
    _ parts: [Node], at place: Place, into facts: inout Facts
  ) throws(PackError) {
    var choices: [String]? = []
    for part in parts {
      var one = Facts()
      try read(part, at: place, into: &one)
      facts.types.formUnion(one.types)
      facts.format = facts.format ?? one.format
      facts.isContainer = facts.isContainer || one.isContainer
      if one.types != ["null"] {
        choices = one.choices.flatMap { more in choices.map { $0 + more } }
      }
    }
    if let choices, !choices.isEmpty { facts.choices = (facts.choices ?? []) + choices }
  }

  /// The fields and items that `schema` describes in itself.
  private mutating func readInner(
    _ keys: [String: Node], at place: Place, into facts: inout Facts
  ) throws(PackError) {
    for (name, part) in keys["properties"]?.entries ?? [] {
      facts.isContainer = true
      try field(part, at: place.named(name))
    }
    var open = keys["patternProperties"]?.entries.map(\.value) ?? []
    for key in ["additionalProperties", "unevaluatedProperties"] {
      if let part = keys[key], part.mapping?.isEmpty == false { open.append(part) }
    }
    for part in open {
      facts.isContainer = true
      try field(part, at: place.named("*"))
    }
    for key in ["items", "prefixItems", "additionalItems", "unevaluatedItems", "contains"] {
      guard let part = keys[key] else { continue }
      for item in part.mapping != nil ? [part] : part.items {
        facts.isContainer = true
        try field(item, at: place.items)
      }
    }
  }

  private mutating func readValues(_ keys: [String: Node], at place: Place, into facts: inout Facts)
  {
    if let type = keys["type"] {
      facts.types.formUnion(type.scalar.map { [$0.string] } ?? type.items.compactMap(\.value))
    }
    facts.format = facts.format ?? keys["format"]?.scalar?.string
    let choices = keys["enum"]?.items ?? keys["const"].map { [$0] }
    if let choices { facts.choices = (facts.choices ?? []) + choices.compactMap(\.value) }
    var given = ["example", "x-example", "default"].compactMap { keys[$0] }
    given += keys["examples"]?.items ?? []
    for node in given { spread(node, at: place) }
  }

  /// Keeps the values of an example for the fields that it gives them to.
  mutating func spread(_ example: Node, at place: Place, depth: Int = 0) {
    guard depth < Self.deepest, steps < Schema.mostSteps else { return }
    steps += 1
    if let value = example.value, samples[place.text, default: []].count < SchemaField.mostValues {
      samples[place.text, default: []].append(value)
    }
    for (name, value) in example.entries { spread(value, at: place.named(name), depth: depth + 1) }
    for item in example.items { spread(item, at: place.items, depth: depth + 1) }
  }
}
