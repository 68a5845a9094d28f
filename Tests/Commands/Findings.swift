import Foundation

/// NDJSON as the command writes it, by column.
struct Findings {
  let text: String
  private let rows: [[String: Any]]

  init(_ text: String) throws {
    self.text = text
    rows = try text.split(separator: "\n").map { line in
      let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let row else { throw CocoaError(.coderReadCorrupt) }
      return row
    }
  }

  var count: Int { rows.count }

  /// That key of every row, as text.
  subscript(key: String) -> [String] { rows.map { "\($0[key] ?? "missing")" } }
}
