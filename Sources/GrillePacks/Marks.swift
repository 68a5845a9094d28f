public import GrilleCore

/// Texts with places marked in them: `card ⟦4111111111111111⟧`.
public enum Marks {
  /// The text without marks and the marked places in bytes of it; nil if the marks do not pair.
  public static func parse(_ marked: String) -> (text: [UInt8], ranges: [ByteRange])? {
    var text: [UInt8] = []
    var ranges: [ByteRange] = []
    var open: Int?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦":
        guard open == nil else { return nil }
        open = text.count
      case "⟧":
        guard let start = open else { return nil }
        ranges.append(ByteRange(start, text.count))
        open = nil
      default: text.append(contentsOf: Array(String(scalar).utf8))
      }
    }
    return open == nil ? (text, ranges) : nil
  }
}
