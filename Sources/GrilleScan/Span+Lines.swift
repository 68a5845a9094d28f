//  Line feeds in bytes, found by vectors.

internal import CCandidates

extension Span<UInt8> {
  /// Where the first line feed stands; nil if there is none. O(*n*).
  package var firstLineFeed: Int? {
    unsafe withUnsafeBufferPointer { bytes in
      guard let base = unsafe bytes.baseAddress else { return nil }
      let place = unsafe grille_find_line_feed(base, bytes.count)
      return place < bytes.count ? place : nil
    }
  }

  /// Where what stands behind the last line feed begins; 0 if there is none. O(*n*).
  package var startOfLastLine: Int {
    unsafe withUnsafeBufferPointer { bytes in
      unsafe bytes.baseAddress.map { unsafe grille_end_of_lines($0, bytes.count) } ?? 0
    }
  }

  /// How many line feeds there are. O(*n*).
  package var lineFeeds: Int {
    unsafe withUnsafeBufferPointer { bytes in
      unsafe bytes.baseAddress.map { unsafe grille_count_lines($0, bytes.count) } ?? 0
    }
  }

  /// Where from `start` on, which begins a line, a line begins that may open a document; nil if none does.
  /// O(*n*).
  package func nextOpening(from start: Int) -> Int? {
    unsafe withUnsafeBufferPointer { bytes in
      guard let base = unsafe bytes.baseAddress else { return nil }
      let place = unsafe grille_find_opening(base, bytes.count, start)
      return place < bytes.count ? place : nil
    }
  }
}
