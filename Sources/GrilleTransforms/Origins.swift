//  Values were replaced in a text: where does what stands there now come from? So what is found in what came out
//  can be told by its place in what went in.

public import GrilleCore

/// Where the bytes of a text stood before values in it were replaced.
public struct Origins: Sendable {
  /// Something that took the place of something else.
  private struct Replacement {
    var here: ByteRange
    var there: ByteRange
  }

  /// In order; between them all is as it was.
  private var replacements: [Replacement] = []
  /// Where the first byte stood.
  private var start = 0

  /// Of a text in which nothing was replaced.
  public init() {}

  /// Begins a text whose first byte stood at `start`.
  public mutating func begin(at start: Int) {
    replacements.removeAll(keepingCapacity: true)
    self.start = start
  }

  /// Notes that `here` took the place of what stood at `there`; calls come in order.
  mutating func add(_ here: ByteRange, of there: ByteRange) {
    replacements.append(Replacement(here: here, there: there))
  }

  /// Whether all of `range` was put there.
  public func isReplaced(_ range: ByteRange) -> Bool {
    let last = count { $0.here.lower <= range.lower } - 1
    return last >= 0 && replacements[last].here.contains(range)
  }

  /// Where `range` comes from, with all of the values of which it touches what was put in their place.
  public func origin(of range: ByteRange) -> ByteRange {
    var (lower, upper) = (start + range.lower, start + range.upper)
    let last = count { $0.here.lower <= range.lower } - 1
    if last >= 0 {
      let (here, there) = (replacements[last].here, replacements[last].there)
      lower = range.lower < here.upper ? there.lower : there.upper + range.lower - here.upper
    }
    let next = count { $0.here.upper < range.upper }
    if next < replacements.count {
      let (here, there) = (replacements[next].here, replacements[next].there)
      upper = range.upper > here.lower ? there.upper : there.lower - (here.lower - range.upper)
    } else if let before = replacements.last {
      upper = before.there.upper + range.upper - before.here.upper
    }
    return ByteRange(lower, max(lower, upper))
  }

  /// Goes on to a text that was made of this one, as `later` says. What was replaced in part counts as replaced whole.
  public mutating func append(_ later: Origins) {
    var (joined, shift) = ([Replacement](), 0)
    var (earlier, later) = (replacements[...], later.replacements[...])
    while let lower = [earlier.first?.here.lower, later.first?.there.lower].compactMap(\.self).min()
    {
      var (end, there) = (lower, [ByteRange]())
      let start = lower + shift
      func isNext(_ range: ByteRange?) -> Bool {
        range.map { $0.lower == lower || $0.lower < end } ?? false
      }
      while true {
        if isNext(earlier.first?.here) {
          let one = earlier.removeFirst()
          end = max(end, one.here.upper)
          there.append(one.there)
        } else if isNext(later.first?.there) {
          let one = later.removeFirst()
          end = max(end, one.there.upper)
          there.append(origin(of: one.there))
          shift = one.here.upper - one.there.upper
        } else {
          break
        }
      }
      let whole = ByteRange(there.map(\.lower).min() ?? 0, there.map(\.upper).max() ?? 0)
      joined.append(Replacement(here: ByteRange(start, end + shift), there: whole))
    }
    replacements = joined
  }

  /// Of a part of the text, which parts nothing that was put there.
  public func part(_ range: ByteRange) -> Origins {
    var part = Origins()
    part.start = origin(of: range).lower
    for one in replacements where range.contains(one.here) {
      part.add(one.here.shifted(by: -range.lower), of: one.there)
    }
    return part
  }

  /// Those of its replacements by which `text`, of which `next` was made, became another.
  public func changing(_ text: Span<UInt8>, to next: Span<UInt8>) -> [ByteRange] {
    var changes: [ByteRange] = []
    for one in replacements {
      let isSame =
        one.here.count == one.there.count
        && zip(one.here.range, one.there.range).allSatisfy { next[$0] == text[$1] }
      if !isSame { changes.append(one.there) }
    }
    return changes
  }

  /// How many replacements come first for which `comesFirst` holds.
  private func count(while comesFirst: (Replacement) -> Bool) -> Int {
    var (low, high) = (0, replacements.count)
    while low < high {
      let middle = (low + high) / 2
      if comesFirst(replacements[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
