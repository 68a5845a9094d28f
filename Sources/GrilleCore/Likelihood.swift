/// How sure we are that a finding is what it says, in five steps.
public enum Likelihood: Int, Hashable, Sendable, CaseIterable, Comparable, CustomStringConvertible {
  /// The form fits, and so do countless innocent values.
  case veryUnlikely = 0
  /// Something speaks against it.
  case unlikely
  /// As likely as not; acted on by default.
  case possible
  /// A strong form, or a name or keyword.
  case likely
  /// Form, check and context agree.
  case veryLikely

  /// As packs and options write it: `very_likely`.
  public var description: String {
    switch self {
    case .veryUnlikely: "very_unlikely"
    case .unlikely: "unlikely"
    case .possible: "possible"
    case .likely: "likely"
    case .veryLikely: "very_likely"
    }
  }

  /// The step called `name`, or nil.
  public init?(_ name: String) {
    guard let step = Likelihood.allCases.first(where: { $0.description == name }) else {
      return nil
    }
    self = step
  }

  /// This likelihood `steps` lower, not below the lowest.
  public func lowered(by steps: Int) -> Likelihood {
    Likelihood(rawValue: max(0, rawValue - steps)) ?? .veryUnlikely
  }

  /// By how sure we are.
  public static func < (left: Likelihood, right: Likelihood) -> Bool {
    left.rawValue < right.rawValue
  }
}
