internal import CCandidates
internal import GrilleCore
internal import GrilleFormats

/// Other places of a value that was found once.
struct Repeats: Sendable {
  /// The least length of a value that is looked for elsewhere in its record, and of one that is never kept.
  private static let shortest = 8, shortestSecret = 6
  /// The greatest.
  static let longest = 512
  /// The most values looked for in one record.
  static let most = 32

  /// Where findings lie already.
  var taken = SpanIndex()
  /// Values that stand nowhere else: of one many types may be found.
  var alone: [ByteRange] = []
  /// Values that are looked for together, by how they begin.
  private var sought: [UInt32: [ByteRange]] = [:]
  private var beginnings = [UInt64](repeating: 0, count: 1 << 10)

  /// Begins with another text.
  mutating func forgetSought() {
    guard !sought.isEmpty else { return }
    sought.removeAll(keepingCapacity: true)
    for index in beginnings.indices { beginnings[index] = 0 }
  }

  /// Whether there is a value to look for.
  var seeksAny: Bool { !sought.isEmpty }

  /// Adds the value in `range` of `text` to those that are looked for.
  mutating func seek(_ range: ByteRange, in text: Span<UInt8>) {
    let beginning = Self.beginning(at: range.lower, in: text)
    sought[beginning, default: []].append(range)
    let slot = Self.slot(beginning)
    beginnings[slot >> 6] |= 1 << UInt64(slot & 63)
  }

  /// Whether one of the values that are looked for stands alone in `text` where nothing is taken.
  ///
  /// - Complexity: linear in the bytes of `text`.
  func standElsewhere(in text: Span<UInt8>) -> Bool {
    var place = 0
    while let next = nextBeginning(in: text, from: place) {
      place = next + 1
      for range in sought[Self.beginning(at: next, in: text)] ?? []
      where next + range.count <= text.count {
        let other = ByteRange(next, next + range.count)
        if Self.areEqual(range, other, in: text), Self.isEdge(next - 1, next, in: text),
          Self.isEdge(other.upper, other.upper - 1, in: text), !taken.overlaps(other)
        {
          return true
        }
      }
    }
    return false
  }

  private func nextBeginning(in text: Span<UInt8>, from start: Int) -> Int? {
    unsafe text.withUnsafeBytes { bytes in
      unsafe beginnings.withUnsafeBufferPointer { beginnings in
        var place = start
        while place + 4 <= bytes.count {
          let slot = unsafe Self.slot(bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
          if unsafe beginnings[slot >> 6] >> UInt64(slot & 63) & 1 == 1 { return place }
          place += 1
        }
        return nil
      }
    }
  }

  private static func beginning(at place: Int, in text: Span<UInt8>) -> UInt32 {
    unsafe text.withUnsafeBytes {
      unsafe $0.loadUnaligned(fromByteOffset: place, as: UInt32.self)
    }
  }

  @inline(__always) private static func slot(_ beginning: UInt32) -> Int {
    Int((beginning &* 0x9E37_79B1) >> 16)
  }

  private static func areEqual(
    _ left: ByteRange, _ right: ByteRange, in text: Span<UInt8>
  ) -> Bool {
    (0..<left.count).allSatisfy { text[left.lower + $0] == text[right.lower + $0] }
  }

  /// Whether the value of `candidate`, which is at least as likely as `minimum`, is looked for elsewhere in `text`.
  static func isTelling(
    _ candidate: Candidate, _ minimum: Likelihood, _ table: DetectorTable, _ text: Span<UInt8>
  ) -> Bool {
    // A type is too large to be copied for each candidate.
    let least = table.types[candidate.type].neverKeep ? shortestSecret : shortest
    return !candidate.isRefused && candidate.likelihood >= minimum
      && candidate.range.count >= least && candidate.range.count <= longest
      && table.types[candidate.type].sensitivity >= .confidential
      && isTelling(text.extracting(candidate.range.range))
  }

  /// Whether `value` is telling enough to be looked for: it holds a digit, or is long and no prose.
  static func isTelling(_ value: Span<UInt8>) -> Bool {
    var isProse = false
    for index in value.indices {
      if Bytes.isDigit(value[index]) { return true }
      if Bytes.isSpace(value[index]) { isProse = true }
    }
    return value.count >= 12 && !isProse
  }

  /// The next place in `text`, from `index` on, where the bytes of `range` stand alone.
  static func next(of range: ByteRange, in text: Span<UInt8>, from index: inout Int) -> ByteRange? {
    let count = range.count
    while let place = text.first(range, from: index) {
      index = place + count
      if place != range.lower, isEdge(place - 1, place, in: text),
        Coat.escapeTail(at: place, in: text) == 0,
        isEdge(place + count, place + count - 1, in: text)
      {
        return ByteRange(place, place + count)
      }
    }
    return nil
  }

  /// Whether the byte outside does not continue the word that ends with the byte inside.
  private static func isEdge(_ outside: Int, _ inside: Int, in text: Span<UInt8>) -> Bool {
    guard outside >= 0, outside < text.count else { return true }
    return !Bytes.isAlphanumeric(text[outside]) || !Bytes.isAlphanumeric(text[inside])
  }
}

extension Span<UInt8> {
  /// Where the bytes of `range` first stand from `start` on; nil if they do not.
  fileprivate func first(_ range: ByteRange, from start: Int) -> Int? {
    unsafe withUnsafeBufferPointer { bytes in
      guard start < bytes.count, let base = unsafe bytes.baseAddress else { return nil }
      let rest = bytes.count - start
      let place = unsafe grille_find_bytes(base + start, rest, base + range.lower, range.count)
      return place < rest ? start + place : nil
    }
  }
}
