import GrilleCore
import GrillePacks
import GrillePipeline
import GrilleReports
import Testing

@Suite("How many persons")
struct PersonTallyTests {
  static let redactor = Result { () throws -> (Redactor, PersonBook) in
    let book = try PersonBook.builtIn()
    var options = RedactorOptions()
    options.digests = ValueDigests(of: PersonTally.types(of: book))
    return (try Redactor(options), book)
  }

  static func tally(_ lines: [String]) throws -> PersonTally {
    let (redactor, book) = try redactor.get()
    var tally = PersonTally(book)
    for found in redactor.findings(in: Array(lines.joined(separator: "\n").utf8)) {
      tally.add(found, source: "a.log")
    }
    return tally
  }

  @Test(
    "is told by who can be told apart, at least and at most",
    arguments: [
      (["nothing here", "amount=12.50 zip=94107"], 0, nil, 0),
      (["ssn=536-90-4399", "ssn=536904399"], 1, "us_ssn", 1),
      (["ssn=536-90-4399", "ssn=536-90-4400"], 2, "us_ssn", 2),
      // One with two addresses.
      (["ssn=536-90-4399 jan@example.com", "ssn=536-90-4399 x@example.com"], 1, "us_ssn", 1),
      // Whoever has the number may be the one who has the address, or not.
      (["ssn=536-90-4399", "mail from jan@example.com"], 1, "us_ssn", 2),
      // Somewhere the two stand side by side.
      (["ssn=536-90-4399", "jan@example.com", "ssn=536-90-4399 jan@example.com"], 1, "us_ssn", 1),
      (["jan@example.com", "JAN@example.com to x@example.com"], 2, "email_address", 2),
      (["first_name=Ada last_name=Sample", "first_name=Ada last_name=Other"], 2, "person_name", 2),
      (
        ["ssn=536-90-4399 full_name=\"Ada Sample\"", "full_name=\"Ben Sample\""], 2, "person_name",
        2
      ),
    ] as [([String], Int, String?, Int)])
  func counts(_ lines: [String], _ atLeast: Int, _ type: String?, _ atMost: Int) throws {
    var tally = try Self.tally(lines)
    let counts = tally.counts()
    #expect(counts.atLeast == atLeast)
    #expect(counts.by?.rawValue == type)
    #expect(counts.atMost == atMost)
  }

  @Test("notices are reached, perhaps reached, or not")
  func notices() throws {
    let lines = (0..<600).map { $0 < 500 ? "ssn=536-90-\(1000 + $0)" : "mail=u\($0)@example.com" }
    var some = try Self.tally(lines)
    let text = some.text()
    #expect(text.contains("Persons: at least 500 (by us_ssn), at most 600\n"))
    #expect(text.contains("16 CFR 314.4(j)  from 500 consumers on: reached\n"))
    #expect(text.contains("1798.82(f)  from 501 California residents on: may be reached\n"))
    var few = try Self.tally(Array(lines.prefix(499)))
    #expect(!few.text().contains(": reached") && few.text().contains(": not reached"))
  }

  @Test("memory is bounded, and what was not counted is told")
  func bounded() throws {
    var tally = PersonTally(try Self.redactor.get().1)
    var found = ReportsTests.found
    for number in 0..<70_000 {
      found.record = number
      found.digest = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
      tally.add(found, source: "a.log")
    }
    let counts = tally.counts()
    #expect(counts.atLeast == 8192 && counts.atMost == nil)
    #expect(tally.text().contains("at least 8192 or more (by us_ssn), at most more than"))
  }

  @Test("digests are made where they are asked for, and tell equal values of a type under one key")
  func digests() throws {
    let text = Array("ssn=536-90-4399 ssn=536904399 ssn=536-90-4400 customer_id=536904399".utf8)
    let plain = try Redactor().findings(in: text)
    #expect(plain.allSatisfy { $0.digest == nil })
    func digests() throws -> [UInt64?] {
      var options = RedactorOptions()
      options.digests = ValueDigests(of: [InfoType("us_ssn"), InfoType("customer_id")])
      return try Redactor(options).findings(in: text).map(\.digest)
    }
    let (one, other) = (try digests(), try digests())
    #expect(one.count == 4 && one.allSatisfy { $0 != nil })
    #expect(one[0] == one[1] && Set(one).count == 3)
    #expect(Set(one).isDisjoint(with: other), "another key")
  }
}
