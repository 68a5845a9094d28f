//  Bytes outside findings: what stands between replacements must come out as it went in.
//
//      in     pin=1234 and {"ssn":536904399}
//      out    pin=[pin] and {"ssn":"[us_ssn]"}
//             ────     ─────────────        ─    these, in this order

internal import Grille

/// Holds an output against the input and what was found in it.
enum Outside {
  /// Whether bytes of `input` outside of what `passage` replaced are in its output, in order.
  static func isSame(_ input: [UInt8], _ passage: Passage) -> Bool {
    let output = passage.output
    var from = 0
    var start = 0
    var isExact = true
    for place in merged(passage.edited, in: input) {
      let gap = input[start..<place.lowerBound]
      guard let found = find(gap, in: output, from: from, isFirst: start == 0) else {
        isExact = false
        break
      }
      from = found
      start = place.upperBound
    }
    let rest = input[start...]
    if isExact, from + rest.count <= output.count, output.suffix(rest.count) == rest,
      start > 0 || output.count == input.count
    {
      return true
    }
    return isSubsequence(output, of: input)
  }

  /// One past where `gap` stands in `output`.
  private static func find(
    _ gap: ArraySlice<UInt8>, in output: [UInt8], from start: Int, isFirst: Bool
  ) -> Int? {
    if isFirst { return output.starts(with: gap) ? gap.count : nil }
    guard let first = gap.first else { return start }
    var place = start
    while place + gap.count <= output.count {
      if output[place] == first, output[place..<place + gap.count] == gap {
        return place + gap.count
      }
      place += 1
    }
    return nil
  }

  /// `places` in order, those that meet as one, and with all of a JSON scalar of which a part was found.
  private static func merged(_ places: [Range<Int>], in input: [UInt8]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for place in places.map({ widened($0, in: input) }).sorted(by: {
      $0.lowerBound < $1.lowerBound
    }) {
      if let last = merged.last, last.upperBound >= place.lowerBound {
        merged[merged.count - 1] =
          last.lowerBound..<max(last.upperBound, place.upperBound)
      } else {
        merged.append(place)
      }
    }
    return merged
  }

  private static func widened(_ place: Range<Int>, in input: [UInt8]) -> Range<Int> {
    var range = place
    let scalar = JSONScalar(
      around: ByteRange(place.lowerBound, place.upperBound), in: input.span)
    if let scalar { range = scalar.range.range }
    // A value without end is swallowed to where it ends.
    if place.count > RedactionSession.longestRecord / 2 {
      var end = place.upperBound
      while end < input.count, input[end] > 0x20, !"\"'<>".utf8.contains(input[end]) { end += 1 }
      range = range.lowerBound..<end
    }
    return range
  }

  /// Whether what comes out is of the input or of our making. Asked where replacing made something
  /// visible that was replaced in its turn, of which no finding tells.
  private static func isSubsequence(_ output: [UInt8], of input: [UInt8]) -> Bool {
    // By place of the output, how little of the input it takes to get there.
    var taken = [Int](repeating: .max, count: output.count + 1)
    taken[0] = 0
    for place in output.indices where taken[place] < .max {
      if let found = input[taken[place]...].firstIndex(of: output[place]) {
        taken[place + 1] = min(taken[place + 1], found + 1)
      }
      if let end = madeEnd(output, place) { taken[end] = min(taken[end], taken[place]) }
    }
    return taken[output.count] < .max
  }

  /// One past what of our making begins at `place`: a label, a star, a quote.
  private static func madeEnd(_ output: [UInt8], _ place: Int) -> Int? {
    switch output[place] {
    case UInt8(ascii: "*"), UInt8(ascii: "\""), UInt8(ascii: "\\"): return place + 1
    case UInt8(ascii: "["), UInt8(ascii: "%"):
      var end = place + 1
      while end < output.count, end - place < 64, isNameByte(output[end]) { end += 1 }
      guard end < output.count, end - place > 2 else { return nil }
      if output[end] == UInt8(ascii: "]") { return end + 1 }
      return output[end...].starts(with: "%5D".utf8) ? end + 3 : nil
    default: return nil
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "B"):
      true
    default: false
    }
  }
}
