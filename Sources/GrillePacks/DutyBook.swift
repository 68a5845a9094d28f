public import GrilleCore
internal import Yams

/// A duty that some data touch.
public struct Duty: Hashable, Sendable {
  /// What a reader may be left with.
  public enum Asks: String, Hashable, Sendable, CaseIterable {
    /// Nothing of the value.
    case nothing
    /// A part of it.
    case part = "a part"
    /// All of it or nothing, and nothing changed.
    case exact
    /// As much as the reader's role needs.
    case limited
  }

  /// Where it stands.
  public var clause: String
  /// What it says, in our words.
  public var duty: String
  /// What it asks for.
  public var asks: Asks
  /// The key of its source in the list of sources.
  public var source: String
  /// The regulations by which packs name what it is about.
  var regulations: Set<Regulation>
  var types: Set<InfoType>
  var touchesAll: Bool

  /// Whether values of the type that `definition` describes touch it.
  public func touches(_ definition: TypeDefinition) -> Bool {
    touchesAll || types.contains(definition.type)
      || !regulations.isDisjoint(with: definition.regulations)
  }

  /// Whether `action` leaves a value as the duty asks; nil where that depends on more than the action.
  public func isKept(by action: Action) -> Bool? {
    switch asks {
    case .nothing: action.sparesNeverKept
    case .part: action != .keep
    case .exact: action == .keep || action.leavesNothing
    case .limited: nil
    }
  }
}

/// A rule of law or industry with its duties.
public struct Framework: Hashable, Sendable {
  /// What people call it.
  public var name: String
  /// Its duties that data touch.
  public var duties: [Duty]
}

/// Which duty of which framework is touched by what: `Patterns/duties.yaml`.
public enum DutyBook {
  /// The built-in frameworks, in their order.
  ///
  /// - Throws: ``PackError`` for the first mistake.
  public static func builtIn() throws(PackError) -> [Framework] {
    try frameworks(yaml: try BuiltInTables.yaml(at: "duties"), file: "duties.yaml")
  }

  /// What the file may hold.
  static let keys: Set<String> = ["about", "frameworks", "persons", "notices"]

  /// Reads frameworks.
  ///
  /// - Throws: ``PackError`` for the first mistake.
  static func frameworks(yaml: String, file: String) throws(PackError) -> [Framework] {
    let reader = PackReader(file: file)
    let top = try reader.mapping(try reader.root(of: yaml), keys: Self.keys)
    return try top.list("frameworks").map { node throws(PackError) in
      let map = try reader.mapping(node, keys: ["id", "name", "duties"])
      return Framework(
        name: try map.required("name"),
        duties: try map.list("duties").map { node throws(PackError) in try duty(node, reader) })
    }
  }

  private static func duty(_ node: Node, _ reader: PackReader) throws(PackError) -> Duty {
    let map = try reader.mapping(node, keys: ["clause", "touches", "asks", "duty", "source"])
    let touched = try map.strings("touches")
    let asks = try map.choice("asks", Dictionary(names: Duty.Asks.allCases) { $0.rawValue })
    guard let asks, !touched.isEmpty else {
      throw reader.error(.badValue, node, "`asks` and `touches` are needed")
    }
    var types: Set<InfoType> = []
    var regulations: Set<Regulation> = []
    for name in touched where name != "all" {
      if let regulation = Regulation(rawValue: name) {
        regulations.insert(regulation)
      } else if InfoType.isWellFormed(name) {
        types.insert(InfoType(name))
      } else {
        throw reader.error(.unknownName, node, "\"\(name)\" is no regulation and no type")
      }
    }
    return Duty(
      clause: try map.required("clause"), duty: try map.required("duty"), asks: asks,
      source: try map.required("source"), regulations: regulations, types: types,
      touchesAll: touched.contains("all"))
  }
}
