public import GrilleCore

/// What lines of a PEM private key look like, with or without a log's prefix before them.
public enum PEM {
  private static let begin = Array("-----BEGIN ".utf8)
  private static let end = Array("-----END ".utf8)
  private static let key = Array("PRIVATE KEY".utf8)

  /// Whether a private key begins in `line` and does not end in it.
  public static func opens(_ line: ByteRange, in text: Span<UInt8>) -> Bool {
    guard let start = find(begin, in: line, of: text),
      let name = find(key, in: ByteRange(start, min(line.upper, start + 64)), of: text)
    else { return false }
    return find(end, in: ByteRange(name, line.upper), of: text) == nil
  }

  /// Whether the END line is in `line`.
  public static func closes(_ line: ByteRange, in text: Span<UInt8>) -> Bool {
    find(end, in: line, of: text) != nil
  }

  /// Whether nothing but white space stands in `line`.
  public static func isBlank(_ line: ByteRange, in text: Span<UInt8>) -> Bool {
    line.range.allSatisfy { Bytes.isSpace(text[$0]) }
  }

  /// Whether `line` is a header of the block, or ends in a run of base64.
  public static func continues(_ line: ByteRange, in text: Span<UInt8>) -> Bool {
    var upper = line.upper
    while upper > line.lower, !isBase64(text[upper - 1]) { upper -= 1 }
    guard upper > line.lower else { return false }
    var lower = upper
    while lower > line.lower, isBase64(text[lower - 1]) { lower -= 1 }
    if upper - lower >= 16 { return true }
    return ["Proc-Type:", "DEK-Info:", "Version:", "Comment:"].contains {
      find(Array($0.utf8), in: line, of: text) != nil
    }
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    Bytes.isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "=")
  }

  private static func find(_ needle: [UInt8], in range: ByteRange, of text: Span<UInt8>) -> Int? {
    guard range.count >= needle.count else { return nil }
    // Of the bytes that the needle begins with one after the other, looking at every so-manyth will do.
    let step = needle.firstIndex { $0 != needle[0] } ?? needle.count
    var index = range.lower + step - 1
    while index < range.upper {
      if text[index] == needle[0] {
        for start in index - step + 1...index where start + needle.count <= range.upper {
          if needle.indices.allSatisfy({ text[start + $0] == needle[$0] }) { return start }
        }
      }
      index += step
    }
    return nil
  }
}
