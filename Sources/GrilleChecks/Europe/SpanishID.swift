//  NIF or DNI (Spain): eight digits and a letter; NIE, of foreigners: X, Y or Z, seven digits, a
//  letter.
//
//  The number by 23 looks the letter up in TRWAGMYFPDXBNJZSQVHLCKE; X, Y, Z stand for 0, 1, 2.
//  54362315K: 54362315 leaves 21, K. X-2482300-W: 02482300 leaves 2, W.
//  Source: Ministerio del Interior.

enum SpanishID {
  /// `54362315K`: the letter of n mod 23.
  static func isNIF(_ value: Span<UInt8>) -> Bool {
    guard let nif = Value(value, upTo: 9), nif.count == 9, nif.isDigits(0, 8) else { return false }
    return nif[8] == letter(nif.number(0, 8))
  }
  /// `X-2482300-W`: X, Y, Z stand for 0, 1, 2.
  static func isNIE(_ value: Span<UInt8>) -> Bool {
    guard let nie = Value(value, upTo: 9), nie.count == 9 else { return false }
    return passesNIE(nie)
  }
  static func passesNIE(_ nie: Value) -> Bool {
    guard nie[0] >= UInt8(ascii: "X"), nie[0] <= UInt8(ascii: "Z"), nie.isDigits(1, 8)
    else { return false }
    return nie[8] == letter((Int(nie[0]) - 88) * 10_000_000 + nie.number(1, 8))
  }
  static func letter(_ number: Int) -> UInt8 {
    let letters: InlineArray<23, UInt8> = [
      84, 82, 87, 65, 71, 77, 89, 70, 80, 68, 88, 66, 78, 74, 90, 83, 81, 86, 72, 76, 67, 75, 69,
    ]  // TRWAGMYFPDXBNJZSQVHLCKE
    return letters[number % 23]
  }
}
