/// Types that views treat alike: a row of the matrix.
public struct ElementGroup: Hashable, Sendable {
  /// The name that views use.
  public var id: String
  /// The types.
  public var types: [InfoType]

  /// Joins the parts.
  public init(id: String, types: [InfoType]) {
    self.id = id
    self.types = types
  }
}

/// What a consent lets a third party see.
public struct Consent: Hashable, Sendable {
  /// Types that are shown as they are.
  public var clears: Set<InfoType>
  /// Types of which a part is shown.
  public var masks: [InfoType: Action]

  /// Joins the parts.
  public init(clears: Set<InfoType> = [], masks: [InfoType: Action] = [:]) {
    self.clears = clears
    self.masks = masks
  }

  /// Joins `other` in: what either lets be seen.
  public mutating func formUnion(_ other: Consent) {
    clears.formUnion(other.clears)
    masks.merge(other.masks) { first, _ in first }
  }

  /// What happens to `type` under this consent.
  public func action(for type: InfoType) -> Action {
    clears.contains(type) ? .keep : masks[type] ?? .label
  }
}

/// Who sees what: every view over every type, and what leads from claims to a view.
///
/// Immutable; threads share one. `Patterns/views.yaml` is where it comes from.
public struct ViewMatrix: Sendable {
  /// The rows.
  public var groups: [ElementGroup] = []
  /// The columns, by name.
  public var views: [View.ID: View] = [:]
  /// Which view a role has.
  public var roles: [String: View.ID] = [:]
  /// Which views a purpose is served with.
  public var purposes: [String: Set<View.ID>] = [:]
  /// What each scope or permission lets be seen.
  public var consents: [String: Consent] = [:]
  /// What any consent that holds lets be seen.
  public var anyConsent = Consent()
  /// Authentication classes (`acr`) that count as a strong sign-in.
  public var strongSignIns: Set<String> = []
  /// What is left of restricted types in the clear where the sign-in was not strong.
  public var withoutStrongSignIn: [InfoType: Action] = [:]

  /// Nobody sees anything.
  public init() {}

  /// The view called `id`; nothing at all for a name that no view has.
  public func view(_ id: View.ID) -> View { views[id] ?? .nothing }
}
