/// What a value is wanted for. An open set; the names are those of the matrix of views.
public struct Purpose: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// The name.
  public let rawValue: String
  /// Takes the name.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// The name.
  public var description: String { rawValue }

  /// The person looks at what is theirs.
  public static let ownData = Purpose(rawValue: "own_data")
  /// A customer is served.
  public static let servicing = Purpose(rawValue: "servicing")
  /// A fraud is investigated.
  public static let fraudInvestigation = Purpose(rawValue: "fraud_investigation")
  /// Books are audited.
  public static let audit = Purpose(rawValue: "audit")
}
