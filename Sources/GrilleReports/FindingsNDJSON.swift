internal import GrilleCore
public import GrillePipeline

/// Findings for machines: one JSON object a line. Says where and what, never what it says.
public enum FindingsNDJSON {
  /// One line, with its line feed.
  ///
  /// `start` and `end` are byte offsets in the source, half-open; `line`, `column` and `record` count
  /// from 1. `field` tells where the name of the value's field stands, or is null.
  public static func line(_ found: LocatedFinding, source: String) -> String {
    let finding = found.finding
    let definition = found.definition
    let evidence = finding.evidence.map { JSONText.string(String(describing: $0)) }.joined(
      separator: ",")
    let rules = found.rules.map { JSONText.string($0.rawValue) }.joined(separator: ",")
    let field = found.field.map { "{\"start\":\($0.lower),\"end\":\($0.upper)}" } ?? "null"
    return
      "{\"source\":\(JSONText.string(source)),\"record\":\(found.record),\"line\":\(found.line),"
      + "\"column\":\(found.column),\"start\":\(found.range.lower),\"end\":\(found.range.upper),"
      + "\"type\":\"\(finding.type)\",\"category\":\"\(definition.category.rawValue)\","
      + "\"sensitivity\":\(definition.sensitivity.rawValue),\"never_keep\":\(definition.neverKeep),"
      + "\"likelihood\":\"\(finding.likelihood)\",\"evidence\":[\(evidence)],\"field\":\(field),"
      + "\"detector\":\(JSONText.string(finding.detector)),\"action\":\"\(found.action)\",\"rules\":[\(rules)]}\n"
  }

  /// One line about a record that made known too late what others should not have shown.
  ///
  /// `earlier` are the byte offsets in the source at which those begin.
  public static func line(_ raise: LateRaise, source: String) -> String {
    let rules = raise.rules.map { JSONText.string($0.rawValue) }.joined(separator: ",")
    let earlier = raise.earlier.map(String.init).joined(separator: ",")
    return
      "{\"source\":\(JSONText.string(source)),\"record\":\(raise.record),\"late_raise\":[\(rules)],"
      + "\"earlier\":[\(earlier)]}\n"
  }
}
