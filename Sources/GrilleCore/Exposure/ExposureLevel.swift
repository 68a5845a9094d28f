/// The harm a scope does: a step, and beside it whether something in it may never be kept.
///
/// `4N` is not a fifth step: a view may be cleared for step 4, none is cleared for `N`. The two parts
/// join on their own, so that levels are a lattice and joining them cannot lower either part.
public struct ExposureLevel: Hashable, Sendable, CustomStringConvertible {
  /// The step.
  public var sensitivity: Sensitivity
  /// Whether something in it may not be stored after its use.
  public var neverKeep: Bool

  /// Joins the parts.
  public init(_ sensitivity: Sensitivity, neverKeep: Bool = false) {
    self.sensitivity = sensitivity
    self.neverKeep = neverKeep
  }

  /// The level of a scope that has shown nothing.
  public static let lowest = ExposureLevel(.publicData)

  /// Reads what ``description`` writes: `1` to `4`, with `N` behind it if never kept; else nil.
  public init?(_ text: String) {
    var digits = Substring(text)
    let neverKeep = digits.last == "N"
    if neverKeep { digits.removeLast() }
    guard let step = Int(digits), let sensitivity = Sensitivity(rawValue: step) else { return nil }
    self.init(sensitivity, neverKeep: neverKeep)
  }

  /// As the tables write it: `3`, `4N`.
  public var description: String { "\(sensitivity.rawValue)\(neverKeep ? "N" : "")" }

  /// The higher step, and never kept if either is.
  public func joined(with other: ExposureLevel) -> ExposureLevel {
    ExposureLevel(
      max(sensitivity, other.sensitivity), neverKeep: neverKeep || other.neverKeep)
  }

  /// Whether a view cleared up to `ceiling` may see it; what is never kept no view may see.
  public func isWithin(_ ceiling: Sensitivity) -> Bool { !neverKeep && sensitivity <= ceiling }

  /// Whether neither part is above that of `other`.
  public func isAtMost(_ other: ExposureLevel) -> Bool {
    sensitivity <= other.sensitivity && (other.neverKeep || !neverKeep)
  }
}
