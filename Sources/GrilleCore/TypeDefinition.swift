/// What is known of an info type, apart from how it is found.
public struct TypeDefinition: Hashable, Sendable {
  /// The type.
  public var type: InfoType
  /// What people call it.
  public var name: String
  /// The class of data.
  public var category: Category
  /// The harm of the full value alone.
  public var sensitivity: Sensitivity
  /// Whether it may never be stored after its use, whatever a policy says.
  public var neverKeep: Bool
  /// The rules it falls under.
  public var regulations: [Regulation]
  /// What happens to it when nobody says otherwise.
  public var action: Action
  /// The pack it comes from: `personal/us`.
  public var pack: String

  /// Makes a definition; without `action` the default is to label from ``Sensitivity/confidential``
  /// up and whatever is never kept, and to keep the rest.
  public init(
    type: InfoType, name: String, category: Category, sensitivity: Sensitivity,
    neverKeep: Bool = false, regulations: [Regulation] = [], action: Action? = nil, pack: String
  ) {
    self.type = type
    self.name = name
    self.category = category
    self.sensitivity = sensitivity
    self.neverKeep = neverKeep
    self.regulations = regulations
    self.action = action ?? (sensitivity >= .confidential || neverKeep ? .label : .keep)
    self.pack = pack
  }
}
