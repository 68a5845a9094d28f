/// Something coarser that a value lies in.
public enum Generalization: String, Hashable, Sendable, CaseIterable, CustomStringConvertible {
  /// The year of a date.
  case year
  /// The day of a point in time.
  case day
  /// The first three digits of a US ZIP code.
  case zip3
  /// The band of amounts that an amount lies in.
  case band
  /// The group of trades that a merchant category code belongs to.
  case mccGroup = "mcc_group"
  /// The square of a whole degree that a position lies in.
  case degree

  /// As policies write it: `mcc_group`.
  public var description: String { rawValue }
}
