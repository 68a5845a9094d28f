internal import GrilleCore
public import GrillePipeline
internal import Rainbow

/// Findings counted by type, with the place of the first of each.
public struct Tally: Sendable {
  /// What is known of one type's findings.
  struct Row: Sendable {
    var definition: TypeDefinition
    var count = 0
    var likelihoods: [Likelihood: Int] = [:]
    var sources: Set<String> = []
    var first = ""
  }

  private var rows: [InfoType: Row] = [:]
  /// All findings.
  public private(set) var count = 0

  /// Nothing counted.
  public init() {}

  /// Counts one finding.
  public mutating func add(_ found: LocatedFinding, source: String) {
    count += 1
    var row =
      rows[found.finding.type]
      ?? Row(
        definition: found.definition, first: "\(source):\(found.line):\(found.column)")
    row.count += 1
    row.likelihoods[found.finding.likelihood, default: 0] += 1
    row.sources.insert(source)
    rows[found.finding.type] = row
  }

  /// The table for people: the most sensitive types first. Coloured only on a terminal.
  public func table(coloured: Bool) -> String {
    guard !rows.isEmpty else { return "nothing found\n" }
    let header = ["type", "category", "sensitivity", "found", "files", "likely", "first at"]
    let sorted = rows.values.sorted { left, right in
      let (a, b) = (left.definition, right.definition)
      if a.neverKeep != b.neverKeep { return a.neverKeep }
      if a.sensitivity != b.sensitivity { return a.sensitivity > b.sensitivity }
      return left.count != right.count ? left.count > right.count : a.type < b.type
    }
    let lines = sorted.map { row in
      [
        row.definition.type.rawValue, row.definition.category.rawValue,
        "\(row.definition.sensitivity.rawValue)" + (row.definition.neverKeep ? " never keep" : ""),
        "\(row.count)", "\(row.sources.count)",
        "\(row.likelihoods.filter { $0.key >= .likely }.values.reduce(0, +))", row.first,
      ]
    }
    var text = TextTable.render([header] + lines, coloured: coloured) { line, cells in
      guard line > 0 else { return cells.bold }
      let definition = sorted[line - 1].definition
      if definition.neverKeep { return cells.red }
      return definition.sensitivity == .restricted ? cells.yellow : cells
    }
    text += "\(count) found, \(rows.count) types\n"
    return text
  }
}

/// Columns of text.
public enum TextTable {
  /// `rows` in columns as wide as their widest cell; `style` colours a line when `coloured`.
  public static func render(
    _ rows: [[String]], coloured: Bool = false,
    style: (_ line: Int, _ text: String) -> String = { $1 }
  ) -> String {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    var text = ""
    for (line, row) in rows.enumerated() {
      var cells = ""
      for (column, cell) in row.enumerated() {
        cells += cell
        if column + 1 < row.count {
          cells += String(repeating: " ", count: widths[column] - cell.count + 2)
        }
      }
      text += (coloured ? style(line, cells) : cells) + "\n"
    }
    return text
  }
}
