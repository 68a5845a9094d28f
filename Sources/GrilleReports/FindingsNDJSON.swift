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
    let evidence = finding.evidence.map { string(String(describing: $0)) }.joined(separator: ",")
    let rules = found.rules.map { string($0.rawValue) }.joined(separator: ",")
    let field = found.field.map { "{\"start\":\($0.lower),\"end\":\($0.upper)}" } ?? "null"
    return "{\"source\":\(string(source)),\"record\":\(found.record),\"line\":\(found.line),"
      + "\"column\":\(found.column),\"start\":\(found.range.lower),\"end\":\(found.range.upper),"
      + "\"type\":\"\(finding.type)\",\"category\":\"\(definition.category.rawValue)\","
      + "\"sensitivity\":\(definition.sensitivity.rawValue),\"never_keep\":\(definition.neverKeep),"
      + "\"likelihood\":\"\(finding.likelihood)\",\"evidence\":[\(evidence)],\"field\":\(field),"
      + "\"detector\":\(string(finding.detector)),\"action\":\"\(found.action)\",\"rules\":[\(rules)]}\n"
  }

  /// One line about a record that made known too late what others should not have shown.
  ///
  /// `earlier` are the byte offsets in the source at which those begin.
  public static func line(_ raise: LateRaise, source: String) -> String {
    let rules = raise.rules.map { string($0.rawValue) }.joined(separator: ",")
    let earlier = raise.earlier.map(String.init).joined(separator: ",")
    return "{\"source\":\(string(source)),\"record\":\(raise.record),\"late_raise\":[\(rules)],"
      + "\"earlier\":[\(earlier)]}\n"
  }

  /// `text` as a JSON string.
  static func string(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }
}
