//  Who reads, and what that comes to for each type: a policy in one of its views, and what guards that
//  nothing adds up to more than the view's ceiling.

public import GrilleCore
internal import GrilleFormats
internal import GrillePacks
internal import GrilleTransforms

/// Who reads what a redactor gives out.
public struct Reader: Hashable, Sendable {
  /// Where a policy comes from.
  public enum PolicySource: Hashable, Sendable {
    /// One that comes with Grille, by its name.
    case builtIn(String)
    /// One of a bank's own; `file` is for messages.
    case yaml(String, file: String)

    /// Each type's own action, and the views as they come.
    public static let standard = PolicySource.builtIn("default")
    /// For systems that store, process or pass on card data.
    public static let pciDSS = PolicySource.builtIn("pci-dss")
    /// For customer information of US financial institutions.
    public static let glba = PolicySource.builtIn("glba")
    /// For account-information and payment-initiation services in Europe.
    public static let psd2 = PolicySource.builtIn("psd2")
    /// For personal data in Europe.
    public static let gdpr = PolicySource.builtIn("gdpr")
    /// For books and the papers behind them.
    public static let sox = PolicySource.builtIn("sox")
    /// All that is found is labelled.
    public static let strict = PolicySource.builtIn("strict")
  }

  /// How the reader is known.
  public enum Identity: Hashable, Sendable {
    /// By nothing: the policy's own view, or its actions where it has none.
    case unknown
    /// By a view's name.
    case view(View.ID)
    /// By claims that somebody has verified, at a time in seconds since 1970. Grille does not verify tokens.
    case claims(Claims, at: Int64)
  }

  /// The policy.
  public var policy: PolicySource
  /// The reader.
  public var identity: Identity
  /// Names of fields whose value ties records together; nil for the common ones (`trace_id`, `session`,
  /// `customer_id`).
  public var keys: [String]?
  /// Types to be expected in every record and under every key, before any was seen: what is shown leaves
  /// room for them, so that nothing has to be raised late because of one. For streams of which no one
  /// sees all, such as shards. Needs a reader with a ceiling.
  public var expected: Set<InfoType> = []

  /// Joins the parts.
  public init(
    policy: PolicySource = .standard, identity: Identity = .unknown, keys: [String]? = nil
  ) {
    self.policy = policy
    self.identity = identity
    self.keys = keys
  }

  /// A reader with a view, by its name, under a built-in policy.
  public init(policy: String = "default", view: View.ID) {
    self.init(policy: .builtIn(policy), identity: .view(view))
  }
}

/// What a reader comes to, made ready.
struct Disclosure: Sendable {
  let clearance: Clearance
  let library: PolicyLibrary
  let enforcer: Enforcer?
  let correlation: Correlation
  /// The atoms of what the reader expects.
  private let expected: Exposure
  /// What a first pass over the stream saw.
  var firstPass: KeyTable?
  private let actions: [InfoType: Action]
  private let keptByPacks: Set<InfoType>

  /// - Throws: ``PackError`` for a policy that cannot be read or is not safe, or a view that is not there.
  init(_ reader: Reader, over definitions: [InfoType: TypeDefinition]) throws(PackError) {
    library = try PolicyLibrary.builtIn(over: definitions.values)
    let policy =
      switch reader.policy {
      case .builtIn(let name): try library.policy(named: name)
      case .yaml(let yaml, let file): try library.policy(yaml: yaml, file: file)
      }
    switch reader.identity {
    case .unknown: clearance = try library.clearance(policy)
    case .view(let id):
      clearance = try library.clearance(policy, view: id)
      guard clearance.view?.needsConsent != true else {
        throw PackError(
          .unknownName, file: "views.yaml", line: 0,
          reason: "the view \"\(id)\" shows what a consent allows: only claims lead to it")
      }
    case .claims(let claims, let now):
      clearance = Clearance(policy, view: library.matrix.view(for: claims, at: now))
    }
    let (clearance, atoms) = (clearance, library.book.atoms)
    let enforcer = library.enforcer(for: clearance)
    self.enforcer = enforcer
    expected = try Self.expected(reader, atoms, definitions, counts: enforcer != nil)
    actions = definitions.mapValues { definition in
      let floor = enforcer?.action(for: atoms.atom(for: definition.type)) ?? .keep
      return clearance.action(for: definition).orStronger(floor)
    }
    keptByPacks = Set(definitions.values.filter { $0.action == .keep }.map(\.type))
    correlation = Correlation(reader.keys ?? library.book.correlationFields)
  }

  /// What happens to values of `type`, before anything adds up; a label for a type that is not known.
  func action(for type: InfoType) -> Action { actions[type] ?? .label }

  /// The types that are kept and take part in nothing that may have to be kept back: a record in which
  /// there is nothing else passes. Nil where they are those that their packs keep.
  var harmless: Set<InfoType>? {
    let atoms = library.book.atoms
    let harmless = actions.keys.filter { type in
      guard actions[type] == .keep else { return false }
      guard let concerns = enforcer?.concerns else { return true }
      return !concerns.contains(atoms.atom(for: type))
        && !concerns.intersects(Exposure(atoms.refinements(of: type)))
    }
    return Set(harmless) == keptByPacks ? nil : Set(harmless)
  }

  /// What makes values coarser.
  var generalizer: Generalizer {
    Generalizer(mccGroups: library.book.mccGroups, sparseZIP3: library.book.sparseZIP3)
  }

  /// The atoms of the types that `reader` expects, and of the kinds of them that rules tell apart.
  private static func expected(
    _ reader: Reader, _ atoms: AtomTable, _ definitions: [InfoType: TypeDefinition], counts: Bool
  ) throws(PackError) -> Exposure {
    var expected = Exposure()
    for type in reader.expected.sorted() {
      guard definitions[type] != nil else {
        throw PackError(
          .unknownName, file: "expected types", line: 0, reason: "there is no info type \"\(type)\""
        )
      }
      expected.insert(atoms.atom(for: type))
      expected.formUnion(Exposure(atoms.refinements(of: type)))
    }
    guard counts || expected.isEmpty else {
      throw PackError(
        .badValue, file: "expected types", line: 0,
        reason: "nothing is counted up for this reader: give a view, or a policy with a ceiling")
    }
    return expected
  }

  /// What guards one stream; nil if nothing is counted up.
  var guardian: ExposureGuard? {
    guard let enforcer else { return nil }
    var guardian = library.exposureGuard(enforcer)
    guardian.expected = expected
    guardian.firstPass = firstPass
    return guardian
  }
}
