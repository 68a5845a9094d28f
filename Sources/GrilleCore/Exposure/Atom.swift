/// A kind of thing that a scope can have shown: a full value (`pan`), a weaker variant of one
/// (`pan_last4`), or what several values come to (`distinct_points`).
///
/// An atom is a number below ``Exposure/capacity``, the bit it has in an ``Exposure``. What the number
/// stands for is told by the ``AtomTable`` that gave it; atoms of two tables are not to be mixed.
public struct Atom: Hashable, Sendable, Comparable {
  /// The bit.
  public let index: Int

  /// Takes the bit, which lies in `0..<Exposure.capacity`.
  public init(index: Int) {
    precondition(index >= 0 && index < Exposure.capacity)
    self.index = index
  }

  /// In the order of their table: the order in which ties are broken.
  public static func < (left: Atom, right: Atom) -> Bool { left.index < right.index }
}

/// What is known of an atom.
public struct AtomDefinition: Hashable, Sendable {
  /// Its id: that of the info type, or of the variant.
  public var id: InfoType
  /// What people call it.
  public var name: String
  /// The class of data it belongs to.
  public var category: Category
  /// The harm it does alone.
  public var level: ExposureLevel
  /// The type whose values it is a kind of; such values have that type's action. Nil for most.
  public var refines: InfoType?
  /// What tells such a value; nil unless it refines a type.
  public var refinement: Refinement?

  /// Makes a definition of its parts.
  public init(
    id: InfoType, name: String, category: Category, level: ExposureLevel,
    refines: InfoType? = nil, when refinement: Refinement? = nil
  ) {
    self.id = id
    self.name = name
    self.category = category
    self.level = level
    self.refines = refines
    self.refinement = refinement
  }

  /// The full value of the type that `definition` describes.
  public init(_ definition: TypeDefinition) {
    self.init(
      id: definition.type, name: definition.name, category: definition.category,
      level: ExposureLevel(definition.sensitivity, neverKeep: definition.neverKeep))
  }
}

/// What a value says by which it is more than its type tells.
public enum Refinement: String, Hashable, Sendable, CaseIterable {
  /// A cut card number that shows its first eight digits.
  case showsFirst8 = "shows_first_8"
  /// The code of a trade that tells of health, belief, politics or a union.
  case specialTrade = "special_trade"

  /// Whether `value` is such a one.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func isTrue(of value: Span<UInt8>, mccGroups: [MCCGroup]) -> Bool {
    switch self {
    case .specialTrade: return mccGroups.group(of: value)?.isSpecial ?? false
    case .showsFirst8:
      var digits = 0
      for index in value.indices {
        let byte = value[index]
        if byte &- 0x30 < 10 {
          digits += 1
        } else if byte != UInt8(ascii: " "), byte != UInt8(ascii: "-") {
          break
        }
      }
      return digits >= 8
    }
  }
}
