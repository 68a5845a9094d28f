internal import GrilleCore
public import GrillePacks
public import GrillePipeline

/// What was found, by the duties that it touches, and what a reader would be left with.
///
/// Says what is there and what was done; whether a duty is met is not for a tool to say.
public struct ComplianceReport: Sendable {
  private struct Row: Sendable {
    var definition: TypeDefinition
    var actions: [Action: Int] = [:]
    var first = ""
  }

  private let frameworks: [Framework]
  private var rows: [InfoType: Row] = [:]
  private var count = 0

  /// Nothing found yet.
  public init(_ frameworks: [Framework]) { self.frameworks = frameworks }

  /// Counts a finding, with what happens to it.
  public mutating func add(_ found: LocatedFinding, source: String) {
    count += 1
    rows[
      found.finding.type,
      default: Row(definition: found.definition, first: "\(source):\(found.line):\(found.column)")
    ].actions[found.action, default: 0] += 1
  }

  /// The report for people, framework by framework; those that nothing touches are named at the end.
  public func text() -> String {
    var text =
      "\(count) found. What it touches, and what the reader would be left with; whether a duty is met\n"
    text += "depends on more than this.\n"
    var untouched: [String] = []
    for framework in frameworks {
      let touched = framework.duties.map { ($0, touching($0)) }.filter { !$0.1.isEmpty }
      guard !touched.isEmpty else {
        untouched.append(framework.name)
        continue
      }
      text += "\n\(framework.name)\n"
      for (duty, rows) in touched { text += self.text(duty, rows) }
    }
    if !untouched.isEmpty { text += "\nNot touched: " + untouched.joined(separator: "; ") + "\n" }
    return text
  }

  private func touching(_ duty: Duty) -> [Row] {
    rows.values.filter { duty.touches($0.definition) }.sorted {
      $0.definition.type < $1.definition.type
    }
  }

  private func text(_ duty: Duty, _ rows: [Row]) -> String {
    var text = "  \(duty.clause)  \(duty.duty) \(duty.source)\n"
    text += "    asks: \(duty.asks.rawValue)\(verdict(duty, rows))\n"
    // A duty that everything touches needs no list of everything.
    guard rows.count < self.rows.count || rows.count <= 12 else {
      return text + "    all \(rows.count) types\n"
    }
    let table = rows.map { row in
      let actions = row.actions.sorted { "\($0.key)" < "\($1.key)" }
        .map { "\($0.value) \($0.key)" }.joined(separator: ", ")
      return ["    \(row.definition.type)", actions, row.first]
    }
    return text + TextTable.render(table)
  }

  /// How many values are left otherwise than the duty asks.
  private func verdict(_ duty: Duty, _ rows: [Row]) -> String {
    var otherwise = 0
    for row in rows {
      for (action, count) in row.actions {
        guard let isKept = duty.isKept(by: action) else { return "" }
        if !isKept { otherwise += count }
      }
    }
    return otherwise == 0 ? "; all are left so" : "; \(otherwise) are left otherwise"
  }
}
