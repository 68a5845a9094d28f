//  Which of two actions protects more. Needed where two voices speak about one value, a view and a
//  policy, a role and a consent: the more protective one is heard.

extension Action {
  /// Whether nothing of the value and nothing that ties it to itself stays.
  public var leavesNothing: Bool {
    switch self {
    case .label, .drop, .mask(0, 0): true
    default: false
    }
  }

  /// Whether a key is needed to carry it out.
  public var needsKey: Bool {
    switch self {
    case .token, .fpe, .encrypt, .jwe, .surrogate, .shift, .fingerprint: true
    case .keep, .label, .drop, .mask, .generalize: false
    }
  }

  /// Whether it may be asked for a value that may never be kept: nothing stays of it, or a
  /// fingerprint.
  public var sparesNeverKept: Bool { self == .fingerprint || leavesNothing }

  /// How much is lost to the reader, from 0: what is weighed when the cheapest value is sought. The numbers
  /// are our judgement; what matters is their order, from what leaves most to work with to what leaves
  /// nothing.
  public var loss: Int {
    switch self {
    case .keep: 0
    case .shift: 1
    case .generalize: 3
    case .mask(0, 0): 8
    case .mask: 4
    case .fpe, .token, .surrogate: 5
    case .fingerprint: 6
    case .encrypt(joinable: true): 5
    case .encrypt, .jwe, .label: 8
    case .drop: 9
    }
  }

  /// The one of the two that protects more; of two that show different ends of a value, one that shows of
  /// each end what both show; of two that cannot be compared, the label. The order does not matter.
  public func orStronger(_ other: Action) -> Action {
    switch (self, other) {
    case (.mask(let first, let last), .mask(let otherFirst, let otherLast)):
      return .mask(first: min(first, otherFirst), last: min(last, otherLast))
    case (.fpe(let first, let last), .fpe(let otherFirst, let otherLast)):
      return .fpe(first: min(first, otherFirst), last: min(last, otherLast))
    default:
      if self == other { return self }
      if strength == other.strength { return .label }
      return other.strength > strength ? other : self
    }
  }

  /// How well a value is protected: the more is left of it, or the closer it comes to telling two
  /// people apart, the lower.
  private var strength: Int {
    switch self {
    case .keep: 0
    case .shift: 1
    case .mask(0, 0): 8
    case .mask: 2
    case .generalize: 3
    case .fpe(0, 0): 4
    case .fpe: 2
    case .token, .surrogate: 5
    case .fingerprint: 6
    case .encrypt(joinable: true): 5
    case .encrypt, .jwe: 7
    case .label: 9
    case .drop: 10
    }
  }
}
