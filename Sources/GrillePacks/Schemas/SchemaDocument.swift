//  The document that a schema is: what it is read from, and where references in it lead.

internal import Yams

/// A document with a schema in it.
struct SchemaDocument {
  let file: String
  let root: Node
  /// Whether it describes requests and answers.
  let isAPI: Bool
  /// What the document calls itself.
  private let id: String?
  private var found: [String: Node?] = [:]
  /// By the place of a mapping that a reference led through, what stands in it.
  private var indices: [String: [String: Node]] = [:]

  /// - Throws: ``PackError`` if `text` is not YAML or JSON, or no schema.
  init(_ text: String, file: String) throws(PackError) {
    self.file = file
    do {
      root = try PackReader(file: file).root(of: Self.withoutSurrogates(text))
    } catch let error where error.code == .duplicateID {
      // What stands twice may be a value that somebody has made a key.
      throw PackError(
        .duplicateID, file: file, line: error.line, reason: "a key stands twice in one mapping")
    }
    isAPI = root[key: "openapi"]?.scalar != nil || root[key: "swagger"]?.scalar != nil
    id = (root[key: "$id"] ?? root[key: "id"])?.scalar?.string
    guard isAPI || Self.isSchema(root) else {
      throw PackError(
        .badValue, file: file, line: root.line,
        reason:
          "neither a JSON Schema nor an OpenAPI document: no `properties`, `type`, `openapi` or the like"
      )
    }
  }

  private static let types: Set<String> = [
    "object", "array", "string", "number", "integer", "boolean", "null",
  ]

  private static func isSchema(_ node: Node) -> Bool {
    if node[key: "$schema"]?.scalar != nil || node[key: "$ref"]?.scalar != nil { return true }
    if let type = node[key: "type"]?.scalar?.string, types.contains(type) { return true }
    return ["properties", "items", "definitions", "$defs", "patternProperties"].contains {
      node[key: $0]?.mapping != nil
    }
      || ["allOf", "anyOf", "oneOf", "prefixItems", "type"].contains {
        node[key: $0]?.sequence != nil
      }
  }

  // MARK: references

  /// Where `reference` leads, or why it leads nowhere.
  mutating func target(of reference: String) -> Result<Node, Unresolved> {
    guard let fragment = localFragment(of: reference) else { return .failure(.external) }
    let node = found[fragment] ?? find(fragment)
    found[fragment] = .some(node)
    return node.map { .success($0) } ?? .failure(.dangling)
  }

  struct Unresolved: Error {
    let reason: UnreadReference.Reason
    static let external = Unresolved(reason: .external)
    static let dangling = Unresolved(reason: .dangling)
  }

  /// `reference` as all write it that lead to the same place of the document; itself if it leads out of it.
  func canonical(_ reference: String) -> String {
    localFragment(of: reference).map { "#\(Self.withoutPercents($0[...]))" } ?? reference
  }

  /// What stands behind the `#` of a reference that stays in the document.
  private func localFragment(of reference: String) -> String? {
    let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let base = parts[0]
    let own = id?.split(separator: "#", omittingEmptySubsequences: false).first
    guard base.isEmpty || base == own else { return nil }
    return parts.count > 1 ? String(parts[1]) : ""
  }

  private mutating func find(_ fragment: String) -> Node? {
    if fragment.isEmpty { return root }
    guard fragment.hasPrefix("/") else { return anchored(fragment, in: root, depth: 0) }
    var node = root
    var place = ""
    for part in fragment.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      let name = Self.withoutPercents(part)
        .replacing("~1", with: "/").replacing("~0", with: "~")
      let members = indices[place] ?? node.members
      indices[place] = members
      place += "/\(part)"
      if let next = members[name] {
        node = next
      } else if let list = node.sequence, let index = Int(name), list.indices.contains(index) {
        node = list[index]
      } else {
        return nil
      }
    }
    return node
  }

  /// The schema that calls itself `name`.
  private func anchored(_ name: String, in node: Node, depth: Int) -> Node? {
    guard depth < SchemaWalk.deepest else { return nil }
    if node[key: "$anchor"]?.scalar?.string == name
      || node[key: "$dynamicAnchor"]?.scalar?.string == name
      || node[key: "$id"]?.scalar?.string == "#\(name)"
      || node[key: "id"]?.scalar?.string == "#\(name)"
    {
      return node
    }
    let inner = node.mapping.map { $0.map(\.value) } ?? node.sequence.map { Array($0) } ?? []
    for node in inner {
      if let found = anchored(name, in: node, depth: depth + 1) { return found }
    }
    return nil
  }

  /// `text` with `%7B` and the like written out.
  private static func withoutPercents(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let code = UInt8(String(Substring(rest.prefix(2))), radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: JSON

  /// `text` with a replacement character for each half of a character that JSON writes in two escapes, which
  /// YAML does not know. Lines stay where they are.
  private static func withoutSurrogates(_ text: String) -> String {
    guard text.utf8.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return text }
    var bytes = Array(text.utf8)
    var index = 0
    while index + 1 < bytes.count {
      guard bytes[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      if bytes[index + 1] == UInt8(ascii: "u"), index + 5 < bytes.count,
        bytes[index + 2] | 0x20 == UInt8(ascii: "d"), isHighHalf(bytes[index + 3])
      {
        bytes.replaceSubrange(index + 2..<index + 6, with: Array("FFFD".utf8))
      }
      index += 2
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a hexadecimal digit is 8 or above, as in `\uD83D` and `\uDE00`.
  private static func isHighHalf(_ digit: UInt8) -> Bool {
    digit == UInt8(ascii: "8") || digit == UInt8(ascii: "9")
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(digit | 0x20)
  }
}

extension Node {
  /// The value of `key`, if this is a mapping that has it. Linear in its keys.
  subscript(key key: String) -> Node? {
    guard let mapping else { return nil }
    for (name, value) in mapping where name.scalar?.string == key { return value }
    return nil
  }

  /// Its line, from 1.
  var line: Int { mark?.line ?? 0 }

  /// The keys of a mapping with their values.
  var entries: [(key: String, value: Node)] {
    (mapping ?? [:]).compactMap { key, value in key.scalar.map { ($0.string, value) } }
  }

  /// The values of a mapping by key.
  var members: [String: Node] {
    Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The items of a list, or nothing.
  var items: [Node] { sequence.map { Array($0) } ?? [] }

  /// What a scalar says, unless it says nothing.
  var value: String? {
    guard let scalar else { return nil }
    if scalar.style == .plain, ["", "~", "null"].contains(scalar.string) { return nil }
    return scalar.string.utf8.count <= SchemaField.longestValue ? scalar.string : nil
  }
}
