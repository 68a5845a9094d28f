//  A party of a SWIFT message, whose name and address stand in lines below its account:
//
//      :50K:/12345678
//      ERIKA MUSTERMANN
//      1 SAMPLE LANE
//      :59:/DE89370400440532013000

internal import GrilleCore

/// Follows one field 50 or 59, up to the line that begins another.
public struct MessagePartyReader: DocumentReader {
  /// An account and four lines of 35 characters.
  static let mostLines = 5
  /// A label may be longer than what it stands for.
  static let longestLine = 80

  private var line = 0
  /// Where the line in hand begins in the text.
  private var start = 0

  /// At the colon before the field's number.
  public init() {}

  /// A field holds no others.
  public var depth: Int { 1 }

  /// See ``DocumentReader``. There is no boundary inside a field.
  public mutating func read(_ text: Span<UInt8>, from place: inout Int) -> DocumentStep {
    while place < text.count {
      let byte = text[place]
      place += 1
      guard byte == 0x0A else { continue }
      if line > 0, !Self.goesOn(text.extracting(start..<place)) || line == Self.mostLines {
        place = start
        return .end
      }
      line += 1
      start = place
    }
    return .more
  }

  /// Nothing: a field is not parted.
  public func appendContext(to text: inout [UInt8]) {}

  /// Whether the line `row` may be one of a name or an address.
  private static func goesOn(_ row: Span<UInt8>) -> Bool {
    var end = row.count
    while end > 0, Bytes.isSpace(row[end - 1]) { end -= 1 }
    guard end > 0, end <= longestLine, row[0] != UInt8(ascii: ":"), row[0] != UInt8(ascii: "-"),
      row[0] != 0x20
    else { return false }
    return (0..<end).allSatisfy { isText(row[$0]) }
  }

  /// Whether `byte` is one of SWIFT's character set X, or of our labels and masks.
  private static func isText(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "?"),
      UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "."),
      UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: "+"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: "*"):
      true
    default: Bytes.isAlphanumeric(byte)
    }
  }

  /// Whether `line` begins with `:50K:`, `:59:` or the like.
  static func begins(_ line: Span<UInt8>) -> Bool {
    guard line.count > 5, line[0] == UInt8(ascii: ":"), line[1] == UInt8(ascii: "5"),
      line[2] == UInt8(ascii: "0") || line[2] == UInt8(ascii: "9")
    else { return false }
    return line[3] == UInt8(ascii: ":")
      || Bytes.isLetter(line[3]) && line[4] == UInt8(ascii: ":")
  }
}
