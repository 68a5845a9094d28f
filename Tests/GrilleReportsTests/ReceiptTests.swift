import Foundation
import GrilleCore
import GrilleKeys
import GrillePipeline
import Testing

@testable import GrilleReports

@Suite("Receipts")
struct ReceiptTests {
  static let ring = KeyRing(for: [.receipts], at: 0)
  static let verifier = ReceiptVerifier(ring.receiptVerifiers.map(\.verifier))

  /// What a session has done after so many steps.
  static func statistics(_ steps: Int) -> RedactionStatistics {
    var statistics = RedactionStatistics()
    statistics.bytesIn = steps * 1000
    statistics.bytesOut = steps * 900
    statistics.records = steps * 10
    statistics.findings = [InfoType("pan"): steps, InfoType("us_ssn"): steps * 2]
    statistics.actions = [.mask(first: 0, last: 4): steps, .label: steps * 2]
    statistics.withheld = steps > 2 ? ["match-limit": 1] : [:]
    statistics.rules = ["R33": steps]
    return statistics
  }

  /// A run of five lines, signed with the ring's key, and how the output's digest ended.
  static func lines(
    run: UInt8 = 1, ring: KeyRing = ring, parts: [Int] = [1, 2, 3], end: Int = 4,
    times: [Int64] = [100, 101, 102, 103, 104]
  ) throws -> [String] {
    var writer = try ReceiptWriter(try ring.primary(for: .receipts))
    let header = ReceiptHeader(
      version: "0.1.0", run: [run], policy: "pci-dss", view: "support",
      policyDigest: [1, 2], packsDigest: [3, 4])
    var lines = [writer.start(header, at: times[0])]
    for (index, part) in parts.enumerated() {
      lines.append(writer.part(statistics(part), at: times[index + 1]))
    }
    lines.append(writer.end(statistics(end), status: 0, at: times[parts.count + 1]))
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("a receipt that nobody touched holds, and tells the run")
  func whole() throws {
    let summary = try Self.verifier.verify(Array(try Self.lines().joined().utf8))
    #expect(summary.segments == 5)
    #expect((summary.bytesIn, summary.bytesOut) == (4000, 3600))
    #expect((summary.records, summary.withheld, summary.status) == (40, 1, 0))
    #expect((summary.started, summary.ended) == (100, 104))
  }

  @Test("it holds no byte of input: only names, numbers and digests")
  func silence() throws {
    for line in try Self.lines() {
      #expect(!line.contains(/[^-{}\[\]",:_. ()a-zA-Z0-9\n]/))
    }
  }

  @Test("of a run over values, none of them and no word around them is in it")
  func runSilence() throws {
    let text = "Wilhelmina paid ssn 536-90-4399 card 4111111111111111 by wilhelmina@example.com\n"
    let bytes = Array(text.utf8)
    var session = try Redactor().session()
    var pieces = RedactedPieces()
    session.redact(bytes.span, into: &pieces)
    var writer = try ReceiptWriter(try Self.ring.primary(for: .receipts))
    writer.take(pieces, of: bytes.span)
    let line = String(
      decoding: writer.end(session.statistics, status: 0, at: 0), as: UTF8.self)
    #expect(line.contains("\"us_ssn\":1"))
    for word in text.split(whereSeparator: \.isWhitespace) where word.count > 4 {
      #expect(!line.localizedCaseInsensitiveContains(word), "\(word)")
    }
  }

  typealias Tampering = (
    name: String, code: ChainFault.Code, line: Int,
    with: @Sendable (inout [String]) throws -> Void
  )
  static func replacing(
    _ line: Int, _ from: String, _ to: String
  ) -> @Sendable (inout [String]) throws -> Void {
    { lines in
      try #require(lines[line].contains(from))
      lines[line] = lines[line].replacing(from, with: to, maxReplacements: 1)
    }
  }

  static let tamperings: [Tampering] = [
    ("a count of records", .signature, 3, replacing(2, "\"records\":20", "\"records\":21")),
    ("a count of bytes", .signature, 5, replacing(4, "\"bytes_in\":4000", "\"bytes_in\":4001")),
    ("a finding less", .signature, 4, replacing(3, "\"us_ssn\":6", "\"us_ssn\":5")),
    ("a type renamed", .signature, 2, replacing(1, "\"us_ssn\"", "\"us_ein\"")),
    ("nothing withheld", .signature, 5, replacing(4, "{\"match-limit\":1}", "{}")),
    ("another status", .signature, 5, replacing(4, "\"status\":0", "\"status\":1")),
    ("another action", .signature, 2, replacing(1, "\"label\"", "\"drop\"")),
    ("another policy", .signature, 1, replacing(0, "pci-dss", "strict")),
    ("another policy's digest", .signature, 1, replacing(0, "\"0102\"", "\"0103\"")),
    ("other packs", .signature, 1, replacing(0, "\"0304\"", "\"0305\"")),
    ("another version", .signature, 1, replacing(0, "0.1.0", "0.1.1")),
    ("another time", .signature, 2, replacing(1, "\"time\":101", "\"time\":100")),
    ("another run", .signature, 1, replacing(0, "\"run\":\"01\"", "\"run\":\"02\"")),
    ("another key's name", .signature, 1, replacing(0, "\"key\":\"k1\"", "\"key\":\"k2\"")),
    (
      "another output", .signature, 5, replacing(4, "\"output_sha256\":\"", "\"output_sha256\":\"0")
    ),
    ("white space", .signature, 1, replacing(0, ",", ", ")),
    ("a digit of a signature", .form, 1, replacing(0, "\"signature\":\"", "\"signature\":\"0")),
    ("no signature", .form, 2, { $0[1] = $0[1].replacing(/,"signature":"[0-9a-f]*"/, with: "") }),
    (
      "the signature of another line", .signature, 2,
      { lines in
        let signature = try #require(lines[2].firstMatch(of: /"signature.*/)).output
        lines[1] = lines[1].replacing(/"signature.*/, with: signature)
      }
    ),
    ("a line lost", .order, 3, { $0.remove(at: 2) }),
    ("a line twice", .order, 4, { $0.insert($0[2], at: 2) }),
    ("two lines in another order", .order, 2, { $0.swapAt(1, 2) }),
    ("the beginning cut off", .beginning, 1, { $0.removeFirst() }),
    ("the end cut off", .end, 0, { $0.removeLast() }),
    ("all but the first line cut off", .end, 0, { $0.removeLast(4) }),
    ("half a line cut off", .form, 5, { $0[4].removeLast(3) }),
    ("all cut off", .form, 0, { $0.removeAll() }),
    ("a line behind the end", .order, 6, { $0.append($0[3]) }),
    ("a second end", .order, 6, { $0.append($0[4]) }),
    ("the line of another run", .order, 3, { $0[2] = try lines(run: 2)[2] }),
    ("another run's beginning", .order, 2, { $0[0] = try lines(run: 2)[0] }),
    ("another run behind this one", .order, 6, { $0 += try lines(run: 2) }),
    (
      "signed with another key", .signature, 1,
      {
        $0 = try lines(ring: KeyRing(for: [.receipts], at: 0))
      }
    ),
    (
      "one line signed with another key", .signature, 4,
      {
        $0[3] = try lines(ring: KeyRing(for: [.receipts], at: 0))[3]
      }
    ),
    ("a line of something else", .form, 3, { $0.insert("{}\n", at: 2) }),
    ("an empty line", .form, 2, { $0.insert("\n", at: 1) }),
  ]

  @Test("whatever is done to it is noticed, and where", arguments: tamperings.indices)
  func tampered(_ index: Int) throws {
    let tampering = Self.tamperings[index]
    var lines = try Self.lines()
    try tampering.with(&lines)
    let fault = #expect(throws: ChainFault.self, "\(tampering.name)") {
      try Self.verifier.verify(Array(lines.joined().utf8))
    }
    #expect(fault?.code == tampering.code, "\(tampering.name)")
    #expect(fault?.line == tampering.line, "\(tampering.name)")
  }

  @Test("a holder of the key who signs figures or times that run backwards is noticed too")
  func backwards() throws {
    for lines in [
      try Self.lines(parts: [1, 3, 2]), try Self.lines(end: 2),
      try Self.lines(times: [100, 101, 102, 101, 104]),
    ] {
      let fault = #expect(throws: ChainFault.self) {
        try Self.verifier.verify(Array(lines.joined().utf8))
      }
      #expect(fault?.code == .figures)
    }
  }

  @Test("no bit can be changed")
  func bits() throws {
    let receipt = Array(try Self.lines().joined().utf8)
    for index in stride(from: 0, to: receipt.count, by: 7) {
      var changed = receipt
      changed[index] ^= 1 << UInt8(index % 8)
      #expect(throws: ChainFault.self) { try Self.verifier.verify(changed) }
    }
  }

  @Test("the output that it is about is known by its digest and length")
  func output() throws {
    var writer = try ReceiptWriter(try Self.ring.primary(for: .receipts))
    let redactor = try Redactor()
    var receipt = writer.start(
      ReceiptHeader(version: "1", run: [0], packsDigest: []), at: 0)
    let chunk = Array("ssn 536-90-4399\n".utf8)
    var session = redactor.session()
    var pieces = RedactedPieces()
    session.redact(chunk.span, into: &pieces)
    writer.take(pieces, of: chunk.span)
    receipt += writer.end(session.statistics, status: 0, at: 0)
    let written = Array("ssn [us_ssn]\n".utf8)
    _ = try Self.verifier.verify(receipt, output: (Digest.sha256(written), written.count))
    let fault = #expect(throws: ChainFault.self) {
      try Self.verifier.verify(receipt, output: (Digest.sha256(chunk), chunk.count))
    }
    #expect(fault?.code == .output)
  }

  @Test("a key for values signs no receipt")
  func purpose() throws {
    let error = #expect(throws: KeyError.self) {
      try ReceiptWriter(try KeyRing(for: [.values], at: 0).primary(for: .values))
    }
    #expect(error?.code == .notUsable)
  }
}
