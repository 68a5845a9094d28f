import GrilleCore
import Testing

@testable import GrillePacks

@Suite("Duties")
struct DutyBookTests {
  @Test("come with their clause and source, and each is touched by some type")
  func builtIn() throws {
    let frameworks = try DutyBook.builtIn()
    #expect(frameworks.count == 8)
    let types = try PackLibrary.builtIn().types.map(\.definition)
    for duty in frameworks.flatMap(\.duties) {
      #expect(types.contains { duty.touches($0) }, "\(duty.clause)")
      #expect(duty.types.allSatisfy { id in types.contains { $0.type == id } }, "\(duty.clause)")
      #expect(duty.source.hasPrefix("["))
    }
  }

  @Test("people are told apart by types that there are, and notices have a source")
  func persons() throws {
    let book = try PersonBook.builtIn()
    let types = Set(try PackLibrary.builtIn().types.map(\.definition.type))
    #expect(book.identifiers.first?.rawValue == "us_ssn")
    #expect(types.isSuperset(of: book.identifiers))
    #expect(book.notices.map(\.atLeast) == [500, 501])
    #expect(book.notices.allSatisfy { $0.source.hasPrefix("[") })
  }

  @Test(
    "of people are refused with the line of the mistake",
    arguments: [
      ("persons: [us_ssn]", 1), ("persons:\n- [us_ssn]\n- [us_ssn]", 3),
      ("persons:\n- [No Such]", 2), ("notices:\n- {clause: a, of: b, notice: c, source: d}", 2),
      ("notices:\n- {clause: a, at_least: 0, of: b, notice: c, source: d}", 2),
      ("notices:\n- {at_least: 5, of: b, notice: c, source: d}", 2),
    ])
  func noPersons(_ yaml: String, line: Int) {
    let error = #expect(throws: PackError.self) { try PersonBook(yaml: yaml, file: "x.yaml") }
    #expect(error?.line == line)
  }

  @Test(
    "know what an action leaves",
    arguments: [
      (Duty.Asks.nothing, Action.label, true), (.nothing, .drop, true),
      (.nothing, .mask(first: 0, last: 4), false), (.nothing, .keep, false),
      (.part, .mask(first: 6, last: 4), true), (.part, .keep, false), (.exact, .keep, true),
      (.exact, .generalize(.band), false), (.exact, .label, true), (.limited, .keep, nil),
    ] as [(Duty.Asks, Action, Bool?)])
  func kept(_ asks: Duty.Asks, _ action: Action, _ expected: Bool?) {
    let duty = Duty(
      clause: "1", duty: "x", asks: asks, source: "[X]", regulations: [], types: [],
      touchesAll: true)
    #expect(duty.isKept(by: action) == expected)
  }

  @Test(
    "are refused with the line of the mistake",
    arguments: [
      (
        "frameworks:\n- {id: a, name: b, duties: [{clause: c, asks: nothing, duty: d, source: s}]}",
        2
      ),
      (
        "frameworks:\n- id: a\n  name: b\n  duties:\n  - {clause: c, touches: [No Such], asks: nothing, duty: d, source: s}",
        5
      ),
      (
        "frameworks:\n- {id: a, name: b, duties: [{clause: c, touches: [pan], asks: all, duty: d}]}",
        2
      ),
    ])
  func refused(_ yaml: String, line: Int) {
    let error = #expect(throws: PackError.self) {
      try DutyBook.frameworks(yaml: yaml, file: "x.yaml")
    }
    #expect(error?.line == line)
  }
}
