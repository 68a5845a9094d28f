//  From schema to schema: the records of a document, and where references lead.

internal import Yams

/// Walks the schemas of a document.
struct SchemaWalk {
  var document: SchemaDocument
  private(set) var records: [[SchemaField]] = []
  private(set) var unread: [UnreadReference] = []
  /// The fields of the record in hand.
  var fields: [SchemaField] = []
  /// Values that examples give to fields of the record in hand, by where they stand.
  var samples: [String: [String]] = [:]
  /// References that are being followed, outermost first.
  var open: [String] = []
  /// References that were followed, by the name that they were followed under.
  private var followed: [String: Set<String>] = [:]
  var steps = 0
  var depth = 0

  /// Schemas that stand in each other at most. More than any document has.
  static let deepest = 128
  /// References that are followed in each other at most. What lies behind is told where it begins.
  static let deepestReference = 24

  init(document: SchemaDocument) { self.document = document }

  /// Where a field stands.
  struct Place {
    var path: [String] = []
    var text = ""

    func named(_ name: String) -> Place {
      Place(path: path + [name], text: text.isEmpty ? name : "\(text).\(name)")
    }
    var items: Place { Place(path: path, text: text + "[]") }
  }

  // MARK: records

  /// Adds the record whose fields `body` adds.
  mutating func record(_ body: (inout SchemaWalk) throws(PackError) -> Void) throws(PackError) {
    fields = []
    samples = [:]
    try body(&self)
    guard !fields.isEmpty else { return }
    for index in fields.indices { fields[index].samples = samples[fields[index].text] ?? [] }
    records.append(fields)
  }

  /// The document as one schema.
  mutating func readSchema() throws(PackError) {
    try record { walk throws(PackError) in
      try walk.field(walk.document.root, at: Place(), "#")
    }
  }

  /// Definitions that nothing has led to, each a record.
  mutating func readUnreferenced() throws(PackError) {
    for way in [["definitions"], ["$defs"], ["components", "schemas"]] {
      var node: Node? = document.root
      for name in way { node = node?[key: name] }
      for (name, schema) in node?.entries ?? [] {
        let escaped = name.replacing("~", with: "~0").replacing("/", with: "~1")
        let reference = "#/\((way + [escaped]).joined(separator: "/"))"
        guard followed[reference] == nil else { continue }
        try record { walk throws(PackError) in
          try walk.field(schema, at: Place().named(name), reference)
        }
      }
    }
  }

  // MARK: references

  /// Reads what `reference` leads to as a part of what is read.
  mutating func follow(
    _ reference: Node.Scalar, at place: Place, into facts: inout Facts
  ) throws(PackError) {
    let target = document.canonical(reference.string)
    // A schema in itself names nothing new.
    guard !open.contains(target), open.count < Self.deepestReference else {
      facts.isContainer = true
      return
    }
    let name = place.path.last ?? ""
    let isNew = followed[target, default: []].insert(name).inserted
    guard isNew || steps < Schema.manySteps else {
      facts.isContainer = true
      return
    }
    guard let schema = resolved(reference) else { return }
    open.append(target)
    defer { open.removeLast() }
    try read(schema, at: place, into: &facts)
  }

  /// Where `reference` leads; nil, and noted, if it leads nowhere.
  private mutating func resolved(_ reference: Node.Scalar) -> Node? {
    switch document.target(of: reference.string) {
    case .success(let node): return node
    case .failure(let failure):
      note(failure.reason, Self.shown(reference.string), reference.mark?.line ?? 0)
      return nil
    }
  }

  /// `node`, or what its `$ref` leads to; nil if it leads nowhere.
  mutating func resolved(_ node: Node) -> Node? {
    var node = node
    for _ in 0..<16 {
      guard let reference = node[key: "$ref"]?.scalar else { return node }
      guard let next = resolved(reference) else { return nil }
      followed[document.canonical(reference.string), default: []].insert("")
      node = next
    }
    return nil
  }

  /// Remembers that something was not read.
  mutating func note(_ reason: UnreadReference.Reason, _ target: String, _ line: Int) {
    let one = UnreadReference(file: document.file, line: line, target: target, reason: reason)
    if !unread.contains(one) { unread.append(one) }
  }

  /// A reference as it may be shown: without user, password and query, and in plain characters.
  private static func shown(_ reference: String) -> String {
    let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    var base = parts[0].prefix { $0 != "?" }
    if let at = base.lastIndex(of: "@") { base = "…" + base[base.index(after: at)...] }
    let text = parts.count > 1 ? "\(base)#\(parts[1])" : String(base)
    let isPlain =
      text.utf8.count <= 256
      && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    return isPlain ? text : "a reference"
  }
}
