//  Documents over many lines in which a little is hidden, some of it so that only what stands far from it tells
//  what it is.

/// Makes documents of about a size.
public struct Documents {
  /// How they are written.
  public enum Format: CaseIterable, Sendable { case json, xml }

  /// Names that mean something, alone or with others.
  private static let telling = [
    "password", "auth_code", "pin", "cvv", "ssn", "card", "number", "name", "value", "id", "Nm",
    "key",
    "iban", "account_number", "dob", "token", "secret", "Othr", "public_key", "order", "phone",
    "note",
    "address", "cs1", "cs1Label", "account_id",
  ]
  private static let dull = [
    "queue_depth", "lag", "etag", "thread", "logger", "batch", "event", "ok",
  ]
  private static let values = [
    "hunter2xyz", "12ab9z", "1234", "536-90-4399", "4111111111111111", "123456789", "Jane Doe",
    "String", "DE89370400440532013000", "19900131", "null", "***", "[us_ssn]", "4155550142",
    "call me 4155550142", "my phone is", "AKIAIOSFODNN7EXAMPLE", "a+b", "don't", "it's", "say",
    "card 4111 1111 1111 1111", "account 12345678", "x: [1, 2", "y: 'open",
    "order 6538919185271011",
    "jan@example.com", "name=&quot;ssn&quot; 12", "form-data; name=ssn",
  ]
  private static let calm = [
    "done", "accept.rotate", "2113aee0-1ce5-44d8-87bc-0decd4f35dd0", "30", "true", "5.33.0",
    "aff9817438ab", "/api/v2/items", "18244853490000", "cache miss",
  ]

  private let format: Format
  /// One in so many names and values tells something.
  private let rarity: Int
  private var generator: SeededGenerator

  /// Documents that a generator makes again.
  public init(_ format: Format, oneIn rarity: Int, by generator: SeededGenerator) {
    self.format = format
    self.rarity = rarity
    self.generator = generator
  }

  /// A document of `size` bytes or a little more.
  public mutating func next(size: Int) -> String {
    switch format {
    case .json:
      var text = "{\"records\": [\n"
      while text.utf8.count < size { text += "  \(object(3, indent: 2)),\n" }
      return text + "  {}\n]}\n"
    case .xml:
      var text = "<records>\n"
      while text.utf8.count < size { text += element(4, indent: 2) }
      return text + "</records>\n"
    }
  }

  private mutating func chance(_ count: Int) -> Bool {
    Int.random(in: 0..<count, using: &generator) == 0
  }
  private mutating func pick(_ words: [String]) -> String {
    words.randomElement(using: &generator) ?? ""
  }
  private mutating func name() -> String { pick(chance(rarity) ? Self.telling : Self.dull) }
  private mutating func value() -> String { pick(chance(rarity) ? Self.values : Self.calm) }
  private mutating func count() -> Int { Int.random(in: 1..<6, using: &generator) }

  // MARK: JSON

  private mutating func object(_ depth: Int, indent: Int) -> String {
    let pad = String(repeating: " ", count: indent)
    var members: [String] = []
    for _ in 0..<count() {
      members.append("\(pad)  \"\(name())\": \(json(depth, indent: indent + 2))")
    }
    return "{\n\(members.joined(separator: ",\n"))\n\(pad)}"
  }

  private mutating func json(_ depth: Int, indent: Int) -> String {
    if depth > 0, chance(6) { return object(depth - 1, indent: indent) }
    if depth > 0, chance(20) {
      let pad = String(repeating: " ", count: indent)
      var items: [String] = []
      for _ in 0..<count() { items.append("\(pad)  \(json(depth - 1, indent: indent + 2))") }
      return "[\n\(items.joined(separator: ",\n"))\n\(pad)]"
    }
    let text = value()
    return UInt64(text) != nil && chance(2) ? text : "\"\(text)\""
  }

  // MARK: XML

  private mutating func element(_ depth: Int, indent: Int) -> String {
    let (pad, name) = (String(repeating: " ", count: indent), name())
    let attribute =
      chance(rarity) ? " \(pick(["name", "key", "id"]))=\"\(pick(Self.telling))\"" : ""
    switch Int.random(in: 0..<(depth > 0 ? 12 : 9), using: &generator) {
    case 0: return "\(pad)<\(name)\(attribute)>\n\(pad)  \(value())\n\(pad)</\(name)>\n"
    case 1: return "\(pad)<\(name)\(attribute) id=\"\(value())\"/>\n"
    case 2..<9: return "\(pad)<\(name)\(attribute)>\(value())</\(name)>\n"
    default:
      var inner = ""
      for _ in 0..<count() { inner += element(depth - 1, indent: indent + 2) }
      return "\(pad)<\(name)\(attribute)>\n\(inner)\(pad)</\(name)>\n"
    }
  }
}
