import Foundation
import Grille
import GrilleTesting
import Testing

/// IBANs of every registry country in every spelling.
@Suite("IBANs")
struct IBANTests {
  static let forms = ["transfer to § done", "IBAN: §", #"{"iban":"§"}"#, "debtor (§)"]

  @Test("are as long as the registry says")
  func lengths() {
    var generator = SeededGenerator()
    for country in IBANCountry.all {
      #expect(country.number(by: &generator).count == country.length, "\(country)")
    }
    #expect(IBANCountry.all.count == 89)
  }

  @Test("are hidden", arguments: IBANSpelling.allCases)
  func areHidden(spelling: IBANSpelling) throws {
    var generator = SeededGenerator()
    var misses = Misses()
    for country in IBANCountry.all {
      for form in Self.forms {
        let number = spelling(country.number(by: &generator))
        let line = form.replacingOccurrences(of: "§", with: number)
        let output = try Recall.output(of: line)
        misses.record(
          "\(country) in \(form)", line: line,
          isMissed: Recall.isReadable(number, in: output, window: 9))
      }
    }
    #expect(misses.areAtMost(10), "\(generator) \(spelling): \(misses.list)")
  }

  @Test("pass with wrong check digits", arguments: IBANSpelling.allCases)
  func wrongCheckDigits(spelling: IBANSpelling) throws {
    var generator = SeededGenerator()
    var changed = Misses()
    for country in IBANCountry.all {
      for _ in 0..<4 {
        let number = spelling(country.numberWithWrongCheckDigits(by: &generator))
        let line = "transfer to \(number) done"
        changed.record("\(country)", line: line, isMissed: try Recall.output(of: line) != line)
      }
    }
    #expect(changed.areAtMost(50), "\(generator) \(spelling): \(changed.list)")
  }
}
