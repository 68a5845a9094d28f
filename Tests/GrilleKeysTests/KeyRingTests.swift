import GrilleKeys
import Testing

@Suite("Key ring")
struct KeyRingTests {
  static let now: Int64 = 1_795_000_000

  @Test("a new ring has a primary key for each purpose")
  func new() throws {
    let ring = KeyRing(at: Self.now)
    #expect(
      ring.keys.map(\.description) == ["key k1 (values, primary)", "key k2 (receipts, primary)"])
    #expect(try ring.primary(for: .values).id.rawValue == "k1")
    #expect(try ring.primary(for: .receipts).id.rawValue == "k2")
  }

  @Test("after a rotation new values take the new key, and old ones are still read with the old")
  func rotation() throws {
    var ring = KeyRing(for: [.values], at: Self.now)
    let old = try ring.primary(for: .values).id
    let new = try ring.rotate(.values, at: Self.now + 1)
    #expect(try ring.primary(for: .values).id == new)
    #expect(try ring.key(old, for: .values).state == .enabled)
    let (first, second) = (
      try ring.key(old, for: .values).subkey(for: ["x"]),
      try ring.key(new, for: .values).subkey(for: ["x"])
    )
    #expect(MAC(first).code(for: [1]) != MAC(second).code(for: [1]))
  }

  @Test("ids go on counting, also behind keys that are destroyed")
  func ids() throws {
    var ring = KeyRing(for: [.values], at: Self.now)
    for _ in 2...10 { try ring.rotate(.values, at: Self.now) }
    try ring.destroy(try #require(Key.ID(rawValue: "k9")))
    #expect(try ring.rotate(.values, at: Self.now).rawValue == "k11")
    #expect(ring.keys.map(\.id).sorted() == ring.keys.map(\.id))
  }

  typealias Change = @Sendable (inout KeyRing) throws -> Void
  static let k1 = Key.ID(rawValue: "k1")!
  static let k2 = Key.ID(rawValue: "k2")!
  static let refusals: [(String, KeyError.Code, Change)] = [
    ("a primary key is not disabled", .refused, { try $0.disable(k1) }),
    ("a primary key is not destroyed", .refused, { try $0.destroy(k1) }),
    ("a key that is not there", .unknownKey, { try $0.disable(Key.ID(rawValue: "k7")!) }),
    (
      "a destroyed key does not come back", .refused,
      {
        try $0.rotate(.values, at: now)
        try $0.destroy(k1)
        try $0.enable(k1)
      }
    ),
    (
      "a disabled key serves nothing", .notUsable,
      {
        try $0.rotate(.values, at: now)
        try $0.disable(k1)
        _ = try $0.key(k1, for: .values)
      }
    ),
    (
      "a destroyed key serves nothing", .notUsable,
      {
        try $0.rotate(.values, at: now)
        try $0.destroy(k1)
        _ = try $0.key(k1, for: .values)
      }
    ),
    ("a key of another purpose", .notUsable, { _ = try $0.key(k1, for: .receipts) }),
    ("no key of that purpose", .noPrimary, { _ = try $0.primary(for: .receipts) }),
    (
      "a full ring", .refused,
      { ring in for _ in 0..<KeyRing.mostKeys { try ring.rotate(.values, at: now) } }
    ),
  ]

  @Test("what is refused", arguments: refusals)
  func refusal(_ name: String, code: KeyError.Code, change: Change) throws {
    var ring = KeyRing(for: [.values], at: Self.now)
    let error = #expect(throws: KeyError.self) { try change(&ring) }
    #expect(error?.code == code, "\(name)")
  }

  @Test("a disabled key can be enabled again")
  func enable() throws {
    var ring = KeyRing(for: [.values], at: Self.now)
    try ring.rotate(.values, at: Self.now)
    try ring.disable(Self.k1)
    try ring.enable(Self.k1)
    #expect(try ring.key(Self.k1, for: .values).state == .enabled)
  }

  @Test(
    "ids are short lower-case words",
    arguments: [
      ("k1", true), ("2026a", true), ("", false), ("K1", false), ("k_1", false),
      ("k1234567890ab", false), ("k\u{e9}", false),
    ])
  func id(_ text: String, isID: Bool) {
    #expect((Key.ID(rawValue: text) != nil) == isID)
  }

  @Test("nothing that prints a key prints its secret")
  func silence() throws {
    let ring = KeyRing(for: [.values], at: Self.now)
    let key = try ring.primary(for: .values)
    let secret = try #require(Self.secrets(of: ring).first)
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), dumped, String(reflecting: ring)] {
      #expect(!text.contains(secret))
    }
  }

  /// The secrets as an unwrapped file tells them.
  static func secrets(of ring: KeyRing) throws -> [String] {
    let text = String(decoding: try KeyRingFile.encode(ring), as: UTF8.self)
    return text.matches(of: /"secret" : "([^"]+)"/).map { String($0.output.1) }
  }
}
