//  The promises of a stream, over generated input. A failing run prints its seed; set GRILLE_SEED to
//  run it again.

import Foundation
import Grille
import GrilleCore
import GrilleTesting
import Testing

/// Texts made of pieces that meet in odd ways: values, keywords, names, our own output, encodings,
/// and bytes of any kind.
struct Texts {
  static let pieces = [
    "4111111111111111", "5555-5555-5555-4444", "3782 822463 10005", "536-90-4399", "536904399",
    "GB82 WEST 1234 5698 7654 32", "DE89370400440532013000", "jan@example.com", "+1 415 555 2671",
    "ssn", "card", "cvv", "password", "account number", "order", "trace_id", "auth code", "routing",
    "=", ": ", "&", "\"", ",", "\":\"", " => ", "<pan>", "</pan>", "?code=", "&state=x1y2z3a4b5",
    "[us_ssn]", "[jwt_jws:alg=RS256:kid=k1]", "%5Bpassword%5D", "1000..2000", "[pan]",
    "************1111", "[withheld:match-limit:9]",
    "tok_pan_k1_0123456789abcdefghij",
    "%34%31", "\\u0034", "&#52;", "\\\"", "\\n", "%3E", "\u{FF14}", "+", "-", ".", "_", "/", " ",
    "  ",
    "Authorization: Bearer abcDEF123456789012345", "Basic dXNlcjpwYXNzd29yZA==",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJlc2lnbmF0dXJl",
    "sk_live_000000000000000000000000",
    "postgres://user:s3cretpass@db/x", "123", "12/29", "A1B2C3", "hunter2x", "Jan Modaal", "\n",
    "\r\n",
    "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
    "550e8400-e29b-41d4-a716-446655440000", "2026-11-24T10:11:12.345Z", "1700000000000",
  ]

  static func text(_ count: Int, by generator: inout SeededGenerator) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<count {
      if Int.random(in: 0..<12, using: &generator) == 0 {
        text.append(UInt8.random(in: 0...255, using: &generator))
      } else {
        text += Array(pieces.randomElement(using: &generator)!.utf8)
      }
      if Bool.random(using: &generator) { text.append(UInt8(ascii: " ")) }
    }
    return text
  }
}

@Suite("Promises")
struct PromisesTests {
  private static let made = Result { try Redactor() }
  static var redactor: Redactor { get throws { try made.get() } }

  static func redact(_ text: [UInt8], cutAt cuts: [Int]) throws -> [UInt8] {
    var session = try redactor.session()
    var output: [UInt8] = []
    var start = 0
    for cut in cuts + [text.count] {
      session.redact(text.span.extracting(start..<cut), into: &output)
      start = cut
    }
    session.finish(into: &output)
    return output
  }

  @Test("1: what cannot be judged is withheld and counted, never given out as it was")
  func withholds() throws {
    var generator = SeededGenerator()
    // Limits under which many a pattern gives up; a few hundred steps are a record's honest work.
    for limit in [1, 3, 30] as [UInt32] {
      var options = RedactorOptions()
      options.scan.limits.match = limit
      let hampered = try Redactor(options)
      var withheld = 0
      for _ in 0..<60 {
        let text = Texts.text(6, by: &generator).filter { $0 != 0x0A } + [0x0A]
        let honest = try Self.redactor.redact(text)
        var session = hampered.session()
        var output: [UInt8] = []
        session.redact(text.span, into: &output)
        session.finish(into: &output)
        let marker = Array("[withheld:match-limit:\(text.count - 1)]\n".utf8)
        #expect(output == honest || output == marker, "limit \(limit), seed \(generator.seed)")
        #expect((output == marker) == (session.statistics.withheld["match-limit"] == 1))
        withheld += output == marker ? 1 : 0
      }
      if limit == 1 { #expect(withheld > 0, "seed \(generator.seed): the limit was never hit") }
    }
  }

  @Test("3: how the input is cut does not matter")
  func cuts() throws {
    var generator = SeededGenerator()
    for _ in 0..<40 {
      let text = Texts.text(12, by: &generator)
      let whole = try Self.redact(text, cutAt: [])
      for _ in 0..<8 {
        let cuts = (0..<3).map { _ in Int.random(in: 0...text.count, using: &generator) }.sorted()
        #expect(try Self.redact(text, cutAt: cuts) == whole, "seed \(generator.seed)")
      }
      #expect(
        try Self.redact(text, cutAt: Array(0..<text.count)) == whole, "seed \(generator.seed)")
    }
  }

  @Test("4: redacting twice changes nothing")
  func twice() throws {
    var generator = SeededGenerator()
    for _ in 0..<400 {
      let text = Texts.text(10, by: &generator)
      let once = try Self.redactor.redact(text)
      let again = try Self.redactor.redact(once)
      #expect(
        again == once,
        "seed \(generator.seed): \(String(decoding: text, as: UTF8.self)) → \(String(decoding: once, as: UTF8.self)) → \(String(decoding: again, as: UTF8.self))"
      )
    }
  }

  @Test("2: bytes outside findings are identical, whatever they are")
  func random() throws {
    var generator = SeededGenerator()
    for _ in 0..<50 {
      let noise = (0..<400).map { _ in UInt8.random(in: 0...255, using: &generator) }
      if try Self.redactor.findings(in: noise).allSatisfy({ $0.action == .keep }) {
        #expect(try Self.redactor.redact(noise) == noise, "seed \(generator.seed)")
      }
      // A value among noise: what stands before and after it is the same.
      let left = noise.filter { $0 != 0x0A } + Array("\n".utf8)
      let output = try Self.redactor.redact(left + Array("SSN 536-90-4399\n".utf8) + left)
      let middle = Array("SSN [us_ssn]\n".utf8)
      let expected = try Self.redactor.redact(left)
      #expect(output == expected + middle + expected, "seed \(generator.seed)")
    }
  }

  @Test("6: nothing that is told of a value holds a byte of it")
  func keepsNoValue() throws {
    var generator = SeededGenerator()
    for _ in 0..<60 {
      let digits = (0..<9).map { _ in Int.random(in: 1...5, using: &generator) }
      let number = digits.map(String.init).joined()
      let ssn = "\(number.prefix(3))-\(number.dropFirst(3).prefix(2))-\(number.suffix(4))"
      let secret = "Zq\(number)xW"
      let text = "SSN \(ssn), password=\(secret) and {\"ssn\":\"\(number)\"}\n"
      let found = try Self.redactor.findings(in: Array(text.utf8))
      #expect(found.count >= 3, "seed \(generator.seed)")
      var told = ""
      dump(found, to: &told)
      told += "\(try Self.redactor.explain(Array(text.utf8)))"
      for value in [ssn, secret, number] {
        #expect(!told.contains(value), "seed \(generator.seed)")
      }
    }
  }

  @Test(
    "10: ids survive",
    arguments: [
      "550e8400-e29b-41d4-a716-446655440000", "4bf92f3577b34da6a3ce929d0e0e4736",
      "00f067aa0ba902b7",
      "2026-11-24T10:11:12.345678+01:00", "1764000000", "1764000000123", "1764000000123456",
      "1764000000123456789", "da39a3ee5e6b4b0d3255bfef95601890afd80709", "10.0.0.17", "2001:db8::1",
      "v1.22.333-rc.4", "blk_-5195120009388265721", "tok_pan_k1_0123456789abcdefghijkl",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "20261124101112",
      "20261124101112345",
      "4111111111111112", "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ])
  func ids(_ id: String) throws {
    for line in [
      "\(id)", "id=\(id) done", "{\"trace\":\"\(id)\"}", "at \(id), then", "GET /x/\(id)/y",
    ] {
      #expect(try Self.redactor.redact(line) == line)
    }
  }

  @Test("5: a line without end goes through in windows, and a value anywhere in it is hidden")
  func endless() throws {
    var line = [UInt8](repeating: UInt8(ascii: "x"), count: 1_000_000)
    let value = Array(" 4111111111111111 ".utf8)
    let places = [100, 229_340, 229_368, 262_140, 500_000, 700_001, 999_000]
    for place in places { line.replaceSubrange(place..<place + value.count, with: value) }
    let output = try Self.redactor.redact(line)
    #expect(output.count == line.count)
    let text = String(decoding: output, as: UTF8.self)
    #expect(!text.contains("4111111111111111"))
    #expect(text.components(separatedBy: "************1111").count == places.count + 1)
    #expect(try Self.redact(line, cutAt: [1, 262_144, 262_145, 300_000]) == output)
  }

  @Test("5: an open-ended value is redacted up to its end")
  func openEnded() throws {
    let secret = String(repeating: "Ab1", count: 400_000)
    let output = try Self.redactor.redact("before password=\(secret) after\nnext")
    #expect(output == "before password=[password] after\nnext")
  }
}

@Suite("Passing lines over")
struct PassingOverTests {
  static func redactor(_ kernel: KernelLevel?, passesOverKept: Bool) throws -> Redactor {
    var options = RedactorOptions()
    options.scan.kernel = kernel
    options.scan.passesOverKept = passesOverKept
    return try Redactor(options)
  }

  /// Where only some lines are scanned, what comes out is what the reference gives out, which scans
  /// every line with every pattern.
  @Test("changes nothing", arguments: [true, false])
  func equalsReference(_ passesOverKept: Bool) throws {
    let reference = try Self.redactor(nil, passesOverKept: false)
    let engine = try Self.redactor(.best, passesOverKept: passesOverKept)
    var generator = SeededGenerator()
    for _ in 0..<25 {
      var text: [UInt8] = []
      for _ in 0..<12 {
        text += Texts.text(Int.random(in: 0..<8, using: &generator), by: &generator) + [0x0A]
        text += Array("level=info msg=\"nothing here\" took=12ms id=1764000000123\n".utf8)
      }
      let expected = reference.redact(text)
      #expect(engine.redact(text) == expected, "seed \(generator.seed)")
      var session = engine.session()
      var output: [UInt8] = []
      var start = 0
      while start < text.count {
        let end = min(text.count, start + Int.random(in: 1..<200, using: &generator))
        session.redact(text.span.extracting(start..<end), into: &output)
        start = end
      }
      session.finish(into: &output)
      #expect(output == expected, "seed \(generator.seed)")
    }
  }

  /// The same of documents over lines, of which only what is hot is scanned.
  @Test("changes nothing in documents", arguments: Documents.Format.allCases, [4, 60, 500])
  func documentsEqualReference(_ format: Documents.Format, oneIn rarity: Int) throws {
    let reference = try Self.redactor(nil, passesOverKept: false)
    let engine = try Self.redactor(.best, passesOverKept: true)
    var generator = SeededGenerator()
    for size in [400, 3_000, 12_000] {
      var documents = Documents(format, oneIn: rarity, by: generator)
      for _ in 0..<4 {
        let text = Array(documents.next(size: size).utf8)
        #expect(
          engine.redact(text) == reference.redact(text),
          "seed \(generator.seed), \(size) bytes, one in \(rarity)")
      }
      _ = generator.next()
    }
  }

  /// A value over many lines, and one that is told by what stands many lines behind it.
  static let far = """
    pack: own
    types:
      - id: own
        name: Own
        category: personal
        sensitivity: 4
        detectors:
          - {id: far, pattern: 'QBEGIN[^Z]{300,3900}?QEND', alone: very_likely}
          - {id: ahead, pattern: 'QWORD(?=[^Z]{300,3900}QEND)', alone: very_likely}
        matches: ['⟦QBEGIN\(String(repeating: "x", count: 300))QEND⟧']
        rejects: ['QBEGIN QEND', 'QWORD QEND']
    """

  @Test("patterns of one's own may reach over as many lines as they like")
  func ownPatternsReachFar() throws {
    var options = RedactorOptions()
    options.packs = [try Pack(yaml: Self.far, path: "own", file: "own.yaml")]
    let redactor = try Redactor(options)
    let lines = { (word: String, count: Int) in
      String(repeating: "  \"note\": \"\(word)\",\n", count: count)
    }
    func document(_ first: String) -> String {
      "{\n" + lines("before", 200) + lines(first, 1) + lines("between", 150)
        + lines("QEND", 1) + lines("behind", 200) + "  \"note\": 0\n}\n"
    }
    let redacted = redactor.redact(document("QBEGIN"))
    #expect(!redacted.contains("between"))
    #expect(redacted.contains("before") && redacted.contains("behind"))
    #expect(redactor.redact(document("QWORD")) == document("[own]"))
  }

  @Test("keeps what is tried under a coat apart from what is tried on the line")
  func coatsAreApart() throws {
    // Undressed, the address runs on into a digit and is none.
    let line = "\\n7jan@example.com&#52; \n"
    let engine = try Self.redactor(.best, passesOverKept: true)
    #expect(engine.redact(line) == "\\n[email_address]&#52; \n")
  }

  @Test("does not take what it knows of a line for another")
  func linesAreApart() throws {
    let engine = try Self.redactor(.best, passesOverKept: true)
    #expect(
      engine.redact("password=hunter2x\n<password=hunter2x")
        == "password=[password]\n<password=[password]")
  }

  @Test("leaves quiet lines unscanned")
  func isQuiet() throws {
    let engine = try Self.redactor(.best, passesOverKept: true)
    var session = engine.session()
    var output: [UInt8] = []
    let lines = [
      "2026-11-24 10:11:12 INFO worker-3 done in 12 ms", "policy with default storage, no value: x",
      "type=USER_AUTH pid=7 hostname=? addr=? terminal=pts/1 res=success",
    ]
    let quiet = String(repeating: lines.map { $0 + "\n" }.joined(), count: 33)
    session.redact(Array((quiet + "SSN 536-90-4399\n").utf8).span, into: &output)
    session.finish(into: &output)
    #expect(session.statistics.records == 100 && session.statistics.scanned == 1)
  }
}
