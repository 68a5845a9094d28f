import Grille
import GrilleTesting
import Testing

/// Every network's numbers in every form a log knows.
@Suite("Card numbers")
struct CardTests {
  /// A way to write a number into a line; nil where a number of that length has no such form.
  struct Form: Sendable {
    var name: String
    var isKeyed: Bool
    var line: @Sendable (String) -> String?

    init(_ name: String, keyed: Bool = false, _ line: @escaping @Sendable (String) -> String?) {
      self.name = name
      self.isKeyed = keyed
      self.line = line
    }
  }

  static let forms = [
    Form("bare") { "2026-11-24T10:11:12Z INFO settled \($0) in 12 ms" },
    Form("bare at the start") { "\($0) declined" },
    Form("bare in parentheses") { "declined (\($0))" },
    Form("card=", keyed: true) { "level=info card=\($0) status=ok" },
    Form("card number:", keyed: true) { "card number: \($0), next" },
    Form("glued key", keyed: true) { "retry CARD\($0) later" },
    Form("pan=", keyed: true) { "pan=\($0)&x=1" },
    Form("spaces") { CardNumbers.grouped($0, by: " ").map { "paid with \($0) today" } },
    Form("dashes") { CardNumbers.grouped($0, by: "-").map { "paid with \($0) today" } },
    Form("keyed, spaces", keyed: true) {
      CardNumbers.grouped($0, by: " ").map { "card number: \($0)" }
    },
    Form("JSON string", keyed: true) { #"{"cardNumber":"\#($0)","ok":true}"# },
    Form("JSON string, no key") { #"{"msg":"\#($0)","ok":true}"# },
    Form("JSON number", keyed: true) { #"{"card_number":\#($0),"ok":true}"# },
    Form("path", keyed: true) { "GET /cards/\($0)/limits HTTP/1.1" },
    Form("query", keyed: true) { "GET /pay?cardNumber=\($0)&lang=en HTTP/1.1" },
    Form("%3E") { "body=%3Cx%3E\($0)%3C%2Fx%3E" },
    Form(#"\n escape"#) { #"{"msg":"received\n\#($0)\nend"}"# },
  ]

  @Test("are hidden, but for their last four", arguments: CardNetwork.all)
  func areHidden(of network: CardNetwork) throws {
    var generator = SeededGenerator()
    var misses = Misses()
    let forms = Self.forms.filter { $0.isKeyed || !network.needsKey }
    var turn = 0
    while misses.tried < 1000 {
      turn += 1
      let number = network.number(by: &generator)
      let form = forms[turn % forms.count]
      guard let line = form.line(number) else { continue }
      let output = try Recall.output(of: line).filter { $0 != " " && $0 != "-" }
      misses.record(
        "\(form.name), \(number.count) digits", line: line,
        isMissed: Recall.isReadable(number.dropLast(4), in: output, window: 6))
    }
    #expect(misses.areAtMost(5), "\(generator) \(network): \(misses.list)")
  }

  @Test("pass with a wrong check digit, unless a key vouches for them")
  func wrongCheckDigits() throws {
    var generator = SeededGenerator()
    var changed = Misses()
    let forms = Self.forms.filter { !$0.isKeyed }
    for turn in 0..<2000 {
      let number = generator.pick(CardNetwork.all).numberWithWrongCheckDigit(by: &generator)
      let form = forms[turn % forms.count]
      guard let line = form.line(number) else { continue }
      changed.record(form.name, line: line, isMissed: try Recall.output(of: line) != line)
    }
    #expect(changed.areAtMost(50), "\(generator) \(changed.list)")
  }
}
