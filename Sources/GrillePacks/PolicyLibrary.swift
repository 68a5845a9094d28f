public import GrilleCore

/// The policies and views that come with Grille, over a set of types; and the way a user's are read.
///
/// Immutable; threads share one. Making one reads three YAML files, some milliseconds, so it is made only
/// where a policy, a view or combinations are asked for.
///
/// ```swift
/// let library = try PolicyLibrary.builtIn(over: redactor.definitions.values)
/// let clearance = Clearance(try library.policy(named: "pci-dss"), view: library.matrix.view(.support))
/// ```
public struct PolicyLibrary: Sendable {
  /// What data adds up to.
  public let book: RuleBook
  /// Who sees what.
  public let matrix: ViewMatrix
  let definitions: [TypeDefinition]

  /// The library of `book` and `matrix` over `types`.
  public init(book: RuleBook, matrix: ViewMatrix, over types: some Sequence<TypeDefinition>) {
    self.book = book
    self.matrix = matrix
    definitions = types.sorted { $0.type < $1.type }
  }

  /// What comes with Grille, over `types` and with the rules of `more` behind the built-in ones.
  ///
  /// - Throws: ``PackError`` for the first mistake in `more`.
  public static func builtIn(
    over types: some Sequence<TypeDefinition>, and more: [RuleSource] = []
  ) throws(PackError) -> PolicyLibrary {
    let types = Array(types)
    let book = try RuleBook.builtIn(over: types, and: more)
    let matrix = try ViewMatrix(
      yaml: try BuiltInTables.yaml(at: "views"), file: "views.yaml", over: book)
    return PolicyLibrary(book: book, matrix: matrix, over: types)
  }

  /// The names of the built-in policies, in order; reads no YAML.
  public static var names: [String] {
    BuiltInTables.paths.filter { $0.hasPrefix(folder) }.map { String($0.dropFirst(folder.count)) }
      .sorted()
  }

  /// The YAML of the built-in policy `name`, to be shown or copied.
  ///
  /// - Throws: ``PackError/Code/unreadable`` if there is none.
  public static func yaml(ofPolicy name: String) throws(PackError) -> String {
    try BuiltInTables.yaml(at: folder + name)
  }

  private static let folder = "policies/"

  /// The built-in policy `name`.
  ///
  /// - Throws: ``PackError/Code/unreadable`` if there is none.
  public func policy(named name: String) throws(PackError) -> Policy {
    try policy(yaml: try Self.yaml(ofPolicy: name), file: "\(Self.folder)\(name).yaml")
  }

  /// Reads the policy in `yaml` and checks it.
  ///
  /// - Throws: ``PackError`` for the first mistake, and ``PackError/Code/unsafePolicy`` for the first thing
  ///   a policy may not ask for; no policy that is unsafe can be had.
  public func policy(yaml: String, file: String) throws(PackError) -> Policy {
    let read = try self.read(yaml, file)
    if let fault = linter.faults(in: read.policy).first { throw error(fault, read, file) }
    return read.policy
  }

  /// Everything wrong with the policy in `yaml`: the first mistake alone if it cannot be read.
  public func errors(inPolicy yaml: String, file: String) -> [PackError] {
    do throws(PackError) {
      let read = try self.read(yaml, file)
      return linter.faults(in: read.policy).map { error($0, read, file) }
    } catch {
      return [error]
    }
  }

  /// What checks policies over these types and views.
  public var linter: PolicyLinter {
    PolicyLinter(atoms: book.atoms, rules: book.rules, definitions: definitions, matrix: matrix)
  }

  private func read(_ yaml: String, _ file: String) throws(PackError) -> ReadPolicy {
    try PolicyReader(
      reader: PackReader(file: file), book: book, matrix: matrix,
      types: Set(definitions.map(\.type))
    ).read(yaml)
  }

  private func error(_ fault: PolicyFault, _ read: ReadPolicy, _ file: String) -> PackError {
    PackError(
      .unsafePolicy, file: file, line: read.line(of: fault.entry), reason: "\(fault)")
  }
}
