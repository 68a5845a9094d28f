//  A stream cut into records. How the stream was cut into chunks leaves no trace: where a record ends
//  depends on the bytes alone.
//
//      a line               up to and with its "\n"; the last one may lack it
//      a PEM block          a line with `-----BEGIN … PRIVATE KEY` and the lines up to its END
//      a window             part of a line that is longer than `longestRecord`
//
//  At most `longestRecord` bytes are held back, and a block ends where it stops looking like one.

internal import GrilleCore
internal import GrilleFormats
internal import GrilleScan

/// Cuts a stream into records.
struct Framer {
  /// The most bytes a record may have. A longer line is cut into windows.
  static let longestRecord = 256 * 1024
  /// Lines that do not look like part of a PEM block and are still taken for a part of it: other
  /// writers' lines between, and the short last line.
  static let foreignLines = 2
  /// The most bytes of a PEM block.
  static let longestBlock = 64 * 1024

  enum Frame: Equatable {
    /// A whole record of that many bytes, its line feed included.
    case record(Int)
    /// The line is longer than a record may be; that many bytes of it are there.
    case window(Int)
    /// More bytes are needed.
    case more
  }

  private enum State: Equatable {
    case line
    case block(lastInside: Int, foreign: Int)
  }

  /// How far the pending bytes were looked at: the start of the line in hand, and the search in it.
  private var lineStart = 0
  private var searched = 0
  private var state = State.line

  /// Whether no line of the pending bytes has ended yet.
  var isMidFirstLine: Bool { state == .line && lineStart == 0 }

  /// What `pending` begins with.
  ///
  /// - Parameters:
  ///   - atEnd: whether nothing follows `pending`.
  ///   - midLine: whether `pending` goes on with a line whose beginning is already gone.
  mutating func next(in pending: Span<UInt8>, atEnd: Bool, midLine: Bool) -> Frame {
    while true {
      let end: Int
      switch endOfLine(in: pending, atEnd: atEnd) {
      case .at(let found): end = found
      case .tooLong:
        // A block's lines that are already there go first; the long line starts anew behind them.
        if case .block(let inside, _) = state { return finish(inside) }
        self = Framer()
        return .window(Self.longestRecord)
      case .missing:
        if atEnd, case .block(let inside, _) = state { return finish(inside) }
        return .more
      }
      let line = ByteRange(lineStart, end)
      switch state {
      case .line:
        guard !midLine, PEM.opens(line, in: pending) else { return finish(end) }
        state = .block(lastInside: end, foreign: 0)
      case .block(let inside, let foreign):
        if PEM.closes(line, in: pending) { return finish(end) }
        if PEM.continues(line, in: pending) {
          state = .block(lastInside: end, foreign: foreign)
        } else if foreign < Self.foreignLines {
          state = .block(lastInside: inside, foreign: foreign + 1)
        } else {
          return finish(inside)
        }
        if end >= Self.longestBlock { return finish(end) }
      }
      lineStart = end
      searched = end
    }
  }

  private enum LineEnd {
    /// One past its line feed, or the end of the stream.
    case at(Int)
    /// The line is longer than a record may be.
    case tooLong
    /// It is not there yet.
    case missing
  }

  private mutating func endOfLine(in pending: Span<UInt8>, atEnd: Bool) -> LineEnd {
    let bound = lineStart + Self.longestRecord
    let end = min(pending.count, bound)
    if searched < end {
      if let feed = pending.extracting(searched..<end).firstLineFeed {
        searched += feed + 1
        return .at(searched)
      }
      searched = end
    }
    if searched >= bound { return .tooLong }
    return atEnd && lineStart < pending.count ? .at(pending.count) : .missing
  }

  private mutating func finish(_ count: Int) -> Frame {
    self = Framer()
    return .record(count)
  }
}

/// What lines of a PEM private key look like, with or without a log's prefix before them.
enum PEM {
  private static let begin = Array("-----BEGIN ".utf8)
  private static let end = Array("-----END ".utf8)
  private static let key = Array("PRIVATE KEY".utf8)

  /// Whether a private key begins in `line` and does not end in it.
  static func opens(_ line: ByteRange, in text: Span<UInt8>) -> Bool {
    guard let start = find(begin, in: line, of: text),
      let name = find(key, in: ByteRange(start, min(line.upper, start + 64)), of: text)
    else { return false }
    return find(end, in: ByteRange(name, line.upper), of: text) == nil
  }

  /// Whether the END line is in `line`.
  static func closes(_ line: ByteRange, in text: Span<UInt8>) -> Bool {
    find(end, in: line, of: text) != nil
  }

  /// Whether `line` is blank, a header of the block, or ends in a run of base64.
  static func continues(_ line: ByteRange, in text: Span<UInt8>) -> Bool {
    var upper = line.upper
    while upper > line.lower, !isBase64(text[upper - 1]) { upper -= 1 }
    guard upper > line.lower else { return true }
    var lower = upper
    while lower > line.lower, isBase64(text[lower - 1]) { lower -= 1 }
    if upper - lower >= 16 { return true }
    return ["Proc-Type:", "DEK-Info:", "Version:", "Comment:"].contains {
      find(Array($0.utf8), in: line, of: text) != nil
    }
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    Bytes.isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "=")
  }

  private static func find(_ needle: [UInt8], in range: ByteRange, of text: Span<UInt8>) -> Int? {
    guard range.count >= needle.count else { return nil }
    // Of the bytes that the needle begins with one after the other, looking at every so-manyth will do.
    let step = needle.firstIndex { $0 != needle[0] } ?? needle.count
    var index = range.lower + step - 1
    while index < range.upper {
      if text[index] == needle[0] {
        for start in index - step + 1...index where start + needle.count <= range.upper {
          if needle.indices.allSatisfy({ text[start + $0] == needle[$0] }) { return start }
        }
      }
      index += step
    }
    return nil
  }
}
