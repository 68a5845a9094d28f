/// Which action a policy names for a type: by the type, else by its category, else for all the rest.
public struct Choices: Hashable, Sendable {
  /// What happens to what nothing more precise is said about.
  public enum Rest: Hashable, Sendable {
    /// Each type's own action, as its pack says.
    case own
    /// The same for all.
    case action(Action)
  }

  /// By type.
  public var types: [InfoType: Action]
  /// By category, where the type is not named.
  public var categories: [Category: Action]
  /// Where neither is named; nil if nothing is said.
  public var otherwise: Rest?

  /// Joins the parts.
  public init(
    types: [InfoType: Action] = [:], categories: [Category: Action] = [:], otherwise: Rest? = nil
  ) {
    self.types = types
    self.categories = categories
    self.otherwise = otherwise
  }

  /// Whether nothing is said.
  public var isEmpty: Bool { types.isEmpty && categories.isEmpty && otherwise == nil }

  /// What is said about the type, and by which key.
  public func choice(for definition: TypeDefinition) -> (action: Action, key: PolicyEntry.Key)? {
    if let action = types[definition.type] { return (action, .type(definition.type)) }
    if let action = categories[definition.category] {
      return (action, .category(definition.category))
    }
    switch otherwise {
    case .own: return (definition.action, .otherwise)
    case .action(let action): return (action, .otherwise)
    case nil: return nil
    }
  }
}

/// What happens to each type, for whom, and how much of it may add up.
public struct Policy: Hashable, Sendable {
  /// What a policy changes in a view.
  public struct ViewChange: Hashable, Sendable {
    /// A lower ceiling; nil for the view's own.
    public var ceiling: Sensitivity?
    /// Actions that stand for those of the view.
    public var actions: Choices

    /// Joins the parts.
    public init(ceiling: Sensitivity? = nil, actions: Choices = Choices()) {
      self.ceiling = ceiling
      self.actions = actions
    }
  }

  /// The name.
  public var id: String
  /// What it is for.
  public var about: String
  /// How sure a finding must be to be acted on.
  public var threshold: Likelihood
  /// The packs of combination rules that are on; nil for all of them.
  public var rules: Set<CombinationRule.Pack>?
  /// The view where none is asked for; nil for none.
  public var view: View.ID?
  /// The ceiling where there is no view; nil for none.
  public var ceiling: Sensitivity?
  /// Whether it says that look-alikes stand among what it gives out: without that it may ask for none.
  public var marksSurrogates: Bool
  /// What happens where there is no view.
  public var actions: Choices
  /// The least that is done in every view and without one; a grant of a view may go beyond.
  public var limits: Choices
  /// What is changed in views.
  public var views: [View.ID: ViewChange]

  /// Joins the parts.
  public init(
    id: String, about: String = "", threshold: Likelihood = .possible,
    rules: Set<CombinationRule.Pack>? = nil, view: View.ID? = nil, ceiling: Sensitivity? = nil,
    marksSurrogates: Bool = false, actions: Choices = Choices(), limits: Choices = Choices(),
    views: [View.ID: ViewChange] = [:]
  ) {
    self.marksSurrogates = marksSurrogates
    self.id = id
    self.about = about
    self.threshold = threshold
    self.rules = rules
    self.view = view
    self.ceiling = ceiling
    self.actions = actions
    self.limits = limits
    self.views = views
  }
}

/// A place in a policy: for messages.
public struct PolicyEntry: Hashable, Sendable {
  /// What an entry is about.
  public enum Key: Hashable, Sendable {
    /// A type's action.
    case type(InfoType)
    /// A category's action.
    case category(Category)
    /// The action for the rest.
    case otherwise
    /// A ceiling.
    case ceiling
    /// The policy, or the view, as a whole.
    case whole
  }

  /// The part of the policy.
  public enum Part: Hashable, Sendable {
    /// Where there is no view.
    case actions
    /// What holds everywhere.
    case limits
    /// A view.
    case view(View.ID)
  }

  /// The part.
  public var part: Part
  /// What it is about.
  public var key: Key

  /// Joins the two.
  public init(_ part: Part, _ key: Key) {
    self.part = part
    self.key = key
  }
}
