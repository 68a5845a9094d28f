//  Where an escape's own letter could be taken for the beginning of a value.

extension Coat {
  /// How many bytes from `place` on belong to an escape that begins with a backslash before it: 1 of `\n`, 5 of
  /// `\u0041`, 0 if there is none. No digit is one: whoever finds a number there needs all of it.
  public static func escapeTail(at place: Int, in text: Span<UInt8>) -> Int {
    guard place > 0, place < text.count, text[place - 1] == UInt8(ascii: "\\") else { return 0 }
    switch text[place] {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"),
      UInt8(ascii: "f"):
      return 1
    case UInt8(ascii: "u"):
      let isCode =
        place + 4 < text.count && (1...4).allSatisfy { Bytes.hex(text[place + $0]) != nil }
      return isCode ? 5 : 1
    default: return 0
    }
  }
}
