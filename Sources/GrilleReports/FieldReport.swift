public import GrilleCore
public import GrilleScan

/// A field and what its name says.
public struct ClassifiedField: Sendable {
  /// The name as it was given.
  public var name: String
  /// What it says.
  public var known: FieldClassification

  /// Joins the parts.
  public init(name: String, known: FieldClassification) {
    self.name = name
    self.known = known
  }
}

/// What fields add up to where all of them are shown.
public struct FieldSum: Sendable {
  /// The level of the set.
  public var level: ExposureLevel
  /// The rules that it satisfies.
  public var rules: [CombinationRule]

  /// Joins the parts.
  public init(level: ExposureLevel, rules: [CombinationRule]) {
    self.level = level
    self.rules = rules
  }
}

/// What names say, for people and for machines.
public enum FieldReport {
  /// In columns, a row a tag; then the level of the set and the rules it satisfies.
  public static func table(_ fields: [ClassifiedField], _ sum: FieldSum) -> String {
    var rows = [["name", "type", "category", "sensitivity", "likelihood", "why"]]
    for field in fields {
      let innocent = field.known.innocentWord.map { "\($0) is innocent" }
      if field.known.tags.isEmpty { rows.append([field.name, "-", "", "", "", innocent ?? ""]) }
      for tag in field.known.tags {
        rows.append([
          field.name, tag.definition.type.rawValue, tag.definition.category.rawValue,
          "\(tag.definition.sensitivity.rawValue)\(tag.definition.neverKeep ? " never keep" : "")",
          "\(tag.likelihood)",
          ([why(tag)] + [innocent].compactMap { $0 }).joined(separator: "; "),
        ])
      }
    }
    var text = TextTable.render(rows) + "\ntogether: level \(sum.level)\n"
    if !sum.rules.isEmpty {
      text += TextTable.render(
        sum.rules.map { ["  \($0.id)", "level \($0.level)", $0.reason] })
    }
    return text
  }

  private static func why(_ tag: FieldTag) -> String {
    let expanded =
      tag.expanded.isEmpty ? "" : " (\(tag.expanded.joined(separator: ", ")) spelt out)"
    let condition = tag.isConditional ? ", if a word beside it speaks of it" : ""
    return "\(tag.source.rawValue): \(tag.words.joined(separator: " "))\(expanded)\(condition)"
  }

  /// One JSON object a field, and one for the set, each on a line.
  public static func ndjson(_ fields: [ClassifiedField], _ sum: FieldSum) -> String {
    let lines = fields.map { field in
      let tags = field.known.tags.map(json).joined(separator: ",")
      let innocent = field.known.innocentWord.map(JSONText.string) ?? "null"
      return "{\"name\":\(JSONText.string(field.name)),\"tags\":[\(tags)],"
        + "\"innocent\":\(innocent)}\n"
    }
    let rules = sum.rules.map {
      "{\"id\":\(JSONText.string($0.id.rawValue)),\"level\":\"\($0.level)\","
        + "\"reason\":\(JSONText.string($0.reason))}"
    }
    return lines.joined()
      + "{\"level\":\"\(sum.level)\",\"rules\":[\(rules.joined(separator: ","))]}\n"
  }

  private static func json(_ tag: FieldTag) -> String {
    let expanded = tag.expanded.map(JSONText.string).joined(separator: ",")
    return "{\"type\":\"\(tag.definition.type)\","
      + "\"category\":\"\(tag.definition.category.rawValue)\","
      + "\"sensitivity\":\(tag.definition.sensitivity.rawValue),"
      + "\"never_keep\":\(tag.definition.neverKeep),\"likelihood\":\"\(tag.likelihood)\","
      + "\"by\":\"\(tag.source.rawValue)\","
      + "\"words\":\(JSONText.string(tag.words.joined(separator: " "))),"
      + "\"expanded\":[\(expanded)],\"conditional\":\(tag.isConditional)}"
  }
}
