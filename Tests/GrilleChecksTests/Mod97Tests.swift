import GrilleChecks
import Testing

/// The aliases that pass the division of MOD 97 and are no check digits: 98 - r is 02 to 98.
@Suite("MOD 97")
struct Mod97Tests {
  /// Forms of a scheme with the check digits away, so that one of the hundred is right.
  @Test(arguments: [
    ("iban", "GB", "WEST12345698765432"), ("iban", "DE", "370400440532013000"),
    ("rf_reference", "RF", "539007547034"), ("creditor_id", "DE", "ZZZ09999999999"),
    ("lei", "213800KUD8LAJWSQ9D", ""),
  ])
  func oneIsRight(_ name: String, before: String, after: String) throws {
    let check = try #require(Check.named(name))
    let right = (0..<100).filter { digits in
      check.passes(before + (digits < 10 ? "0\(digits)" : "\(digits)") + after)
    }
    #expect(right.count == 1)
    #expect((2...98).contains(right[0]))
  }

  /// Bodies whose check digits are 97, 98 or 02, so that 00, 01 or 99 would pass the division.
  @Test("00, 01 and 99 are refused where they divide", arguments: ["00", "01", "99"])
  func aliases(_ digits: String) throws {
    for (name, before) in [("iban", "BE"), ("rf_reference", "RF")] {
      let check = try #require(Check.named(name))
      // Of any 97 bodies in a row, one leaves what the alias needs.
      for body in 100_000_000_000..<100_000_000_097 {
        #expect(!check.passes("\(before)\(digits)\(body)"))
      }
    }
  }
}
