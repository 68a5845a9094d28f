//  An anchor of classes, twelve digits say, is part of what many detectors look for, and most of them go on from other
//  bytes than stand there. Each has an automaton of its own to tell; which of them to ask is told by a few bytes at
//  once.

internal import GrilleCore

/// By anchor that has several uses, with which halves of its first bytes which of them may go on.
struct UseFilters: Sendable {
  /// With fewer uses it is as soon asked of each.
  private static let least = 3
  /// How many bytes are looked at, and how many sets of uses are known of one.
  private static let places = 4
  private static let halves = 32

  /// By anchor, where its sets begin; -1 if it has none.
  private var first: [Int32] = []
  /// By place, low half and high half the uses that may be, a bit each.
  private var sets: [UInt64] = []

  /// Adds those of the next anchor.
  ///
  /// - Parameter beginnings: by use, how many bytes before the anchor its match begins, and what may stand at its
  ///   first bytes; nil if that is not known.
  mutating func add(_ beginnings: [(distance: Int, sets: [ByteSet])?]) {
    guard beginnings.count >= Self.least, beginnings.count <= UInt64.bitWidth else {
      first.append(-1)
      return
    }
    first.append(Int32(sets.count))
    for place in 0..<Self.places {
      var low = [UInt64](repeating: 0, count: 16)
      var high = low
      for (use, beginning) in beginnings.enumerated() {
        var set = ByteSet.all
        if let beginning, beginning.distance + place < beginning.sets.count {
          set = beginning.sets[beginning.distance + place]
        }
        set.forEach { byte in
          low[Int(byte & 15)] |= 1 << UInt64(use)
          high[Int(byte >> 4)] |= 1 << UInt64(use)
        }
      }
      sets += low + high
    }
  }

  /// Which of the uses of `anchor` may be where it stands at `place` of `text`: a bit each, all if that is not known.
  @inline(__always) func uses(of anchor: Int, at place: Int, in text: Span<UInt8>) -> UInt64 {
    let start = Int(first[anchor])
    guard start >= 0, place >= 0, place + Self.places <= text.count else { return .max }
    var uses = UInt64.max
    for index in 0..<Self.places {
      let byte = text[place + index]
      let row = start + index * Self.halves
      uses &= sets[row + Int(byte & 15)] & sets[row + 16 + Int(byte >> 4)]
    }
    return uses
  }
}

extension UseFilters: Storable {
  func store(in writer: inout StoreWriter) {
    first.store(in: &writer)
    sets.store(in: &writer)
  }
  init(from reader: inout StoreReader) {
    first = Array(from: &reader)
    sets = Array(from: &reader)
  }
}

extension UInt64 {
  /// Whether the use of that number, from 0, is among these; those without a bit are.
  @inline(__always) func mayBe(_ use: Int32) -> Bool {
    use >= bitWidth || self >> UInt64(use) & 1 != 0
  }
}
