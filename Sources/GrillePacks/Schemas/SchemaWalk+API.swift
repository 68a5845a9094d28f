//  OpenAPI 3 and Swagger 2: what a request and an answer carry. Both call most things the same.

internal import Yams

extension SchemaWalk {
  private static let methods = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
  ]

  /// A record for each request and each answer, and one for the names that credentials have.
  mutating func readAPI() throws(PackError) {
    let root = document.root
    for key in ["paths", "webhooks"] {
      for (_, item) in root[key: key]?.entries ?? [] { try readPath(item, depth: 0) }
    }
    // What operations share; what none refers to counts as well.
    let components = root[key: "components"] ?? root
    for (_, node) in components[key: "parameters"]?.entries ?? [] {
      try record { walk throws(PackError) in try walk.readParameter(node) }
    }
    for (_, node) in components[key: "requestBodies"]?.entries ?? [] {
      try record { walk throws(PackError) in try walk.readContent(node) }
    }
    for (_, node) in components[key: "responses"]?.entries ?? [] {
      try record { walk throws(PackError) in try walk.readAnswer(node) }
    }
    try record { walk throws(PackError) in
      for (name, header) in components[key: "headers"]?.entries ?? [] {
        try walk.readNamed(header, name)
      }
    }
    try record { walk throws(PackError) in
      let schemes = components[key: "securitySchemes"] ?? root[key: "securityDefinitions"]
      for (_, scheme) in schemes?.entries ?? [] { try walk.readCredential(scheme) }
    }
  }

  private mutating func readPath(_ item: Node, depth: Int) throws(PackError) {
    guard depth < 4, let item = resolved(item) else { return }
    for method in Self.methods {
      guard let operation = item[key: method] else { continue }
      try record { walk throws(PackError) in
        for node in (item[key: "parameters"]?.items ?? [])
          + (operation[key: "parameters"]?.items ?? [])
        {
          try walk.readParameter(node)
        }
        if let body = operation[key: "requestBody"] { try walk.readContent(body) }
      }
      for (_, answer) in operation[key: "responses"]?.entries ?? [] {
        try record { walk throws(PackError) in try walk.readAnswer(answer) }
      }
      for (_, callback) in operation[key: "callbacks"]?.entries ?? [] {
        for (_, item) in resolved(callback)?.entries ?? [] {
          try readPath(item, depth: depth + 1)
        }
      }
    }
  }

  /// A parameter: a field of its own, or in Swagger 2 the body.
  private mutating func readParameter(_ node: Node) throws(PackError) {
    guard let node = resolved(node), let name = node[key: "name"]?.scalar?.string else { return }
    if node[key: "in"]?.scalar?.string == "body" {
      if let schema = node[key: "schema"] { try field(schema, at: Place()) }
    } else {
      try readNamed(node, name)
    }
  }

  /// A parameter or header called `name`. Swagger 2 describes its values in itself.
  private mutating func readNamed(_ node: Node, _ name: String) throws(PackError) {
    guard let node = resolved(node) else { return }
    let place = Place().named(name)
    let inner = node[key: "content"]?.entries.compactMap { $0.value["schema"] } ?? []
    for schema in inner.isEmpty ? [node[key: "schema"] ?? node] : inner {
      try field(schema, at: place)
    }
    readExamples(of: node, at: place)
  }

  /// An answer: its headers and what it carries.
  private mutating func readAnswer(_ node: Node) throws(PackError) {
    guard let node = resolved(node) else { return }
    for (name, header) in node[key: "headers"]?.entries ?? [] { try readNamed(header, name) }
    try readContent(node)
  }

  /// What a request or an answer carries: by media type, or in Swagger 2 one schema.
  private mutating func readContent(_ node: Node) throws(PackError) {
    guard let node = resolved(node) else { return }
    if let schema = node[key: "schema"] { try field(schema, at: Place()) }
    for (_, media) in node[key: "content"]?.entries ?? [] {
      if let schema = media[key: "schema"] { try field(schema, at: Place()) }
      readExamples(of: media, at: Place())
    }
    // Swagger 2: a whole example by media type.
    if node[key: "content"] == nil {
      for (_, example) in node[key: "examples"]?.entries ?? [] { spread(example, at: Place()) }
    }
  }

  /// `example`, and `examples` by name.
  private mutating func readExamples(of node: Node, at place: Place) {
    if let example = node[key: "example"] { spread(example, at: place) }
    for (_, example) in node[key: "examples"]?.entries ?? [] {
      if let value = resolved(example)?[key: "value"] { spread(value, at: place) }
    }
  }

  /// The header or parameter that a credential comes in.
  private mutating func readCredential(_ node: Node) throws(PackError) {
    guard let node = resolved(node) else { return }
    let isKey = node[key: "type"]?.scalar?.string == "apiKey"
    let name = isKey ? node[key: "name"]?.scalar?.string : "Authorization"
    if let name { try field(node[key: "schema"] ?? [:], at: Place().named(name)) }
  }
}
