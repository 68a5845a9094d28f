//  One corpus, scored.

internal import Grille

/// What became of the spans of one label.
struct LabelScore {
  /// Labelled.
  var spans = 0
  /// Every letter and digit lies in findings, whatever their type and action.
  var hidden = 0
  /// … in findings that a redactor with default options acts on.
  var redacted = 0
  /// Overlapped by a finding of a type that belongs to the label.
  var typed = 0

  mutating func add(_ other: LabelScore) {
    spans += other.spans
    hidden += other.hidden
    redacted += other.redacted
    typed += other.typed
  }
}

/// A place to look at: a span that was missed, or a finding outside all spans.
struct Place {
  var record: String
  var range: Range<Int>
  var what: String
  /// The text at the place, and some of what stands around it.
  var excerpt: String
}

/// What became of one corpus, or of all.
struct Score {
  var name: String
  var lines = 0
  var bytes = 0
  var labels: [String: LabelScore] = [:]
  /// Findings that overlap no span.
  var hits: [InfoType: Int] = [:]
  /// … and that a redactor acts on.
  var actedHits: [InfoType: Int] = [:]
  /// Characters outside spans; those in findings; those in findings that are acted on.
  var clean = 0
  var covered = 0
  var changed = 0
  var misses: [Place] = []
  var places: [Place] = []

  init(name: String) { self.name = name }

  init(_ corpus: Corpus, by redactor: Redactor) {
    self.init(name: corpus.name)
    for record in corpus.records { add(record, by: redactor) }
  }

  mutating func add(_ other: Score) {
    lines += other.lines
    bytes += other.bytes
    labels.merge(other.labels) { left, right in
      var sum = left
      sum.add(right)
      return sum
    }
    hits.merge(other.hits, uniquingKeysWith: +)
    actedHits.merge(other.actedHits, uniquingKeysWith: +)
    clean += other.clean
    covered += other.covered
    changed += other.changed
  }

  private mutating func add(_ record: LabelledRecord, by redactor: Redactor) {
    let findings = redactor.findings(in: record.bytes)
    var found = [Bool](repeating: false, count: record.bytes.count)
    var acted = found
    var labelled = found
    for finding in findings {
      for index in finding.range.range {
        found[index] = true
        if finding.action != .keep { acted[index] = true }
      }
    }
    for span in record.spans { for index in span.range { labelled[index] = true } }

    lines += record.lines
    bytes += record.bytes.count
    for index in record.bytes.indices
    where !labelled[index] && Self.startsCharacter(record.bytes[index]) {
      clean += 1
      if found[index] { covered += 1 }
      if acted[index] { changed += 1 }
    }
    for span in record.spans {
      score(span, in: record, findings: findings, found: found, acted: acted)
    }
    for finding in findings where !labelled[finding.range.range].contains(true) {
      let type = finding.finding.type
      hits[type, default: 0] += 1
      if finding.action != .keep { actedHits[type, default: 0] += 1 }
      places.append(
        Self.place(finding.range.range, in: record, "\(type) by \(finding.finding.detector)"))
    }
  }

  private mutating func score(
    _ span: LabelledSpan, in record: LabelledRecord, findings: [LocatedFinding], found: [Bool],
    acted: [Bool]
  ) {
    let readable = span.range.filter { Self.isValue(record.bytes[$0]) }
    let types = Labels.types(of: span.label)
    var score = LabelScore(spans: 1)
    if readable.allSatisfy({ found[$0] }) {
      score.hidden = 1
    } else {
      misses.append(Self.place(span.range, in: record, span.label))
    }
    if readable.allSatisfy({ acted[$0] }) { score.redacted = 1 }
    let isTyped = findings.contains {
      $0.range.range.overlaps(span.range) && types.contains($0.finding.type)
    }
    if isTyped { score.typed = 1 }
    labels[span.label, default: LabelScore()].add(score)
  }

  /// Letters and digits make a value; what stands between them gives nothing away.
  private static func isValue(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
  }

  private static func startsCharacter(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

  private static func place(_ range: Range<Int>, in record: LabelledRecord, _ what: String) -> Place
  {
    let before = record.bytes[max(0, range.lowerBound - 60)..<range.lowerBound]
    let after = record.bytes[range.upperBound..<min(record.bytes.count, range.upperBound + 30)]
    let parts = [before, record.bytes[range].prefix(120), after].map { part in
      String(decoding: part.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    }
    return Place(
      record: record.id, range: range, what: what,
      excerpt: "\(parts[0])⟦\(parts[1])⟧\(parts[2])")
  }
}
