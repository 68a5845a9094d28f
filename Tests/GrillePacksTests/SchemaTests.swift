import GrillePacks
import Testing

/// Schemas are walked to the fields that they describe.
@Suite("Schemas")
struct SchemaTests {
  /// A schema and the paths of its fields, in order.
  @Test(arguments: [
    (#"{"properties":{"pan":{"type":"string"},"card":{"properties":{"cvc":{}}}}}"#, "pan card.cvc"),
    // Lists: of objects, of values, of places, in lists.
    (#"{"properties":{"a":{"items":{"properties":{"iban":{}}}}}}"#, "a[].iban"),
    (#"{"properties":{"names":{"type":"array","items":{"type":"string"}}}}"#, "names[]"),
    (#"{"properties":{"a":{"items":[{"properties":{"x":{}}},{"type":"string"}]}}}"#, "a[].x a[]"),
    (#"{"properties":{"a":{"prefixItems":[{"type":"string"}]}}}"#, "a[]"),
    (#"{"type":"array","items":{"properties":{"x":{}}}}"#, "[].x"),
    // Names that the schema leaves open.
    (#"{"properties":{"m":{"additionalProperties":{"properties":{"cvv":{}}}}}}"#, "m.*.cvv"),
    (#"{"patternProperties":{"^x-":{"type":"string"}}}"#, "*"),
    (#"{"properties":{"m":{"type":"object","additionalProperties":true}}}"#, "m"),
    // Parts.
    (#"{"allOf":[{"properties":{"a":{}}},{"properties":{"b":{}}}]}"#, "a b"),
    (#"{"properties":{"p":{"oneOf":[{"type":"string"},{"properties":{"x":{}}}]}}}"#, "p.x p"),
    (#"{"if":{"properties":{"a":{}}},"then":{"properties":{"b":{}}},"type":"object"}"#, "a b"),
    (#"{"type":"object","dependentSchemas":{"a":{"properties":{"b":{}}}}}"#, "b"),
    // References: by place, with escapes, by anchor, to the whole, in a circle, in a chain.
    (
      ##"{"properties":{"a":{"$ref":"#/$defs/x~1y%20z"}},"$defs":{"x/y z":{"type":"string"}}}"##,
      "a"
    ),
    (
      ##"{"properties":{"a":{"$ref":"#here"}},"$defs":{"x":{"$anchor":"here","properties":{"b":{}}}}}"##,
      "a.b x.b"
    ),
    (##"{"properties":{"name":{"type":"string"},"next":{"$ref":"#"}}}"##, "name"),
    (
      ##"{"$ref":"#/definitions/n","definitions":{"n":{"properties":{"v":{},"n":{"$ref":"#/definitions/n"}}}}}"##,
      "v"
    ),
    (
      ##"{"id":"http://x.example/s","properties":{"a":{"$ref":"http://x.example/s#/definitions/b"}},"definitions":{"b":{"properties":{"c":{}}}}}"##,
      "a.c"
    ),
    // Definitions that nothing leads to stand under their name.
    (##"{"definitions":{"Card":{"properties":{"number":{}}}}}"##, "Card.number"),
    // YAML, with an anchor of its own.
    ("type: object\nproperties:\n  a: &text {type: string}\n  b: *text\n", "a b"),
    ("properties:\n  a:\n    <<: {properties: {b: {type: string}}}\n", "a.b"),
    // What JSON writes in two escapes.
    (#"{"description":"\ud83d\ude00 \\ud8","properties":{"a":{}}}"#, "a"),
  ])
  func walks(text: String, paths: String) throws {
    let schema = try Schema(text, file: "s")
    #expect(schema.records.joined().map(\.text).joined(separator: " ") == paths)
    #expect(schema.unread.isEmpty)
  }

  @Test("what bears upon values is kept: formats, flags, examples wherever they stand, choices")
  func evidence() throws {
    let schema = try Schema(
      """
      example: {mail: a1, list: [{x: a2}]}
      properties:
        mail: {type: string, format: email, example: b1, default: b2, examples: [b3, null]}
        list: {items: {properties: {x: {type: [string, 'null']}}}}
        flag: {type: [boolean, 'null']}
        both: {type: [boolean, string]}
        kind: {enum: [c1, c2]}
        same: {const: d1}
        some: {oneOf: [{enum: [e1]}, {enum: [e2]}]}
        more: {anyOf: [{enum: [f1]}, {type: string}]}
      """, file: "s")
    let fields = Dictionary(uniqueKeysWithValues: schema.records[0].map { ($0.text, $0) })
    #expect(fields["mail"]?.format == "email")
    #expect(fields["mail"]?.samples == ["a1", "b1", "b2", "b3"])
    #expect(fields["list[].x"]?.samples == ["a2"])
    #expect(fields.filter { $0.value.isFlag }.map(\.key) == ["flag"])
    #expect(fields["kind"]?.choices == ["c1", "c2"])
    #expect(fields["same"]?.choices == ["d1"])
    #expect(fields["some"]?.choices == ["e1", "e2"])
    #expect(fields["more"]?.choices == nil)
  }

  @Test("references that lead nowhere are told with their line, without what may be secret in them")
  func unread() throws {
    let schema = try Schema(
      ##"""
      {"properties": {
        "a": {"$ref": "https://user:pass@x.example/y.json?token=abc#/q"},
        "b": {"$ref": "#/nowhere"},
        "c": {"$ref": "common.yaml"},
        "d": {"$ref": "bad\u0007name"}
      }}
      """##, file: "s.json")
    #expect(
      schema.unread.map(\.description) == [
        "s.json:2: …x.example/y.json#/q was not read: it leads out of the document, and nothing is fetched",
        "s.json:3: #/nowhere was not read: it leads to nothing",
        "s.json:4: common.yaml was not read: it leads out of the document, and nothing is fetched",
        "s.json:5: a reference was not read: it leads out of the document, and nothing is fetched",
      ])
    #expect(schema.records.joined().map(\.text) == ["a", "b", "c", "d"])
  }

  /// No schema, and what is said of it; nothing of its text is.
  @Test(arguments: [
    ("", "s: the file is empty"),
    ("sample: [", "s:2: not YAML: did not find expected node content"),
    ("sample: 1", "s:1: neither a JSON Schema nor an OpenAPI document"),
    (#"["sample"]"#, "s:1: neither a JSON Schema nor an OpenAPI document"),
    (
      #"{"type":"sample","items":["sample"]}"#, "s:1: neither a JSON Schema nor an OpenAPI document"
    ),
    (#"{"type":"object"}"#, "s: the schema names no field"),
    ("type: object\nsample: 1\nsample: 2\n", "s:2: a key stands twice in one mapping"),
    (String(repeating: "[", count: 100_000), "s:1: not YAML: Maximum nesting level"),
  ])
  func refuses(text: String, message: String) {
    let error = #expect(throws: PackError.self) { try Schema(text, file: "s") }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("sample") == false)
  }

  @Test("many definitions that refer to each other, and aliases of aliases, come to an end")
  func comesToAnEnd() throws {
    let dense = (0..<60).map { number in
      let inner = (1...4).map { "p\($0): {$ref: '#/definitions/D\((number * $0 + $0) % 60)'}" }
      return "  D\(number): {properties: {f\(number): {}, \(inner.joined(separator: ", "))}}\n"
    }
    let schema = try Schema("definitions:\n" + dense.joined(), file: "s")
    let names = Set(schema.records.joined().compactMap(\.path.last))
    #expect(names == Set((0..<60).map { "f\($0)" }))

    let bomb = (1...12).map { number in
      let inner = (0..<10).map { "p\($0): *a\(number - 1)" }.joined(separator: ", ")
      return "x\(number): &a\(number) {properties: {\(inner)}}\n"
    }
    let text = "x0: &a0 {type: string}\n" + bomb.joined() + "properties: {a: *a12}\n"
    #expect(throws: PackError.self) { try Schema(text, file: "s") }
  }
}
