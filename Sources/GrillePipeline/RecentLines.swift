//  The end of what was given out: a statement that goes over several lines names its columns some lines before its
//  values.

internal import GrilleCore
internal import GrilleFormats

/// The last whole lines of a stream, the same however it was cut.
struct RecentLines: Sendable {
  /// So many bytes are looked back over.
  static let reach = 4096

  private var bytes: [UInt8] = []
  /// How many bytes there were.
  private var total = 0

  /// Whether these are all lines there were.
  var areAll: Bool { total <= Self.reach }

  /// Forgets all.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    total = 0
  }

  /// Adds whole lines.
  mutating func append(_ lines: Span<UInt8>) {
    total += lines.count
    if lines.count >= Self.reach {
      bytes.removeAll(keepingCapacity: true)
      bytes.append(lines.extracting(lines.count - Self.reach..<lines.count))
      return
    }
    bytes.append(lines)
    if bytes.count > 2 * Self.reach { bytes.removeFirst(bytes.count - Self.reach) }
  }

  /// Adds those of another part of the stream.
  mutating func append(_ others: RecentLines) {
    append(others.bytes.span)
    total += others.total - others.bytes.count
  }

  /// The lines, no more than ``reach`` bytes.
  var lines: ArraySlice<UInt8> {
    let last = bytes.suffix(Self.reach)
    guard !areAll else { return last }
    return last.firstIndex(of: 0x0A).map { last[($0 + 1)...] } ?? []
  }
}
