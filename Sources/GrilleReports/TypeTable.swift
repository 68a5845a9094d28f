internal import GrilleCore
public import GrillePacks

/// The info types of packs, for people.
public enum TypeTable {
  private static func definitions(_ library: PackLibrary) -> [TypeDefinition] {
    library.definitions.values.sorted { left, right in
      left.category != right.category
        ? order(left.category) < order(right.category) : left.type < right.type
    }
  }

  private static func order(_ category: Category) -> Int {
    Category.allCases.firstIndex(of: category) ?? 0
  }

  private static func cells(_ definition: TypeDefinition) -> [String] {
    [
      definition.type.rawValue, definition.name, definition.category.rawValue,
      "\(definition.sensitivity.rawValue)" + (definition.neverKeep ? " never keep" : ""),
      "\(definition.action)", definition.regulations.map(\.rawValue).joined(separator: " "),
    ]
  }

  private static let header = [
    "type", "name", "category", "sensitivity", "default", "regulations",
  ]

  /// In columns.
  public static func text(_ library: PackLibrary) -> String {
    TextTable.render([header] + definitions(library).map(cells))
  }

  /// As the README's table.
  public static func markdown(_ library: PackLibrary) -> String {
    var text = "| \(header.joined(separator: " | ")) |\n"
    text += "|\(String(repeating: "---|", count: header.count))\n"
    for definition in definitions(library) {
      var cells = cells(definition)
      cells[0] = "`\(cells[0])`"
      text += "| \(cells.joined(separator: " | ")) |\n"
    }
    return text
  }

  /// All that is known of one type.
  public static func description(_ spec: TypeSpec) -> String {
    let definition = spec.definition
    var rows = [
      ["type", definition.type.rawValue], ["name", definition.name],
      ["category", definition.category.rawValue],
      ["sensitivity", cells(definition)[3]], ["default", "\(definition.action)"],
      ["regulations", cells(definition)[5]], ["pack", "\(spec.place.file):\(spec.place.line)"],
    ]
    for detector in spec.detectors {
      let grounds = [
        ("alone", detector.alone), ("keyword", detector.keyword), ("field", detector.field),
      ]
      .compactMap { name, level in level.map { "\(name) \($0)" } }.joined(separator: ", ")
      rows.append(["detector", "\(detector.id): \(detector.pattern)"])
      rows.append(["", "\(detector.kind.rawValue); \(grounds)"])
      if !detector.checks.isEmpty {
        rows.append(["", "checks: \(detector.checks.joined(separator: ", "))"])
      }
    }
    for field in spec.fields { rows.append(["fields", field.names.joined(separator: ", ")]) }
    if !spec.raise.isEmpty { rows.append(["raised by", spec.raise.joined(separator: ", ")]) }
    if !spec.lower.isEmpty { rows.append(["lowered by", spec.lower.joined(separator: ", ")]) }
    return TextTable.render(rows)
  }
}
