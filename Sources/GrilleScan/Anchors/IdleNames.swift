//  Logs say the same names over and over, and most of them mean nothing. Those that were met lately are
//  known by the bytes before their sign.

internal import GrilleCore
internal import GrilleFormats

/// Ends of texts before a sign, the sign included, in which a name stands for which no line must be
/// scanned. A few hundred, the latest ones.
struct IdleNames {
  /// The bytes that are compared.
  typealias Key = SIMD2<UInt64>

  private static let size = 512
  private var keys = [Key](repeating: .zero, count: size)

  /// The sixteen bytes of `text` that end with the one at `sign`; nil if there are fewer.
  @inline(__always) static func key(endingWith sign: Int, in text: Span<UInt8>) -> Key? {
    guard sign >= 15, sign < text.count else { return nil }
    return unsafe text.withUnsafeBytes { bytes in
      unsafe Key(
        bytes.loadUnaligned(fromByteOffset: sign - 15, as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: sign - 7, as: UInt64.self))
    }
  }

  @inline(__always) private static func slot(_ key: Key) -> Int {
    Int((key.x &* 0x9E37_79B9_7F4A_7C15 ^ key.y &* 0xC2B2_AE3D_27D4_EB4F) >> 55)
  }

  @inline(__always) func contains(_ key: Key) -> Bool { keys[Self.slot(key)] == key }

  /// Notes that the name in `name` before the sign at `sign` is idle, if that does not depend on what
  /// stands before the bytes of `key`: something among them must end every name.
  mutating func insert(_ key: Key, _ name: ByteRange, before sign: Int, in text: Span<UInt8>) {
    guard name.lower > sign - 15 else { return }
    // Names of prose may have spaces in them, and before `String` or `&str` a name of its own may stand.
    let isProse = text[sign] == UInt8(ascii: ":")
    let mayBeTextType = InlineFields.isTextType(name, in: text)
    for place in sign - 15..<name.lower {
      let endsName =
        switch text[place] {
        case 0x20: !isProse && !mayBeTextType
        case UInt8(ascii: "&"): !mayBeTextType
        default: Self.endsNames(text[place])
        }
      if endsName {
        keys[Self.slot(key)] = key
        return
      }
    }
  }

  private static func endsNames(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ","), UInt8(ascii: "{"),
      UInt8(ascii: "("), UInt8(ascii: ";"), UInt8(ascii: "?"), 0x09:
      true
    default: false
    }
  }
}
