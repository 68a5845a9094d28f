//  Values in other clothes. A layer is a record with one coat of encoding taken off everywhere at
//  once: JSON and C escapes, percent-encoding, XML entities, `+` for a space, full-width digits,
//  invisible characters, base64 that holds JSON. Each byte of a layer remembers which bytes of the
//  record it came from, so what is found in it is replaced in the record as a whole encoded run.

public import GrilleCore

/// A record, or what it says under some layers of encoding.
public struct Layer: Sendable {
  /// The bytes as this layer reads them.
  public let bytes: [UInt8]
  /// How many coats were taken off.
  public let depth: Int
  /// For each byte of `bytes`, the first byte in the record it came from; empty at depth 0.
  private let starts: [Int32]
  /// For each byte of `bytes`, one past the last byte in the record it came from; empty at depth 0.
  private let ends: [Int32]

  /// The record itself.
  public init(record: Span<UInt8>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(record.count)
    for index in record.indices { bytes.append(record[index]) }
    self.bytes = bytes
    depth = 0
    starts = []
    ends = []
  }

  private init(bytes: [UInt8], depth: Int, starts: [Int32], ends: [Int32]) {
    self.bytes = bytes
    self.depth = depth
    self.starts = starts
    self.ends = ends
  }

  /// The bytes of the record from which the bytes in `range` came.
  public func source(of range: ByteRange) -> ByteRange {
    guard depth > 0, !range.isEmpty else { return range }
    return ByteRange(Int(starts[range.lower]), Int(ends[range.upper - 1]))
  }

  /// Whether any byte in `range` is written otherwise in the record.
  public func isUndressed(in range: ByteRange) -> Bool {
    depth > 0 && !range.isEmpty && source(of: range).count != range.count
  }

  /// This layer with one more coat off; nil if there is none.
  public func undressed() -> Layer? {
    guard let first = firstClothed() else { return nil }
    var next = Builder(of: self, unchangedUpTo: first)
    var changed = false
    var index = first
    while index < bytes.count {
      if let step = decode(at: index) {
        next.append(step.bytes, from: index..<index + step.length)
        index += step.length
        changed = true
      } else if let step = base64JSON(at: index) {
        next.append(step.bytes, from: index..<index + step.length)
        index += step.length
        changed = true
      } else {
        next.append(bytes[index], from: index)
        index += 1
      }
    }
    guard changed else { return nil }
    return Layer(bytes: next.bytes, depth: depth + 1, starts: next.starts, ends: next.ends)
  }

  /// The first byte at which a coat could begin: most records have none.
  private func firstClothed() -> Int? {
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "\\"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "+"), 0xC2, 0xE2,
        0xEF:
        return index
      case UInt8(ascii: "e") where isBase64JSONStart(index): return index
      default: break
      }
    }
    return nil
  }

  private struct Builder {
    var bytes: [UInt8]
    var starts: [Int32] = []
    var ends: [Int32] = []
    let layer: Layer

    init(of layer: Layer, unchangedUpTo first: Int) {
      self.layer = layer
      bytes = []
      bytes.reserveCapacity(layer.bytes.count)
      starts.reserveCapacity(layer.bytes.count)
      ends.reserveCapacity(layer.bytes.count)
      for index in 0..<first { append(layer.bytes[index], from: index) }
    }

    mutating func append(_ byte: UInt8, from index: Int) {
      bytes.append(byte)
      starts.append(layer.depth == 0 ? Int32(index) : layer.starts[index])
      ends.append(layer.depth == 0 ? Int32(index + 1) : layer.ends[index])
    }

    /// Appends what `range` of the layer stands for: every byte of it comes from the whole range.
    mutating func append(_ decoded: [UInt8], from range: Range<Int>) {
      let source = layer.source(of: ByteRange(range))
      for byte in decoded {
        bytes.append(byte)
        starts.append(Int32(source.lower))
        ends.append(Int32(source.upper))
      }
    }
  }
}

// MARK: one coat

extension Layer {
  private typealias Step = (bytes: [UInt8], length: Int)

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  /// What the encoded character at `index` stands for, and its length.
  private func decode(at index: Int) -> Step? {
    switch bytes[index] {
    case UInt8(ascii: "\\"): escape(at: index)
    case UInt8(ascii: "%"): hexByte(at: index + 1).map { ([$0], 3) }
    case UInt8(ascii: "&"): entity(at: index)
    case UInt8(ascii: "+"): plus(at: index)
    case 0xC2, 0xE2, 0xEF: lookalike(at: index)
    default: nil
    }
  }

  private func hexByte(at index: Int) -> UInt8? {
    guard let high = byte(index).flatMap(Bytes.hex), let low = byte(index + 1).flatMap(Bytes.hex)
    else { return nil }
    return high << 4 | low
  }

  private func escape(at index: Int) -> Step? {
    switch byte(index + 1) {
    case UInt8(ascii: "n"): return ([0x0A], 2)
    case UInt8(ascii: "r"): return ([0x0D], 2)
    case UInt8(ascii: "t"): return ([0x09], 2)
    case let plain?
    where plain == UInt8(ascii: "/") || plain == UInt8(ascii: "\\") || Bytes.isQuote(plain):
      return ([plain], 2)
    case UInt8(ascii: "x"): return hexByte(at: index + 2).map { ([$0], 4) }
    case UInt8(ascii: "u"):
      guard let unit = codeUnit(at: index + 2) else { return nil }
      if unit & 0xFC00 == 0xD800, byte(index + 6) == UInt8(ascii: "\\"),
        byte(index + 7) == UInt8(ascii: "u"), let low = codeUnit(at: index + 8),
        low & 0xFC00 == 0xDC00
      {
        return (Self.utf8(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF), 12)
      }
      return (Self.utf8(unit), 6)
    default: return nil
    }
  }

  private func codeUnit(at index: Int) -> UInt32? {
    guard let high = hexByte(at: index), let low = hexByte(at: index + 2) else { return nil }
    return UInt32(high) << 8 | UInt32(low)
  }

  private static func utf8(_ scalar: UInt32) -> [UInt8] {
    Array(String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
  }

  private func entity(at index: Int) -> Step? {
    let names: [(StaticString, UInt8)] = [
      ("&lt;", 0x3C), ("&gt;", 0x3E), ("&amp;", 0x26), ("&quot;", 0x22), ("&apos;", 0x27),
    ]
    for (name, character) in names where starts(with: name, at: index) {
      return ([character], name.utf8CodeUnitCount)
    }
    guard byte(index + 1) == UInt8(ascii: "#") else { return nil }
    var end = index + 2
    let isHex = byte(end).map { $0 | 0x20 } == UInt8(ascii: "x")
    if isHex { end += 1 }
    let digits = end
    var scalar: UInt32 = 0
    while end - digits < 8, let digit = byte(end).flatMap(Bytes.hex), isHex || digit < 10 {
      scalar = scalar &* (isHex ? 16 : 10) &+ UInt32(digit)
      end += 1
    }
    guard end > digits, byte(end) == UInt8(ascii: ";") else { return nil }
    return (Self.utf8(scalar), end + 1 - index)
  }

  private func starts(with text: StaticString, at index: Int) -> Bool {
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { buffer in
      buffer.indices.allSatisfy { unsafe bytes[index + $0] == buffer[$0] }
    }
  }

  /// `+` stands for a space in form bodies; only between letters and digits is it taken for one.
  private func plus(at index: Int) -> Step? {
    guard index > 0, Bytes.isAlphanumeric(bytes[index - 1]),
      byte(index + 1).map(Bytes.isAlphanumeric) == true
    else { return nil }
    return ([0x20], 1)
  }

  /// Full-width digits, spaces and hyphens of other kinds, and characters nobody sees.
  private func lookalike(at index: Int) -> Step? {
    switch (bytes[index], byte(index + 1), byte(index + 2)) {
    case (0xC2, 0xA0, _): return ([0x20], 2)  // no-break space
    case (0xC2, 0xAD, _): return ([], 2)  // soft hyphen
    case (0xE2, 0x80, let last?):
      switch last {
      case 0x80...0x8A, 0xAF: return ([0x20], 3)  // spaces of all widths
      case 0x8B...0x8D: return ([], 3)  // zero width
      case 0x90...0x93: return ([0x2D], 3)  // hyphens and the en dash
      default: return nil
      }
    case (0xE2, 0x81, 0xA0): return ([], 3)  // word joiner
    case (0xE2, 0x88, 0x92): return ([0x2D], 3)  // minus
    case (0xEF, 0xBB, 0xBF): return ([], 3)  // byte order mark
    case (0xEF, 0xBC, let last?) where last &- 0x90 < 10: return ([0x30 + (last - 0x90)], 3)
    default: return nil
    }
  }

  // MARK: base64

  /// Whether base64 of a JSON object could begin here: `eyJ`, `eyA`, `ewo`, `ew0`.
  private func isBase64JSONStart(_ index: Int) -> Bool {
    guard bytes[index] == UInt8(ascii: "e"), let second = byte(index + 1),
      let third = byte(index + 2), index == 0 || !Bytes.isAlphanumeric(bytes[index - 1]),
      second == UInt8(ascii: "y") && (third == UInt8(ascii: "J") || third == UInt8(ascii: "A"))
        || second == UInt8(ascii: "w") && (third == UInt8(ascii: "o") || third == UInt8(ascii: "0"))
    else { return false }
    // Deep in a run of base64 nothing begins anew; else `eyJ-eyJ-…` would be decoded from each of them.
    var start = index
    while start > 0, index - start < Self.deepInRun, Self.base64(bytes[start - 1]) != nil {
      start -= 1
    }
    return index - start < Self.deepInRun
  }

  private static var deepInRun: Int { 40 }

  private func base64JSON(at index: Int) -> Step? {
    guard isBase64JSONStart(index) else { return nil }
    var decoded: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    var end = index
    while let byte = byte(end), let value = Self.base64(byte) {
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        decoded.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
      end += 1
    }
    while end - index < bytes.count, byte(end) == UInt8(ascii: "="), count > 0 {
      end += 1
      count -= 2
    }
    guard decoded.count >= 8, decoded.contains(UInt8(ascii: ":")) else { return nil }
    return (decoded, end - index)
  }

  /// The value of a base64 or base64url digit.
  private static func base64(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
