//  PCI DSS 3.5.1: a cut card number and something that can be joined with it stand in each other's way.
//  Whoever has both tries the digits between.

extension PolicyLinter {
  /// The card number in all its forms, and what of each is left.
  private static let forms: [InfoType] = [
    .cardNumber, .cutCardNumber, .cardLastDigits, .cardToken, .cardHash,
  ]

  func disguises(in clearance: Clearance) -> [PolicyFault] {
    let uses = definitions.filter { Self.forms.contains($0.type) }.map { definition in
      let (action, entry) = clearance.chosen(for: definition)
      return Use(
        definition: definition, atom: atoms.atom(for: definition.type), action: action,
        entry: entry, view: clearance.view?.id)
    }
    return [twoDisguises(uses), twoTruncations(uses)].compactMap { $0 }
  }

  private func twoDisguises(_ uses: [Use]) -> PolicyFault? {
    let joinable = uses.filter { Disguise($0.action, of: $0.definition.type)?.isJoinable == true }
    let cut = uses.filter { Disguise($0.action, of: $0.definition.type)?.shows != nil }
    for one in joinable {
      for other in cut where other.definition.type != one.definition.type {
        return Self.later(one, other).fault(
          .twoDisguises,
          "a cut card number stands beside what ties it to its token or hash"
            + " (\(one.definition.type): \(one.action), \(other.definition.type): \(other.action))")
      }
    }
    return nil
  }

  private func twoTruncations(_ uses: [Use]) -> PolicyFault? {
    let cut = uses.filter { Disguise($0.action, of: $0.definition.type)?.shows != nil }
    for one in cut {
      for other in cut {
        guard let shown = Disguise(one.action, of: one.definition.type)?.shows,
          let more = Disguise(other.action, of: other.definition.type)?.shows,
          shown.addsUp(with: more)
        else { continue }
        return Self.later(one, other).fault(
          .twoTruncations,
          "two ways of cutting a card number show more together than either"
            + " (\(one.definition.type): \(one.action), \(other.definition.type): \(other.action))")
      }
    }
    return nil
  }

  /// Of two uses the one to blame: what the policy says of its own accord before what a view says.
  private static func later(_ one: Use, _ other: Use) -> Use {
    one.entry.key == .whole || one.entry.key == .otherwise ? other : one
  }
}

/// How a card number comes out: which digits of it, and whether it can be tied to another place.
public struct Disguise: Hashable, Sendable {
  /// The digits that are shown at either end.
  public struct Digits: Hashable, Sendable {
    /// From the start.
    public var first: Int
    /// At the end.
    public var last: Int

    /// Joins the two.
    public init(first: Int, last: Int) {
      self.first = first
      self.last = last
    }

    /// Whether the two show more together than each alone.
    public func addsUp(with other: Digits) -> Bool {
      let both = Digits(first: max(first, other.first), last: max(last, other.last))
      return both != self && both != other
    }
  }

  /// The digits that are shown; nil if none, or if it is not cut.
  public var shows: Digits?
  /// Whether equal numbers come out equal: a token or a hash.
  public var isJoinable: Bool

  /// Joins the parts.
  public init(shows: Digits?, isJoinable: Bool) {
    self.shows = shows
    self.isJoinable = isJoinable
  }

  /// How a value of `type` comes out under `action`; nil if it is no form of a card number, or if it is
  /// neither cut nor joinable then.
  ///
  /// Of a cut number that stands in the data the common form, six and four, is taken to be shown.
  public init?(_ action: Action, of type: InfoType) {
    switch (type, action) {
    case (.cardNumber, .mask(let first, let last)) where first + last > 0:
      self.init(shows: Digits(first: first, last: last), isJoinable: false)
    case (.cardNumber, .fpe(let first, let last)):
      self.init(
        shows: first + last > 0 ? Digits(first: first, last: last) : nil, isJoinable: true)
    case (.cutCardNumber, .keep):
      self.init(shows: Digits(first: 6, last: 4), isJoinable: false)
    case (.cutCardNumber, .mask(let first, let last)) where first + last > 0:
      self.init(shows: Digits(first: min(first, 6), last: min(last, 4)), isJoinable: false)
    case (.cardLastDigits, .keep):
      self.init(shows: Digits(first: 0, last: 4), isJoinable: false)
    case (.cardToken, .keep), (.cardHash, .keep):
      self.init(shows: nil, isJoinable: true)
    case (.cardNumber, .token), (.cardNumber, .fingerprint), (.cardToken, .token),
      (.cardToken, .fingerprint), (.cardHash, .token), (.cardHash, .fingerprint),
      (.cardNumber, .encrypt(joinable: true)), (.cardToken, .encrypt(joinable: true)),
      (.cardHash, .encrypt(joinable: true)):
      self.init(shows: nil, isJoinable: true)
    default: return nil
    }
  }
}
