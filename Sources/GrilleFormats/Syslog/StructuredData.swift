//  The structured data of a syslog line (RFC 5424): `<165>1 time host app pid id [id@1 name="value"] message`.
//  In a value `"`, `\` and `]` stand behind a backslash.

public import GrilleCore

/// Places in syslog lines.
public enum StructuredData {
  /// Fields before the structured data, the first of which holds priority and version.
  private static let fields = 6
  /// No header is longer.
  private static let longestHeader = 1024

  /// Where the elements stand in `line`; nil if it is no such line, or has none.
  ///
  /// - Complexity: linear in the bytes up to their end; constant for other lines.
  public static func range(in line: Span<UInt8>) -> ByteRange? {
    guard line.count > 16, line[0] == UInt8(ascii: "<"), Bytes.isDigit(line[1]) else { return nil }
    var place = 1
    while place < 4, Bytes.isDigit(line[place]) { place += 1 }
    guard line[place] == UInt8(ascii: ">"), Bytes.isDigit(line[place + 1]) else { return nil }
    var spaces = 0
    let limit = min(line.count, longestHeader)
    while place < limit, spaces < fields {
      if line[place] == 0x20 { spaces += 1 }
      place += 1
    }
    guard spaces == fields, place < line.count, line[place] == UInt8(ascii: "[") else { return nil }
    let start = place
    while place < line.count, line[place] == UInt8(ascii: "["),
      let end = endOfElement(at: place, in: line)
    {
      place = end
    }
    return place > start ? ByteRange(start, place) : nil
  }

  /// Where the element that begins at `start` ends.
  private static func endOfElement(at start: Int, in line: Span<UInt8>) -> Int? {
    var isQuoted = false
    var place = start + 1
    while place < line.count {
      switch line[place] {
      case UInt8(ascii: "\\") where isQuoted: place += 1
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "]") where !isQuoted: return place + 1
      default: break
      }
      place += 1
    }
    return nil
  }
}
