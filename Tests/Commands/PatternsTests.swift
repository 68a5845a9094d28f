import Testing

/// `grille patterns`: what is looked for, and its proof.
@Suite("Patterns")
struct PatternsTests {
  @Test(arguments: [
    Row("$G patterns show nothing", 2, output: "", says: "There is no info type \"nothing\""),
    Row("$G patterns show", 2, output: "", says: "Missing expected argument '<type>'"),
    Row("$G patterns list --patterns none", 2, output: "", says: "none: no such folder"),
    Row("$G patterns list > /dev/full", 2, says: "standard output: No space left on device"),
    Row(
      "mkdir empty; $G patterns list --patterns empty", 2, output: "",
      says: "empty: no packs (*.yaml) in this folder"),
    Row(
      "mkdir empty; echo x | $G --patterns empty", 2, output: "", says: "empty: no packs (*.yaml)"),
  ])
  func answers(_ row: Row) throws { row.expect(try Workbench().run(row.line)) }

  @Test("list shows every type; --markdown as the README has it, --checks what `check:` may say")
  func list() throws {
    let bench = try Workbench()
    let plain = try bench.run("$G patterns list")
    #expect(plain.lines[0].hasPrefix("type "))
    #expect(plain.lines.contains { $0.hasPrefix("us_ssn ") })
    let markdown = try bench.run("$G patterns list --markdown")
    #expect(markdown.lines.count == plain.lines.count + 1)
    #expect(markdown.text.contains("| `us_ssn` | US Social Security number | personal | 4 |"))
    let checks = try bench.run("$G patterns list --checks")
    #expect(checks.lines.contains { $0.hasPrefix("luhn ") })
    #expect(plain.errors + markdown.errors + checks.errors == "")
  }

  @Test("show tells how a type is found: its own packs too")
  func show() throws {
    let bench = try Workbench()
    let run = try bench.run("$G patterns show us_ssn")
    for word in ["sensitivity", "detector", "checks: us_ssn", "fields", "raised by"] {
      #expect(run.text.contains(word))
    }
    try bench.write("packs/own.yaml", OwnPack().yaml)
    let own = try bench.run("$G patterns show own --patterns packs")
    #expect(own.text.contains("form: b{3}[0-9]"))
    #expect(own.text.contains("packs/own.yaml:3"))
  }

  @Test("check proves the built-in packs and a good pack beside them")
  func check() throws {
    let bench = try Workbench()
    try bench.write("packs/own.yaml", OwnPack().yaml)
    let run = try bench.run("$G patterns check --patterns packs")
    #expect(run.status == 0)
    #expect(run.text.hasSuffix(" rows: all hold\n"))
    #expect(run.errors == "")
  }

  /// A pack that is broken in one place, and what is said of it: file, line and reason.
  struct Broken: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var pack: OwnPack
    /// 1 when a row of the proof fails, 2 when the pack cannot be used at all.
    var status: Int32
    var says: String
  }

  /// How long a start may take at which all packs are compiled two or three times, by a debug build.
  static let slow = 3 * Workbench.limit

  static let broken = [
    Broken(
      testDescription: "bad regex", pack: OwnPack(pattern: "b{3}([0-9]"), status: 2,
      says: "packs/own.yaml:8: the pattern does not compile: missing closing parenthesis"),
    Broken(
      testDescription: "no proof", pack: OwnPack(more: []), status: 2,
      says: "packs/own.yaml:3: own: no proof; `matches` and `rejects` are needed"),
    Broken(
      testDescription: "failed proof, not found", pack: OwnPack(match: "a ⟦bb⟧ c"), status: 1,
      says: "packs/own.yaml:13: own: expected [2..<4], found []"),
    Broken(
      testDescription: "failed proof, found where it must not be",
      pack: OwnPack(more: ["rejects: ['bb', 'a bbb1']"]), status: 1,
      says: "packs/own.yaml:14: own: expected nothing, found [2..<6]"),
    Broken(
      testDescription: "unknown check", pack: OwnPack(check: "lhun"), status: 2,
      says: "packs/own.yaml:8: own/form: unknown check \"lhun\""),
    Broken(
      testDescription: "an anchor that does not stand in every match",
      pack: OwnPack(pattern: "b{3}[0-9]'\n        anchor: 'zzzz"), status: 1,
      says: "packs/own.yaml:14: own: an `anchor` does not stand in every match"),
    Broken(
      testDescription: "an anchor that stands in the rows, but not in every match",
      pack: OwnPack(pattern: "(?i)b{3}[0-9]'\n        anchor: '^bbb"), status: 1,
      says:
        "packs/own.yaml:8: own/form: the `anchor` does not stand in every match; there is none in"),
    Broken(
      testDescription: "duplicate id", pack: OwnPack(id: "us_ssn"), status: 2,
      says: "packs/own.yaml:3: the type \"us_ssn\" is already described at personal/us.yaml:"),
    Broken(
      testDescription: "unknown key", pack: OwnPack(more: ["rejcts: ['bb']"]), status: 2,
      says: "packs/own.yaml:14: unknown key \"rejcts\"; the keys here are action, "),
    Broken(
      testDescription: "not YAML", pack: OwnPack(more: ["rejects: ["]), status: 2,
      says: "packs/own.yaml:15: not YAML: "),
  ]

  @Test("check fails on a broken pack with file, line and reason", arguments: broken)
  func brokenPacks(_ broken: Broken) throws {
    let bench = try Workbench()
    try bench.write("packs/own.yaml", broken.pack.yaml)
    let run = try bench.run("$G patterns check --patterns packs")
    #expect(run.status == broken.status)
    #expect(run.errors.contains(broken.says), "\(run.errors)")
    #expect(run.text == "")
  }

  @Test("a proof that does not hold stops `classify` as well")
  func stopsClassify() throws {
    let bench = try Workbench()
    try bench.write("packs/own.yaml", OwnPack(match: "a ⟦bb⟧ c").yaml)
    let run = try bench.run("$G classify ssn --patterns packs", seconds: Self.slow)
    #expect(run.status == 2)
    #expect(run.errors == "grille: packs/own.yaml:13: own: expected [2..<4], found []\n")
    #expect(run.text == "")
  }

  @Test("a byte order mark before a pack is none of it")
  func mark() throws {
    let bench = try Workbench()
    try bench.write("packs/own.yaml", "\u{FEFF}" + OwnPack().yaml)
    try bench.write("own.yaml", "\u{FEFF}policy: own\nactions: {types: {us_ssn: drop}}\n")
    let run = try bench.run("echo a bbb1 c | $G --patterns packs --policy own.yaml")
    #expect(run.text == "a [own] c\n", "\(run.errors)")
  }

  @Test(
    "a pack that is broken or whose proof does not hold stops the start before the first byte",
    arguments: broken)
  func stops(_ broken: Broken) throws {
    let bench = try Workbench()
    try bench.write("packs/own.yaml", broken.pack.yaml)
    let run = try bench.run(
      "$G --patterns packs", input: Array(Sample.line.utf8), seconds: Self.slow)
    #expect(run.status == 2)
    #expect(run.errors.contains(broken.says), "\(run.errors)")
    #expect(run.text == "")
  }
}
