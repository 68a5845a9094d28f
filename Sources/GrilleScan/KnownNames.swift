//  Logs say the same names over and over. What those mean that were met lately is known by the bytes
//  before their sign, and most values are refused by their first bytes: neither where the name begins nor
//  where the value ends need be found out.

internal import GrilleCore
internal import GrilleFormats

/// What names before a sign mean, told by the bytes from the one that parts the name from what stands before
/// it up to the sign. A few hundred, the latest ones.
struct KnownNames {
  /// The bytes that are compared, the sign last, and zeros before them.
  typealias Key = SIMD2<UInt64>

  /// The meaning of a name for which no line must be scanned.
  static let idle = -1

  private struct Entry {
    var key = Key.zero
    var meaning = KnownNames.idle
  }
  private static let size = 512
  private var entries = [Entry](repeating: Entry(), count: size)

  /// The bytes that tell the name before the sign at `sign` of `text`; nil if they are too many to be known.
  @inline(__always) static func key(endingWith sign: Int, in text: Span<UInt8>) -> Key? {
    guard sign > 0, sign < text.count else { return nil }
    var last = sign - 1
    let isQuoted = Bytes.isQuote(text[last])
    if isQuoted {
      last -= 1
      while last > 0, text[last] == UInt8(ascii: "\\") { last -= 1 }
    }
    // Names of prose may have spaces in them.
    let spaceParts = isQuoted || text[sign] == UInt8(ascii: "=")
    let first = max(0, sign - 15)
    var place = last
    while place >= first, !parts(text[place], withSpace: spaceParts) { place -= 1 }
    guard place < last, place >= first || first == 0, sign - place <= 15 else { return nil }
    guard sign >= 15 else { return shortKey(from: place, to: sign, in: text) }
    let spare = UInt64(8 * (15 - (sign - place)))
    return unsafe text.withUnsafeBytes { bytes in
      let low = unsafe bytes.loadUnaligned(fromByteOffset: sign - 15, as: UInt64.self)
      let high = unsafe bytes.loadUnaligned(fromByteOffset: sign - 7, as: UInt64.self)
      return Key(low & ~0 << spare, high & ~0 << (spare > 64 ? spare - 64 : 0))
    }
  }

  /// The key of the bytes from `start` to `sign`, at most sixteen. A text begins as a line does.
  private static func shortKey(from start: Int, to sign: Int, in text: Span<UInt8>) -> Key {
    var key = Key.zero
    for place in start...sign {
      let byte = place < 0 ? 0x0A : text[place]
      key.x = key.x >> 8 | key.y << 56
      key.y = key.y >> 8 | UInt64(byte) << 56
    }
    return key
  }

  /// Whether `byte`, one of ``\t\n"&'(),;?`{|}`` or a space that counts, ends every name that stands behind it.
  @inline(__always) private static func parts(_ byte: UInt8, withSpace: Bool) -> Bool {
    let low: UInt64 =
      1 << 0x09 | 1 << 0x0A | 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x28 | 1 << 0x29
      | 1 << 0x2C | 1 << 0x3B | 1 << 0x3F
    let high: UInt64 = 1 << (0x60 - 64) | 1 << (0x7B - 64) | 1 << (0x7C - 64) | 1 << (0x7D - 64)
    let bits = byte < 64 ? low | (withSpace ? 1 << 0x20 : 0) : high
    return byte < 128 && bits >> UInt64(byte & 63) & 1 == 1
  }

  @inline(__always) private static func slot(_ key: Key) -> Int {
    Int((key.x &* 0x9E37_79B9_7F4A_7C15 ^ key.y &* 0xC2B2_AE3D_27D4_EB4F) >> 55)
  }

  /// The number of a name's meaning, ``idle`` if it has none that counts; nil if it is not known.
  @inline(__always) subscript(key: Key) -> Int? {
    let slot = Self.slot(key)
    return entries[slot].key == key ? entries[slot].meaning : nil
  }

  /// Notes the meaning of the name in `name` before the sign at `sign`, if the bytes of `key` tell all of it.
  mutating func insert(
    _ key: Key, _ name: ByteRange, before sign: Int, in text: Span<UInt8>, meaning: Int
  ) {
    let count = 16 - Self.unused(key)
    let parting = sign - count + 1
    guard name.lower > parting else { return }
    // Before `String` or `&str` a name of its own may stand.
    if parting >= 0, text[parting] == 0x20 || text[parting] == UInt8(ascii: "&"),
      InlineFields.isTextType(name, in: text)
    {
      return
    }
    entries[Self.slot(key)] = Entry(key: key, meaning: meaning)
  }

  /// The zeros before the bytes of `key`.
  private static func unused(_ key: Key) -> Int {
    (key.x != 0 ? key.x.trailingZeroBitCount : 64 + key.y.trailingZeroBitCount) / 8
  }
}

extension ValueHeads {
  /// Whether the value behind the sign at `sign` of `text` is none such as a name of that meaning asks for,
  /// as its first bytes tell.
  func refuseValue(
    behind sign: Int, _ meaning: Int, _ table: DetectorTable, in text: Span<UInt8>
  ) -> Bool {
    guard let start = InlineFields.plainValue(behind: sign, in: text) else { return false }
    // What stands for a value further on says what that one is.
    if start < text.count, InlineFields.mayBegin(bindParameter: text[start]) { return false }
    for number in table.names.meanings[meaning].rules where table.counts[table.rules[number].type] {
      if mayMatch(number, text, from: start, table.rules[number].head) { return false }
    }
    return true
  }
}
