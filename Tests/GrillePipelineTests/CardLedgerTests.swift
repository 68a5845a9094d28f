import Grille
import GrilleTesting
import Testing

@Suite("One card number in several streams")
struct CardLedgerTests {
  static let ring = KeyRing(at: 0)

  /// A redactor that does `action` to card numbers and leaves those that come cut, beside others with the
  /// same ledger.
  static func redactor(_ action: String, _ ledger: CardLedger?) throws -> Redactor {
    let cut = action.hasPrefix("mask") ? "keep" : "label"
    let policy = """
      policy: own
      actions:
        otherwise: own
        types: {pan: '\(action)', pan_truncated: \(action == "label" ? "keep" : cut), pan_last4: \(cut)}
      """
    var options = RedactorOptions()
    options.reader = Reader(policy: .yaml(policy, file: "own.yaml"))
    options.keys = RedactorOptions.Keys(ring)
    options.ledger = ledger
    return try Redactor(options)
  }

  static let number = "card=4242424242424242"
  static let spaced = "card=4242 4242 4242 4242"
  static let cut = "card=424242******4242"

  /// Two streams of one reader, one after the other, and whether the second is labelled for the first.
  @Test(
    "is not cut in one and joinable in another, nor cut in two ways that add up",
    arguments: [
      ("mask(0, 4)", number, "mask(0, 4)", number, false),
      ("mask(0, 4)", number, "mask(6, 4)", number, false),  // six and four hold the last four
      ("mask(0, 4)", number, "token", number, true),
      ("mask(0, 4)", number, "token", spaced, true),
      ("token", number, "mask(0, 4)", spaced, true),
      ("token", number, "token", spaced, false),
      ("mask(0, 4)", number, "fpe(6, 4)", number, true),
      ("fpe(6, 4)", number, "token", number, true),
      ("mask(0, 4)", number, "encrypt(joinable)", number, true),
      ("mask(0, 4)", number, "fingerprint", number, true),
      ("mask(0, 4)", number, "encrypt", number, false),
      ("mask(0, 4)", number, "token", "card=5555555555554444", false),
      // What comes cut in the data is known by what is left of it.
      ("label", cut, "token", number, true),
      ("token", number, "label", cut, true),
      ("label", cut, "mask(0, 4)", number, false),
      ("label", "card=424242******4243", "token", number, false),
    ])
  func second(
    _ first: String, _ line: String, _ second: String, _ other: String, _ isLabelled: Bool
  ) throws {
    let ledger = CardLedger()
    let (one, two) = (try Self.redactor(first, ledger), try Self.redactor(second, ledger))
    let alone = try Self.redactor(second, nil).redact(other)
    let shown = one.redact(line)
    #expect(first == "label" || !shown.contains("[pan"), "the first comes out as it would alone")
    let output = two.redact(other)
    let label = other == Self.cut ? "card=[pan_truncated]" : "card=[pan]"
    #expect(isLabelled ? output == label : output == alone || second == "encrypt", "\(output)")
    #expect(isLabelled || !output.contains("[pan"))
    #expect(one.redact(line) == shown || first == "encrypt", "and it stays so")
    #expect(two.redact(output) == output)
  }

  @Test("a token of a number in brackets of JSON, and one written in escapes, are the same number")
  func dressed() throws {
    let ledger = CardLedger()
    let (cut, token) = (
      try Self.redactor("mask(0, 4)", ledger), try Self.redactor("token", ledger)
    )
    _ = cut.redact(Self.number)
    #expect(token.redact(#"{"card_number":4242424242424242}"#) == #"{"card_number":"[pan]"}"#)
    #expect(
      token.redact(#"{"card_number":"\u0034242424242424242"}"#).contains("tok_") == false)
  }

  @Test("findings alone show nothing, and leave no trace")
  func findings() throws {
    let ledger = CardLedger()
    _ = try Self.redactor("mask(0, 4)", ledger).findings(in: Array(Self.number.utf8))
    #expect(try Self.redactor("token", ledger).redact(Self.number).contains("tok_pan"))
  }

  @Test("threads that share a ledger show each number in one way")
  func threads() async throws {
    var generator = SeededGenerator()
    let ledger = CardLedger()
    let redactors = [
      try Self.redactor("mask(0, 4)", ledger), try Self.redactor("token", ledger),
    ]
    let numbers = (0..<50).map { _ in CardNetwork.all[1].number(by: &generator) }
    let outputs = await withTaskGroup(of: (Int, String).self) { group in
      for index in 0..<400 {
        let number = numbers[index % 50]
        let redactor = redactors[(index / 50) % 2]
        group.addTask { (index % 50, redactor.redact("card=\(number)")) }
      }
      return await group.reduce(into: [Int: Set<String>]()) { $0[$1.0, default: []].insert($1.1) }
    }
    for shown in outputs.values {
      #expect(shown.subtracting(["card=[pan]"]).count == 1, "\(generator): \(shown)")
    }
  }
}
