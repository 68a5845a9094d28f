//  The smallest input that still fails, found by leaving pieces out, half by half.

/// Makes failing inputs small.
package enum Reducer {
  /// `input` less what it can do without and still fails.
  ///
  /// - Parameters:
  ///   - most: how often `fails` is asked at most.
  ///   - fails: whether an input fails in the way in question.
  package static func reduced(
    _ input: [UInt8], most: Int = 4000, fails: ([UInt8]) -> Bool
  ) -> [UInt8] {
    var (best, asked) = (input, 0)
    var size = max(1, best.count / 2)
    while asked < most {
      let before = best.count
      var start = 0
      while start < best.count, asked < most {
        var shorter = best
        shorter.removeSubrange(start..<min(best.count, start + size))
        asked += 1
        if fails(shorter) { best = shorter } else { start += size }
      }
      if size > 1 {
        size /= 2
      } else if best.count == before {
        break
      }
    }
    return best
  }
}
