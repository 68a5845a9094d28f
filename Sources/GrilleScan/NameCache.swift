//  Structured logs say the same names in every record. What those met lately mean is kept by their bytes.

internal import GrilleCore

/// What names mean, of a few hundred at most, the latest ones.
struct NameCache {
  /// The longest name that is kept.
  private static let longest = 32
  private static let size = 256

  private struct Entry {
    /// The bytes of the name, and zeros.
    var bytes = SIMD4<UInt64>.zero
    /// How many they are; 0 in an entry that was never filled.
    var count = 0
    var reading = NameTable.Reading()
  }
  private var entries = [Entry](repeating: Entry(), count: size)

  /// What the name in `range` of `text` means.
  @inline(__always)
  mutating func read(
    _ text: Span<UInt8>, _ range: ByteRange, _ names: borrowing NameTable
  ) -> NameTable.Reading {
    guard range.count <= Self.longest, !range.isEmpty else { return names.read(text, range) }
    let bytes = Self.bytes(of: text.extracting(range.range))
    let slot = Self.slot(bytes)
    if entries[slot].bytes == bytes, entries[slot].count == range.count {
      return entries[slot].reading
    }
    let reading = names.read(text, range)
    entries[slot] = Entry(bytes: bytes, count: range.count, reading: reading)
    return reading
  }

  private static func bytes(of name: Span<UInt8>) -> SIMD4<UInt64> {
    var bytes = SIMD4<UInt64>.zero
    unsafe name.withUnsafeBytes { name in
      unsafe withUnsafeMutableBytes(of: &bytes) { unsafe $0.copyMemory(from: name) }
    }
    return bytes
  }

  private static func slot(_ bytes: SIMD4<UInt64>) -> Int {
    let mixed =
      bytes.x &* 0x9E37_79B9_7F4A_7C15 ^ bytes.y &* 0xC2B2_AE3D_27D4_EB4F
      ^ bytes.z &* 0x1656_67B1_9E37_79F9 ^ bytes.w &* 0x27D4_EB2F_1656_67C5
    return Int(mixed >> 56)
  }
}
