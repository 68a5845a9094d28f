/// Something that a policy may not ask for, and where it asks for it.
public struct PolicyFault: Hashable, Sendable, CustomStringConvertible {
  /// The kind; an open set.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The word.
    public let rawValue: String
    /// Takes the word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// It says nothing.
    public static let empty = Code(rawValue: "empty")
    /// More than a label, nothing or a fingerprint is left of what may never be kept.
    public static let neverKept = Code(rawValue: "never-kept")
    /// A fingerprint of what has few enough values to try them all.
    public static let guessable = Code(rawValue: "guessable")
    /// Format-preserving encryption of fewer than a million values.
    public static let smallDomain = Code(rawValue: "small-domain")
    /// A hash that was made without a key is shown.
    public static let unkeyedHash = Code(rawValue: "unkeyed-hash")
    /// A mask that shows more of a value than is known to be safe.
    public static let wideMask = Code(rawValue: "wide-mask")
    /// A whole card number in a view that no grant or consent opens.
    public static let wholeCardNumber = Code(rawValue: "whole-card-number")
    /// A whole restricted value for all to read.
    public static let shownToAll = Code(rawValue: "shown-to-all")
    /// A card number cut in two ways that show more together.
    public static let twoTruncations = Code(rawValue: "two-truncations")
    /// A cut card number beside a token or hash of it.
    public static let twoDisguises = Code(rawValue: "two-disguises")
    /// Look-alikes in a policy that does not say so.
    public static let unmarkedSurrogates = Code(rawValue: "unmarked-surrogates")
    /// An action that does not fit the type.
    public static let unfitting = Code(rawValue: "unfitting")
    /// What must stay exact is made coarser, moved or replaced.
    public static let inexact = Code(rawValue: "inexact")
    /// A type that is above the ceiling by itself.
    public static let aboveCeiling = Code(rawValue: "above-ceiling")
    /// A ceiling above that of the view.
    public static let raisedCeiling = Code(rawValue: "raised-ceiling")
    /// A ceiling without rules that count up.
    public static let noRules = Code(rawValue: "no-rules")
  }

  /// The kind.
  public var code: Code
  /// Where it is asked for.
  public var entry: PolicyEntry
  /// The view in which it shows; nil where there is none.
  public var view: View.ID?
  /// What is wrong, and what would be right.
  public var reason: String

  /// Joins the parts.
  public init(_ code: Code, at entry: PolicyEntry, view: View.ID? = nil, reason: String) {
    self.code = code
    self.entry = entry
    self.view = view
    self.reason = reason
  }

  /// As `view developer: pin: …`.
  public var description: String { view.map { "view \($0): \(reason)" } ?? reason }
}
