//  What Grille itself put into a text: labels, withheld markers, tokens, fingerprints. They are no
//  values and no keywords, so that redacting twice changes nothing.

internal import GrilleCore
internal import GrilleFormats

enum Ours {
  /// The places of our own output in `text`, in order. `isType` tells ids from other words in
  /// brackets.
  static func spans(in text: Span<UInt8>, isType: (String) -> Bool) -> [ByteRange] {
    var spans: [ByteRange] = []
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "["), let end = bracket(at: index, in: text, isType: isType) {
        spans.append(ByteRange(index, end))
        index = end
      } else if text[index] == UInt8(ascii: "t") || text[index] == UInt8(ascii: "f"),
        let end = token(at: index, in: text, isType: isType)
      {
        spans.append(ByteRange(index, end))
        index = end
      } else {
        index += 1
      }
    }
    return spans
  }

  private static func bracket(
    at start: Int, in text: Span<UInt8>, isType: (String) -> Bool
  ) -> Int? {
    var end = start + 1
    while end < text.count, end - start <= 96, isWordByte(text[end]) { end += 1 }
    guard end > start + 1, end < text.count else { return nil }
    let id = string(text, start + 1, end)
    if text[end] == UInt8(ascii: "]") { return isType(id) ? end + 1 : nil }
    guard id == "withheld", text[end] == UInt8(ascii: ":") else { return nil }
    while end < text.count, end - start <= 96,
      isWordByte(text[end]) || text[end] == UInt8(ascii: ":") || text[end] == UInt8(ascii: "-")
    {
      end += 1
    }
    return end < text.count && text[end] == UInt8(ascii: "]") ? end + 1 : nil
  }

  private static func string(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> String {
    unsafe text.extracting(start..<end).withUnsafeBufferPointer {
      unsafe String(decoding: $0, as: UTF8.self)
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    Bytes.isLower(byte) || Bytes.isDigit(byte) || byte == UInt8(ascii: "_")
  }

  /// `tok_<type>_<key>_<body>` and `fp_<type>_<body>`, whose type is one of ours.
  private static func token(
    at start: Int, in text: Span<UInt8>, isType: (String) -> Bool
  ) -> Int? {
    let head: Int
    if start + 4 < text.count, text[start] == UInt8(ascii: "t"),
      text[start + 1] == UInt8(ascii: "o"),
      text[start + 2] == UInt8(ascii: "k"), text[start + 3] == UInt8(ascii: "_")
    {
      head = start + 4
    } else if start + 3 < text.count, text[start] == UInt8(ascii: "f"),
      text[start + 1] == UInt8(ascii: "p"), text[start + 2] == UInt8(ascii: "_")
    {
      head = start + 3
    } else {
      return nil
    }
    if start > 0, Bytes.isAlphanumeric(text[start - 1]) || text[start - 1] == UInt8(ascii: "_") {
      return nil
    }
    var end = head
    while end < text.count, Bytes.isAlphanumeric(text[end]) || text[end] == UInt8(ascii: "_") {
      end += 1
    }
    // The type's id may itself hold `_`: try each.
    for cut in (head..<end).reversed() where text[cut] == UInt8(ascii: "_") {
      if cut > head, end - cut > 8 || cut < end - 1,
        isType(string(text, head, cut))
      {
        return end - cut > 8 ? end : nil
      }
    }
    return nil
  }
}
