//  PESEL (Poland): YYMMDD, four digits, check digit.
//
//  Weights 1 3 7 9 1 3 7 9 1 3 1; the sum divides by 10. The month adds 20 for the 2000s, 40 and 60
//  for what follows, 80 for the 1800s.
//  44051401359: 4+12+0+45+1+12+0+9+3+15+9 = 110, and 14 May 1944 is a day.
//  Source: Ministerstwo Cyfryzacji, gov.pl.

enum PESEL {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let pesel = Value(value, digits: 11), pesel.sum(0x13791379131, 11) % 10 == 0
    else { return false }
    let month = pesel.number(2, 4)
    let century = [1900, 2000, 2100, 2200, 1800][month / 20]
    return isDate(century + pesel.number(0, 2), month % 20, pesel.number(4, 6))
  }
}
