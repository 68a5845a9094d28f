//  What the scout keeps of a line while it looks at it.

internal import GrilleCore

/// What was already tried on the line in hand, in vain, and what waits for more.
struct Tried {
  private var line = 0
  private var detectors: [Int]
  /// By detector, up to where in the text in hand it was looked for line by line.
  private var ends: [(line: Int, end: Int)]
  private var types: [Int]
  /// Whether the names of its fields were read.
  var names = false
  /// Whether the session's locator knows of this line.
  var hasLocator = false
  /// Whether it wears a coat of encoding.
  var isClothed = false
  /// The line whose keywords were read last, and by keyword the last line on which it stands.
  private var keywordsLine = 0
  private var keywords: [Int]
  private var hits: [KeywordHit] = []
  /// The types that a keyword or a name speaks of.
  private(set) var heard: [Int32] = []
  /// Uses of anchors, with their places, that count only if their type is spoken of.
  var waiting: [(use: Int32, place: Int32)] = []
  /// Long values of fields that were looked at.
  var nests = Nests()

  init(_ table: DetectorTable) {
    detectors = [Int](repeating: 0, count: table.detectors.count)
    ends = [(line: Int, end: Int)](repeating: (0, 0), count: table.detectors.count)
    types = [Int](repeating: 0, count: table.types.count)
    keywords = [Int](repeating: 0, count: table.keywords.count)
  }

  /// Begins with another line.
  mutating func next() {
    line += 1
    names = false
    hasLocator = false
    isClothed = false
    heard.removeAll(keepingCapacity: true)
    waiting.removeAll(keepingCapacity: true)
    nests.forget()
  }

  /// Whether `detector` is tried for the first time on this line.
  mutating func isFirst(_ detector: Int) -> Bool {
    defer { detectors[detector] = line }
    return detectors[detector] != line
  }

  /// Whether `detector` is tried for the first time on the lines in `range`, those before being done.
  mutating func isFirst(_ detector: Int, in range: ByteRange) -> Bool {
    if ends[detector].line == line, range.upper <= ends[detector].end { return false }
    ends[detector] = (line, range.upper)
    return true
  }

  /// Whether the keyword with this number stands on this line, whose bytes are `text`.
  mutating func hasKeyword(
    _ keyword: Int, in text: Span<UInt8>, _ table: borrowing KeywordTable
  ) -> Bool {
    if keywordsLine != line {
      keywordsLine = line
      table.find(in: text, into: &hits)
      for index in hits.indices { keywords[hits[index].keyword] = line }
    }
    return keywords[keyword] == line
  }

  /// Notes that something on this line speaks of `type`.
  mutating func hear(_ type: Int32) {
    guard !hears(Int(type)) else { return }
    types[Int(type)] = line
    heard.append(type)
  }

  /// Whether something on this line speaks of `type`.
  func hears(_ type: Int) -> Bool { types[type] == line }
}
