//  Scores as aligned tables.

internal import Foundation
internal import Grille

/// Rows of text under one head, columns as wide as they need to be.
struct TextTable {
  var rows: [[String]]

  /// The lines; the first column stands left, the others right.
  var lines: [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.compactMap { $0.count > column ? $0[column].count : nil }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, cell in
        let blank = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + blank : blank + cell
      }.joined(separator: "  ")
    }
  }
}

extension Score {
  /// Everything about the corpus: its labels, its hits, what of its clean text was touched.
  var report: [String] {
    var output = ["", "== \(name): \(lines) lines, \(bytes) bytes"]
    if !labels.isEmpty {
      let head = ["label", "spans", "hidden", "%", "redacted", "%", "typed", "%"]
      output +=
        TextTable(
          rows: [head]
            + labels.sorted { $0.key < $1.key }.map { label, score in
              [
                label, "\(score.spans)", "\(score.hidden)", percent(score.hidden, score.spans),
                "\(score.redacted)", percent(score.redacted, score.spans), "\(score.typed)",
                percent(score.typed, score.spans),
              ]
            }
        ).lines
    }
    let head = ["outside spans", "hits", "per 10k lines", "acted on", "per 10k lines"]
    let rows = hits.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { type, count in
      hitRow(type.rawValue, count, actedHits[type] ?? 0)
    }
    let grave = hits.filter { !Labels.isMild($0.key) }.values.reduce(0, +)
    let gravelyActed = actedHits.filter { !Labels.isMild($0.key) }.values.reduce(0, +)
    let sums = [
      hitRow("all", hits.values.reduce(0, +), actedHits.values.reduce(0, +)),
      hitRow("all but address, date, URL", grave, gravelyActed),
    ]
    output += TextTable(rows: [head] + rows + sums).lines
    output.append(
      "clean characters: \(clean), in findings \(percent(covered, clean)) %, "
        + "acted on \(percent(changed, clean)) %")
    return output
  }

  private func hitRow(_ name: String, _ count: Int, _ acted: Int) -> [String] {
    [name, "\(count)", perTenThousand(count), "\(acted)", perTenThousand(acted)]
  }

  private func perTenThousand(_ count: Int) -> String {
    lines == 0 ? "-" : String(format: "%.1f", Double(count) * 10_000 / Double(lines))
  }

  private func percent(_ part: Int, _ whole: Int) -> String {
    whole == 0 ? "-" : String(format: "%.2f", Double(part) * 100 / Double(whole))
  }
}

extension Place {
  /// Where it is and what; the text itself only when asked for.
  func line(showing: Bool) -> String {
    "  \(record) \(range.lowerBound)..<\(range.upperBound) \(what)"
      + (showing ? "  \(excerpt)" : "")
  }
}

/// A table of hits and found spans by info type over all corpora.
func typeTable(_ scores: [Score]) -> [String] {
  var rows = [["info type", "hits outside spans", "acted on", "in corpora"]]
  let types = Set(scores.flatMap(\.hits.keys)).sorted()
  for type in types {
    let hits = scores.reduce(0) { $0 + ($1.hits[type] ?? 0) }
    let acted = scores.reduce(0) { $0 + ($1.actedHits[type] ?? 0) }
    rows.append([
      type.rawValue, "\(hits)", "\(acted)", "\(scores.count { $0.hits[type] != nil })",
    ])
  }
  return ["", "== by info type"] + TextTable(rows: rows).lines
}
