//  Lines redacted apart from their stream, by guess: most lines mean the same whatever stands before
//  them. So threads can work ahead, each with a session of its own, and the session of the stream adopts
//  what they made, in order, where the guess was right, and does the work itself where not: after the
//  beginning of a private key, of a line longer than a record, of a value without end.

internal import GrilleCore
internal import GrilleFormats
internal import GrilleScan

/// What a session made of whole lines that it took for the beginning of a stream.
public struct RedactedPart: Sendable {
  /// What comes out for them.
  public internal(set) var pieces = RedactedPieces()
  /// Findings, their places counted from the first of the lines.
  var findings: [LocatedFinding] = []
  var statistics = RedactionStatistics()
  var lineFeeds = 0
  /// Whether nothing was left in hand behind the last line.
  var isWhole = false
  /// Its last line, and whether its first one may rule off the line before it or be its value.
  var lastLine: [UInt8] = []
  var mayRule = false
  /// Its last lines, and whether a statement has names that may stand before its first one.
  var recent = RecentLines()
  var lacksNames = false
  /// The tables that the lines define, and whether one was lacking before them.
  var defined = DefinedTables()
  /// The statements that the lines leave behind, and whether one was lacking before them.
  var statements = OpenStatements()
  /// Whether its first line, if the stream begins with it, may begin a table.
  var mayBeginTable = false

  /// Nothing yet.
  public init() {}
}

extension RedactionSession {
  /// Replaces `part` by what becomes of `lines` at the beginning of a stream. What this session did
  /// before is forgotten: it works for others, never for a stream of its own.
  ///
  /// - Parameters:
  ///   - lines: whole lines, each with its line feed.
  ///   - gathersFindings: whether the stream's session tells of findings.
  public mutating func redactApart(
    _ lines: Span<UInt8>, gathersFindings: Bool, into part: inout RedactedPart
  ) {
    restart()
    part.pieces.removeAll()
    part.findings.removeAll(keepingCapacity: true)
    self.gathersFindings = gathersFindings
    // What adds up, and what is shown second, is decided in the order of the stream, in one place.
    part.isWhole = false
    guard watch == nil, cards == nil else { return }
    swap(&gathered, &part.findings)
    redact(lines, into: &part.pieces)
    swap(&gathered, &part.findings)
    part.statistics = statistics
    part.lineFeeds = line - 1
    part.isWhole = isBetweenRecords
    let first = lines.extracting(0..<Self.endOfLine(in: lines, from: 0))
    part.mayBeginTable = mayName(first)
    part.mayRule = PrintedTable.isRule(first) || NamesAbove.value(in: first) != nil
    part.lastLine = lastLine
    (part.recent, part.lacksNames) = (recent, lacksNames)
    part.defined = defined
    part.statements = statements
  }

  /// Takes what was made of the next lines of this stream for its own, and tells of the findings, as if
  /// the lines had been redacted here.
  ///
  /// - Returns: false if it does not follow from what came before; then nothing was done, and the lines
  ///   must be redacted here.
  public mutating func adopt(_ part: borrowing RedactedPart) -> Bool {
    guard watch == nil, cards == nil, isBetweenLines, part.isWhole,
      !(mayBeTable && part.mayBeginTable), !part.mayRule, !part.lacksNames,
      statements.isEmpty || !part.statements.isLacking,
      defined.isEmpty || !part.defined.isLacking
    else {
      return false
    }
    statements.append(part.statements)
    defined.append(part.defined)
    mayBeTable = false
    if let onFinding {
      for finding in part.findings {
        var finding = finding
        finding.record += statistics.records
        finding.line += line - 1
        finding.range = finding.range.shifted(by: offset)
        finding.field = finding.field?.shifted(by: offset)
        onFinding(finding)
      }
    }
    lastLine = part.lastLine
    recent.append(part.recent)
    statistics.add(part.statistics)
    line += part.lineFeeds
    offset += part.statistics.bytesIn
    return true
  }

  /// Gives back the bytes held back, as if they had not come yet; nil if they are more than the beginning
  /// of a line that stands for itself.
  public mutating func giveBackPartialLine() -> [UInt8]? {
    guard behind == 0, !isSwallowing, framer.isMidFirstLine else { return nil }
    var bytes: [UInt8] = []
    swap(&bytes, &pending)
    statistics.bytesIn -= bytes.count
    framer.restart()
    return bytes
  }
}
