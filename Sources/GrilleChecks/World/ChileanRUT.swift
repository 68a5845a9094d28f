//  RUT and RUN (Chile): seven or eight digits and a check by 11, a digit or K.
//
//  Weights 3 2 7 6 5 4 3 2, without the first for seven digits; 11 - sum mod 11, 10 gives K and 11 gives 0.
//  12.531.909-2: 3+4+35+18+5+36+0+18 = 119, which leaves 9, and 11 - 9 = 2.
//  Source: Servicio de Impuestos Internos.

enum ChileanRUT {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let rut = Value(value, upTo: 9), rut.count >= 8, rut.isDigits(0, rut.count - 1)
    else { return false }
    let digits = rut.count - 1
    let check = (11 - rut.sum(0x32765432, digits) % 11) % 11
    return check == 10 ? rut[digits] == UInt8(ascii: "K") : rut.digit(digits) == check
  }
}
