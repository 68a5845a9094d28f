public import GrilleCore

/// All packs in force: the built-in ones and a user's.
public struct PackLibrary: Sendable {
  /// The packs in order of their path.
  public private(set) var packs: [Pack]
  /// Every type, by id.
  public private(set) var definitions: [InfoType: TypeDefinition]

  /// Joins packs.
  ///
  /// - Throws: ``PackError/Code/duplicateID`` when two describe one type; the later one is blamed, so
  ///   that a user's pack is, and not the built-in one.
  public init(_ packs: [Pack]) throws(PackError) {
    self.packs = packs.sorted { $0.path < $1.path }
    definitions = [:]
    var places: [InfoType: Place] = [:]
    for spec in packs.flatMap(\.types) {
      let type = spec.definition.type
      if let other = places[type] {
        throw PackError(
          .duplicateID, file: spec.place.file, line: spec.place.line,
          reason: "the type \"\(type)\" is already described at \(other.file):\(other.line)")
      }
      places[type] = spec.place
      definitions[type] = spec.definition
    }
  }

  /// Every type with its detectors and fields, in the order of the packs.
  public var types: [TypeSpec] { packs.flatMap(\.types) }
  /// Forms that no number may begin or end in.
  public var protected: [FormSpec] { packs.flatMap(\.protected) }
  /// What is no value of any field.
  public var placeholders: [FormSpec] { packs.flatMap(\.placeholders) }
}
