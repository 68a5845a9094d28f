/// What one kind of reader sees of each type, and how much that may add up to.
///
/// A view is closed: a type that it does not speak of is labelled, and whatever it says of what may
/// never be kept, nothing but a fingerprint of that is left.
public struct View: Hashable, Sendable {
  /// The name of a view. An open set: a bank may add its own.
  public struct ID: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The name.
    public let rawValue: String
    /// Takes the name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Takes the name.
    public init(_ id: String) { rawValue = id }
    /// The name.
    public var description: String { rawValue }
    /// By name.
    public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
  }

  /// The name.
  public var id: ID
  /// Who it is for.
  public var name: String
  /// The highest level that a scope may come to in this view.
  public var ceiling: Sensitivity
  /// What happens to each type, before anything adds up.
  public var actions: [InfoType: Action]
  /// What happens instead once a condition is met: `case`, a recorded case number and reason; or a role
  /// beside the one that the view is for.
  public var grants: [String: [InfoType: Action]]
  /// What must stay exact: it passes or is withheld, and is never made coarser or moved.
  public var exact: Set<InfoType>
  /// How much the reader needs each type, 2 unless told: what is needed least is weakened first.
  public var weights: [InfoType: Int]
  /// Whether nothing is shown without a consent of the person.
  public var needsConsent: Bool
  /// The types that a grant has opened; a policy's limits do not close them again.
  public private(set) var granted: Set<InfoType> = []
  /// The views of which this one is what all of them show: itself alone, unless they met.
  public private(set) var parts: [ID]

  /// Joins the parts.
  public init(
    id: ID, name: String, ceiling: Sensitivity, actions: [InfoType: Action] = [:],
    grants: [String: [InfoType: Action]] = [:], exact: Set<InfoType> = [],
    weights: [InfoType: Int] = [:], needsConsent: Bool = false
  ) {
    self.id = id
    self.name = name
    self.ceiling = ceiling
    self.actions = actions
    self.grants = grants
    self.exact = exact
    self.weights = weights
    self.needsConsent = needsConsent
    parts = [id]
  }

  /// The view of a reader of whom nothing is known: every finding is labelled.
  public static let nothing = View(id: .nothing, name: "Nobody known", ceiling: .publicData)

  /// What happens to values of `type`, before anything adds up.
  public func action(for type: InfoType) -> Action { actions[type] ?? .label }

  /// How much the reader needs `type`.
  public func weight(of type: InfoType) -> Int { weights[type] ?? 2 }
}

extension View.ID {
  /// Who builds and runs the software; reads logs.
  public static let developer = View.ID("developer")
  /// Customer service.
  public static let support = View.ID("support")
  /// At the counter.
  public static let teller = View.ID("teller")
  /// Runs a branch.
  public static let manager = View.ID("manager")
  /// Investigates fraud.
  public static let fraud = View.ID("fraud")
  /// Fights money laundering and answers for the rules.
  public static let compliance = View.ID("compliance")
  /// Audits from inside.
  public static let auditor = View.ID("auditor")
  /// Audits or examines from outside.
  public static let examiner = View.ID("examiner")
  /// The person themselves.
  public static let customer = View.ID("customer")
  /// Counts and models.
  public static let analyst = View.ID("analyst")
  /// A third party to which the person has given a consent.
  public static let tpp = View.ID("tpp")
  /// Nobody known.
  public static let nothing = View.ID("nothing")
}

extension View {
  /// What both show: of each type the more protected form, up to the lower ceiling.
  public func meeting(_ other: View) -> View {
    var met = self
    if id != other.id { met.id = ID("\(id)+\(other.id)") }
    met.parts += other.parts.filter { !parts.contains($0) }
    met.ceiling = min(ceiling, other.ceiling)
    for type in actions.keys { met.lower(type, to: other.action(for: type)) }
    met.grants = [:]  // a condition that widens one of the two does not widen what both show
    met.granted.formIntersection(other.granted)
    met.exact.formUnion(other.exact)
    met.weights.merge(other.weights, uniquingKeysWith: max)
    met.needsConsent = needsConsent || other.needsConsent
    return met
  }

  /// The view with what it grants under `condition`; the same where it grants nothing.
  public func granting(_ condition: String) -> View {
    var view = self
    for (type, action) in grants[condition] ?? [:] {
      view.actions[type] = action
      view.granted.insert(type)
    }
    return view
  }

  /// Protects `type` at least as `action` does; what a grant had opened is closed by that.
  mutating func lower(_ type: InfoType, to action: Action) {
    let before = self.action(for: type)
    let lowered = before.orStronger(action)
    guard lowered != before else { return }
    actions[type] = lowered
    granted.remove(type)
  }
}
