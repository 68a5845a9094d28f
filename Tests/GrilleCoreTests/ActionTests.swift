import GrilleCore
import Testing

@Suite("Actions")
struct ActionTests {
  static let all: [Action] =
    [
      .keep, .label, .drop, .mask(first: 0, last: 4), .mask(first: 6, last: 4),
      .mask(first: 6, last: 0), .mask(first: 0, last: 0), .token, .fpe(first: 0, last: 0),
      .fpe(first: 6, last: 4), .fpe(first: 0, last: 4), .encrypt(joinable: false),
      .encrypt(joinable: true), .jwe, .surrogate, .shift, .fingerprint,
    ] + Generalization.allCases.map { .generalize($0) }

  /// Two voices about one value, and what is done.
  @Test(
    arguments: [
      (.keep, .label, .label), (.token, .keep, .token), (.label, .drop, .drop),
      (.mask(first: 6, last: 4), .mask(first: 0, last: 4), .mask(first: 0, last: 4)),
      (.mask(first: 6, last: 0), .mask(first: 0, last: 4), .mask(first: 0, last: 0)),
      (.mask(first: 0, last: 4), .token, .token), (.token, .fingerprint, .fingerprint),
      (.generalize(.year), .generalize(.day), .label),  // neither holds the other
      (.mask(first: 0, last: 4), .fpe(first: 0, last: 4), .label),
    ] as [(Action, Action, Action)])
  func stronger(_ one: Action, _ other: Action, expected: Action) {
    #expect(one.orStronger(other) == expected)
  }

  @Test("the stronger of two is the same in any order, and is itself with itself")
  func lattice() {
    for one in Self.all {
      #expect(one.orStronger(one) == one)
      #expect(Action.keep.orStronger(one) == one)
      for other in Self.all {
        let stronger = one.orStronger(other)
        #expect(stronger == other.orStronger(one), "\(one), \(other)")
        #expect(stronger.orStronger(one) == stronger, "\(one), \(other)")
        #expect(stronger.loss >= min(one.loss, other.loss))
      }
    }
  }

  @Test("every action is read as it is written")
  func roundTrip() {
    for action in Self.all { #expect(Action(action.description) == action) }
  }

  @Test("what may be asked for what is never kept")
  func neverKept() {
    let spared = Self.all.filter(\.sparesNeverKept)
    #expect(Set(spared) == [.label, .drop, .mask(first: 0, last: 0), .fingerprint])
  }

  @Test("what needs a key says so")
  func keys() {
    let keyed = Set(Self.all.filter(\.needsKey).map(\.description))
    #expect(
      keyed == [
        "token", "fpe", "fpe(6, 4)", "fpe(0, 4)", "encrypt", "encrypt(joinable)", "encrypt(jwe)",
        "surrogate", "shift", "fingerprint",
      ])
  }
}
