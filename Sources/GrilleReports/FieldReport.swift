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

  /// Whether something may stand in it that is confidential or never kept.
  public var isSensitive: Bool {
    known.tags.contains { $0.definition.sensitivity >= .confidential || $0.definition.neverKeep }
  }

  /// `fields` with each name once, in the order in which they first come.
  public static func joined(_ fields: [ClassifiedField]) -> [ClassifiedField] {
    var joined: [ClassifiedField] = []
    var places: [String: Int] = [:]
    for field in fields {
      if let place = places[field.name] {
        joined[place].known.merge(field.known)
      } else {
        places[field.name] = joined.count
        joined.append(field)
      }
    }
    return joined
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
      let against = [
        field.known.innocentWord.map { "\($0) is innocent" }, field.known.ruledOut.map(why),
      ].compactMap { $0 }
      if field.known.tags.isEmpty {
        rows.append([field.name, "-", "", "", "", against.joined(separator: "; ")])
      }
      for tag in field.known.tags {
        rows.append([
          field.name, tag.definition.type.rawValue, tag.definition.category.rawValue,
          "\(tag.definition.sensitivity.rawValue)\(tag.definition.neverKeep ? " never keep" : "")",
          "\(tag.likelihood)",
          ([why(tag)] + against).joined(separator: "; "),
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
    let condition =
      switch tag.condition {
      case .word: ", if a word beside it speaks of it"
      case .form: ", if its value has the form"
      case nil: ""
      }
    let words = tag.source == .value ? "one has its form" : tag.words.joined(separator: " ")
    return "\(tag.source.rawValue): \(words)\(expanded)\(condition)"
  }

  private static func why(_ reason: FieldClassification.Reason) -> String {
    switch reason {
    case .flag: "it can only be true or false"
    case .choices: "none of its choices is one"
    }
  }

  /// One JSON object a field, and one for the set, each on a line.
  public static func ndjson(_ fields: [ClassifiedField], _ sum: FieldSum) -> String {
    let lines = fields.map { field in
      let tags = field.known.tags.map(json).joined(separator: ",")
      let innocent = field.known.innocentWord.map(JSONText.string) ?? "null"
      let ruledOut = field.known.ruledOut.map { ",\"ruled_out\":\"\($0.rawValue)\"" } ?? ""
      return "{\"name\":\(JSONText.string(field.name)),\"tags\":[\(tags)],"
        + "\"innocent\":\(innocent)\(ruledOut)}\n"
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
