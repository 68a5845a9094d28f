//  What a record adds up to, and what is taken back of it for that.

public import GrilleCore
internal import GrillePacks
internal import GrilleScan
internal import GrilleTransforms

/// One stream, as a reader sees it: what was shown, and what the record in hand may show.
struct Watch {
  let disclosure: Disclosure
  var guardian: ExposureGuard
  /// By number of a type, its atom, and whether its values may be of several kinds.
  private let atoms: [(atom: Atom, isRefined: Bool)]
  /// Of the decisions in hand, their atoms.
  private var found: [Atom] = []
  /// What was decided of the record in hand.
  private(set) var verdict = Verdict(leaves: Exposure())
  /// The key of the record in hand.
  private(set) var key: CorrelationKey?
  /// Whether records are only looked at, to be decided later by another.
  var observes = false
  /// What was observed in the record in hand and may add up; nil if nothing was.
  private(set) var observed: Exposure?

  init?(_ disclosure: Disclosure?, types: [TypeDefinition]) {
    guard let disclosure, let guardian = disclosure.guardian else { return nil }
    self.disclosure = disclosure
    self.guardian = guardian
    let table = disclosure.library.book.atoms
    atoms = types.map { type in
      (table.atom(for: type.type), !table.refinements(of: type.type).isEmpty)
    }
  }

  /// Decides on a record, and weakens those of `decisions` that it must.
  ///
  /// - Parameters:
  ///   - types: the decisions' types by number.
  ///   - key: what ties the record to others; asked for only where something may add up.
  ///   - isAgain: whether `text` is what came out of the record: nothing new is decided.
  mutating func weaken(
    _ decisions: inout [Decision], types: [Int], in text: Span<UInt8>,
    key: () -> CorrelationKey?, offset: Int, isAgain: Bool
  ) {
    let book = disclosure.library.book
    found.removeAll(keepingCapacity: true)
    for (decision, type) in zip(decisions, types) {
      let known = atoms[type]
      found.append(
        known.isRefined
          ? book.atom(for: decision.type, value: text.extracting(decision.range.range))
          : known.atom)
    }
    if !isAgain { decide(decisions, in: text, keyed: key, offset: offset) }
    guard !verdict.changes.isEmpty else { return }
    for index in decisions.indices {
      guard let change = verdict.change(of: found[index]) else { continue }
      decisions[index].action = decisions[index].action.orStronger(change.action)
    }
  }

  private mutating func decide(
    _ decisions: [Decision], in text: Span<UInt8>, keyed: () -> CorrelationKey?, offset: Int
  ) {
    let exposure = Exposure(found)
    observed = nil
    guard exposure.intersects(guardian.enforcer.concerns) else {
      (verdict, key) = (Verdict(leaves: Exposure()), nil)
      return
    }
    key = keyed()
    if observes {
      if key != nil { observed = exposure }
      return
    }
    verdict = guardian.decide(
      exposure, key: key, points: key == nil ? [] : points(of: decisions, in: text),
      offset: UInt64(offset))
  }

  /// The rules because of which the decision at `index` was changed.
  func rules(ofDecision index: Int) -> [CombinationRule.ID] {
    index < found.count ? verdict.change(of: found[index])?.rules ?? [] : []
  }

  /// For each count by key, a hash of the things of the record that make a point together.
  private func points(of decisions: [Decision], in text: Span<UInt8>) -> [UInt64?] {
    let counts = disclosure.library.book.counts.filter { $0.scope == .key }
    return counts.map { count in
      var hash: UInt64 = 0
      for group in count.groups {
        guard let place = found.firstIndex(where: { group.contains($0) }) else { return nil }
        hash = Correlation.hash(text.extracting(decisions[place].range.range), after: hash)
      }
      return hash
    }
  }
}

/// What earlier records of a key have shown that should have been kept back, had it been known.
public struct LateRaise: Sendable {
  /// The record that made it known, from 1.
  public var record: Int
  /// The rules that would be satisfied.
  public var rules: [CombinationRule.ID]
  /// Where the records begin that showed the other parts, in bytes of the stream.
  public var earlier: [UInt64]
}
