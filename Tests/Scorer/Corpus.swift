//  What is scored: records with the places that must not be readable in the output, or plain logs
//  in which nothing is labelled.

internal import Foundation

/// A value that must not be readable, in bytes of its record.
struct LabelledSpan {
  var range: Range<Int>
  var label: String
}

/// One text with its labels.
struct LabelledRecord {
  var id: String
  var bytes: [UInt8]
  var spans: [LabelledSpan]

  /// Lines, the last one counted whether or not a line feed ends it.
  var lines: Int {
    bytes.count { $0 == 0x0A } + (bytes.last.map { $0 == 0x0A ? 0 : 1 } ?? 0)
  }
}

/// A file of records.
struct Corpus {
  var name: String
  var records: [LabelledRecord]

  /// Reads every corpus at or below `path`: `*.jsonl` with labels, `*.log` and `*.ndjson` without.
  static func read(at path: String) throws -> [Corpus] {
    guard FileManager.default.fileExists(atPath: path) else {
      throw ScorerError("no such file: \(path)")
    }
    let url = URL(filePath: path)
    guard try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true else {
      return try [Corpus(file: path)]
    }
    let files = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return try files.sorted()
      .filter { file in [".jsonl", ".log", ".ndjson"].contains { file.hasSuffix($0) } }
      .map { try Corpus(file: path + "/" + $0) }
  }

  /// Reads one file.
  init(file: String) throws {
    let url = URL(filePath: file)
    name = url.pathComponents.suffix(2).joined(separator: "/")
    let bytes = try Array(Data(contentsOf: url))
    guard file.hasSuffix(".jsonl") else {
      records = [LabelledRecord(id: url.lastPathComponent, bytes: bytes, spans: [])]
      return
    }
    records = try bytes.split(separator: 0x0A).map { line in
      try LabelledRecord(JSONDecoder().decode(Row.self, from: Data(line)))
    }
  }

  /// Lines of all records.
  var lines: Int { records.reduce(0) { $0 + $1.lines } }
}

/// A line of a labelled corpus; offsets count code points of `text`.
private struct Row: Decodable {
  struct Span: Decodable {
    var start: Int
    var end: Int
    var label: String
  }

  var id: String
  var text: String
  var spans: [Span]
}

extension LabelledRecord {
  fileprivate init(_ row: Row) throws {
    var offsets: [Int] = [0]
    for scalar in row.text.unicodeScalars {
      offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar))
    }
    id = row.id
    bytes = Array(row.text.utf8)
    spans = try row.spans.map { span in
      guard 0 <= span.start, span.start <= span.end, span.end < offsets.count else {
        throw ScorerError("\(row.id): a span ends beyond its text")
      }
      return LabelledSpan(range: offsets[span.start]..<offsets[span.end], label: span.label)
    }
  }
}

/// What stops the scorer.
struct ScorerError: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
