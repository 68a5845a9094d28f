//  T.C. kimlik number (Turkey): eleven digits, the first not 0, two check digits by 10.
//
//  Weights 3 1 3 1 3 1 3 1 3 and 1 for the first check digit; the sum divides by 10. The second is the
//  sum of all before it by 10. 10000000146: 3+0+0+0+0+0+0+0+3+4 = 10, and 1+1+4 = 6.
//  Source: Nüfus ve Vatandaşlık İşleri.

enum TCKimlik {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard let id = Value(value, digits: 11), id.digit(0) != 0,
      (id.sum(0x313131313, 9) + id.digit(9)) % 10 == 0
    else { return false }
    return id.sum(0x1111111111, 10) % 10 == id.digit(10)
  }
}
