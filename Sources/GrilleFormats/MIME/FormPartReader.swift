//  A part of a form body (RFC 7578), whose name stands lines above its value:
//
//      Content-Disposition: form-data; name="ssn"
//
//      536904399
//      --boundary

/// Follows one part of `multipart/form-data`, up to the line that ends it.
public struct FormPartReader: DocumentReader {
  /// A value of more lines is no field's value.
  static let mostLines = 64

  private var line = 0
  /// Where the line in hand begins in the text.
  private var start = 0
  private var isBody = false

  /// At the beginning of the part's first header.
  public init() {}

  /// A part holds no others.
  public var depth: Int { 1 }

  /// See ``DocumentReader``. There is no boundary inside a part.
  public mutating func read(_ text: Span<UInt8>, from place: inout Int) -> DocumentStep {
    while place < text.count {
      let byte = text[place]
      place += 1
      guard byte == 0x0A else { continue }
      let step = take(text.extracting(start..<place))
      // The boundary is no part of the part: whatever becomes of it, it stays a boundary.
      if step == .end { place = start }
      start = place
      if step != .more { return step }
    }
    return .more
  }

  private mutating func take(_ row: Span<UInt8>) -> DocumentStep {
    let isBlank = row.count == 1 || row.count == 2 && row[0] == 0x0D
    if isBody, Self.isBoundary(row) { return .end }
    // A header's name is what every line before the body begins with.
    if !isBody, !isBlank, !Bytes.isLetter(row[0]) { return .failed }
    if isBlank { isBody = true }
    line += 1
    return line < Self.mostLines ? .more : .failed
  }

  /// Whether a part ends with the line `row`: `--boundary`.
  static func isBoundary(_ row: Span<UInt8>) -> Bool {
    guard row.count > 2, row[0] == UInt8(ascii: "-"), row[1] == UInt8(ascii: "-") else {
      return false
    }
    // The value may be a key: `-----BEGIN …` is no boundary.
    return row.count < 7 || row[4] != UInt8(ascii: "-")
      || row[5] != UInt8(ascii: "B") && row[5] != UInt8(ascii: "E")
  }

  /// Nothing: a part is not parted.
  public func appendContext(to text: inout [UInt8]) {}
}
