//  What ties records together: the value of a field such as `trace_id` or `customer_id`. Only a hash of it
//  is kept, and only while the stream lasts.

internal import GrilleCore
internal import GrilleFormats

/// Names of fields whose values are keys, the one that is heeded first.
struct Correlation: Sendable {
  /// Without separators, in lower case.
  private let names: [[UInt8]]
  /// The last letters of the names: most fields end otherwise.
  private let endings: Set<UInt16>

  init(_ names: [String]) {
    self.names = names.map { Self.bare(Array($0.utf8).span) }
    endings = Set(
      self.names.filter { $0.count > 1 }.map { Self.ending($0[$0.count - 2], $0[$0.count - 1]) })
  }

  private static func ending(_ first: UInt8, _ second: UInt8) -> UInt16 {
    UInt16(first | 0x20) << 8 | UInt16(second | 0x20)
  }

  /// The key of a record; nil if none of its fields is one.
  ///
  /// - Complexity: linear in the record.
  func key(of record: Span<UInt8>) -> CorrelationKey? {
    var best: (rank: Int, value: ByteRange)?
    func take(_ field: Field) {
      guard !field.value.isEmpty, let rank = rank(of: record.extracting(field.name.range)),
        rank < best?.rank ?? .max
      else { return }
      best = (rank, field.value)
    }
    for index in record.indices {
      switch record[index] {
      case UInt8(ascii: "="), UInt8(ascii: ":"):
        if mayEnd(before: index, in: record),
          let field = InlineFields.field(at: index, in: record)?.1
        {
          take(field)
        }
      case UInt8(ascii: ">"):
        guard mayEnd(before: index, in: record) else { continue }
        for field in InlineFields.locate(in: record) { take(field) }
        return best.map { Self.key(record.extracting($0.value.range)) }
      default: continue
      }
    }
    return best.map { Self.key(record.extracting($0.value.range)) }
  }

  /// Whether one of the names may end before the sign at `index`.
  private func mayEnd(before index: Int, in record: Span<UInt8>) -> Bool {
    var end = index
    while end > 2, end > index - 3, !Bytes.isAlphanumeric(record[end - 1]) { end -= 1 }
    return end >= 2 && endings.contains(Self.ending(record[end - 2], record[end - 1]))
  }

  /// Where the name stands among those heeded; 0 is heeded first, nil is none of them.
  func rank(of name: Span<UInt8>) -> Int? {
    guard name.count <= 64 else { return nil }
    let bare = Self.bare(name)
    return names.firstIndex(of: bare)
  }

  /// The key that `value` is.
  static func key(_ value: Span<UInt8>) -> CorrelationKey { CorrelationKey(hash: hash(value)) }

  /// A hash of `value`, and of what `seed` is a hash of: FNV-1a, its bits mixed as SplitMix64 does.
  ///
  /// The same in every process: where keys are folded together for want of room, which of them are depends on
  /// it, and so does what comes out. Whoever makes hashes meet on purpose is shown less, never more.
  static func hash(_ value: Span<UInt8>, after seed: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
    var hash = seed
    for index in value.indices { hash = (hash ^ UInt64(value[index])) &* 0x100_0000_01B3 }
    hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
    return hash ^ hash >> 31
  }

  private static func bare(_ name: Span<UInt8>) -> [UInt8] {
    var bare: [UInt8] = []
    for index in name.indices where Bytes.isAlphanumeric(name[index]) {
      bare.append(Bytes.isUpper(name[index]) ? name[index] | 0x20 : name[index])
    }
    return bare
  }
}
