//  Where a document ends, and where one that is longer than a record is parted.
//
//      {"accounts": [ {…}, {…},│ {…}, {…},│ {…} ]}
//                              └ part      └ part
//
//  A part ends behind a member or an element, as far out as there is one in its second half. What stands
//  around the next part is told by its context (`{"accounts":[`), so fields keep the names around them. How
//  the stream was cut into chunks leaves no trace: a part ends only when `limit` bytes are there.

/// What the bytes in hand of a document begin with.
public enum DocumentFrame: Hashable, Sendable {
  /// More bytes are needed.
  case more
  /// The rest of the document, with the end of its line if nothing else stands there; also where the
  /// stream ends in it.
  case rest(Int)
  /// A part.
  case part(Int)
  /// It is no document after all, or cannot be parted: nothing up to that byte begins one either.
  case failed(Int)
}

/// Cuts one document into parts of bounded length.
public struct DocumentFramer<Reader: DocumentReader>: Sendable {

  /// What opens the containers in which the bytes in hand stand; empty for the beginning.
  public private(set) var context: [UInt8] = []
  /// The context of what follows a part, as soon as that was taken out.
  private var following: [UInt8]?

  /// At the first byte in hand, and as far as was read.
  private var settled: Reader
  private var ahead: Reader
  private var first: Int
  private var place: Int
  private var hasEnded = false
  private var cut: (place: Int, depth: Int) = (0, .max)
  /// As far as was read when the part in hand was best ended, if it may well end there.
  private var best: Reader?

  /// Begins with a document whose first byte is at `place` of the bytes in hand; what stands before it
  /// belongs to its first part.
  public init(_ reader: Reader, at place: Int) {
    settled = reader
    ahead = reader
    first = place
    self.place = place
  }

  /// What `pending` begins with. It must hold what it held before, less the parts taken out.
  ///
  /// - Parameters:
  ///   - atEnd: whether nothing follows.
  ///   - limit: the most bytes of a part.
  public mutating func next(in pending: Span<UInt8>, atEnd: Bool, limit: Int) -> DocumentFrame {
    if let following {
      context = following
      self.following = nil
    }
    let bound = min(pending.count, limit)
    let text = pending.extracting(0..<bound)
    while !hasEnded {
      switch ahead.read(text, from: &place) {
      case .more:
        if bound == limit { return part(text) }
        return atEnd ? .rest(bound) : .more
      case .boundary: note(limit)
      case .end: hasEnded = true
      case .failed: return .failed(place)
      }
    }
    return endOfLine(in: pending, atEnd: atEnd, limit: limit)
  }

  /// Notes that a part may end here: as far out as possible, but so late that no part is short.
  private mutating func note(_ limit: Int) {
    let isLate = place > limit / 2
    if !isLate || cut.place <= limit / 2 || ahead.depth <= cut.depth {
      cut = (place, ahead.depth)
      if isLate { best = ahead }
    }
  }

  /// Ends the part in hand where it was best.
  private mutating func part(_ text: Span<UInt8>) -> DocumentFrame {
    guard cut.place > 0 else { return .failed(place) }
    let end = cut.place
    // What was read ahead of the cut is read again: each byte three times at most.
    if let best {
      settled = best
    } else {
      var index = first
      let known = text.extracting(0..<end)
      while index < end { _ = settled.read(known, from: &index) }
    }
    ahead = settled
    (first, place, cut, best) = (0, 0, (0, .max), nil)
    var context: [UInt8] = []
    settled.appendContext(to: &context)
    following = context
    return .part(end)
  }

  /// Takes in the end of the last line if nothing else stands on it. What does is read by itself: whether
  /// another document begins there must not depend on what was redacted before it.
  private func endOfLine(in pending: Span<UInt8>, atEnd: Bool, limit: Int) -> DocumentFrame {
    var end = place
    if pending[end - 1] == 0x0A { return .rest(end) }
    while end < pending.count, end < limit, Bytes.isBlank(pending[end]) || pending[end] == 0x0D {
      end += 1
    }
    guard end < pending.count, end < limit else {
      return atEnd || end >= limit ? .rest(end) : .more
    }
    return .rest(pending[end] == 0x0A ? end + 1 : place)
  }
}
