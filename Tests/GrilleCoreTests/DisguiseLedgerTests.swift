import GrilleCore
import Testing

@Suite("Two disguises of one card number")
struct DisguiseLedgerTests {
  static let last4 = Disguise(shows: .init(first: 0, last: 4), isJoinable: false)
  static let sixFour = Disguise(shows: .init(first: 6, last: 4), isJoinable: false)
  static let eight = Disguise(shows: .init(first: 8, last: 0), isJoinable: false)
  static let token = Disguise(shows: nil, isJoinable: true)
  static let inPlace = Disguise(shows: .init(first: 6, last: 4), isJoinable: true)

  /// How a number is shown, one after the other, and whether each is permitted.
  @Test(
    arguments: [
      ([last4, last4], [true, true]),
      ([last4, sixFour], [true, true]),  // six and four hold the last four
      ([last4, eight], [true, false]),
      ([eight, sixFour], [true, false]),
      ([token, token], [true, true]),
      ([token, last4, token], [true, false, true]),
      ([last4, token, last4], [true, false, true]),
      ([inPlace, inPlace], [true, true]),
      ([inPlace, sixFour], [true, false]),
      ([sixFour, inPlace], [true, false]),
      ([inPlace, token], [true, false]),
    ] as [([Disguise], [Bool])])
  func permits(_ disguises: [Disguise], expected: [Bool]) {
    var ledger = DisguiseLedger()
    let permitted = disguises.map { ledger.permits($0, of: 1) }
    #expect(permitted == expected)
    let other = ledger.permits(Self.token, of: 2)
    #expect(other, "another number is another matter")
  }

  @Test("with far more numbers than room it stays its size and forgets none")
  func bounded() {
    var ledger = DisguiseLedger(capacity: 100)
    let hashes = (1...1000).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
    for hash in hashes {
      let permitted = ledger.permits(Self.last4, of: hash)
      #expect(permitted)
      #expect(ledger.count <= 100)
    }
    for hash in hashes {
      let permitted = ledger.permits(Self.token, of: hash)
      #expect(!permitted)
    }
  }
}
