//  Names with the picture of their value behind them, as COBOL's copybooks have it and dumps repeat it:
//
//      05  CUST-DOB         PIC 9(08)     : '19710118'

internal import GrilleCore

extension FieldLocator {
  /// The end of the name that ends before `end`, without the picture that COBOL writes of its value:
  /// `CUST-DOB   PIC 9(08) : …`.
  static func withoutPicture(_ end: Int, _ limit: Int, in text: Span<UInt8>) -> Int {
    var place = end
    while place > limit, isOfPicture(text[place - 1]) { place -= 1 }
    guard place < end, place - 5 > limit,
      GenericName.matches("pic", ByteRange(place - 4, place - 1), in: text),
      text[place - 1] == 0x20, text[place - 5] == 0x20
    else { return end }
    place -= 5
    while place > limit, text[place - 1] == 0x20 { place -= 1 }
    return place
  }

  /// Whether `byte` may be one of a picture: `S9(9)V99`.
  private static func isOfPicture(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "X"), UInt8(ascii: "S"), UInt8(ascii: "V"), UInt8(ascii: "Z"),
      UInt8(ascii: "("), UInt8(ascii: ")"):
      true
    default: Bytes.isDigit(byte)
    }
  }
}

extension InlineFields {
  /// One of these stands where COBOL writes the picture of a value behind its name.
  public static let signsOfPictures = [" PIC X(", " PIC 9(", " PIC S9("]
}
